"""What one year's plan announced, sentence by sentence, and what the next year's review says of it.

A sentence of a plan names several things, each between two commas. Each is looked for in
every sentence of the review: how much of the weight of its words and of its pairs of
characters stands there. A thing counts as spoken of from `COVERED` on, if the words found
weigh enough to mean this thing and not just its subject; the sentence is reported where
at least half of what it names is, partly where any is. Whether it was done is not in the
text.

The thresholds were chosen on one district's plan of 2012 and its review, read by hand
(docs/evaluation.md).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.model import Outcome, Passage, Pledge, Span, TokenKind
from compare.series.sides import Side
from compare.series.wording import MEASURES, Weights, segments, terms
from compare.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.model import Document, Edition, Sentence, Target, Token
    from compare.series.wording import Terms

COVERED = 0.35
"""How much of what a segment names a sentence of the review must name to speak of it."""
MEANT = 0.3
"""What the words that both name must weigh."""
MENTIONED, REPORTED = 0.05, 0.45
"""Shares of a sentence from which it counts as partly, and as reported."""
ALONE = 0.7
"""What one word must weigh to mean a thing by itself."""
HALF, MANY = 0.45, 3
"""Cover, or words that both name, from which a segment's most telling word may be missing: 种业振兴行动 is not
乡村振兴行动. It may be, too, where another means a thing by itself."""
WHOLE = 0.8
"""How much a sentence of the review must have of a segment that names hardly more than one thing."""
NAME, NAMED, NAMED_COVER = 4, 0.5, 0.15
"""Han in a row that make a name (三山绿化), and what it must weigh and cover to stand for the segment it is part of.
One word of that weight is enough where it is half of what the segment names (新农合)."""
SHORTEST = 8
"""Letters of a sentence that announces anything."""
_SHORTEST_PART = 2
"""Characters of a word that another is made with."""
_COMPOUND = re.compile(f"[{HAN}]{{3,16}}")
"""A word that may be made with another: BIM is no part of BIMX, and a longer run of rare characters is no word."""
_TRIED = 5
_SHOWN = 3
_WORDS = 6
_BACKGROUND = re.compile(
    r"^(?:(?:19|20)\d\d年,?|今年)?,?(?:将)?是.{0,60}(?:之年|一年)"
    r"|(?:重点|着力|突出|扎实|切实)?(?:抓好|做好|推进)(?:以下|如下).{0,12}(?:工作|任务)"
    r"|^(?:只要|(?:我们)?(?:坚信|相信)|当前|从国际看|从国内看|综合(?:研判|分析))"
)


class _Found(NamedTuple):
    """What a sentence of a plan names, and where the review speaks of it."""

    weight: float
    covered: float
    reports: dict[int, float]
    """Weight of what each sentence of the review speaks of, by its index."""
    words: dict[str, float]


def pledges(
    a: Edition,
    sides_a: Sequence[Side | None],
    b: Edition | None,
    sides_b: Sequence[Side | None],
    targets: Sequence[Target] = (),
) -> Iterator[Pledge]:
    """Every sentence of A's plan with what B's review says of it; open where there is no B, or B reviews nothing.

    A figure of the plan that a figure of B answers is spoken of, whatever the words around it.
    """
    announced = [i for i, side in enumerate(sides_a) if side is Side.PLAN and _announces(a.document, i)]
    reviewing = tuple(i for i, side in enumerate(sides_b) if side is Side.REVIEW)
    if b is None or not reviewing:
        yield from (_pledge(a, i, None, None, ()) for i in announced)
        return
    search = _Search(a.document, b.document, reviewing, targets)
    for i in announced:
        yield _pledge(a, i, b, search.found(a.document.sentences[i]), reviewing)


def _announces(document: Document, index: int) -> bool:
    """Whether a sentence says that something is to be done."""
    tokens = document.tokens[slice(*document.sentences[index].tokens)]
    key = "".join(token.key for token in tokens).strip()
    return sum(char.isalnum() for char in key) >= SHORTEST and not _BACKGROUND.search(key)


def _pledge(a: Edition, index: int, b: Edition | None, found: _Found | None, reviewing: Sequence[int]) -> Pledge:
    sentence = a.document.sentences[index]
    place = Passage(a.year, sentence.span)
    if b is None or found is None:
        return Pledge(place=place, section=sentence.section, outcome=Outcome.OPEN, share=0.0)
    share = found.covered / found.weight if found.weight else 0.0
    best = sorted(found.reports, key=lambda j: (-found.reports[j], j))[:_SHOWN]
    words = sorted(found.words, key=lambda word: (-found.words[word], word))[:_WORDS]
    outcome = _outcome(share)
    spoken = outcome is not Outcome.NOT_MENTIONED
    return Pledge(
        place=place,
        section=sentence.section,
        outcome=outcome,
        share=round(share, 4),
        reports=tuple(Passage(b.year, b.document.sentences[reviewing[j]].span) for j in best) if spoken else (),
        words=tuple(words) if spoken else (),
    )


def _outcome(share: float) -> Outcome:
    if share >= REPORTED:
        return Outcome.REPORTED
    return Outcome.PARTLY if share >= MENTIONED else Outcome.NOT_MENTIONED


class _Search:
    """Looks for what a plan names among the sentences of a review."""

    def __init__(
        self, plan: Document, review: Document, reviewing: Sequence[int], targets: Sequence[Target] = ()
    ) -> None:
        self._plan = plan
        self._own = "".join(name for one in (plan, review) for name in (one.metadata.place, *one.metadata.place_chain))
        self._weights = Weights((plan, review))
        bags = [terms(_tokens(review, review.sentences[i]), self._own) for i in reviewing]
        self._size = len(bags)
        places = {index: k for k, index in enumerate(reviewing)}
        self._answers = [
            (one.target.span, places[one.result.sentence]) for one in targets if one.result.sentence in places
        ]
        self._words = _postings([bag.words for bag in bags])
        self._compounds = _of_compounds(self._words)
        self._pairs = _postings([bag.pairs for bag in bags])
        self._runs = [bag.runs for bag in bags]
        self._amounts = [bag.amounts for bag in bags]

    def found(self, sentence: Sentence) -> _Found:
        """What a sentence names, and where it is spoken of."""
        weight = covered = 0.0
        reports: dict[int, float] = {}
        words: dict[str, float] = {}
        for segment in segments(_tokens(self._plan, sentence)):
            named = terms(segment, self._own)
            heavy = self._weights.of(named)
            weight += heavy
            best, said = self._answered(segment, named) or self._best(named, heavy)
            if best >= 0:
                covered += heavy
                reports[best] = reports.get(best, 0.0) + heavy
                words |= said
        return _Found(weight, covered, reports, words)

    def _answered(self, segment: Sequence[Token], named: Terms) -> tuple[int, dict[str, float]] | None:
        """The sentence of the review whose figure answers one of a segment; the segment's words name the indicator."""
        span = Span(segment[0].span.start, segment[-1].span.end)
        index = next((index for target, index in self._answers if span.covers(target)), None)
        return None if index is None else (index, {word: self._weights.word(word) for word in sorted(named.words)})

    def _best(self, named: Terms, heavy: float) -> tuple[int, dict[str, float]]:
        """The sentence of the review that speaks of a segment best, -1 where none does, and the words they share."""
        if not heavy or not self._size:
            return -1, {}
        weighed = {word: self._weights.word(word) for word in sorted(named.words)}
        pairs = {pair: self._weights.pair(pair) for pair in sorted(named.pairs)}
        places = {word: self._places(word, weight) for word, weight in weighed.items()}
        by_words, by_pairs = self._sums(weighed, places), self._sums(pairs, self._pairs)
        cover = np.round(by_words / heavy / 2 + by_pairs / max(sum(pairs.values()), 1e-9) / 2, 9)
        for best in np.argsort(-cover, kind="stable")[:_TRIED].tolist():
            said = {word: x for word, x in weighed.items() if best in places[word]}
            if self._speaks(named, best, float(cover[best]), said, max(weighed.values(), default=0.0)):
                return best, said
        return -1, {}

    def _places(self, word: str, weight: float) -> Collection[int]:
        """The sentences that have a word, or one made with it (支农惠农 of 惠农) if it weighs enough to mean its thing."""
        here = self._words.get(word, ())
        return sorted({*here, *self._compounds.get(word, ())}) if weight >= MEANT else here

    def _speaks(self, named: Terms, index: int, cover: float, said: dict[str, float], heaviest: float) -> bool:
        """Whether a sentence of the review speaks of a segment; `heaviest` is what its most telling word weighs.

        Whatever else, both must name a thing: 产值 alone may be anybody's.
        """
        weight = sum(said.values())
        if said.keys() <= MEASURES:
            return False
        if cover < HALF and len(said) < MANY and max(said.values(), default=0.0) < min(heaviest, ALONE):
            return False
        if cover >= COVERED:
            as_large = bool(named.amounts & self._amounts[index])
            means_it = weight >= ALONE or cover >= WHOLE or (weight >= NAMED and cover >= HALF)
            return weight >= MEANT and (len(said) > 1 or means_it or as_large)
        return (
            len(said) > 1
            and cover >= NAMED_COVER
            and weight >= NAMED
            and _longest_common(named.runs, self._runs[index]) >= NAME
        )

    def _sums(
        self, weights: dict[str, float], postings: Mapping[str, Collection[int]]
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """For every sentence of the review the weight of the terms it has."""
        sums = np.zeros(self._size)
        for term, weight in weights.items():
            if term in postings:
                sums[list(postings[term])] += weight
        return sums


def _postings(bags: Sequence[dict[str, int]]) -> dict[str, list[int]]:
    """The indexes of the bags that hold each term."""
    found: dict[str, list[int]] = {}
    for index, bag in enumerate(bags):
        for term in bag:
            found.setdefault(term, []).append(index)
    return found


def _of_compounds(postings: Mapping[str, Sequence[int]]) -> dict[str, set[int]]:
    """The indexes of the bags that hold a word that begins or ends with another of two characters or more."""
    found: dict[str, set[int]] = {}
    for word in filter(_COMPOUND.fullmatch, postings):
        for size in range(_SHORTEST_PART, len(word)):
            for part in (word[:size], word[-size:]):
                found.setdefault(part, set()).update(postings[word])
    return found


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest stretch of Han that stands in a run of both."""
    return max(
        (
            SequenceMatcher(None, x, y, autojunk=False).find_longest_match().size
            for x in one
            for y in other
            if min(len(x), len(y)) >= NAME
        ),
        default=0,
    )


def _tokens(document: Document, sentence: Sentence) -> tuple[Token, ...]:
    """A sentence's tokens; white space cannot break a run of words."""
    return tuple(t for t in document.tokens[slice(*sentence.tokens)] if t.kind is not TokenKind.SPACE)
