"""The life of each section over the years: what it became the year after.

A section goes on as the one section that answers it best; what else it was split into
begins a life of its own that remembers where it came from, and what was merged ends in
the life it went into. So every section of every year is in exactly one life.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from compare.model import Life, Presence, Relation, Stay, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Document, Edition, Link
    from compare.series.keeping import Kept

_RANK = {Relation.SAME: 0, Relation.MOVED: 0, Relation.SPLIT: 1, Relation.MERGED: 1, Relation.PART: 2}
_PRESENCE = {
    Relation.SAME: Presence.PRESENT,
    Relation.MOVED: Presence.MOVED,
    Relation.SPLIT: Presence.SPLIT,
    Relation.MERGED: Presence.MERGED,
    Relation.PART: Presence.SPLIT,
}
_PERIOD = re.compile(
    r"(?:19|20)\d\d年?度?|[\"“]?[一二三四五六七八九十]+五[\"”]?(?=时期|规划|期间)|过去[一五]年|[去今]年"
)
SHORTEST_HEADING = 4
"""Han of a heading from which its return years later is no chance."""


@dataclass(slots=True)
class _Draft:
    """A life while it is being followed."""

    stays: list[Stay]
    levels: list[int]
    split_from: int | None = None
    merged_into: int | None = None


@dataclass(slots=True)
class _Drafts:
    """All lives so far, and which one each section of the last year is in."""

    lives: list[_Draft] = field(default_factory=list)
    here: dict[str, int] = field(default_factory=dict)

    def open(self, stay: Stay, level: int, split_from: int | None = None) -> int:
        """Begin a life; its number."""
        self.lives.append(_Draft([stay], [level], split_from))
        return len(self.lives) - 1

    def go_on(self, life: int, stay: Stay, level: int) -> int:
        """Add a year to a life; its number."""
        self.lives[life].stays.append(stay)
        self.lives[life].levels.append(level)
        return life


def lives(
    editions: Sequence[Edition], kept: Sequence[Kept], shares: Mapping[tuple[int, str], float]
) -> tuple[Life, ...]:
    """The lives of all sections, by their first year, and within it in the order of the text.

    Args:
        editions: The documents, in order.
        kept: The comparison of each with the next.
        shares: How much of each section was carried over, by year and section.
    """
    drafts = _Drafts()
    first = editions[0]
    for section in first.document.sections:
        stay = Stay(year=first.year, section=section.id, presence=Presence.FIRST)
        drafts.here[section.id] = drafts.open(stay, section.level)
    ended: dict[str, int] = {}
    for before, after, step in zip(editions, editions[1:], kept, strict=False):
        _follow(drafts, before, after, step, shares, ended)
    return tuple(
        Life(
            stays=tuple(draft.stays),
            level=min(draft.levels),
            split_from=draft.split_from,
            merged_into=draft.merged_into,
        )
        for draft in drafts.lives
    )


def _follow(  # noqa: PLR0913, PLR0917 - two documents, their comparison, and what is known of before
    drafts: _Drafts,
    before: Edition,
    after: Edition,
    step: Kept,
    shares: Mapping[tuple[int, str], float],
    ended: dict[str, int],
) -> None:
    """Take every life on to the next document."""
    links = step.step.links
    keys = {s.id: heading_key(before.document, s.id) for s in before.document.sections}
    new_keys = {s.id: heading_key(after.document, s.id) for s in after.document.sections}
    goes_on = dict(_successions(step, keys, new_keys))
    comes_from = {b: a for a, b in goes_on.items()}
    linked = _linked(links)
    here: dict[str, int] = {}
    for section in after.document.sections:
        carried = shares.get((after.year, section.id), 0.0)
        old = comes_from.get(section.id)
        key = new_keys[section.id]
        if old is not None:
            presence = _PRESENCE[linked[old, section.id].relation]
            renamed = key != keys[old]
            if renamed and presence is Presence.PRESENT:
                presence = Presence.RENAMED
            stay = Stay(year=after.year, section=section.id, presence=presence, renamed=renamed, carried=carried)
            here[section.id] = drafts.go_on(drafts.here[old], stay, section.level)
            continue
        parent = min((a for a, b in linked if b == section.id), key=_place, default=None)
        returning = ended.get(key) if parent is None and len(key) >= SHORTEST_HEADING else None
        presence = Presence.SPLIT if parent else Presence.NEW if returning is None else Presence.RETURNED
        stay = Stay(year=after.year, section=section.id, presence=presence, carried=carried)
        if returning is None:
            here[section.id] = drafts.open(stay, section.level, drafts.here[parent] if parent else None)
        else:
            here[section.id] = drafts.go_on(ended.pop(key), stay, section.level)
    _end(drafts, here, linked, goes_on, keys, ended)
    drafts.here = here


def _end(  # noqa: PLR0913, PLR0917 - what is known of the step
    drafts: _Drafts,
    here: Mapping[str, int],
    linked: Mapping[tuple[str, str], Link],
    goes_on: Mapping[str, str],
    keys: Mapping[str, str],
    ended: dict[str, int],
) -> None:
    """Write down into what the lives that do not go on went, and which may return."""
    for section, life in drafts.here.items():
        if section in goes_on:
            continue
        into = min((b for a, b in linked if a == section), key=_place, default=None)
        if into is not None:
            drafts.lives[life].merged_into = here[into]
        elif keys[section]:
            ended[keys[section]] = life


def _linked(links: Sequence[Link]) -> dict[tuple[str, str], Link]:
    """The link of each two sections; a part only where there is nothing surer."""
    found: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: _RANK.get(link.relation, 0)):
        for pair in product(link.a, link.b):
            found.setdefault(pair, link)
    return found


def _successions(step: Kept, keys: Mapping[str, str], new_keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which section goes on as which: each at most once, the surest first.

    Among the parts of a split and the sources of a merger, those of one level come first,
    then those whose headings are most alike, then those that share most text.
    """
    flows = _flows_with_descendants(step)
    pairs = [
        (
            _RANK[link.relation],
            abs(a.count(".") - b.count(".")),
            -_alike(keys[a], new_keys[b]),
            -flows[a, b],
            -link.score,
            _place(a),
            _place(b),
            (a, b),
        )
        for (a, b), link in _linked(step.step.links).items()
    ]
    gone: set[str] = set()
    taken: set[str] = set()
    for *_, (a, b) in sorted(pairs):
        if a not in gone and b not in taken:
            gone.add(a)
            taken.add(b)
            yield a, b


def _alike(one: str, other: str) -> float:
    """The share of pairs of characters that two headings have in common (Dice), in tenths."""
    pairs = [{key[i : i + 2] for i in range(len(key) - 1)} for key in (one, other)]
    return round(2 * len(pairs[0] & pairs[1]) / max(1, len(pairs[0]) + len(pairs[1])), 1)


def _flows_with_descendants(step: Kept) -> Mapping[tuple[str, str], int]:
    """Letters that each two sections share, descendants included."""
    flows: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (a, b), letters in step.flows.items():
        for pair in product(_ancestors(a), _ancestors(b)):
            flows[pair] += letters
    return flows


def _ancestors(section: str) -> list[str]:
    parts = section.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _place(section: str) -> tuple[int, ...]:
    return tuple(int(part) for part in section.split("."))


def heading_key(document: Document, section: str) -> str:
    """A heading without its number, years, own place and marks: equal keys are no renaming."""
    found = document.section_by_id[section]
    tokens = document.behind_number(found, found.heading_span)
    text = "".join(token.key for token in tokens if token.kind not in {TokenKind.SPACE, TokenKind.PUNCTUATION})
    own = document.metadata.place
    text = _PERIOD.sub("", text)
    return text.replace(own, "") if own else text
