"""Headings that most documents of a kind have and that some lack.

Counted by place, as boilerplate is: each place counts once, shared among its documents.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_HAVE = 0.6
"""The share of places from which on a heading is what everyone has."""
FEWEST = 5
"""Places with documents of a kind below which nothing is what everyone has."""
ALIKE = 0.6
"""The share of the words of two headings, by their characters, that makes them one."""
_RAREST = 0.1
"""The share of places below which words that a heading alone has make no heading that others are measured by."""
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
    """Its number; one that names no place has a number of its own."""
    headings: tuple[str, ...]


def missing(documents: Sequence[Headed]) -> list[Missing]:
    """The headings that most places' documents of a kind have and some document lacks, the most usual first."""
    kinds: defaultdict[str, list[Headed]] = defaultdict(list)
    for one in documents:
        if one.headings:
            kinds[one.kind].append(one)
    found = [gap for _, group in sorted(kinds.items()) for gap in _of_kind(group)]
    return sorted(found, key=lambda one: (-one.share, one.kind, one.heading))


def _of_kind(group: Sequence[Headed]) -> Iterator[Missing]:
    """The usual headings of one kind: each stands for those that share most of its words."""
    sizes = Counter(one.place for one in group)
    if len(sizes) < FEWEST:
        return

    def share(of: Iterable[int]) -> float:
        return fsum(1 / sizes[group[i].place] for i in of) / len(sizes)

    bearers, texts = _bearers(group)
    shares = {terms: share(held) for terms, held in bearers.items()}
    taken: list[frozenset[str]] = []
    for terms in sorted(bearers, key=lambda terms: (-shares[terms], texts[terms])):
        if shares[terms] < _RAREST or any(_are_one(terms, other) for other in taken):
            continue
        taken.append(terms)
        all_having = set().union(*(held for other, held in bearers.items() if _are_one(terms, other)))
        lacking = tuple(one.document for i, one in enumerate(group) if i not in all_having)
        if lacking and share(all_having) >= MOST_HAVE:
            yield Missing(texts[terms], group[0].kind, share(all_having), lacking)


def _bearers(group: Sequence[Headed]) -> tuple[dict[frozenset[str], set[int]], dict[frozenset[str], str]]:
    """By the words of headings, which documents have them, and the shortest heading that says them."""
    printed: defaultdict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(group):
        for heading in one.headings:
            printed[heading].add(i)
    having: defaultdict[str, set[int]] = defaultdict(set)
    for heading, held in printed.items():
        having[_YEAR.sub("", heading)] |= held
    bearers: defaultdict[frozenset[str], set[int]] = defaultdict(set)
    texts: dict[frozenset[str], str] = {}
    for heading in sorted(having, key=lambda text: (len(text), text)):
        if terms := _terms(heading):
            bearers[terms] |= having[heading]
            texts.setdefault(terms, heading)
    return bearers, texts


def _terms(heading: str) -> frozenset[str]:
    """The words of a heading that say something."""
    return frozenset(word for word in words(heading) if len(word) >= _SHORTEST_WORD)


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    common = sum(map(len, one & other))
    return common >= ALIKE * sum(map(len, one | other))
