"""Which words were taken over from year to year, and for how long.

Each letter of a document leads back to the letter of the document before that it was
taken over from, and so on to the first document that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.model import Carried, CarriedPassage, Passage, Span, TokenKind
from compare.series.keeping import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.model import Document, Edition
    from compare.series.keeping import Kept, Origins

    Years = NDArray[np.int32]

SHORTEST_PASSAGE = 12
"""Letters from which words that were taken over are listed; all of them are counted."""
_GAP = 3
"""Characters without a letter that may stand between two clauses of one passage."""
_BREAKS = frozenset(",;:。!?")


def carried(editions: Sequence[Edition], kept: Sequence[Kept]) -> tuple[Carried, ...]:
    """How much of each document was taken over, and since when it stands."""
    found = []
    for edition, since in zip(editions, _first_years(editions, kept), strict=True):
        body = since[_body(edition.document)]
        years, counts = np.unique(body, return_counts=True)
        ages = tuple(zip(years.tolist(), counts.tolist(), strict=True))
        own = dict(ages).get(edition.year, 0)
        share = None if edition is editions[0] else (len(body) - own) / max(1, len(body))
        found.append(Carried(year=edition.year, characters=len(body), share=share, since=ages))
    return tuple(found)


def section_shares(editions: Sequence[Edition], kept: Sequence[Kept]) -> dict[tuple[int, str], float]:
    """How much of each section, its descendants included, stands in the document before."""
    shares = {}
    for edition, step in zip(editions[1:], kept, strict=True):
        body = _body(edition.document)
        before = np.concatenate([[0], np.cumsum(step.origins != NOWHERE)])
        for section in edition.document.sections:
            inside = body[np.searchsorted(body, section.span.start) : np.searchsorted(body, section.span.end)]
            if len(inside):
                # Headings are no body: count letter by letter where they stand inside.
                held = int(np.sum(before[inside + 1] - before[inside]))
                shares[edition.year, section.id] = held / len(inside)
    return shares


def passages(editions: Sequence[Edition], kept: Sequence[Kept]) -> tuple[CarriedPassage, ...]:
    """The passages of whole clauses that stand unchanged in documents in a row.

    Those of the most documents first, then those that end latest, then the longest.
    """
    known: list[NDArray[np.bool_]] = [np.zeros(len(edition.document.text), dtype=np.bool_) for edition in editions]
    found: list[CarriedPassage] = []
    for place in range(len(editions) - 1, 0, -1):
        for chain in _joined(_chains(editions, kept, place, known)):
            for k, span in enumerate(chain.spans):
                known[place - k][span.start : span.end] = True
            if chain.letters >= SHORTEST_PASSAGE:
                places = tuple(Passage(editions[place - k].year, span) for k, span in enumerate(chain.spans))
                found.append(CarriedPassage(places=places[::-1], characters=chain.letters))
    return tuple(sorted(found, key=lambda one: (-len(one.places), -one.last, -one.characters, one.places)))


class _Chain(NamedTuple):
    """A clause, or several, back through the documents that have it; the latest first."""

    spans: tuple[Span, ...]
    letters: int


def _first_years(editions: Sequence[Edition], kept: Sequence[Kept]) -> Iterator[Years]:
    """For each document the year since which each of its characters stands."""
    since: Years = np.full(len(editions[0].document.text), editions[0].year, dtype=np.int32)
    yield since
    for edition, step in zip(editions[1:], kept, strict=True):
        now: Years = np.full(len(edition.document.text), edition.year, dtype=np.int32)
        held = step.origins != NOWHERE
        now[held] = since[step.origins[held]]
        since = now
        yield since


def _body(document: Document) -> NDArray[np.intp]:
    """The places of the body's letters."""
    places = [
        place
        for sentence in document.sentences
        for place in range(sentence.span.start, sentence.span.end)
        if document.text[place].isalnum()
    ]
    return np.array(places, dtype=np.intp)


def _chains(
    editions: Sequence[Edition], kept: Sequence[Kept], place: int, known: Sequence[NDArray[np.bool_]]
) -> Iterator[_Chain]:
    """Every clause of one document that the document before has, unless a later passage holds it already."""
    for letters in _clauses(editions[place].document):
        if known[place][letters].all():
            continue
        spans = [Span(int(letters[0]), int(letters[-1]) + 1)]
        now, back = letters, place
        while back and (origin := _whole(kept[back - 1].origins, now, editions[back - 1].document)) is not None:
            spans.append(Span(int(origin[0]), int(origin[-1]) + 1))
            now, back = origin, back - 1
        if len(spans) > 1:
            yield _Chain(tuple(spans), len(letters))


def _clauses(document: Document) -> Iterator[NDArray[np.intp]]:
    """The places of the letters of each clause of the body."""
    for sentence in document.sentences:
        letters: list[int] = []
        for token in document.tokens[slice(*sentence.tokens)]:
            if token.kind is TokenKind.PUNCTUATION and token.key in _BREAKS:
                if letters:
                    yield np.array(letters, dtype=np.intp)
                letters = []
            else:
                letters += [i for i in range(token.span.start, token.span.end) if document.text[i].isalnum()]
        if letters:
            yield np.array(letters, dtype=np.intp)


def _whole(origins: Origins, letters: NDArray[np.intp], document: Document) -> NDArray[np.intp] | None:
    """Where all letters of a clause stood in the document before; None unless they stood there in a row."""
    found = origins[letters]
    if (found == NOWHERE).any() or (np.diff(found) < 0).any():
        return None
    between = sum(char.isalnum() for char in document.text[int(found[0]) : int(found[-1]) + 1])
    return found.astype(np.intp) if between <= len(letters) else None


def _joined(chains: Iterator[_Chain]) -> Iterator[_Chain]:
    """The chains with neighbours joined that are neighbours in every document they share."""
    current: _Chain | None = None
    for chain in chains:
        if current and _go_on(current, chain):
            spans = tuple(Span(a.start, b.end) for a, b in zip(current.spans, chain.spans, strict=True))
            current = _Chain(spans, current.letters + chain.letters)
            continue
        if current:
            yield current
        current = chain
    if current:
        yield current


def _go_on(before: _Chain, after: _Chain) -> bool:
    return len(before.spans) == len(after.spans) and all(
        0 <= b.start - a.end <= _GAP for a, b in zip(before.spans, after.spans, strict=True)
    )
