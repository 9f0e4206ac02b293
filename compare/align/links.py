"""From chosen pairs of sections to links with a relation and evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.align.assignment import choose
from compare.align.features import pair_table
from compare.align.kin import without_kin
from compare.align.parts import part_pairs
from compare.align.profile import profile
from compare.align.relations import Group, answering, group_pairs, relation_of, steady_pairs
from compare.align.scores import as_score, gains, joint_gains, link_model
from compare.align.settled import equal_pairs, in_play
from compare.model import Link, LinkEvidence, Note, NoteKind, Relation, TreeSupport
from compare.text.similarity import telling_shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.align.assignment import Choice, Pair
    from compare.align.features import PairTable
    from compare.align.profile import Profile
    from compare.model import Document

_WORDS_SHOWN = 8
_RIVALS_SHOWN = 3
_NEVER = 1e6
"""A crowding cost that no pair of sections is worth."""
_RIVAL_SCORE = 0.2
"""A pair that was not taken is a rival worth telling where the model by itself finds it so likely."""


def link_sections(a: Document, b: Document) -> tuple[tuple[Link, ...], tuple[Note, ...]]:
    """The links of two documents, those of A's sections in order, then what is only in B; and limits that were hit."""
    profiles = profile(a), profile(b)
    table = pair_table(*profiles)
    first = gains(table)
    joint, found = joint_gains({pair: first[pair] for pair in in_play(table, *profiles)}, *profiles)
    once, left = _one_to_one(joint, equal_pairs(table, *profiles))
    choice = choose(left, link_model().crowding)
    taken = without_kin(choice.pairs, joint, profiles)
    parts = part_pairs((a, b), profiles, table, taken)
    log_odds, chosen = first | joint | parts, tuple(sorted({*taken, *parts}))
    supports = dict(zip(joint, zip(*found, strict=True), strict=True))
    writer = _LinkWriter(profiles, table, log_odds, chosen, supports)
    linked = [writer.link(group) for group in group_pairs(chosen, log_odds, profiles)]
    links = tuple(sorted((*linked, *_alone(profiles, chosen)), key=link_order))
    return links, (*_notes(once), *_notes(choice))


def _notes(choice: Choice) -> tuple[Note, ...]:
    """What to say where the search for the best links was cut short."""
    if not choice.shortfall:
        return ()
    return (Note.of(NoteKind.SEARCH, steps=choice.steps, shortfall=f"{choice.shortfall:.2f}"),)


def _one_to_one(log_odds: dict[Pair, float], equal: frozenset[Pair]) -> tuple[Choice, dict[Pair, float]]:
    """The pairs with at most one equal counterpart for each section: a line said again and again answers one a time."""
    once = choose({pair: log_odds[pair] for pair in sorted(equal)}, (link_model().crowding[0], _NEVER))
    kept = set(once.pairs)
    return once, {pair: x for pair, x in log_odds.items() if pair not in equal or pair in kept}


def link_order(link: Link) -> tuple[object, ...]:
    """Sorts links by A's sections, those only in B last."""
    return (not link.a, _place(link.a), _place(link.b))


def _place(ids: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(n) for n in id_.split(".")) for id_ in ids)


def _alone(profiles: tuple[Profile, Profile], chosen: tuple[Pair, ...]) -> list[Link]:
    """A link with one empty side for every section that answers nothing."""
    links = []
    for side, relation in ((0, Relation.REMOVED), (1, Relation.ADDED)):
        linked = {pair[side] for pair in chosen}
        for index, id_ in enumerate(profiles[side].ids):
            if index not in linked:
                links.append(
                    Link(
                        a=(id_,) if side == 0 else (),
                        b=(id_,) if side == 1 else (),
                        relation=relation,
                        score=0.0,
                        heading_similarity=0.0,
                        text_similarity=0.0,
                        evidence=LinkEvidence(),
                    )
                )
    return links


class _LinkWriter:
    """Writes down a group of pairs as a link, with its evidence."""

    def __init__(
        self,
        profiles: tuple[Profile, Profile],
        table: PairTable,
        log_odds: dict[Pair, float],
        chosen: tuple[Pair, ...],
        supports: Mapping[Pair, tuple[float, ...]],
    ) -> None:
        self.profiles = profiles
        self.table = table
        self.log_odds = log_odds
        self.chosen = set(chosen)
        self.answering = answering(chosen, log_odds)
        self.steady = steady_pairs(self.answering, profiles)
        self.places = {pair: k for k, pair in enumerate(table.pairs)}
        self.supports = supports
        self.rivals = self._rivals_by_section()

    def link(self, group: Group) -> Link:
        """The link of one group; its likenesses are those of its strongest pair."""
        strongest = max(group.pairs, key=lambda pair: (self.log_odds[pair], (-pair[0], -pair[1])))
        features, place = self.table.features, self.places[strongest]
        ids = self.profiles[0].ids, self.profiles[1].ids
        return Link(
            a=tuple(ids[0][i] for i in sorted({i for i, _ in group.pairs})),
            b=tuple(ids[1][j] for j in sorted({j for _, j in group.pairs})),
            relation=relation_of(group, self.profiles, self.answering, self.steady),
            score=round(self._score(group), 4),
            heading_similarity=round(float(max(features.heading_words[place], features.heading_bigrams[place])), 4),
            text_similarity=round(float(features.whole_text[place] ** 2), 4),
            evidence=self._evidence(group, strongest),
        )

    def _score(self, group: Group) -> float:
        """How likely its pairs are right in the mean; 1 where the sections are equal in everything comparable."""
        a, b = self.profiles
        if all(a.keys[i] == b.keys[j] for i, j in group.pairs):
            return 1.0
        return sum(link_model().sure(self.log_odds[pair]) for pair in group.pairs) / len(group.pairs)

    def _evidence(self, group: Group, strongest: Pair) -> LinkEvidence:
        i, j = strongest
        headings, wholes = self.table.headings, self.table.wholes
        return LinkEvidence(
            heading_words=telling_shared(headings[0][i], headings[1][j], _WORDS_SHOWN),
            text_words=telling_shared(wholes[0][i], wholes[1][j], _WORDS_SHOWN),
            rivals=self._rivals(group),
            support=self._support(strongest),
        )

    def _support(self, pair: Pair) -> TreeSupport | None:
        """What the tree says of a pair; None where it was not asked."""
        found = self.supports.get(pair)
        return TreeSupport(*(round(float(x), 4) for x in found)) if found else None

    def _rivals_by_section(self) -> dict[tuple[int, int], list[tuple[float, Pair]]]:
        """The pairs that were not taken though they score, under (side, section)."""
        found: defaultdict[tuple[int, int], list[tuple[float, Pair]]] = defaultdict(list)
        for pair, x in self.log_odds.items():
            if pair not in self.chosen and as_score(x) >= _RIVAL_SCORE:
                for side in (0, 1):
                    found[side, pair[side]].append((-as_score(x), pair))
        return found

    def _rivals(self, group: Group) -> tuple[tuple[str, str, float], ...]:
        """The best pairs that share a section with the group and were not taken."""
        rivals = {rival for pair in group.pairs for side in (0, 1) for rival in self.rivals.get((side, pair[side]), ())}
        a, b = self.profiles
        best = [pair for _, pair in sorted(rivals)[:_RIVALS_SHOWN]]
        return tuple((a.ids[i], b.ids[j], round(link_model().sure(self.log_odds[i, j]), 4)) for i, j in best)
