"""How much two figures look like one indicator: by their names, by the words around them, by their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from compare.figures.acts import acts, added, is_bare, picks_out
from compare.figures.circumstances import WAS, is_of_years, pace, without_state, without_verbs
from compare.figures.contrasts import contrast, kinds
from compare.figures.synonyms import in_one_word
from compare.model import FigureKind, Span, TokenKind
from compare.text.similarity import dot_products, telling_weights, weigh
from compare.text.tokens import words
from compare.text.units import is_same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
SAME_ACT, OTHER_ACT = 0.1, -0.3
"""What names that speak of the same act add, and those that speak of different ones."""
OTHER_MODIFIER = -0.1
"""What names add that each have a word with nothing of the other name in it: 工业增加值 and 服务业增加值 share a noun only."""
ONE_MODIFIER = -0.05
"""The same where only one name has such a word: 涉海重点项目 and 重点项目."""
OTHER_MEASURE = -0.15
"""What counting by another measure word adds; a writer's habit (证件 by 个 or 本) must not outweigh a name that agrees."""
_PERSONS = frozenset({"人", "名", "位", "人次"})
_EXCLUSIVE = tuple(map(frozenset, (("一审", "二审", "再审"), ("线上", "线下"), ("城镇", "农村"))))
_STAGES = frozenset({"诉前", "诉中", "案前", "案中", "一审", "二审", "再审"})
"""A rate of one stage of the cases is none of all of them; of counts one may leave the stage out."""
_SCOPES = {scope: n for n, group in enumerate(_EXCLUSIVE) for scope in group}
_VAGUE = frozenset(
    "全省 全市 全区 全县 全国 各类 各级 总量 总数 总额 总值 人数 人员 人次 数量 规模 资金 工作 工程 项目 案件 申请 事项 情况 重点".split()  # noqa: SIM905 - reads as it is typed
)
"""Words that many names have and that tell nothing of what is counted."""
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
    names = _products(
        *([_words(_name(figure)) for figure in figures] for figures in (figures_a, figures_b))
    )
    around = _products([_around(a, figure) for figure in figures_a], [_around(b, figure) for figure in figures_b])
    places = _Places(a, b, alignment)
    told = [[_told(_name(figure)) for figure in figures] for figures in (figures_a, figures_b)]
    of_kinds = [[kinds(_name(figure)) for figure in figures] for figures in (figures_a, figures_b)]
    of_years = [
        [is_of_years(figure, document.metadata.year) for figure in figures]
        for document, figures in ((a, figures_a), (b, figures_b))
    ]
    several = [_shared_names(*side) for side in zip((figures_a, figures_b), of_years, strict=True)]
    unnamed = [np.array([not figure.subject for figure in figures], dtype=bool) for figures in (figures_a, figures_b)]
    nameless = unnamed[0][:, None] & unnamed[1]
    for i, j in np.argwhere((names > 0) | nameless).tolist():
        old, new = figures_a[i], figures_b[j]
        place = places.bonus(old, new)
        if (
            _other_scope(old, new)
            or of_years[0][i] != of_years[1][j]
            or contrast(of_kinds[0][i], of_kinds[1][j])
            or _other_time(old, new)
            or _is_of_each(old) != _is_of_each(new)
            or _is_what_was_added(old, new)
            or _is_what_was_added(new, old)
            or _are_some_of(old, new)
            or _are_some_of(new, old)
            or (place < SAME_BEAD and any(len(one.name) <= BARE for one in (old, new)))
        ):
            continue
        doubtful = nameless[i, j] or several[0][i] or several[1][j]
        of_name, of_words = (NAME_OF_SEVERAL, AROUND_SEVERAL) if doubtful else (NAME, AROUND)
        score = of_name * float(names[i, j]) + of_words * float(around[i, j])
        score += place + _act_bonus(old.name, new.name) + _unit_bonus(old.unit, new.unit)
        yield i, j, score + _modifier_bonus(told[0][i], told[1][j])


def _shared_names(figures: Sequence[Figure], of_years: Sequence[bool]) -> list[bool]:
    """Whether another figure of the same role and unit, told for a time of the same length, has the name of each."""
    keys = [
        (figure.name, figure.role, figure.unit, several, pace(figure.scope))
        for figure, several in zip(figures, of_years, strict=True)
    ]
    counted = Counter(keys)
    return [counted[key] > 1 for key in keys]


def _other_scope(old: Figure, new: Figure) -> bool:
    """Whether the scopes of two figures exclude each other: those of a first and of a second instance do."""
    if old.kind is FigureKind.SHARE and _STAGES.intersection(old.scope) != _STAGES.intersection(new.scope):
        return True
    groups = {_SCOPES[scope]: scope for scope in old.scope if scope in _SCOPES}
    return any(groups.get(_SCOPES[scope], scope) != scope for scope in new.scope if scope in _SCOPES)


def _other_time(old: Figure, new: Figure) -> bool:
    """Whether two figures are told for unlike times: 年均增长5% and 增长6%, 月人均 and 年人均, what was before and what is."""
    was = [WAS in one.scope for one in (old, new)]
    return was[0] != was[1] or pace(old.scope) != pace(new.scope)


def _is_of_each(figure: Figure) -> bool:
    """Whether a figure is how much each person has; by how much it grew may be told without saying so."""
    return figure.kind is FigureKind.LEVEL and "人均" in figure.subject


def _is_what_was_added(one: Figure, other: Figure) -> bool:
    """Whether a figure counts what came to be, and the other, a bare noun, what there is: 新增里程 and 里程."""
    return bool(added(one.subject)) and not added(other.subject) and is_bare(other.subject)


def _are_some_of(one: Figure, other: Figure) -> bool:
    """Whether a figure counts people that were picked out (培训执法人员), and the other, a bare noun, all of a kind."""
    return {one.unit, other.unit} <= _PERSONS and picks_out(one.subject) and is_bare(other.subject)


def _act_bonus(old: str, new: str) -> float:
    """What the acts that two names speak of add to their likeness."""
    of_old, of_new = acts(old), acts(new)
    if not of_old or not of_new:
        return 0.0
    return SAME_ACT if of_old & of_new else OTHER_ACT


def _unit_bonus(old: str, new: str) -> float:
    """What counting by different measure words takes from the likeness: 7件 and 8个 are seldom of one thing."""
    return 0.0 if is_same_unit(old, new) or {old, new} <= _PERSONS else OTHER_MEASURE


class _Told(NamedTuple):
    """What a name tells."""

    words: tuple[str, ...]
    """Those that tell what it counts."""
    characters: frozenset[str]
    """All of it."""


def _name(figure: Figure) -> str:
    """The subject of a figure in the words it is compared by."""
    return in_one_word(without_state(figure.subject))


def _told(subject: str) -> _Told:
    found = words(without_verbs(subject))
    return _Told(tuple(word for word in found if len(word) > 1 and word not in _VAGUE), frozenset(subject))


def _modifier_bonus(old: _Told, new: _Told) -> float:
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
