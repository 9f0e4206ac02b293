"""The order of a side-by-side reading: which sections stand together, and which sentences in them.

Links that share a section are read as one group, so that every sentence has one place.
A leads: groups follow the order of A, and what only B has comes after what it follows
in B. A bead whose two sides stand in different groups is shown at its place in A; its
place in B keeps a pointer.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Bead, Comparison, Document, Link

_T = TypeVar("_T")


class Entry(NamedTuple):
    """A bead at one of its places."""

    bead: int
    """Index into `Alignment.beads`."""
    pointer: bool = False
    """Whether this is only the place in B of a bead shown at its place in A."""
    away: bool = False
    """Whether its place in B is in another group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sections that are read together, with the beads of their own sentences."""

    links: tuple[Link, ...]
    """None of them for what stands before the first section."""
    a: tuple[str, ...]
    """Sections of A in the order of its text; "" is what stands before the first."""
    b: tuple[str, ...]
    depth: int
    """Level of its highest section of A, or of B where A has none; from 1."""
    entries: tuple[Entry, ...]


class _Order(NamedTuple):
    """Where each section stands in its outline."""

    a: dict[str, int]
    b: dict[str, int]


@dataclass(slots=True)
class _Draft:
    links: list[Link] = field(default_factory=list)
    a: set[str] = field(default_factory=set)
    b: set[str] = field(default_factory=set)
    beads: list[int] = field(default_factory=list)
    pointers: list[int] = field(default_factory=list)


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """The groups of a comparison, in reading order."""
    drafts = [_Draft(a={""}, b={""}), *_joined(ordered_links(comparison))]
    _deal(comparison, drafts)
    away = frozenset(bead for draft in drafts for bead in draft.pointers)
    order = _Order(_places(comparison.a), _places(comparison.b))
    held = [draft for draft in drafts if draft.links or draft.beads or draft.pointers]
    return tuple(_finish(comparison, draft, order, away) for draft in held)


def _joined(links: Iterable[Link]) -> list[_Draft]:
    """Links that share a section, put together at the place of the first of them."""
    drafts: dict[int, _Draft] = {}
    homes: dict[tuple[str, str], int] = {}
    for place, link in enumerate(links):
        sections = [*(("A", section) for section in link.a), *(("B", section) for section in link.b)]
        first, *others = sorted({homes[section] for section in sections if section in homes}) or [place]
        home = drafts.setdefault(first, _Draft())
        home.links.append(link)
        home.a.update(link.a)
        home.b.update(link.b)
        for other in map(drafts.pop, others):
            home.links += other.links
            home.a |= other.a
            home.b |= other.b
            sections += [*(("A", section) for section in other.a), *(("B", section) for section in other.b)]
        homes |= dict.fromkeys(sections, first)
    return [drafts[place] for place in sorted(drafts)]


def ordered_links(comparison: Comparison) -> tuple[Link, ...]:
    """The links in the order of A, each that only B has after its elder sibling or parent."""
    a, b, links = comparison.a, comparison.b, comparison.alignment.links
    place_a, place_b = _places(a), _places(b)
    of_a = sorted((link for link in links if link.a), key=lambda link: min(place_a[i] for i in link.a))
    only_b = sorted((link for link in links if not link.a), key=lambda link: min(place_b[i] for i in link.b))
    every, chain = (*of_a, *only_b), _Chain(range(len(of_a)))
    levels = [_level(a, b, link.a, link.b) for link in every]
    homes = {section: place for place, link in reversed([*enumerate(every)]) for section in link.b}
    elders = _elders(b)
    for place, link in enumerate(only_b, len(of_a)):
        section = b.section_by_id[link.b[0]]
        elder = elders[section.id]
        before = homes.get(elder) if elder else None
        while elder != section.parent and (below := chain.after(before)) is not None and levels[below] > section.level:
            before = below
        chain.put(place, before)
    return tuple(every[place] for place in chain)


def _places(document: Document) -> dict[str, int]:
    """Where each section stands in the outline."""
    return {section.id: place for place, section in enumerate(document.sections)}


def _elders(document: Document) -> dict[str, str | None]:
    """The sibling before each section, or its parent."""
    youngest: dict[str | None, str] = {}
    elders: dict[str, str | None] = {}
    for section in document.sections:
        elders[section.id] = youngest.get(section.parent, section.parent)
        youngest[section.parent] = section.id
    return elders


def _level(a: Document, b: Document, in_a: Iterable[str], in_b: Iterable[str]) -> int:
    """Level of the highest of some sections of A, or of B where A has none."""
    levels = [a.section_by_id[i].level for i in in_a if i] or [b.section_by_id[i].level for i in in_b if i]
    return min(levels, default=1)


def _deal(comparison: Comparison, drafts: list[_Draft]) -> None:
    """Give every bead to the group of its section in A, or in B where A has no part in it."""
    homes_a = {section: draft for draft in drafts for section in draft.a}
    homes_b = {section: draft for draft in drafts for section in draft.b}
    for index, bead in enumerate(comparison.alignment.beads):
        in_a = homes_a.get(_section(comparison.a, bead.a)) if bead.a else None
        in_b = homes_b.get(_section(comparison.b, bead.b)) if bead.b else None
        (in_a or in_b or drafts[0]).beads.append(index)
        if in_a and in_b and in_a is not in_b:
            in_b.pointers.append(index)


def _section(document: Document, sentences: tuple[int, ...]) -> str:
    return document.sentences[sentences[0]].section


def _finish(comparison: Comparison, draft: _Draft, order: _Order, away: frozenset[int]) -> Group:
    return Group(
        links=tuple(draft.links),
        a=tuple(sorted(draft.a, key=lambda section: order.a.get(section, -1))),
        b=tuple(sorted(draft.b, key=lambda section: order.b.get(section, -1))),
        depth=_level(comparison.a, comparison.b, draft.a, draft.b),
        entries=_in_order(comparison.alignment.beads, draft.beads, draft.pointers, away),
    )


def _in_order(beads: Sequence[Bead], own: list[int], pointers: list[int], away: frozenset[int]) -> tuple[Entry, ...]:
    """Beads with text of A in the order of A; the rest after the sentence of B they follow."""
    of_a = [Entry(i, away=i in away) for i in sorted((i for i in own if beads[i].a), key=lambda i: beads[i].a)]
    rest = [Entry(i) for i in own if not beads[i].a] + [Entry(i, pointer=True) for i in pointers]
    chain = _Chain(of_a)
    ends = sorted((beads[entry.bead].b[-1], entry) for entry in of_a if beads[entry.bead].b)
    for entry in sorted(rest, key=lambda entry: beads[entry.bead].b):
        first, last = beads[entry.bead].b[0], beads[entry.bead].b[-1]
        at = bisect_left(ends, (first,))
        chain.put(entry, ends[at - 1][1] if at else None)
        insort(ends, (last, entry))
    return tuple(chain)


class _Chain(Generic[_T]):
    """Things in a row, into which others are put without counting places: counting 4,000 sentences took 6 s."""

    def __init__(self, things: Iterable[_T]) -> None:
        self._after: dict[_T | None, _T | None] = dict(pairwise((None, *things, None)))

    def after(self, thing: _T | None) -> _T | None:
        """What comes after a thing; None stands before the first and after the last."""
        return self._after[thing]

    def put(self, thing: _T, before: _T | None) -> None:
        """Put a thing right after the one that is to be before it."""
        self._after[before], self._after[thing] = thing, self._after[before]

    def __iter__(self) -> Iterator[_T]:
        thing = self._after[None]
        while thing is not None:
            yield thing
            thing = self._after[thing]
