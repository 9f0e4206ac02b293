"""What each sentence of a document does: look back, plan, or admit a problem.

The roles of sections come from the alignment. Two things only sentences tell: a review
admits problems in a paragraph without a heading, and in a work report the sections after
the review plan although their headings do not say so.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.model import Document, Section, Sentence


class Side(StrEnum):
    """What a sentence does; the values are those of the sections' roles."""

    REVIEW = "review"
    PLAN = "plan"
    PROBLEM = "problem"


Roles = frozenset[str]
_PLANNING_KINDS = frozenset({"work-report", "plan"})
_ADMITS = re.compile(
    r"清醒(?:地|的)?(?:看到|认识)|(?:认识|看)到.{0,40}(?:困难|问题|不足|差距|短板)"
    r"|(?:还|仍|依然|也|同时).{0,14}(?:存在|面临|有).{0,24}(?:问题|困难|不足|差距|短板|薄弱)"
    r"|存在.{0,12}(?:问题|不足|困难|短板|薄弱环节).{0,12}(?:主要|表现|一是|[::])"
    r"|(?:问题|不足|困难|挑战)主要(?:有|是|表现)"
)
_REMEDY = re.compile(
    r"^(?:对此|对这些|对于这些|针对这些|这些问题|面对这些|以上问题|我们(?:一定|必须|将|要|高度)|必须高度|下一步|今后)"
)
_CLOSING = re.compile(
    r"^(?:各位(?:代表|委员|领导|同志)|同志们|让我们|展望|回顾(?:过去|一年)|以上报告|现在,?请|在此|谢谢|我代表)"
    r"|^(?:我们要|让我们)?更加紧密地?团结"
    r"|表示(?:衷心|崇高|诚挚|亲切)|致以.{0,8}(?:敬意|感谢|问候)|取得.{0,20}(?:是|得益于).{0,30}的结果"
)


def sides(document: Document, roles: Sequence[Roles]) -> tuple[Side | None, ...]:
    """The side of every sentence; None for what is none: salutation, thanks, closing words.

    Args:
        document: The document.
        roles: Of each of its sections, in order: some of "review", "plan", "problem".
    """
    of_sections = _of_sections(document, roles)
    keys = ["".join(token.key for token in document.tokens[slice(*s.tokens)]).strip() for s in document.sentences]
    found: list[Side | None] = []
    admitting = ""
    for sentence, key in zip(document.sentences, keys, strict=True):
        said = of_sections.get(sentence.section, frozenset())
        admitting = _admitting(admitting, sentence, key, said)
        found.append(_side(key, said, admits=admitting == sentence.section))
    return tuple(found)


_NOWHERE = "-"


def _admitting(section: str, sentence: Sentence, key: str, said: Roles) -> str:
    """The section whose paragraph admits problems at this sentence; none where it does not."""
    if Side.REVIEW in said and len(said) == 1 and _ADMITS.search(key) and not _CLOSING.search(key):
        return sentence.section
    return section if section and section == sentence.section and not _ends(key) else _NOWHERE


def _ends(key: str) -> bool:
    return bool(_REMEDY.search(key) or _CLOSING.search(key))


def _side(key: str, said: Roles, *, admits: bool) -> Side | None:
    if not said or _CLOSING.search(key):
        return None
    if admits:
        return Side.PROBLEM
    if Side.PROBLEM in said and (said == {Side.PROBLEM} or _ADMITS.search(key)):
        return None if _REMEDY.search(key) else Side.PROBLEM
    return Side.PLAN if Side.PLAN in said else Side.REVIEW


def _of_sections(document: Document, roles: Sequence[Roles]) -> Mapping[str, Roles]:
    """The roles by section; what states none looks back, or plans where the review is over."""
    stated = dict(zip((section.id for section in document.sections), roles, strict=True))
    tops = [section for section in document.sections if section.parent is None]
    reviewed = [i for i, section in enumerate(tops) if Side.REVIEW in stated[section.id]]
    plans_after = document.metadata.kind in _PLANNING_KINDS and bool(reviewed)
    silent = {
        section.id: frozenset({Side.PLAN if plans_after and i > reviewed[0] else Side.REVIEW})
        for i, section in enumerate(tops)
    }
    return {section.id: stated[section.id] or silent[_top(section)] for section in document.sections}


def _top(section: Section) -> str:
    return section.id.split(".", 1)[0]
