"""Writes texts as Markdown, as people do: hashes before headings, bold openings, a blank line between paragraphs."""

from __future__ import annotations

import re

_CHAPTER = re.compile(r"[一二三四五六七八九十]+、(?!.*[。；])")
_PART = re.compile(r"[（(][一二三四五六七八九十]+[)）](?!.*[。；])")
_OPENING = re.compile(r"[（(][一二三四五六七八九十]+[)）][^。]{2,30}。(?=.)")
_ESCAPED = re.compile(r"([\\`*_\[\]<>|~])")
_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+#])", re.MULTILINE)


def from_text(text: str) -> bytes:
    """A text of one paragraph a line as Markdown."""
    return "\n\n".join(map(_paragraph, filter(None, text.split("\n")))).encode() + b"\n"


def table(*rows: tuple[str, ...]) -> bytes:
    """Rows of cells, the first of them the header."""
    lines = [f"| {' | '.join(map(_escaped, row))} |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:])).encode()


def _paragraph(line: str) -> str:
    if _CHAPTER.match(line):
        return f"## {_escaped(line)}"
    if _PART.match(line):
        return f"### {_escaped(line)}"
    opening = _OPENING.match(line)
    if opening:
        return f"**{_escaped(opening[0])}**{_escaped(line[opening.end() :])}"
    return _escaped(line)


def _escaped(text: str) -> str:
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _ESCAPED.sub(r"\\\1", text))
