"""Problems that documents admit, and which of them come back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Passage, Problem, Span, TokenKind
from compare.series.sides import Side
from compare.series.wording import Weights, segments, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Document, Edition, Token
    from compare.series.wording import Terms

ALIKE = 0.35
"""Cosine, of words and of pairs of characters in equal parts, from which two admissions are of one problem."""
SAME_CLAUSE = 5
"""Characters from which a clause that stands in two admissions makes them one: 经济总量不大."""
SHORTEST = 6
"""Letters of an admission."""
_INTRO = re.compile(r"主要(?:有|是|表现|体现)|存在.{0,16}(?:问题|困难|不足)|清醒|困难和(?:问题|挑战)|认识到|看到")
_STOPS = frozenset(";。!?")


def problems(editions: Sequence[Edition], sides: Sequence[Sequence[Side | None]]) -> tuple[Problem, ...]:
    """Every problem with its wording in each year; those of most years first, then the latest.

    Each admission goes to the problem it is most like, at most one a year.
    """
    weights = Weights(edition.document for edition in editions)
    chains: list[list[_Admission]] = []
    for edition, of_sentences in zip(editions, sides, strict=True):
        own = "".join((edition.document.metadata.place, *edition.document.metadata.place_chain))
        said = [_admission(edition, span, own) for span in _admissions(edition.document, of_sentences)]
        _add(chains, said, weights)
    found = (Problem(places=tuple(one.place for one in chain)) for chain in chains)
    return tuple(sorted(found, key=lambda one: (-len(one.places), -one.places[-1].year, one.places[-1].span)))


class _Admission(NamedTuple):
    """A problem as one year's document admits it."""

    place: Passage
    named: Terms
    clauses: frozenset[str]
    """Its clauses long enough to be known again."""


def _admission(edition: Edition, span: Span, own: str) -> _Admission:
    tokens = edition.document.tokens_in(span)
    clauses = (_key(clause) for clause in segments(tokens))
    return _Admission(
        Passage(edition.year, span), terms(tokens, own), frozenset(one for one in clauses if len(one) >= SAME_CLAUSE)
    )


def _add(chains: list[list[_Admission]], said: Sequence[_Admission], weights: Weights) -> None:
    """Put one year's admissions to the problems they are most like, and open a chain for each of the others."""
    likely = sorted(
        (-likeness, c, i)
        for c, chain in enumerate(chains)
        for i, one in enumerate(said)
        if (likeness := max(_alike(earlier, one, weights) for earlier in chain[-2:])) >= ALIKE
    )
    taken: set[int] = set()
    placed: set[int] = set()
    for _, c, i in likely:
        if c not in taken and i not in placed:
            taken.add(c)
            placed.add(i)
            chains[c].append(said[i])
    chains += [[one] for i, one in enumerate(said) if i not in placed]


def _alike(one: _Admission, other: _Admission, weights: Weights) -> float:
    """The cosine of two admissions, half by words and half by pairs of characters; enough where a clause is the same."""
    a, b = one.named, other.named
    words = _cosine({w: weights.word(w) for w in a.words}, {w: weights.word(w) for w in b.words})
    pairs = _cosine({p: weights.pair(p) for p in a.pairs}, {p: weights.pair(p) for p in b.pairs})
    return round(max((words + pairs) / 2, ALIKE if one.clauses & other.clauses else 0.0), 9)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(x * other[term] for term, x in sorted(one.items()) if term in other)
    sizes = [sum(x * x for _, x in sorted(side.items())) ** 0.5 for side in (one, other)]
    return shared / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def _admissions(document: Document, sides: Sequence[Side | None]) -> Iterator[Span]:
    """Each problem that a document admits: between full stops and semicolons, without what only introduces it."""
    for sentence, side in zip(document.sentences, sides, strict=True):
        if side is Side.PROBLEM:
            tokens = document.tokens[slice(*sentence.tokens)]
            for part in _without_intro(_parts(tokens), document):
                yield Span(part[0].span.start, part[-1].span.end)


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The stretches between semicolons, without white space around them."""
    part: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.PUNCTUATION and token.key in _STOPS:
            yield part
            part = []
        elif part or token.kind is not TokenKind.SPACE:
            part.append(token)
    yield part


def _without_intro(parts: Iterator[list[Token]], document: Document) -> Iterator[list[Token]]:
    for part in parts:
        said = part
        colon = next((i for i, token in enumerate(part) if token.key == ":"), None)
        if colon is not None and _INTRO.search(_key(part[:colon])):
            said = part[colon + 1 :]
        elif _INTRO.search(_key(part)) and colon is None and len(_key(part)) <= _INTRO_LENGTH:
            continue
        while said and said[-1].kind is TokenKind.SPACE:
            said = said[:-1]
        while said and said[0].kind is TokenKind.SPACE:
            said = said[1:]
        if said and sum(c.isalnum() for c in Span(said[0].span.start, said[-1].span.end).of(document.text)) >= SHORTEST:
            yield said


_INTRO_LENGTH = 45
"""Characters up to which a sentence with such words does not name a problem itself: 我们也清醒地看到存在不少困难和问题."""


def _key(tokens: Sequence[Token]) -> str:
    return "".join(token.key for token in tokens)
