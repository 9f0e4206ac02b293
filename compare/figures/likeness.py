"""How much two figures look like one indicator: by their names, by the words around them, by their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from compare.figures.acts import NEWLY, TAKEN_IN
from compare.figures.told import told
from compare.figures.unlike import PERSONS, are_unlike
from compare.model import Span, TokenKind
from compare.text.similarity import dot_products, telling_weights, weigh
from compare.text.tokens import words
from compare.text.units import is_same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.figures.told import Told
    from compare.model import Alignment, Document, Figure
    from compare.text.similarity import Bag, Matrix

_T = TypeVar("_T")

NAME, AROUND = 0.8, 0.2
"""What the names and the words around add to a score, both alike in all being 1."""
NAME_OF_SEVERAL, AROUND_SEVERAL = 0.4, 0.6
"""The same for a name that several figures of one document have (投资): the words around must tell which."""
BARE = 2
"""Characters of a name that is one bare noun (项目, 投资), which any figure may have: only its sentence can tell which."""
SAME_BEAD, LINKED, APART = 0.15, 0.05, -0.1
"""What standing in sentences, or only in sections, that answer each other adds, and what standing in neither."""
SAME_ACT, AKIN_ACT, OTHER_ACT = 0.1, 0.06, -0.3
"""What names that speak of the same act add, of two that follow each other (收到, 受理), and of different ones."""
OTHER_MODIFIER = -0.1
"""What names add that each have a word with nothing of the other name in it: 工业增加值 and 服务业增加值 share a noun only."""
ONE_MODIFIER = -0.05
"""The same where only one name has such a word: 涉海重点项目 and 重点项目."""
ONE_SUCCEEDED = -0.1
"""What names add of which one alone says that it ended well: 调解纠纷 and 成功调解纠纷."""
OTHER_MEASURE = -0.15
"""What counting by another measure word adds; a writer's habit (证件 by 个 or 本) must not outweigh a name that agrees."""
WINDOW = 40
"""Characters before and after a figure that count as around it, within its sentence."""
_FUNCTIONS = frozenset({TokenKind.NUMBER, TokenKind.PUNCTUATION, TokenKind.SPACE})


def likenesses(
    a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
) -> Iterator[tuple[int, int, float]]:
    """Every two figures whose names have something in common, and how alike they are.

    Names and surroundings are compared by their words with tf-idf weights and cosine, so that what many indicators share (项目, 投资, 全市) weighs little.
    Where neither clause tells a name (增长20%。), the words around tell all.
    """
    told_a, told_b = told(a, figures_a), told(b, figures_b)
    names = _products(*([_words(one.name) for one in side] for side in (told_a, told_b)))
    around = _products([_around(a, figure) for figure in figures_a], [_around(b, figure) for figure in figures_b])
    places = _Places(a, b, alignment)
    unnamed = [np.array([not figure.subject for figure in figures], dtype=bool) for figures in (figures_a, figures_b)]
    nameless = unnamed[0][:, None] & unnamed[1]
    for i, j in np.argwhere((names > 0) | nameless).tolist():
        old, new = told_a[i], told_b[j]
        place = places.bonus(old.figure, new.figure)
        if are_unlike(old, new) or (place < SAME_BEAD and _need_one_sentence(old, new)):
            continue
        doubtful = nameless[i, j] or old.shared or new.shared
        of_name, of_words = (NAME_OF_SEVERAL, AROUND_SEVERAL) if doubtful else (NAME, AROUND)
        score = of_name * float(names[i, j]) + of_words * float(around[i, j])
        score += place + _act_bonus(old, new) + _unit_bonus(old.figure.unit, new.figure.unit)
        score += ONE_SUCCEEDED if ("成功" in old.name) != ("成功" in new.name) else 0.0
        yield i, j, score + _modifier_bonus(old, new)


def _need_one_sentence(old: Told, new: Told) -> bool:
    """Whether two names are one only in sentences that answer each other: a bare noun, a procedure that one leaves out."""
    return old.of_a_procedure != new.of_a_procedure or min(len(old.figure.name), len(new.figure.name)) <= BARE


def _act_bonus(old: Told, new: Told) -> float:
    """What the acts that two names speak of add to their likeness."""
    if not old.acts or not new.acts:
        return 0.0
    if common := old.acts & new.acts:
        return SAME_ACT if common - NEWLY else 0.0
    return AKIN_ACT if old.acts & TAKEN_IN and new.acts & TAKEN_IN else OTHER_ACT


def _unit_bonus(old: str, new: str) -> float:
    """What counting by different measure words takes from the likeness: 7件 and 8个 are seldom of one thing."""
    return 0.0 if is_same_unit(old, new) or {old, new} <= PERSONS else OTHER_MEASURE


def _modifier_bonus(old: Told, new: Told) -> float:
    """What words take from the likeness of two names that the other has no character of."""
    alone = [any(other.characters.isdisjoint(word) for word in one.words) for one, other in ((old, new), (new, old))]
    return OTHER_MODIFIER if all(alone) else ONE_MODIFIER if any(alone) else 0.0


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
        return LINKED if sections in self._links else APART


def _pairs(groups: Iterable[tuple[tuple[_T, ...], tuple[_T, ...]]]) -> set[tuple[_T, _T]]:
    """Every member of the one side with every member of the other."""
    return {(x, y) for one, other in groups for x in one for y in other}
