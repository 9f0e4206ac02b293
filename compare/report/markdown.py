"""A report as Markdown: CommonMark with tables, and `<del>`, `<ins>`, `<br>` as the only HTML.

Code spans are the report's own words; a document never gets to open one.
"""

from __future__ import annotations

import re
import string
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from compare.report.content import Block, Heading, Line, Listing, Mark, Report, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

# Backslash escapes are CommonMark's; < and & become entities instead, which also holds in
# Markdown tools that pass an escaped tag through as HTML.
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_ESCAPED = re.compile(r"[\\`*_{}\[\]#|~$@&<]|(?<=w)\.|:(?=//)")
_BLOCK_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")
# Where one of a pair of quotes has to stay outside, the other one does too.
_PAIRS = frozenset({"“”", "《》", "〈〉", "「」", "『』", "（）", "()", "【】"})


def render(report: Report) -> str:
    """The whole report."""
    blocks = [f"# {escaped(report.title)}"]
    for chapter in report.chapters:
        blocks.append(f"## {escaped(chapter.heading)}")
        blocks += (_block(block) for block in chapter.blocks)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """`text` as text: nothing in it is markup, a link or a block."""
    return _ESCAPED.sub(lambda match: _ENTITIES.get(match.group(), "\\" + match.group()), text)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {line_text(block.line)}"
    if isinstance(block, Listing):
        return "\n".join(f"- {opening(line_text(item))}" for item in block.items)
    if isinstance(block, Table):
        return "\n".join(_table(block))
    return opening(line_text(block.line))


def opening(text: str) -> str:
    """`text` at the start of a block, where a number or a dash would open a list."""
    return _BLOCK_START.sub(
        lambda match: match.group(1) + (f"{match.group(2)}\\" if match.group(2).isdigit() else f"\\{match.group(2)}"),
        text,
    )


def _table(table: Table) -> Iterator[str]:
    yield _cells(table.header)
    yield "|" + "|".join(" ---: " if i in table.right else " --- " for i in range(len(table.header))) + "|"
    for row in table.rows:
        yield _cells(row.cells)


def _cells(cells: tuple[Line, ...]) -> str:
    return "| " + " | ".join(line_text(cell) for cell in cells) + " |"


def line_text(line: Line) -> str:
    """A line with its marks."""
    out = ""
    for run, following in zip_longest(line, line[1:]):
        out += _run(run, out[-1:], _plain(following)[:1] if following else "")
    return out


def _plain(run: Run) -> str:
    """A run as far as its neighbour sees it: what it begins with."""
    if {Mark.NOTE, Mark.BAR} & set(run.marks):
        return "`"
    if {Mark.REMOVED, Mark.ADDED} & set(run.marks):
        return "<"
    return escaped(run.text)


def _run(run: Run, before: str, after: str) -> str:
    if Mark.NOTE in run.marks or Mark.BAR in run.marks:
        return "`" + run.text.replace("`", "'").replace("|", "¦") + "`"
    tag = "del" if Mark.REMOVED in run.marks else "ins" if Mark.ADDED in run.marks else ""
    if Mark.LOCAL in run.marks or Mark.STRONG in run.marks:
        text = _bold(run.text, ">" if tag else before, "<" if tag else after)
    else:
        text = escaped(run.text).replace("\n", "<br>")
    return f"<{tag}>{text}</{tag}>" if tag else text


def _bold(text: str, before: str, after: str) -> str:
    """`text` in bold; marks at its edges stay outside where they must.

    CommonMark neither opens emphasis before a punctuation mark nor closes it after one
    where a Han character stands on the other side: 打造**“三统一”**机制 would show its stars.
    """
    start, end = 0, len(text)
    while start < end and _must_go(text[start], text[start - 1] if start else before):
        start += 1
    while start < end and _must_go(text[end - 1], text[end] if end < len(text) else after):
        end -= 1
    if end - start > 1 and text[:1] + text[-1:] in _PAIRS and end - start < len(text):
        start, end = max(start, 1), min(end, len(text) - 1)
    if start == end:
        return escaped(text)
    return f"{escaped(text[:start])}**{escaped(text[start:end])}**{escaped(text[end:])}"


def _must_go(edge: str, outside: str) -> bool:
    """Whether emphasis cannot begin or end with the character `edge` where `outside` is its neighbour."""
    return edge.isspace() or (_is_mark(edge) and not _is_border(outside))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_border(char: str) -> bool:
    """Whether emphasis may open after, or close before, `char` and have a mark on its inner side."""
    return not char or char.isspace() or char in string.punctuation or unicodedata.category(char)[0] == "P"
