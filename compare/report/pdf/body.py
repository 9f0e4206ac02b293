"""Our Markdown as the body of a page: drawings in the place of their words, chapters, contents.

The report that the Markdown was written from tells which table and chapter is which, and
what is to be drawn. Drawings are images beside the page: inside it WeasyPrint would match
every one of their shapes against every rule of style.
"""

from __future__ import annotations

import re
from collections import deque
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from compare.report.content import (
    ChapterKind,
    Chart,
    Flow,
    Mark,
    Report,
    Row,
    Table,
    TableKind,
    runs_of,
    visible,
)
from compare.report.drawing import draw, fitted, spark, title_of, with_style
from compare.report.pdf.fonts import BREAK
from compare.report.pdf.marks import SPARKS, markdown
from compare.report.pdf.overlay import overlaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.report.content import Sign

# A cell past this many characters, a quarter of a page in half its width, may be broken
# across pages; moved as a whole it would leave too much of a page empty. No other row is torn.
_LONG_CELL = 300
# What a row is written as: one of a table, or a paragraph of what one document alone has.
_ROWS = frozenset({"tr_open", "paragraph_open"})
_HEAD = Row(cells=())
"""Stands for the first row of a table."""
# Han characters may be parted anywhere; so many others in a row may be wider than a narrow column, or than any line.
_PARTED_NOWHERE = r"[^\s\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LONG_WORD = re.compile(_PARTED_NOWHERE + "{8}")
_ENDLESS_WORD = re.compile(_PARTED_NOWHERE + "{200,}")
_PART = 4
"""Characters that an endless word is parted into: so many have room in every column."""
# A contents page is so high, and an entry of each level, in points; deeper headings are listed as far as they fit.
_CONTENTS_HEIGHT, _ENTRY_HEIGHTS = 655.0, {1: 20.5, 2: 14.6, 3: 13.0, 4: 13.0}
_ENTRY_WIDTHS = {1: 44, 2: 51, 3: 56, 4: 56}
"""What an entry of each level has room for beside its page's number, in em of its own size."""
_RUNNING_WIDTH = 24
"""What a page's head has room for of a section's name, in em."""
# What stands on the first page, before the contents.
_COVER = frozenset({ChapterKind.COMPARED, ChapterKind.ARTICLES, ChapterKind.MEASURES, ChapterKind.OVERVIEW})


class Body(NamedTuple):
    """What a page shows."""

    html: str
    drawings: dict[str, str]
    """SVG by the name it is loaded under."""


def to_html(text: str, report: Report, contents: str) -> Body:
    """The body of the page for `text`, which `report` was rendered to; `contents` heads the contents list."""
    md = markdown()
    drawings: dict[str, str] = {}
    env: dict[str, object] = {SPARKS: _sparks(report, drawings)}
    tokens = list(_blocks(md.parse(text, env), report, drawings))
    _name_headings(tokens)
    _name_long_words(tokens)
    placed = list(_with_chapters(tokens, report, contents))
    _part_endless_words(tokens)
    return Body(str(md.renderer.render(placed, md.options, env)), drawings)


def _blocks(tokens: list[Token], report: Report, drawings: dict[str, str]) -> Iterator[Token]:
    """The tokens with a drawing in place of each block that is one, and rows named by what they are."""
    groups = _groups(tokens)
    yield from next(groups)
    for chapter in report.chapters:
        yield from next(groups)
        for block in chapter.blocks:
            written = next(groups)
            if isinstance(block, Chart | Flow):
                yield _raw("".join(_overlaid(svg, drawings) for svg in draw(block)))
                continue
            if isinstance(block, Table):
                _name_rows(block, written)
            yield from written


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each block: a report's Markdown has as many as the report."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if not token.level and token.nesting <= 0:
            yield group
            group = []


def _sparks(report: Report, drawings: dict[str, str]) -> dict[str, deque[str]]:
    """The sparklines of a report in their order, by the text that stands for them."""
    found: dict[str, deque[str]] = {}
    for run in runs_of(report):
        if Mark.SPARK in run.marks:
            found.setdefault(run.text, deque()).append(_image(spark(run), drawings))
    return found


def _overlaid(svg: str, drawings: dict[str, str]) -> str:
    """The block that shows a drawing."""
    name = f"drawing-{len(drawings)}"
    html, drawings[name] = overlaid(svg, f"report:{name}")
    return html


def _image(svg: str, drawings: dict[str, str]) -> str:
    """The tag that loads a drawing."""
    name = f"drawing-{len(drawings)}"
    drawings[name] = with_style(svg)
    return f'<img src="report:{name}" alt="{escape(title_of(svg))}">'


def _name_headings(tokens: list[Token]) -> None:
    """Give every heading an id by its place, for contents and bookmarks, and what the page's head says of it."""
    headings = ((token, inline) for token, inline in pairwise(tokens) if token.type == "heading_open")
    for number, (heading, inline) in enumerate(headings):
        heading.attrSet("id", f"h{number}")
        heading.attrSet("data-running", fitted(_said(inline), _RUNNING_WIDTH))


def _said(inline: Token) -> str:
    """The text of a line without its marks."""
    return "".join(child.content for child in inline.children or ())


def _name_long_words(tokens: list[Token]) -> None:
    """Mark what has words that may have to be broken: to look out for them takes every line 7% longer."""
    for outer, opening, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if inline.type == "inline" and _LONG_WORD.search(_said(inline)):
            (outer if opening.hidden else opening).attrJoin("class", "long-words")


def _part_endless_words(tokens: list[Token]) -> None:
    """Let lines end within a word that is longer than any of them.

    Pango lays the rest of such a word out anew for every line of it: 70,000 letters took 71 s.
    """
    for inline in tokens:
        words = _ENDLESS_WORD.finditer(_said(inline))
        places = {place for word in words for place in range(word.start(), word.end(), _PART)}
        start = 0
        for child in (inline.children or ()) if places else ():
            if child.type == "text":
                pieces = (BREAK * (place in places) + char for place, char in enumerate(child.content, start))
                child.content, start = "".join(pieces), start + len(child.content)
            else:
                start += len(child.content)


def _name_rows(table: Table, tokens: list[Token]) -> None:
    """Give a table the class of its kind, rows of paired text that of their sign, cells of numbers one of theirs."""
    tokens[0].attrSet("class", table.kind.value)
    rows = iter(table.rows if table.kind is TableKind.SINGLE else (_HEAD, *table.rows))
    sign: Sign | None = None
    for token in tokens:
        token.block = False  # no line break after its tag, which would be a text of its own to read
        if token.type in _ROWS:
            row = next(rows)
            sign = row.sign
            if name := _row_class(table, row):
                token.attrSet("class", name)
        elif sign and token.children:
            token.children[0].type = "text"  # the sign hangs before the text and needs no box to be told from it
            sign = None
        elif token.attrGet("style"):  # of a cell to the right: a style of its own for each took a twentieth of the time
            token.attrs = {"class": "right"}


def _row_class(table: Table, row: Row) -> str:
    names = [row.sign.name.lower()] if row.sign else []
    if table.kind is TableKind.PAIR and max((len(visible(cell)) for cell in row.cells), default=0) > _LONG_CELL:
        names.append("long")
    return " ".join(names)


def _with_chapters(tokens: list[Token], report: Report, title: str) -> Iterator[Token]:
    """The tokens with every chapter in a section of its own, and a contents list after what the first page has."""
    chapters = iter(report.chapters)
    closing, listed = "", len(report.chapters) <= len(_COVER) + 1
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            chapter = next(chapters)
            contents = "" if listed or chapter.kind in _COVER else _contents(tokens, title)
            listed = listed or bool(contents)
            yield _raw(f'{closing}{contents}<section class="chapter {chapter.kind}{" wide" * chapter.wide}">\n')
            closing = "</section>\n"
        yield token
    yield _raw(closing)


def _contents(tokens: list[Token], title: str) -> str:
    """A list of headings that leads to their pages, as deep as fits on one; the title and what it compares need none."""
    headings = [
        (int(opening.tag[1]) - 1, str(opening.attrGet("id")), _said(inline))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ][2:]
    levels = [level for level, _, _ in headings]
    heights = {deepest: sum(_ENTRY_HEIGHTS[level] for level in levels if level <= deepest) for deepest in (3, 4)}
    deepest = max((level for level, high in heights.items() if high <= _CONTENTS_HEIGHT), default=2)
    entries = [
        f'<li class="level-{level}"><a href="#{anchor}">{escape(fitted(said, _ENTRY_WIDTHS[level]))}</a></li>'
        for level, anchor, said in headings
        if level <= deepest
    ]
    return f'<nav class="contents"><p>{escape(title)}</p>\n<ul>\n' + "\n".join(entries) + "\n</ul></nav>\n"


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
