"""The visible text of a tree, line by line, in the order of the page."""

from __future__ import annotations

import re
from enum import IntFlag, auto
from typing import TYPE_CHECKING

from compare.load.html import numbers, styles
from compare.load.html.containers import is_container
from compare.load.html.page import Box, Line, Page
from compare.load.html.tables import layout_tables
from compare.load.rows import CELL, table_row

if TYPE_CHECKING:
    from lxml.etree import _Element

_RUN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+|[^\x00-\x20\x7f-\x9f\u2028\u2029]+")
"""White space of the markup, with control characters that no page means; no-break and ideographic blanks are text."""
_SPACES = frozenset(map(chr, (*range(0x21), *range(0x7F, 0xA0), 0x2028, 0x2029)))
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff“”‘’…—·]")
_BLANK = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\xad]*")
_HOLDERS = styles.BLOCKS - {"p", "li", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre"}
"""Elements that may hold an article; cells do where their table lays the page out."""
_LISTS = frozenset({"ol", "ul", "menu", "dir"})


class _Does(IntFlag):
    """What an open element does to the lines, to be undone where it ends."""

    BREAK = auto()
    PRESERVE = auto()
    LINK = auto()
    BOX = auto()
    TABLE = auto()
    ROW = auto()
    LIST = auto()
    ITEM = auto()
    HEADING = auto()


def read_page(root: _Element, *, hidden: bool = False) -> Page:
    """The lines of a page and the elements that hold them.

    Args:
        root: The root of the tree.
        hidden: Whether to read what is hidden as well.
    """
    from lxml import etree  # noqa: PLC0415 - loaded already where there is a tree

    walk = _Walk(layout_tables(root))
    events = etree.iterwalk(root, events=("start", "end"))
    skipped: _Element | None = None
    for event, element in events:
        if event == "start":
            if _is_out(walk, element, hidden=hidden):
                skipped = element
                events.skip_subtree()
            else:
                walk.open(element)
        else:
            if element is skipped:
                skipped = None
            else:
                walk.close()
            if element.tail:
                walk.add(element.tail)
    return walk.page()


def _is_out(walk: _Walk, element: _Element, *, hidden: bool) -> bool:
    """Whether an element is passed over, its content with it."""
    tag = str(element.tag)
    if tag in styles.NEVER_SHOWN:
        if tag == "meta":
            walk.mark(element.get("name", "").lower())
        return True
    return not hidden and styles.is_hidden(element, tag)


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self, layout: tuple[bool, ...]) -> None:
        self._layout = layout
        self._seen_tables = 0
        self._does: list[_Does] = []
        self._tables: list[bool] = []
        self._lists: list[numbers.Counter] = []
        self._boxes: list[Box] = []
        self._open_boxes: list[int] = []
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._shows = False
        """Whether the line so far holds more than blanks."""
        self._pending = ""
        self._label = ""
        self._linked = 0
        self._links = 0
        self._preserve = 0
        self._heading = 0
        self._cells = -1
        """Cells of the open row of data; -1 outside."""
        self._starts: list[int] = []
        self._ends: list[int] = []

    def page(self) -> Page:
        """What was read."""
        self._flush()
        # A last row of nothing but bars is begun, but is no line in the end.
        last = len(self._lines)
        boxes = (box if box.last <= last else box._replace(last=last) for box in self._boxes)
        return Page(tuple(self._lines), tuple(boxes), tuple(self._starts), tuple(self._ends))

    def mark(self, name: str) -> None:
        """Note where the page's own system says that the article starts or ends."""
        if name == "contentstart":
            self._break()
            self._starts.append(len(self._lines))
        elif name == "contentend":
            self._break()
            self._ends.append(len(self._lines))

    # ------------------------------------------------------------------- elements

    def open(self, element: _Element) -> None:
        """Begin an element and read the text before its first child."""
        tag = str(element.tag)
        style = element.get("style", "")
        does = self._structure(element, tag)
        if styles.is_block(tag, style):
            does |= _Does.BREAK
            self._break()
        if styles.is_preformatted(tag, style):
            does |= _Does.PRESERVE
            self._preserve += 1
        if tag == "a" and element.get("href") is not None:
            does |= _Does.LINK
            self._links += 1
        if self._is_box(element, tag):
            does |= _Does.BOX
            self._open_box(element, tag)
        self._does.append(does)
        if element.text:
            self.add(element.text)

    def _structure(self, element: _Element, tag: str) -> _Does:
        """Begin a table, a row, a cell, a list, an item or a heading."""
        does = _Does(0)
        if tag == "br":
            self._break()
        elif tag == "table":
            self._tables.append(self._layout[self._seen_tables])
            self._seen_tables += 1
            does = _Does.TABLE
        elif tag == "tr" and self._cells < 0 and not (self._tables and self._tables[-1]):
            self._flush()
            self._cells = 0
            does = _Does.ROW
        elif tag in {"td", "th"} and self._cells >= 0:
            self._cell()
        elif tag in _LISTS:
            self._lists.append(numbers.counter(element, tag))
            does = _Does.LIST
        elif tag == "li" and self._lists:
            self._break()
            self._label = self._lists[-1].label(element)
            does = _Does.ITEM
        elif len(tag) == 2 and tag[0] == "h" and "1" <= tag[1] <= "6":  # noqa: PLR2004 - a letter and a digit
            self._break()
            self._heading = int(tag[1])
            does = _Does.HEADING
        return does

    def _is_box(self, element: _Element, tag: str) -> bool:
        if tag in _HOLDERS or (tag in {"td", "th"} and self._cells < 0):
            return True
        return is_container(element.get("id", "")) or any(map(is_container, element.get("class", "").split()))

    def _open_box(self, element: _Element, tag: str) -> None:
        names = frozenset((element.get("id", "").lower(), *element.get("class", "").lower().split()))
        parent = self._open_boxes[-1] if self._open_boxes else -1
        self._open_boxes.append(len(self._boxes))
        self._boxes.append(Box(tag, names, len(self._lines), len(self._lines), parent))

    def close(self) -> None:
        """End the innermost open element."""
        does = self._does.pop()
        if does & (_Does.BREAK | _Does.HEADING):
            self._break()
        if does & _Does.ROW:
            self._flush()
            self._cells = -1
        if does & _Does.PRESERVE:
            self._preserve -= 1
        if does & _Does.LINK:
            self._links -= 1
        if does & _Does.TABLE:
            self._tables.pop()
        if does & _Does.LIST:
            self._lists.pop()
        if does & _Does.ITEM:
            self._label = ""
        if does & _Does.HEADING:
            self._heading = 0
        if does & _Does.BOX:
            box = self._open_boxes.pop()
            self._boxes[box] = self._boxes[box]._replace(last=len(self._lines) + self._shows)

    # ----------------------------------------------------------------------- text

    def add(self, text: str) -> None:
        """Add text of the markup to the line."""
        if self._preserve:
            self._add_preserved(text)
            return
        for match in _RUN.finditer(text):
            run = match.group()
            if run[0] not in _SPACES:
                self._word(run)
            elif self._pending != "\n":
                self._pending = "\n" if "\n" in run or "\r" in run else " "

    def _add_preserved(self, text: str) -> None:
        for i, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if i:
                self._break()
            for match in _RUN.finditer(line):
                run = match.group()
                self._word(" " * len(run) if run[0] in _SPACES else run)

    def _word(self, word: str) -> None:
        if self._pending and self._parts and not self._parts[-1].endswith(" "):
            feed_between_wide = self._pending == "\n" and _WIDE.match(self._parts[-1][-1]) and _WIDE.match(word)
            if not feed_between_wide:
                self._parts.append(" ")
        self._pending = ""
        if self._label:
            if not self._parts and not numbers.has_own(word):
                self._parts.append(self._label)
            self._label = ""
        self._parts.append(word)
        self._shows = self._shows or not _BLANK.fullmatch(word)
        if self._links:
            self._linked += len(word)

    def _cell(self) -> None:
        if self._cells:
            self._parts.append(CELL)
        self._pending = ""
        self._cells += 1

    def _break(self) -> None:
        """End the line, or in a row of data only the word."""
        if self._cells < 0:
            self._flush()
        elif self._parts:
            self._pending = " "

    def _flush(self) -> None:
        if self._shows:
            text = "".join(self._parts)
            text = table_row(text.split(CELL)) if self._cells > 0 else text.strip(" ")
            if not _BLANK.fullmatch(text):
                self._lines.append(Line(text, self._linked, self._heading))
        self._parts = []
        self._shows = False
        self._linked = 0
        self._pending = ""
