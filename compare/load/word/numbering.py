"""Automatic numbering: the label that Word prints before a paragraph, which is nowhere in its text.

Counting follows ISO/IEC 29500-1, 17.9: the lists (w:num) that share one definition
(w:abstractNum) share its counters; a list with a start override begins anew where it is
first used; a level begins anew after any level above it, or as w:lvlRestart says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.load.word import symbols
from compare.load.word.markup import attribute, children, integer, name, switch, value
from compare.load.word.number_formats import BULLET, CODES, known, printed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from compare.load.word.remarks import Remarks
    from compare.load.word.styles import Styles

_LEVELS = 9
_LONGEST_LABEL = 64
"""Characters of a level's text; 第%1条 has 4. What is printed before each paragraph must not fill the memory."""

_PLACE = re.compile(r"%([1-9])")
_CLOSED = "、，。；：）〕】》"
"""After these Chinese typography sets no blank, even where Word's list has a tab for alignment."""

_OLD_SUFFIXES = {"Space": "space", "Nothing": "nothing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    style: str = "decimal"
    width: int = 0
    """Figures at least, for the custom formats 001, 002, …"""
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """The level (from 1) after which this one begins anew; 0 for never; None for any level above."""
    is_legal: bool = False
    """All numbers of the label as decimal figures."""
    paragraph_style: str = ""
    font: str = ""

    def number(self, count: int, *, is_legal: bool) -> str:
        """One number of a label."""
        return printed(count, "decimal" if is_legal and self.style != "none" else self.style).rjust(self.width, "0")


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list (w:num): a definition and what it overrides."""

    definition: str
    levels: tuple[Level, ...]
    restarts: frozenset[int]
    """Levels that begin anew where this list is first used."""


@dataclass(slots=True)
class _Counters:
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    begun: dict[str, None] = field(default_factory=dict)
    """The lists already used with these counters."""


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles, remarks: Remarks) -> None:
        self._styles = styles
        self._remarks = remarks
        self._counters: dict[str, _Counters] = {}
        elements = [] if root is None else list(root)
        definitions = [element for element in elements if name(element) in {"w:abstractNum", "w:listDef"}]
        self._definitions = {_definition_id(element): element for element in definitions}
        self._elements = {_list_id(element): element for element in elements if name(element) in {"w:num", "w:list"}}
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._lists: dict[str, _List] = {}

    def _list(self, list_id: str) -> _List:
        """A list, put together when it is first used."""
        if list_id not in self._lists:
            element = self._elements[list_id]
            definition = self._linked(_named(element))
            if definition not in self._levels:
                found = self._definitions.get(definition)
                self._levels[definition] = () if found is None else _levels(found)
            self._lists[list_id] = _overridden(element, definition, self._levels[definition])
        return self._lists[list_id]

    def _linked(self, definition: str) -> str:
        """The definition behind a list style, where this one only names the style."""
        found = self._definitions.get(definition)
        style = "" if found is None else value(found, "w:numStyleLink") or value(found, "w:listStyleLink")
        element = self._elements.get(self._styles.list_of(style)) if style else None
        return definition if element is None else _named(element)

    def label(self, style: str, list_id: str, level: int | None) -> str:
        """Count one paragraph; its label with the blank behind it, "" where it has none.

        Args:
            style: The paragraph's style, "" for the default one.
            list_id: The list that the paragraph itself names, "" for none ("0": none, against its style).
            level: The level that the paragraph itself names.
        """
        list_id = list_id or self._styles.list_of(style)
        found = self._list(list_id) if list_id in self._elements else None
        if found is None or not found.levels:
            return ""
        at = min(max(self._styled_level(style, found) if level is None else level, 0), len(found.levels) - 1)
        if not known(found.levels[at].style):
            self._remarks.formats[found.levels[at].style[:_LONGEST_LABEL]] = None
        return _written(found, at, self._counted(list_id, found, at))

    def _styled_level(self, style: str, found: _List) -> int:
        """The level that the list ties to a style, else the one that the style names."""
        for identifier, item in self._styles.chain(style):
            tied = next(
                (at for at, level in enumerate(found.levels) if level.paragraph_style == identifier), item.level
            )
            if tied is not None:
                return tied
        return 0

    def _counted(self, list_id: str, found: _List, at: int) -> list[int]:
        """Count on at a level; the numbers of all levels down to it."""
        counters = self._counters.setdefault(found.definition, _Counters())
        counts = counters.counts
        if list_id not in counters.begun:
            counters.begun[list_id] = None
            for restarted in found.restarts:
                counts[restarted] = None
        current = counts[at]
        counts[at] = found.levels[at].start if current is None else current + 1
        for below in range(at + 1, len(found.levels)):
            restart = found.levels[below].restart
            if restart is None or at < restart:
                counts[below] = None
        for above in range(at):
            if counts[above] is None:
                counts[above] = found.levels[above].start
        return [count or 0 for count in counts[: at + 1]]


def _written(found: _List, at: int, counts: list[int]) -> str:
    level = found.levels[at]
    if level.style == BULLET:
        text = symbols.bullet(level.text, level.font)
    else:
        text = _PLACE.sub(lambda match: _number(found, counts, int(match[1]) - 1, is_legal=level.is_legal), level.text)
    if not text or level.suffix == "nothing" or text[-1] in _CLOSED or text[-1].isspace():
        return text
    return text + " "


def _number(found: _List, counts: list[int], at: int, *, is_legal: bool) -> str:
    return found.levels[at].number(counts[at], is_legal=is_legal) if at < len(counts) else ""


def _definition_id(element: Element) -> str:
    return attribute(element, "abstractNumId") or attribute(element, "listDefId")


def _list_id(element: Element) -> str:
    """What paragraphs call a list; Word 2003 has the later names but for a few."""
    return attribute(element, "numId") or attribute(element, "ilfo")


def _named(element: Element) -> str:
    """The definition that a list names."""
    return value(element, "w:abstractNumId") or value(element, "w:ilst")


def _overridden(element: Element, definition: str, levels: tuple[Level, ...]) -> _List:
    """A list with the levels of its definition, but for those that it overrides."""
    own, restarts = list(levels), []
    for override in children(element, "w:lvlOverride"):
        at = _place(override)
        if not 0 <= at < len(own):
            continue
        for level in children(override, "w:lvl"):
            own[at] = _level(level)
        start = integer(override, "w:startOverride")
        if start is not None:
            own[at] = replace(own[at], start=start)
            restarts.append(at)
    return _List(definition=definition, levels=tuple(own), restarts=frozenset(restarts))


def _levels(definition: Element) -> tuple[Level, ...]:
    """The levels of a definition, with plain ones in the gaps."""
    found = {at: _level(element) for element in children(definition, "w:lvl") if 0 <= (at := _place(element)) < _LEVELS}
    return tuple(found.get(at, Level()) for at in range(max(found, default=-1) + 1))


def _place(element: Element) -> int:
    digits = attribute(element, "ilvl")
    return int(digits) if digits in tuple("012345678") else -1


def _level(element: Element) -> Level:
    style, width = _format(element)
    start = integer(element, "w:start")
    suffix = value(element, "w:suff", default="tab")
    return Level(
        start=1 if start is None else start,
        style=style,
        width=width,
        text=value(element, "w:lvlText")[:_LONGEST_LABEL],
        suffix=_OLD_SUFFIXES.get(suffix, suffix),
        restart=integer(element, "w:lvlRestart"),
        is_legal=switch(element, "w:isLgl") or False,
        paragraph_style=value(element, "w:pStyle"),
        font=_font(element),
    )


def _format(level: Element) -> tuple[str, int]:
    """The number format and, for a custom one such as 001, its width."""
    code = integer(level, "w:nfc")
    if code is not None:
        return CODES.get(code, "decimal"), 0
    found = next((item for item in level.iter() if name(item) == "w:numFmt"), None)
    if found is None:
        return "decimal", 0
    style = attribute(found, "val")
    if style == "custom":
        first = attribute(found, "format").split(",")[0].strip()
        return "decimal", min(len(first), _LEVELS) if first.isdigit() else 0
    return style, 0


def _font(level: Element) -> str:
    fonts = next((item for item in level.iter() if name(item) == "w:rFonts"), None)
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
