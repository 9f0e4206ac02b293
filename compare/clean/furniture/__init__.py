"""Page text that is not the report, found line by line by named rules."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.clean.furniture.page import Page, read_page
from compare.clean.furniture.rules import RULES
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["find_furniture"]


def find_furniture(text: str) -> tuple[tuple[Span, str], ...]:
    """The stretches of a repaired text that are furniture, whole lines each, and the rule that named them."""
    page = read_page(text)
    named: dict[int, str] = {}
    for name, rule in RULES:
        for i in rule(page, tuple(named)):
            named.setdefault(i, name)
    if all(i in named for i, line in enumerate(page.lines) if line.text):
        return ()
    return tuple(_stretches(page, _with_blanks(page, named)))


def _with_blanks(page: Page, named: Mapping[int, str]) -> dict[int, str]:
    """The named lines with the blank lines that only they were set apart by.

    Those between furniture and furniture, or between furniture and the edge of the page, all
    go; where the report stands on both sides, those below go if there are some above.
    """
    whole = dict(named)
    printed = [i for i, line in enumerate(page.lines) if line.text]
    kept = [i for i in printed if i not in named]
    for above, below in pairwise((-1, *printed, len(page.lines))):
        rule = named.get(above) or named.get(below)
        inside = kept[0] < below and above < kept[-1]
        if rule and (not inside or (above in named and (below in named or _blank_above(page, named, above)))):
            whole.update(dict.fromkeys(range(above + 1, below), rule))
    return whole


def _blank_above(page: Page, named: Mapping[int, str], i: int) -> bool:
    """Whether a blank line stands above the furniture that ends with a line."""
    while i in named:
        i -= 1
    return i < 0 or not page.lines[i].text


def _stretches(page: Page, named: Mapping[int, str]) -> list[tuple[Span, str]]:
    """Neighbouring lines of one rule as one stretch."""
    found: list[tuple[Span, str]] = []
    for i in sorted(named):
        line = page.lines[i]
        if found and found[-1][0].end == line.start and found[-1][1] == named[i]:
            found[-1] = (Span(found[-1][0].start, line.end), named[i])
        else:
            found.append((Span(line.start, line.end), named[i]))
    return found
