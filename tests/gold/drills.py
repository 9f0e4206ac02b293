"""Drills: small pairs of documents in which only the tree tells what answers what, made of annotated ones.

The annotated pairs hardly ever repeat a heading, so they can not teach what users meet daily: chapters that all have
the same few generic sub-headings with a line of text, and chapters renamed over children that answer each other. A
drill takes sections of one annotated pair that surely answer each other and sets them up in one of these ways, so what
answers what is known. Drills of a pair are left out of a fit together with the pair.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from compare.model import Document

NUMBERS = "一二三四五六七八九"
GENERIC = {
    "存在的不足": (
        "认识还不到位。", "人手偏紧。", "进展不够均衡。", "手段比较单一。", "制度有待完善。", "协同不够顺畅。",
        "专业人才缺乏。", "信息化水平不高。", "创新办法不多。", "督促问效不严。", "宣传不够广泛。", "台账不够规范。",
    ),
    "下一步打算": (
        "加强组织领导。", "细化任务分工。", "抓好队伍培训。", "推广先进经验。", "严格考核奖惩。", "加快进度。",
        "充实一线力量。", "完善配套政策。", "开展专项检查。", "强化部门联动。", "及时总结提高。", "增加经费投入。",
    ),
    "工作要求": (
        "高度重视,周密安排。", "主要领导亲自抓。", "按时报送材料。", "做到责任到人。", "注意方式方法。", "严肃纪律。",
        "加强请示报告。", "防止形式主义。", "坚持问题导向。", "务求取得实效。", "统一标准。", "密切配合。",
    ),
    "具体措施": (
        "成立专班。", "制定实施方案。", "召开动员会。", "签订责任书。", "组织实地调研。", "建立工作群。",
        "开展交流互鉴。", "设立监督电话。", "实行周报制度。", "邀请专家授课。", "编印工作手册。", "树立典型。",
    ),
}  # fmt: skip
"""Sub-headings that any chapter may have, with lines that say nothing of its subject."""
SLOGANS = (
    "提高站位", "凝聚合力", "守正创新", "示范引领", "厚植根基", "为民造福", "担当作为", "系统谋划",
    "行稳致远", "稳中求进", "久久为功", "真抓实干",
)  # fmt: skip
"""Chapter headings that say nothing of what is in the chapter."""
DRILLS_OF_A_KIND = 3
_CHAPTERS = 5
_LINE = 60

Ids = tuple[str, str]


class Subject(NamedTuple):
    """Two sections that answer each other: a heading and a line of text on either side."""

    headings: tuple[str, str]
    lines: tuple[str, str]


class Drill(NamedTuple):
    """Two texts and the pairs of section ids that answer each other."""

    name: str
    texts: tuple[str, str]
    links: frozenset[Ids]


Chapter = tuple[str, list[tuple[str, str]]]


def subjects(a: Document, b: Document, pairs: list[Ids]) -> list[Subject]:
    """The subjects of a pair of documents: its lone sure links between sections with headings of their own."""
    found = []
    for x, y in sorted(pairs):
        sides = [_said(document, id_) for document, id_ in ((a, x), (b, y))]
        if sum(x == p for p, _ in pairs) == sum(y == q for _, q in pairs) == 1 and all(h and t for h, t in sides):
            found.append(Subject((sides[0][0], sides[1][0]), (sides[0][1], sides[1][1])))
    return found


def _said(document: Document, id_: str) -> tuple[str, str]:
    """The heading and the first line of a leaf; "" for what it has not."""
    section = document.section_by_id[id_]
    sentences = document.sentences_of(section)
    line = sentences[0].span.of(document.text) if sentences else ""
    return ("", "") if section.children else (section.heading, "".join(line.split())[:_LINE])


def drills(name: str, found: list[Subject]) -> list[Drill]:
    """The drills of one annotated pair; the same on every run."""
    rng = random.Random(name)
    if len(found) < _CHAPTERS:
        return []
    made = [_repeated(rng, found, bare=bare) for bare in (False, True) for _ in range(DRILLS_OF_A_KIND)]
    made += [_renamed(rng, found, crossed=crossed) for crossed in (False, True) for _ in range(DRILLS_OF_A_KIND)]
    return [Drill(f"{name} {k}", texts, links) for k, (texts, links) in enumerate(made)]


def _repeated(rng: random.Random, found: list[Subject], *, bare: bool) -> tuple[tuple[str, str], frozenset[Ids]]:
    """Chapters of different subjects with the same sub-headings; `bare` ones have no text."""
    chosen = rng.sample(found, rng.randint(3, _CHAPTERS))
    generic = rng.sample(sorted(GENERIC), rng.randint(2, 3))
    stocks = {heading: rng.sample(GENERIC[heading], len(GENERIC[heading])) for heading in generic}
    sides: tuple[list[Chapter], list[Chapter]] = [], []
    for subject in chosen:
        for side in (0, 1):
            below = [(heading, "" if bare else stocks[heading].pop()) for heading in generic]
            sides[side].append((subject.headings[side], below))
    return _shuffled(rng, sides)


def _renamed(rng: random.Random, found: list[Subject], *, crossed: bool) -> tuple[tuple[str, str], frozenset[Ids]]:
    """Chapters with other headings on the other side, `crossed` ones with another chapter's, over the same subjects."""
    per = rng.randint(2, 3)
    chosen = rng.sample(found, min(len(found), rng.randint(2, 4) * per))
    count = len(chosen) // per
    slogans = rng.sample(SLOGANS, 2 * count)
    named = slogans[:count], [*slogans[1:count], slogans[0]] if crossed else slogans[count:]
    sides: tuple[list[Chapter], list[Chapter]] = [], []
    for k in range(count):
        below = chosen[k * per : (k + 1) * per]
        for side in (0, 1):
            sides[side].append((named[side][k], [(s.headings[side], s.lines[side]) for s in below]))
    return _shuffled(rng, sides)


def _shuffled(rng: random.Random, sides: tuple[list[Chapter], list[Chapter]]) -> tuple[tuple[str, str], frozenset[Ids]]:
    """Both sides as numbered texts, the other side's chapters in another order."""
    order = rng.sample(range(len(sides[1])), len(sides[1]))
    links = set()
    for there, here in enumerate(order, start=1):
        links.add((str(here + 1), str(there)))
        links |= {(f"{here + 1}.{k}", f"{there}.{k}") for k in range(1, len(sides[0][here][1]) + 1)}
    return (_written(sides[0]), _written([sides[1][k] for k in order])), frozenset(links)


def _written(chapters: list[Chapter]) -> str:
    lines = []
    for number, (heading, below) in zip(NUMBERS, chapters, strict=False):
        lines.append(f"{number}、{heading}")
        for inner, (title, line) in zip(NUMBERS, below, strict=False):
            lines += [f"({inner}){title}", line] if line else [f"({inner}){title}"]
    return "\n".join(lines) + "\n"
