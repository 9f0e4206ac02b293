"""Blocks that any report has: paragraphs, headings, lists, tables of facts, drawings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from compare.report.content import Chart, Flow, Heading, Line, Listing, Paragraph, Table, TableKind, visible
from compare.report.drawing import draw

if TYPE_CHECKING:
    from compare.report.content import Block, Row
    from compare.report.html.inline import Writer

_DEEPEST = 6
# Kinds whose rows have an order of their own, which sorting would only hide.
_UNSORTED = frozenset({TableKind.FACTS, TableKind.MEASURES, TableKind.LEGEND})
_FEWEST_SORTED = 3
"""Fewer rows are sorted at a glance."""
_TALL = 24
"""More rows scroll in a window of their own, so that the next chapter stays near."""


def block(writer: Writer, found: Block, caption: str) -> str:
    """Any block but paired text; `caption` names a table for those who do not see what it stands under."""
    if isinstance(found, Heading):
        return heading(writer, found)
    if isinstance(found, Listing):
        items = "".join(f"<li{writer.lang(item)}>{writer.line(item)}</li>" for item in found.items)
        return f"<ul>{items}</ul>"
    if isinstance(found, Table):
        return table(writer, found, caption)
    if isinstance(found, Chart | Flow):
        return drawing(writer, found)
    return paragraph(writer, found)


def paragraph(writer: Writer, found: Paragraph) -> str:
    """A paragraph; a div, for what can be opened in place is no paragraph's child."""
    return f'<div class="p"{writer.lang(found.line)}>{writer.line(found.line)}</div>'


def heading(writer: Writer, found: Heading) -> str:
    """A heading that links to itself, under every name that leads to it."""
    level = min(found.level + 1, _DEEPEST)
    first, *others = found.anchors or ("",)
    names = "".join(f'<span id="{escape(name)}"></span>' for name in others)
    own = f' id="{escape(first)}"' if first else ""
    said = writer.line(found.line)
    link = self_link(writer, first, visible(found.line)) if first else ""
    return f"<h{level}{own}{writer.lang(found.line)}>{names}{said}{link}</h{level}>"


def self_link(writer: Writer, anchor: str, name: str) -> str:
    """A sign that holds the address of the heading it stands in."""
    said = escape(writer.labels("html.anchor", name=name))
    return f' <a class="self" href="#{escape(anchor)}" aria-label="{said}">#</a>'


def drawing(writer: Writer, found: Chart | Flow) -> str:
    """The drawings of a block, which say their title themselves; each section in them is a link to its text.

    A chart is there in both its forms: the style sheet shows the one that fits the screen.
    """
    kind, forms = ("chart", (False, True)) if isinstance(found, Chart) else ("flow", (False,))
    drawn = "".join(
        svg
        for narrow in forms
        for svg in draw(found, lambda section: f"#{section}" if writer.leads(section) else "", narrow=narrow)
    )
    return (
        f'<figure class="{kind}">'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(found.title)}">{drawn}</div></figure>'
    )


def table(writer: Writer, found: Table, caption: str) -> str:
    """A table that scrolls by itself where it is wider than the screen."""
    data = " data" if found.kind not in _UNSORTED and len(found.rows) >= _FEWEST_SORTED else ""
    head = "".join(_cell(writer, "th", line, i, found) for i, line in enumerate(found.header))
    rows = "".join(_row(writer, row, found) for row in found.rows)
    tall = " tall" if len(found.rows) > _TALL and found.kind not in _UNSORTED else ""
    return (
        f'<div class="scroll{tall}" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{found.kind.value}{data}">'
        f'<caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(writer: Writer, row: Row, found: Table) -> str:
    own = f' id="{escape(row.anchor)}"' if row.anchor else ""
    cells = "".join(
        _cell(writer, "th" if i == 0 and found.kind in _UNSORTED else "td", line, i, found)
        for i, line in enumerate(row.cells)
    )
    return f"<tr{own}>{cells}</tr>"


def _cell(writer: Writer, tag: str, line: Line, column: int, found: Table) -> str:
    if tag == "th" and not line:
        tag = "td"
    scope = "" if tag == "td" else ' scope="col"' if line is found.header[column] else ' scope="row"'
    right = ' class="right"' if column in found.right else ""
    known = found.languages[column] if column < len(found.languages) else ""
    return f"<{tag}{scope}{right}{writer.lang(line, known)}>{writer.line(line)}</{tag}>"
