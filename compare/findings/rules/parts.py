"""missing-part: a part that this kind of document must have and that is nowhere in it.

The yearly report on law-based government has four parts, and room for others, since the rules
《法治政府建设与责任落实督察工作规定》 of the two General Offices were made public in May 2019.
No rule says what a government work report must have; what nearly all of 53 read ones speak of
(26 provinces' of 2026, a district's of 2012 to 2014, 24 national ones of 2000 to 2025) is a hint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Finding, Grade, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone
    from compare.model import Document, Span

NAME = "missing-part"


class _Part(NamedTuple):
    name: str
    heading: re.Pattern[str]
    """In a heading it says that the part is there."""
    text: re.Pattern[str]
    """In the body it says that the matter is at least spoken of."""


class _Kind(NamedTuple):
    """A kind of document with mandated parts."""

    title: re.Pattern[str]
    kinds: frozenset[str]
    since: int
    """The first year to be reported on under the rule."""
    rule: str
    parts: tuple[_Part, ...]


def _part(name: str, heading: str, text: str) -> _Part:
    return _Part(name, re.compile(heading), re.compile(text))


_KINDS = (
    _Kind(
        title=re.compile(r"法治政府建设"),
        kinds=frozenset({"report"}),
        since=2019,
        rule="《法治政府建设与责任落实督察工作规定》",
        parts=(
            _part("主要举措和成效", r"举措|措施|成效|推进|情况|做法|履行", r"."),
            _part(
                "存在的不足和原因",
                r"不足|问题|短板|困难",
                r"存在[^。\n]{0,12}(?:不足|问题|短板)|(?:不足|问题)[^。\n]{0,8}原因",
            ),
            _part(
                "党政主要负责人履行推进法治建设第一责任人职责情况",
                r"主要负责人|第一责任人|履职|党政主要",
                r"主要负责人[^。\n]{0,16}(?:履行|职责)|第一责任人",
            ),
            _part(
                "下一年度推进法治政府建设的主要安排",
                r"安排|打算|计划|下一步|下步|举措和安排|思路|重点工作",
                r"下一步|下一阶段|下一年|明年",
            ),
        ),
    ),
)


class _Usual(NamedTuple):
    """What reports of a kind speak of by custom."""

    name: str
    text: re.Pattern[str]
    found: int
    """In how many of `READ` it was found."""


READ = 53
"""Government work reports that were read for what is usual."""
_USUAL = (
    _Usual(
        "存在的困难和问题", re.compile(r"(?:存在|面临)[^。\n]{0,20}(?:困难|问题|不足|挑战)|清醒地?(?:认识|看到)"), 52
    ),
    _Usual("政府自身建设", re.compile(r"自身建设|政府自身|自我革命|廉政|廉洁|作风建设|依法行政|法治政府"), 53),
)


def find(alone: Alone) -> Iterator[Finding]:
    """One finding for all parts that are missing: sure where not even a word speaks of them."""
    document = alone.document
    for kind in _KINDS:
        if not _is_of(document, kind):
            continue
        headings = [alone.folded(section.heading_span) for section in document.sections]
        unheaded = [part for part in kind.parts if not any(part.heading.search(heading) for heading in headings)]
        silent = [part for part in unheaded if not part.text.search(document.clean.normal)]
        spoken = [part for part in unheaded if part not in silent]
        for parts, grade in ((silent, Grade.SURE), (spoken, Grade.HINT)):
            if parts:
                yield _finding(document, kind, parts, grade)
    if document.metadata.kind == "work-report" and len(document.sections) > 1:
        yield from _unusual(document)


def _unusual(document: Document) -> Iterator[Finding]:
    """What a government work report does not speak of and nearly all others do."""
    gone = [usual for usual in _USUAL if not usual.text.search(document.clean.normal)]
    if gone:
        yield Finding(
            kind="usual-part",
            grade=Grade.HINT,
            a=_opening(document),
            values=(("parts", "、".join(usual.name for usual in gone)), ("read", str(READ))),
            evidence="; ".join(f"{usual.found} / {READ}" for usual in gone),
            weight=len(gone),
        )


def _is_of(document: Document, kind: _Kind) -> bool:
    told = document.metadata
    in_time = told.year is not None and told.year >= kind.since
    return (
        in_time and told.kind in kind.kinds and bool(document.sections) and bool(kind.title.search(_folded(told.title)))
    )


def _folded(title: str) -> str:
    """A title in the few characters that the patterns need, whatever its script."""
    return title.translate(str.maketrans("設報", "设报"))


def _finding(document: Document, kind: _Kind, parts: list[_Part], grade: Grade) -> Finding:
    return Finding(
        kind=NAME if grade is Grade.SURE else "part-without-heading",
        grade=grade,
        a=_opening(document),
        values=(("parts", "、".join(part.name for part in parts)), ("rule", kind.rule)),
        evidence=kind.rule,
        weight=len(parts),
    )


def _opening(document: Document) -> Span:
    """Where a finding about the whole of a document stands: at its title, or else at its first heading."""
    titles = (part.span for part in document.parts if part.kind is PartKind.TITLE)
    return next(titles, document.sections[0].heading_span)
