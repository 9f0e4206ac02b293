"""Which sentences answer each other inside linked sections.

Three passes, each taking only sentences that are still free:

1. in every pair of linked sections, deepest and surest first, the best monotone chain of
   1-1 to 3-3 beads that are plainly alike (dynamic programming over both
   sentence sequences, as Gale and Church 1993 do with lengths, here with shared words);
2. the same with a lower bar, for what is left between them;
3. anywhere in the two documents, the surest first: moved sentences (moves.py).

What is left answers nothing: 1-0 and 0-1 beads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.chains import Chain, best_chain
from compare.align.likeness import SentenceLikeness
from compare.align.moves import mark_moved, moved_sentences
from compare.model import Bead

if TYPE_CHECKING:
    from compare.model import Document, Link

_SURE = 0.5
"""Likeness from which two sentences in linked sections plainly answer each other."""
_LIKELY = 0.25
"""Likeness from which they do when nothing better is left for either."""


def bead_sentences(a: Document, b: Document, links: tuple[Link, ...]) -> tuple[Bead, ...]:
    """Every sentence of A and of B in exactly one bead, in the order of A, then of B."""
    likeness = SentenceLikeness.of(a, b)
    regions = _regions(a, b, links)
    free = set(range(len(a.sentences))), set(range(len(b.sentences)))
    taken: list[Chain] = []
    for bar in (_SURE, _LIKELY):
        for region_a, region_b in regions:
            left = [i for i in region_a if i in free[0]], [j for j in region_b if j in free[1]]
            for chain in best_chain(*left, likeness, bar):
                taken.append(chain)
                free[0].difference_update(chain.a)
                free[1].difference_update(chain.b)
    moved = moved_sentences(sorted(free[0]), sorted(free[1]), likeness)
    for chain in moved:
        free[0].difference_update(chain.a)
        free[1].difference_update(chain.b)
    beads = [*mark_moved(taken, links, a, b), *(_bead(chain, moved=True) for chain in moved)]
    beads += [Bead(a=(i,), b=(), score=0.0) for i in free[0]]
    beads += [Bead(a=(), b=(j,), score=0.0) for j in free[1]]
    return tuple(sorted(beads, key=lambda bead: bead_order(bead.a, bead.b)))


def _bead(chain: Chain, *, moved: bool) -> Bead:
    return Bead(a=chain.a, b=chain.b, score=chain.likeness, moved=moved)


def bead_order(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
    """Sorts beads by A's sentences, those only in B last."""
    return (not a, a, b)


def _regions(a: Document, b: Document, links: tuple[Link, ...]) -> list[tuple[range, range]]:
    """The sentence ranges to search, deepest and surest first, the text before the first section last.

    A section's range takes in its descendants: where the other side has no such level, its
    text answers theirs. They come later than the descendants' own links.
    """
    ordered = sorted(
        ((link.score, x, y) for link in links for x in link.a for y in link.b),
        key=lambda item: (-_depth(item[1]) - _depth(item[2]), -item[0], item[1], item[2]),
    )
    regions = [(_whole(a, x), _whole(b, y)) for _, x, y in ordered]
    return [*regions, (_preamble(a), _preamble(b))]


def _depth(id_: str) -> int:
    return id_.count(".")


def _whole(document: Document, id_: str) -> range:
    """The sentences of a section and of all its descendants."""
    section = document.section_by_id[id_]
    last = section
    while last.children:
        last = document.section_by_id[last.children[-1]]
    return range(section.sentences[0], last.sentences[1])


def _preamble(document: Document) -> range:
    first = document.sections[0].sentences[0] if document.sections else len(document.sentences)
    return range(first)
