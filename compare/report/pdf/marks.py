"""Our Markdown as HTML: a markdown-it plugin that knows the report's marks and nothing else.

HTML in the text stays text. What becomes a tag: `<del>…</del>`, `<ins>…</ins>` in pairs,
`<br>`, and code spans, which are the report's own words or a bar of filled cells. The
report that the Markdown was written from tells which table and chapter is which.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token

from compare.report.content import ChapterKind, Report, Sign, Table, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_inline import StateInline
    from markdown_it.utils import EnvType, OptionsDict

_PAIRS = ("del", "ins")
_CELLS = "█░"
# A cell past this many characters, a seventh of a page in half its width, may be broken
# across pages; moved as a whole it would leave too much of a page empty.
_LONG_CELL = 200
_LONGEST_NAME = 30
# Lines of a contents page; deeper headings are listed as far as they fit on it.
_CONTENTS_LINES = 46


def markdown() -> MarkdownIt:
    """CommonMark with tables and our marks; HTML is text."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.inline.ruler.before("autolink", "report_marks", _inline_mark)
    md.add_render_rule("code_inline", _note)
    md.add_render_rule("strong_open", _strong)
    return md


def to_html(text: str, report: Report, contents: str) -> str:
    """The body of the page for `text`, which `report` was rendered to; `contents` heads the contents list."""
    md = markdown()
    env: dict[str, object] = {}
    tokens = md.parse(text, env)
    _name_headings(tokens)
    _name_tables(tokens, report)
    placed = list(_with_chapters(tokens, report, contents))
    return str(md.renderer.render(placed, md.options, env))


# ------------------------------------------------------------------------- inline


def _inline_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """`<br>`, or a pair of marks with what is between them."""
    if state.src.startswith("<br>", state.pos):
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos += len("<br>")
        return True
    return any(_pair(state, tag, silent=silent) for tag in _PAIRS)


def _pair(state: StateInline, tag: str, *, silent: bool) -> bool:
    opening, closing = f"<{tag}>", f"</{tag}>"
    if not state.src.startswith(opening, state.pos):
        return False
    start, limit = state.pos + len(opening), state.posMax
    end = state.src.find(closing, start, limit)
    if end < 0:
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = end + len(closing), limit
    return True


def _note(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    """A code span: a bar where it is all cells, else a note."""
    said = tokens[index].content
    if said and not said.strip(_CELLS):
        share = 100 * said.count(_CELLS[0]) / len(said)
        return f'<span class="bar"><span class="bar-filled" style="width: {share:.0f}%"></span></span>'
    return f'<span class="note">{escape(said)}</span>'


def _strong(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    """Bold text; a long passage is told apart from a name, since a page of bold stresses nothing."""
    inside = takewhile(lambda token: token.type != "strong_close", tokens[index:])
    return '<strong class="passage">' if sum(len(token.content) for token in inside) > _LONGEST_NAME else "<strong>"


# -------------------------------------------------------------------------- blocks


def _name_headings(tokens: list[Token]) -> None:
    """Give every heading an id by its place, for contents and bookmarks."""
    headings = (token for token in tokens if token.type == "heading_open")
    for number, heading in enumerate(headings):
        heading.attrSet("id", f"h{number}")


def _name_tables(tokens: list[Token], report: Report) -> None:
    """Give every table the class of its kind, and rows of paired text the class of their sign."""
    tables = (block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Table))
    rows: Iterator[str] = iter(())
    for token in tokens:
        if token.type == "table_open":
            table = next(tables)
            token.attrSet("class", table.kind.value)
            rows = iter(["", *(_row_class(table, i) for i in range(len(table.rows)))])
        elif token.type == "tr_open" and (name := next(rows)):
            token.attrSet("class", name)


def _row_class(table: Table, index: int) -> str:
    row = table.rows[index]
    names = [row.sign.name.lower()] if isinstance(row.sign, Sign) else []
    if table.kind in {TableKind.PAIR, TableKind.SINGLE}:
        longest = max(sum(len(run.text) for run in cell) for cell in row.cells)
        names += ["long"] if longest > _LONG_CELL else []
    return " ".join(names)


def _with_chapters(tokens: list[Token], report: Report, title: str) -> Iterator[Token]:
    """The tokens with every chapter in a section of its own, and a contents list before the map.

    What comes before the map fits on the first page and needs no entry.
    """
    kinds = iter(chapter.kind for chapter in report.chapters)
    closing = ""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            kind = next(kinds)
            contents = _contents(tokens[place:], title) if kind is ChapterKind.MAP else ""
            yield _raw(f'{closing}{contents}<section class="chapter {kind}">\n')
            closing = "</section>\n"
        yield token
    yield _raw(closing)


def _contents(tokens: list[Token], title: str) -> str:
    """A list of headings that leads to their pages, as deep as fits on one."""
    headings = [
        (int(opening.tag[1]) - 1, str(opening.attrGet("id")), "".join(child.content for child in inline.children or ()))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]
    deepest = max((d for d in (3, 4) if sum(level <= d for level, _, _ in headings) <= _CONTENTS_LINES), default=2)
    entries = [
        f'<li class="level-{level}"><a href="#{anchor}">{escape(said)}</a></li>'
        for level, anchor, said in headings
        if level <= deepest
    ]
    return f'<nav class="contents"><p>{escape(title)}</p>\n<ul>\n' + "\n".join(entries) + "\n</ul></nav>\n"


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
