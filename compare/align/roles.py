"""What a section does in its document: look back, plan, or admit problems.

Plans answer plans, reviews answer reviews. A section has the role its top-level
ancestor's heading states; a document that states none has the role of its kind.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Document, Section


class Role(StrEnum):
    """The part a section plays."""

    REVIEW = "review"
    PROBLEM = "problem"
    PLAN = "plan"
    MAIN = "main"
    """Nothing is stated: the whole document plays one part."""


_STATED = (
    (Role.PROBLEM, re.compile("问题|不足|困难|短板|薄弱环节")),
    (
        Role.PLAN,
        re.compile(
            "安排|下一步|打算|目标任务|重点任务|重点工作|工作计划|工作思路|总体要求|主要目标|今后|下阶段|主要考虑"
        ),
    ),
    (Role.REVIEW, re.compile("回顾|成效|成绩|举措|措施|工作情况|完成情况|进展")),
)


def roles(document: Document) -> tuple[Role, ...]:
    """The role of each section, in order."""
    found: dict[str | None, Role] = {}
    for section in document.sections:
        found[section.id] = found[section.parent] if section.parent else _stated(document, section)
    return tuple(found[section.id] for section in document.sections)


def _stated(document: Document, section: Section) -> Role:
    heading = "".join(token.key for token in document.tokens_in(section.heading_span))
    return next((role for role, words in _STATED if words.search(heading)), Role.MAIN)


def clash(a: Role, b: Role) -> bool:
    """Whether sections of these roles cannot answer each other.

    A review may answer a section that states no role; a plan or a list of problems may not.
    """
    return a is not b and not {a, b} <= {Role.MAIN, Role.REVIEW}
