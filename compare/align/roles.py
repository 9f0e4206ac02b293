"""What a section does in its document: look back, plan, or admit problems.

Plans answer plans, reviews answer reviews. A section has the roles its top-level ancestor's
heading states (存在问题和下一步打算 states two, and then the section's own heading decides): by its words, else by the
years it names (2026年主要工作). What follows the review in a work report plans, whatever its heading says
(大力推进经济结构的战略性调整). To links a document that looks back nowhere plays one part throughout; a work report, either.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Document, Section


class Role(StrEnum):
    """A part a section plays."""

    REVIEW = "review"
    PROBLEM = "problem"
    PLAN = "plan"


Roles = frozenset[Role]
"""Empty where nothing is stated."""

_PLANS: Roles = frozenset({Role.PLAN})
_REVIEWS: Roles = frozenset({Role.REVIEW})
_MATTER = re.compile("关于.+问题")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")

_PROBLEM = re.compile("问题|不足|困难|短板|薄弱环节")
_PLAN = re.compile("安排|下一步|打算|目标任务|工作计划|工作思路|今后|下阶段|主要目标|明年")
_REVIEW = re.compile("回顾|成效|成绩|(?:工作|完成|开展|推进|落实|进展|履行.{0,30})情况|进展|工作总结|成就")
_PLAN_UNLESS_REVIEW = re.compile("重点工作|重点任务|总体要求|主要考虑|重大任务")
_REVIEW_UNLESS_PLAN = re.compile("举措|措施|做法")


def roles(document: Document) -> tuple[Roles, ...]:
    """The roles that each section may answer in, in order."""
    if not any(_looks_back(document, section) for section in document.sections if not section.parent):
        either = document.metadata.kind == "work-report"
        return (_PLANS | _REVIEWS if either else frozenset(),) * len(document.sections)
    return stated_roles(document)


def stated_roles(document: Document) -> tuple[Roles, ...]:
    """The roles that each section states, itself or by its chapter, in order."""
    found: dict[str, Roles] = {}
    behind_review = False
    for section in document.sections:
        stated = _stated(_heading(document, section)) or _by_year(document, section)
        if section.parent:
            inherited = found[section.parent]
            found[section.id] = stated & inherited or inherited
        else:
            found[section.id] = stated or (_PLANS if behind_review else frozenset())
            behind_review |= document.metadata.kind == "work-report" and Role.REVIEW in stated
    return tuple(found[section.id] for section in document.sections)


def _looks_back(document: Document, section: Section) -> bool:
    """Whether a chapter reviews or admits for sure; 总体要求 and 保障措施 are chapters of any plan, and tell nothing alone."""
    heading = _heading(document, section)
    return bool(_REVIEW.search(heading) or _PROBLEM.search(heading)) or _by_year(document, section) == _REVIEWS


def _by_year(document: Document, section: Section) -> Roles:
    """The role of a heading that names years: a report looks back on its own, but a work report plans that one."""
    told, own = {int(year) for year in _YEAR.findall(_heading(document, section))}, document.metadata.year
    if not told or own is None:
        return frozenset()
    first_planned = own if document.metadata.kind == "work-report" else own + 1
    if min(told) >= first_planned:
        return _PLANS
    return _REVIEWS if max(told) < first_planned else frozenset()


def _heading(document: Document, section: Section) -> str:
    """A heading in its normal form, without the matters that it is only about (关于…问题)."""
    return _MATTER.sub("", "".join(token.key for token in document.tokens_in(section.heading_span)))


def _stated(heading: str) -> Roles:
    """The roles a heading states by its words; some words tell only where no surer word speaks against them."""
    plan, review = bool(_PLAN.search(heading)), bool(_REVIEW.search(heading))
    stated = {
        Role.PROBLEM: bool(_PROBLEM.search(heading)),
        Role.PLAN: plan or (not review and bool(_PLAN_UNLESS_REVIEW.search(heading))),
        Role.REVIEW: review or (not plan and bool(_REVIEW_UNLESS_PLAN.search(heading))),
    }
    return frozenset(role for role, is_stated in stated.items() if is_stated)


def clash(a: Roles, b: Roles) -> bool:
    """Whether sections of these roles cannot answer each other.

    Where one states nothing, only a review may answer it: what states nothing looks back,
    unless the whole document plans.
    """
    if a and b:
        return not a & b
    return bool(a | b) and Role.REVIEW not in a | b
