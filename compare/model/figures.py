"""Numbers that state something, alone and in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


class FigureRole(StrEnum):
    """Whether a figure says what was done or what is wanted."""

    RESULT = "result"
    TARGET = "target"


class FigureKind(StrEnum):
    """What a figure tells of its indicator; a result and a target may be of any kind."""

    LEVEL = "level"
    """How much there is: 受理122件."""
    CHANGE = "change"
    """By how much it changed: 同比增长82%, 提高0.2个百分点."""
    SHARE = "share"
    """Which part of something: 办结率100%, 占三分之二."""
    RANK = "rank"
    """In which place it stands: 居全省第3位."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that states something."""

    span: Span
    """The number and its unit, in the clean text."""
    text: str
    """As printed, with qualifier and unit."""
    number: str
    """As printed, without qualifier and unit."""
    value: float
    """In units of one: 1.2万件 is 12000. Of a range the lower end. Per cent in per cent."""
    unit: str
    qualifier: str
    name: str
    """The indicator, as far as the clause tells it."""
    role: FigureRole
    sentence: int
    """Index into `Document.sentences`."""
    kind: FigureKind = FigureKind.LEVEL
    high: float | None = None
    """The upper end of a range; None where there is one value."""
    step: float = 1.0
    """What one more in the last digit printed would add, in units of one: 10 000 000 for 198.5亿."""
    subject: str = ""
    """The name without 增长 or 下降 at its end."""
    head: str = ""
    """The noun of the name, without the verbs before it: 行政复议申请 of 收到行政复议申请."""
    scope: tuple[str, ...] = ()
    """Words that say of what part it is told, such as 全市, 网上, 一审, in the order of the text; then for what time it is a
    mean (月均), 原 where it is what something was before, and 累计 where it has come together over no time told."""
    period: str = ""
    """The time that its sentence, or what was said before it, names for it, in the normal form; "" where none is named."""
    basis: str = ""
    """Of a change: against what it is told, such as 同比, 比上年; "" where it is not said."""

    @property
    def signed(self) -> float:
        """The value, below 0 where it says by how much something fell."""
        return -self.value if self.kind is FigureKind.CHANGE and self.name.endswith("下降") else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One indicator in both documents."""

    name: str
    unit: str
    role: FigureRole
    old: Figure
    new: Figure

    @property
    def kind(self) -> FigureKind:
        """What both figures tell of the indicator."""
        return self.new.kind

    @property
    def change(self) -> float:
        """New less old, in units of one."""
        return self.new.signed - self.old.signed

    @property
    def change_percent(self) -> float | None:
        """Change over old in per cent; None where old is 0, and of what is a rate, a share or a rank itself."""
        if self.kind is not FigureKind.LEVEL or not self.old.value:
            return None
        return 100 * self.change / abs(self.old.value)
