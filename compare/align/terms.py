"""Of which time a section of a work report tells: the year, or the five years of a plan.

A report at the turn of two plans looks back on both and plans both, and a year's section answers none of five years where
the other report has one of its own. A chapter's heading tells it (“十五五”时期主要目标任务); of one that names both, the
sections' own headings do (——这五年，综合实力大幅跃升), or what is said before their list (一年来，主要做了以下工作).
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from compare.align.tails import own_and_behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from compare.model import Document, Section, Sentence


class Term(StrEnum):
    """How long a time a section tells of."""

    YEAR = "year"
    FIVE_YEARS = "five years"


_CLAUSE = re.compile("[,:;、]")
_TELLS = {
    Term.YEAR: re.compile(r"(?:19|20)\d\d年|一年|[今去]年"),
    Term.FIVE_YEARS: re.compile(r"五年|十[一二三四五六七]五\W?(?:时期|期间|规划|发展|经济|主要|目标)"),
}


def terms(document: Document) -> tuple[Term | None, ...]:
    """The term of each section, in order; None where it is not told, and in all but work reports."""
    if document.metadata.kind != "work-report":
        return (None,) * len(document.sections)
    texts = dict(zip(document.section_by_id, own_and_behind(document), strict=True))
    found: dict[str, Term | None] = {}
    for parent, family in _families(document):
        above = found[parent] if parent else None
        before = texts[parent][0] if parent else ()
        told = None
        for section in family:
            told = _said(document, before) or told
            found[section.id] = above or _term(_heading(document, section)) or (told if parent else None)
            before = texts[section.id][1]
    return tuple(found[section.id] for section in document.sections)


def _families(document: Document) -> Iterable[tuple[str | None, list[Section]]]:
    """The sections under each parent, parents before children."""
    ordered = sorted(document.sections, key=lambda section: section.level)
    for _, level in groupby(ordered, key=lambda section: section.level):
        for parent, family in groupby(level, key=lambda section: section.parent):
            yield parent, list(family)


def _said(document: Document, sentences: Sequence[Sentence]) -> Term | None:
    """The term that a sentence last began with."""
    texts = ("".join(t.key for t in document.tokens[slice(*sentence.tokens)]) for sentence in reversed(sentences))
    return next(filter(None, (_term(_CLAUSE.split(text)[0]) for text in texts)), None)


def _term(text: str) -> Term | None:
    """The one term that a text names; None for both."""
    named = [term for term, tells in _TELLS.items() if tells.search(text)]
    return named[0] if len(named) == 1 else None


def _heading(document: Document, section: Section) -> str:
    return "".join(token.key for token in document.tokens_in(section.heading_span))


Kind = tuple[frozenset[str], Term | None]
"""The roles and the term of a section."""


def apart(x: Kind, y: Kind, a: AbstractSet[Kind], b: AbstractSet[Kind]) -> bool:
    """Whether a section of A and one of B tell of other terms, and one of them has its like in the other's document.

    Where neither has, a review of five years is the best answer there is to one of a year.
    """
    if x[1] is None or y[1] is None or x[1] is y[1]:
        return False
    return any(_has(b, role, x[1]) or _has(a, role, y[1]) for role in x[0] & y[0])


def _has(kinds: AbstractSet[Kind], role: str, term: Term) -> bool:
    return any(role in roles and own is term for roles, own in kinds)
