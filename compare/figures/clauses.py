"""Where the stretch of a line begins and ends that a number stands in."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[。!?\n]")


def line_start(normal: str, position: int) -> int:
    """Where the line of a position begins."""
    return normal.rfind("\n", 0, position) + 1


def start_behind(marks: str, normal: str, position: int) -> int:
    """Behind the last of some marks before a position, in its line.

    The line comes first: a mark that a text hardly has would be sought through all of it, for every number.
    """
    line = line_start(normal, position)
    return max(line, *(normal.rfind(mark, line, position) + 1 for mark in marks))


def sentence_end(normal: str, position: int) -> int:
    """Where the sentence of a position ends, at the latest with its line."""
    found = _SENTENCE_END.search(normal, position)
    return found.start() if found else len(normal)
