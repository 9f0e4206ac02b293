"""Lines of runs as HTML: every character of a document is escaped here and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from compare.report.content import Heading, Line, Mark, Run, Table, visible
from compare.report.drawing import spark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.options import Language
    from compare.report.content import Report
    from compare.report.labels import Labels

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ELLIPSIS = "…"
_FULL = "█"
_PLACE = re.compile(r"[ab]\d+")
# What a run is called in the style sheet beside its element.
_CLASSES = (Mark.LOCAL, Mark.FIGURE, Mark.COSMETIC, Mark.MOVED)


class Writer:
    """Writes the lines of one page and keeps what they refer to."""

    def __init__(self, labels: Labels, anchors: frozenset[str] = frozenset()) -> None:
        self.labels = labels
        self._anchors = anchors
        self.evidence: dict[str, int] = {}
        """Each piece of evidence once, with its place in the list that the page carries."""

    @property
    def language(self) -> Language:
        """The language of the report's own words."""
        return self.labels.language

    def line(self, line: Line, *, names: bool = True) -> str:
        """A line with its marks; `names` off where the same anchors stand elsewhere on the page."""
        runs = _without_ellipses(line) if any(run.hidden for run in line) else line
        return "".join(self._run(run, names=names) for run in runs)

    def _run(self, run: Run, *, names: bool) -> str:
        if Mark.BAR in run.marks:
            return _bar(run.text)
        if Mark.SPARK in run.marks:
            return spark(run)
        if Mark.NOTE in run.marks:
            return self._note(run)
        text = _text(run.text)
        tag = "del" if Mark.REMOVED in run.marks else "ins" if Mark.ADDED in run.marks else ""
        attributes = self._attributes(run, names=names)
        if Mark.STRONG in run.marks:
            text = f"<strong>{text}</strong>"
        if not tag and not run.evidence and self.leads(run.target):
            return f'<a href="#{escape(run.target)}"{attributes}>{text}</a>'
        if not tag and not attributes:
            return text
        return f"<{tag or 'span'}{attributes}>{text}</{tag or 'span'}>"

    def _attributes(self, run: Run, *, names: bool) -> str:
        """What a script or a link finds a run by."""
        kinds = " ".join(mark.value for mark in _CLASSES if mark in run.marks)
        said = f' class="{kinds}"' if kinds else ""
        if run.anchor:
            said += f' {"id" if names else "data-i"}="{escape(run.anchor)}"'
        if run.evidence:
            said += f' data-e="{self.evidence.setdefault(run.evidence, len(self.evidence))}"'
            said += f' data-t="{escape(run.target)}"' if run.target else ""
        return said

    def leads(self, target: str) -> bool:
        """Whether something on the page has this name, or text in whose midst it lies."""
        return target in self._anchors or (bool(_PLACE.fullmatch(target)) and f"{target[0]}:text" in self._anchors)

    def _note(self, run: Run) -> str:
        """Words of the report; what they left out opens in place."""
        text = _text(run.text)
        if run.hidden:
            return f'<details class="more"><summary>{text}</summary>{_text(run.hidden)}</details>'
        if self.leads(run.target):
            return f'<a class="note" href="#{escape(run.target)}">{text}</a>'
        return f'<span class="note">{text}</span>'

    def lang(self, line: Line, known: str = "") -> str:
        """A lang attribute where a line is not in the report's own language."""
        if known:
            return f' lang="{escape(known)}"'
        foreign = not self.language.tag.startswith("zh") and _HAN.search(visible(line))
        return ' lang="zh-Hans"' if foreign else ""


def anchors(report: Report) -> frozenset[str]:
    """Every name that leads somewhere on a page; a:text and b:text say that it shows text of a side at all."""
    found: set[str] = set()
    for chapter in report.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading):
                found.update(block.anchors)
            elif isinstance(block, Table):
                found.update(row.anchor for row in block.rows if row.anchor)
                found.update(run.anchor for row in block.rows for cell in row.cells for run in cell if run.anchor)
    sides = {f"{name.removeprefix('row-')[0]}:text" for name in found if name.startswith("row-")}
    return frozenset(found | sides)


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _bar(cells: str) -> str:
    """A share as a bar; the number stands beside it in words."""
    return (
        f'<svg class="bar" viewBox="0 0 {len(cells)} 2" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="bar-filled" width="{cells.count(_FULL)}" height="2"/></svg>'
    )


def _without_ellipses(line: Line) -> Iterator[Run]:
    """The line without the dots around what can be opened: the style sheet sets them while it is closed."""
    for place, run in enumerate(line):
        text = run.text
        if place and line[place - 1].hidden:
            text = text.removeprefix(_ELLIPSIS)
        if place + 1 < len(line) and line[place + 1].hidden:
            text = text.removesuffix(_ELLIPSIS)
        yield run if text == run.text else replace(run, text=text)
