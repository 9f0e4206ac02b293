"""Emphasis around Chinese: CommonMark lets it begin and end in fewer places than writers think."""

from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Where one of a pair of quotes has to stay outside, the other one does too.
_PAIRS = frozenset({"“”", "《》", "〈〉", "「」", "『』", "（）", "()", "【】"})


def bold(text: str, before: str, after: str, escaped: Callable[[str], str]) -> str:
    """`text` in bold between two neighbours; marks at its edges stay outside where they must.

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
