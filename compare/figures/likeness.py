"""How much two figures look like one indicator: by their names, by the words around them, by their places."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from compare.figures.acts import NEWLY, TAKEN_IN
from compare.figures.told import told
from compare.figures.unlike import PERSONS, are_unlike
from compare.model import Span, TokenKind
from compare.text.similarity import dot_products, telling_weights, weigh
from compare.text.tokens import words
from compare.text.units import is_same_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from compare.figures.told import Told
    from compare.model import Alignment, Document, Figure
    from compare.text.similarity import Bag, Matrix, Vector

    Indexes = NDArray[np.int64]
    _Vectors = tuple[list[Vector], list[Vector]]

_T = TypeVar("_T")

LIKE_ENOUGH = 0.4
"""What two figures must score, 0…1, to be taken for one indicator."""
MARGIN = 0.05
"""By how much they must beat every other figure that either could answer."""
LEAST = LIKE_ENOUGH - MARGIN
"""What scores less is neither taken nor a rival of what is."""
NAME, AROUND = 0.8, 0.2
"""What the names and the words around add to a score, both alike in all being 1."""
NAME_OF_SEVERAL, AROUND_SEVERAL = 0.4, 0.6
"""The same for a name that several figures of one document have (投资): the words around must tell which."""
BARE = 2
"""Characters of a name that is one bare noun (项目, 投资), which any figure may have: only its sentence can tell which.

That it is all there is (总投资, 总里程) does not tell of what.
"""
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
_ROWS = 500
"""Figures of the first document held against all of the second at once."""
_FUNCTIONS = frozenset({TokenKind.NUMBER, TokenKind.PUNCTUATION, TokenKind.SPACE})


class Likenesses(NamedTuple):
    """Pairs of figures, in the order of both documents, and how alike they are."""

    a: Indexes
    b: Indexes
    scores: NDArray[np.float64]


_NONE = Likenesses(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def likenesses(
    a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
) -> Likenesses:
    """Every two figures that may be of one indicator, or come near enough to be a rival of two that are.

    Names and surroundings are compared by their words with tf-idf weights and cosine, so that what many indicators share (项目, 投资, 全市) weighs little.
    Where neither clause tells a name (增长20%。), the words around tell all. Words and places are
    asked first, of all pairs at once; what only reading both names can tell, of those alone that it may still lift
    high enough, and once of all that tell the same.
    """
    held = _Held(a, b, alignment, figures_a, figures_b)
    found = [held.likenesses(first) for first in range(0, len(figures_a), _ROWS)]
    return Likenesses(*map(np.concatenate, zip(*found, strict=True))) if found else _NONE


class _Held:
    """The figures of two documents, held against each other."""

    def __init__(
        self, a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
    ) -> None:
        self._told = told(a, figures_a), told(b, figures_b)
        self._names = _vectors(*([_words(one.name) for one in side] for side in self._told))
        self._around = _vectors([_around(a, one) for one in figures_a], [_around(b, one) for one in figures_b])
        self._places = _Places(a, b, alignment, figures_b)

    def likenesses(self, first: int) -> Likenesses:
        """The likenesses of as many figures of the first document as make a table of bounded size."""
        some = slice(first, first + _ROWS)
        rows, columns = self._told[0][some], self._told[1]
        names, around = (dot_products(left[some], right) for left, right in (self._names, self._around))
        nameless = _table(rows, columns, lambda one: not one.figure.subject, np.logical_and)
        doubtful = nameless | _table(rows, columns, lambda one: one.shared, np.logical_or)
        near = self._places.bonuses([one.figure for one in rows])
        scores = np.where(doubtful, NAME_OF_SEVERAL, NAME) * names
        scores += np.where(doubtful, AROUND_SEVERAL, AROUND) * around + near
        i, j = np.nonzero(((names > 0) | nameless) & (scores >= LEAST - SAME_ACT))
        judged = _judged(rows, columns, i, j)
        total = scores[i, j] + judged.bonuses
        kept = (total >= LEAST) & (~judged.in_one_sentence | (near[i, j] >= SAME_BEAD))
        return Likenesses(i[kept] + first, j[kept], total[kept])


def _table(
    rows: Sequence[Told], columns: Sequence[Told], says: Callable[[Told], bool], both: np.ufunc
) -> NDArray[np.bool_]:
    """For every two figures what both, or either, say of themselves."""
    sides = (np.array([says(one) for one in side], dtype=bool) for side in (rows, columns))
    return np.asarray(both.outer(*sides), dtype=bool)


class _Judged(NamedTuple):
    """What reading both names tells of pairs of figures."""

    bonuses: NDArray[np.float64]
    """Minus infinity where they cannot be of one indicator."""
    in_one_sentence: NDArray[np.bool_]
    """Where only sentences that answer each other may make them one."""


def _judged(rows: Sequence[Told], columns: Sequence[Told], i: Indexes, j: Indexes) -> _Judged:
    """What is told of each pair; of those that tell the same, once."""
    of_rows, of_columns = _alike(rows), _alike(columns)
    _, first, which = np.unique(of_rows[i] * len(columns) + of_columns[j], return_index=True, return_inverse=True)
    pairs = [(rows[x], columns[y]) for x, y in zip(i[first].tolist(), j[first].tolist(), strict=True)]
    bonuses = [-np.inf if are_unlike(old, new) else _bonus(old, new) for old, new in pairs]
    in_one_sentence = [_need_one_sentence(old, new) for old, new in pairs]
    return _Judged(np.array(bonuses, dtype=np.float64)[which], np.array(in_one_sentence, dtype=bool)[which])


def _alike(side: Sequence[Told]) -> Indexes:
    """A number for each figure, the same for all that tell the same."""
    numbers: dict[tuple[object, ...], int] = {}
    return np.array([numbers.setdefault(one.told, len(numbers)) for one in side], dtype=np.int64)


def _bonus(old: Told, new: Told) -> float:
    """What two names add to their likeness, or take from it, beyond their words."""
    succeeded = ONE_SUCCEEDED if ("成功" in old.name) != ("成功" in new.name) else 0.0
    return _act_bonus(old, new) + _unit_bonus(old.figure.unit, new.figure.unit) + succeeded + _modifier_bonus(old, new)


def _need_one_sentence(old: Told, new: Told) -> bool:
    """Whether two names are one only in sentences that answer each other: a bare noun, a procedure that one leaves out."""
    return (
        old.of_a_procedure != new.of_a_procedure
        or min(len(one.figure.name.removeprefix("总")) for one in (old, new)) <= BARE
    )


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


def _vectors(bags_a: Sequence[Bag], bags_b: Sequence[Bag]) -> _Vectors:
    """Bags of both documents, weighed together."""
    weights = telling_weights([*bags_a, *bags_b])
    return [weigh(bag, weights) for bag in bags_a], [weigh(bag, weights) for bag in bags_b]


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

    def __init__(self, a: Document, b: Document, alignment: Alignment, figures_b: Sequence[Figure]) -> None:
        self._sections = [sentence.section for sentence in a.sentences]
        self._beads = _answers(((bead.a, bead.b) for bead in alignment.beads), [one.sentence for one in figures_b])
        in_sections = [b.sentences[one.sentence].section for one in figures_b]
        self._links = _answers(((link.a, link.b) for link in alignment.links), in_sections)
        self._size = len(figures_b)

    def bonuses(self, figures: Sequence[Figure]) -> Matrix:
        """What their places add to the likeness of figures of the first document and all of the second."""
        table = np.full((len(figures), self._size), APART)
        for row, figure in zip(table, figures, strict=True):
            row[self._links.get(self._sections[figure.sentence], [])] = LINKED
            row[self._beads.get(figure.sentence, [])] = SAME_BEAD
        return table


def _answers(groups: Iterable[tuple[tuple[_T, ...], tuple[_T, ...]]], places: Sequence[_T]) -> dict[_T, list[int]]:
    """For each place of the first document which figures of the second stand where it is answered."""
    standing: defaultdict[_T, list[int]] = defaultdict(list)
    for k, place in enumerate(places):
        standing[place].append(k)
    found: defaultdict[_T, list[int]] = defaultdict(list)
    for one, other in groups:
        for x in one:
            found[x].extend(k for y in other for k in standing.get(y, ()))
    return found
