"""What a figure tells that others are held against, read off it once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.acts import acts, added, is_bare, picks_out
from compare.figures.circumstances import (
    WAS,
    is_of_years,
    is_standing,
    pace,
    without_doer,
    without_state,
    without_verbs,
)
from compare.figures.conditions import sizes
from compare.figures.contrasts import is_of_a_procedure, kinds
from compare.figures.synonyms import in_one_word
from compare.model import FigureKind
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.figures.contrasts import Kinds
    from compare.model import Document, Figure

_LIGHT = re.compile("进行|相关|有关|以及|各[类项]|(?<=..)并(?![购轨网联]).*$")
"""Words of a name that say nothing of what is counted, and a second act that is told with it: 评查并书面通报."""
_VAGUE = frozenset(
    "全省 全市 全区 全县 全国 各类 各级 总量 总数 总额 总值 人数 人员 人次 数量 规模 资金 工作 工程 项目 案件 申请 事项 情况 重点".split()  # noqa: SIM905 - reads as it is typed
)
"""Words that many names have and that tell nothing of what is counted."""


class Told(NamedTuple):
    """A figure and what its name tells."""

    figure: Figure
    name: str
    """Its subject in the words it is compared by."""
    words: tuple[str, ...]
    """Those of the name that tell what it counts."""
    characters: frozenset[str]
    """All of the name."""
    acts: frozenset[int]
    kinds: Kinds
    sizes: frozenset[str]
    """How large what it counts is at least or at most."""
    of_a_procedure: bool
    time: tuple[bool, str]
    """Whether it is what was before, and of what time it is a mean: 年均增长5% is not 增长6%, nor 月人均 年人均."""
    of_each: bool
    """Whether it is how much each person has; by how much that grew may be told without saying so."""
    added: bool
    """Whether it counts what came to be."""
    picked: bool
    """Whether it counts people that were picked out of all."""
    bare: bool
    """Whether it is a noun alone."""
    standing: bool
    of_years: bool
    told: tuple[object, ...]
    """All of the figure that the rest is read off: figures that have the same tell the same."""
    shared: bool
    """Whether another figure of the document, of the same role and unit and for a time of the same length, has its name."""


def told(document: Document, figures: Sequence[Figure]) -> list[Told]:
    """What each figure of a document tells."""
    of_years = [is_of_years(figure, document.metadata.year) for figure in figures]
    keys = [
        (figure.name, figure.role, figure.unit, several, pace(figure.scope))
        for figure, several in zip(figures, of_years, strict=True)
    ]
    counted = Counter(keys)
    return [
        _told(figure, of_years=several, shared=counted[key] > 1)
        for figure, several, key in zip(figures, of_years, keys, strict=True)
    ]


def _told(figure: Figure, *, of_years: bool, shared: bool) -> Told:
    name = _LIGHT.sub("", in_one_word(without_doer(without_state(figure.subject))))
    return Told(
        figure=figure,
        name=name,
        words=tuple(word for word in words(without_verbs(name)) if len(word) > 1 and word not in _VAGUE),
        characters=frozenset(name),
        acts=acts(figure.name),
        kinds=kinds(name),
        sizes=sizes(name),
        of_a_procedure=is_of_a_procedure(figure.subject),
        time=(WAS in figure.scope, pace(figure.scope)),
        of_each=figure.kind is FigureKind.LEVEL and "人均" in figure.subject,
        added=bool(added(figure.subject)),
        picked=picks_out(figure.subject),
        bare=is_bare(figure.subject),
        standing=is_bare(name) and is_standing(figure, name),
        of_years=of_years,
        told=(figure.subject, figure.name, figure.role, figure.kind, figure.unit, figure.scope, of_years),
        shared=shared,
    )
