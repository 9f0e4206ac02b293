"""Headings that most documents of a kind have and that some lack."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_HAVE = 0.6
"""The share of documents from which on a heading is what everyone has."""
FEWEST = 5
"""Documents of a kind below which nothing is what everyone has."""
ALIKE = 0.6
"""The share of the words of two headings, by their characters, that makes them one."""
_SHORTEST_WORD = 2
_YEAR = re.compile(r"[0-9〇一二三四五六七八九]{4}年度?")


class Missing(NamedTuple):
    """A heading, and who lacks it."""

    heading: str
    kind: str
    share: float
    lacking: tuple[int, ...]


class Headed(NamedTuple):
    """The headings of one document."""

    document: int
    kind: str
    place: int
    headings: tuple[str, ...]


def missing(documents: Sequence[Headed]) -> list[Missing]:
    """The headings that most places' documents of a kind have and some document lacks, the most usual first."""
    kinds: defaultdict[str, list[Headed]] = defaultdict(list)
    for one in documents:
        if one.headings:
            kinds[one.kind].append(one)
    found = [gap for _, group in sorted(kinds.items()) if len(group) >= FEWEST for gap in _of_kind(group)]
    return sorted(found, key=lambda one: (-one.share, one.kind, one.heading))


def _of_kind(group: Sequence[Headed]) -> Iterable[Missing]:
    """The usual headings of one kind: each stands for those that share most of its words."""
    having: defaultdict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(group):
        for heading in one.headings:
            having[_YEAR.sub("", heading)].add(i)
    bearers: defaultdict[frozenset[str], set[int]] = defaultdict(set)
    texts: dict[frozenset[str], str] = {}
    for heading in sorted(having, key=lambda text: (len(text), text)):
        if terms := _terms(heading):
            bearers[terms] |= having[heading]
            texts.setdefault(terms, heading)
    taken: list[frozenset[str]] = []
    for terms in sorted(bearers, key=lambda terms: (-len(bearers[terms]), texts[terms])):
        if len(bearers[terms]) * 10 < len(group) or any(_are_one(terms, other) for other in taken):
            continue
        taken.append(terms)
        all_having = set().union(*(held for other, held in bearers.items() if _are_one(terms, other)))
        share = len(all_having) / len(group)
        if MOST_HAVE <= share < 1:
            lacking = tuple(one.document for i, one in enumerate(group) if i not in all_having)
            yield Missing(texts[terms], group[0].kind, share, lacking)


def _terms(heading: str) -> frozenset[str]:
    """The words of a heading that say something."""
    return frozenset(word for word in words(heading) if len(word) >= _SHORTEST_WORD)


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    common = sum(map(len, one & other))
    return common >= ALIKE * sum(map(len, one | other))
