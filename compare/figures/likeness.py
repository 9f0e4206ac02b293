"""How much two figures look like one indicator: by their names, by the words around them, by their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from compare.figures.acts import acts
from compare.model import Span, TokenKind
from compare.text.similarity import dot_products, telling_weights, weigh
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Alignment, Document, Figure
    from compare.text.similarity import Bag, Matrix

_T = TypeVar("_T")

NAME, AROUND = 0.8, 0.2
"""What the names and the words around add to a score, both alike in all being 1."""
SAME_BEAD, LINKED = 0.15, 0.05
"""What standing in sentences, or only in sections, that answer each other adds."""
SAME_ACT, OTHER_ACT = 0.1, -0.3
"""What names that speak of the same act add, and those that speak of different ones."""
WINDOW = 40
"""Characters before and after a figure that count as around it, within its sentence."""
_FUNCTIONS = frozenset({TokenKind.NUMBER, TokenKind.PUNCTUATION, TokenKind.SPACE})


def likenesses(
    a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
) -> Iterator[tuple[int, int, float]]:
    """Every two figures whose names have something in common, and how alike they are.

    Names and surroundings are compared by their words with tf-idf weights and cosine, so that what many indicators share (项目, 投资, 全市) weighs little.
    """
    names = _products([_words(figure.name) for figure in figures_a], [_words(figure.name) for figure in figures_b])
    around = _products([_around(a, figure) for figure in figures_a], [_around(b, figure) for figure in figures_b])
    places = _Places(a, b, alignment)
    for i, j in np.argwhere(names > 0).tolist():
        old, new = figures_a[i], figures_b[j]
        score = NAME * float(names[i, j]) + AROUND * float(around[i, j])
        yield i, j, score + places.bonus(old, new) + _act_bonus(old.name, new.name)


def _act_bonus(old: str, new: str) -> float:
    """What the acts that two names speak of add to their likeness."""
    of_old, of_new = acts(old), acts(new)
    if not of_old or not of_new:
        return 0.0
    return SAME_ACT if of_old & of_new else OTHER_ACT


def _products(bags_a: Sequence[Bag], bags_b: Sequence[Bag]) -> Matrix:
    """The cosine of every two bags."""
    weights = telling_weights([*bags_a, *bags_b])
    return dot_products([weigh(bag, weights) for bag in bags_a], [weigh(bag, weights) for bag in bags_b])


def _words(text: str) -> Bag:
    """The words of a text, and the pairs of characters of its longer words: 执法证件 and 执法证 are near."""
    found = words(text)
    pairs = (word[i : i + 2] for word in found if len(word) > 2 for i in range(len(word) - 1))  # noqa: PLR2004 - itself
    return Counter(found) + Counter(pairs)


def _around(document: Document, figure: Figure) -> Bag:
    """The words around a figure, within its sentence, without figures and marks."""
    sentence = document.sentences[figure.sentence].span
    window = Span(max(sentence.start, figure.span.start - WINDOW), min(sentence.end, figure.span.end + WINDOW))
    return _words("".join(token.key for token in document.tokens_in(window) if token.kind not in _FUNCTIONS))


class _Places:
    """Which sentences and sections of the two documents answer each other."""

    def __init__(self, a: Document, b: Document, alignment: Alignment) -> None:
        self._sections_a = [sentence.section for sentence in a.sentences]
        self._sections_b = [sentence.section for sentence in b.sentences]
        self._beads = _pairs((bead.a, bead.b) for bead in alignment.beads)
        self._links = _pairs((link.a, link.b) for link in alignment.links)

    def bonus(self, old: Figure, new: Figure) -> float:
        """What their places add to the likeness of two figures."""
        if (old.sentence, new.sentence) in self._beads:
            return SAME_BEAD
        sections = self._sections_a[old.sentence], self._sections_b[new.sentence]
        return LINKED if sections in self._links else 0.0


def _pairs(groups: Iterable[tuple[tuple[_T, ...], tuple[_T, ...]]]) -> set[tuple[_T, _T]]:
    """Every member of the one side with every member of the other."""
    return {(x, y) for one, other in groups for x in one for y in other}
