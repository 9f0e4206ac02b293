"""Byte-shifted GBK: 程序?qū)嵤┘?xì)則 where 程序實施細則 stood.

The mirror's tool looked for traditional characters in the bytes of a GBK page, two at a
time but beginning anywhere, and wrote "(reading)" after each match. A match that began
in the middle of a character tore the next one apart:

    D0F2 8C8D CAA9 BC9A 8474             程 序 實 施 細 則, from 序 on
      F2 8C                              looks like 驅 (qū)
    D0F2 8C( qū) 8DCA A9BC 9A( xì) 8474  序 ? qū) 嵤 ┘ ? xì) 則

The byte 8C and the bracket after it became "?". The lost byte follows from the byte
before it and the reading; from there on the bytes pair up again, off by one, until a
single byte or another torn match brings both readings back into step. Every way to do
so is followed; where there are several, the one whose words exist is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.clean.gbk import LEADS
from compare.clean.lexicon import Cut, cost
from compare.clean.opening import openings
from compare.clean.readings import second_bytes
from compare.clean.stepping import CONTEXT, DEAREST, LOST, RULE, Path, certain, codes, judged, ways, without_glosses
from compare.model import Repair, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.clean.stepping import Way

_HALF_BLANK = re.compile(r"[±×÷∶∧∨∑∏∪∩∈∷⊥∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞∵∴♂♀′″℃￠￡‰、。”〕〉》」』〗】](?=[^\s\d.])")
"""What half an ideographic space makes of the first byte of a line; hardly a line begins so."""


def shifts(text: str) -> tuple[Repair, ...]:
    """The shifted places of a text, undone where that is certain and marked where it is not."""
    repairs: list[Repair] = []
    opened = list(reversed(openings(text)))
    position, before, in_step = 0, "", True
    while True:
        lost = LOST.search(text, position)
        while opened and opened[-1].span.start < position:
            opened.pop()
        if opened and (lost is None or opened[-1].span.start < lost.start()):
            repairs.append(opened.pop())
            position, in_step = repairs[-1].span.end, repairs[-1].undone
            before = repairs[-1].after[-CONTEXT:] if in_step else ""
            continue
        if lost is None:
            return tuple(repairs)
        between = without_glosses(text[position : lost.start()])
        line = text.rfind("\n", position, lost.start()) + 1
        in_step = (in_step or "\n" in between) and not (position <= line and _HALF_BLANK.match(text, line))
        in_step = in_step or _reads_well(between[-CONTEXT:])
        before = (before + between)[-CONTEXT:].rpartition("\n")[2]
        paths = list(_paths(text, before, lost))
        position = lost.end()
        if paths:
            way = certain(judged(text, before, ways(text, paths))) if in_step else None
            in_step = way is not None
            position = way.end if way else position
            repairs.append(_repair(text, lost.start(), position, way))
            before += repairs[-1].after


def _repair(text: str, start: int, end: int, way: Way | None) -> Repair:
    torn = text[start:end]
    return Repair(span=Span(start, end), rule=RULE, before=torn, after=way.written if way else torn)


def _reads_well(text: str) -> bool:
    """Whether a text is Chinese rather than torn bytes."""
    return len(text) >= CONTEXT and cost(text) < DEAREST * len(text)


def _paths(text: str, before: str, lost: re.Match[str]) -> Iterator[Path]:
    """The bytes that may have been lost: with the byte before they read as the gloss says."""
    start = Path(lost.start(), 0, "", Cut().after(before))
    for code in codes(text[max(0, lost.start() - 1) : lost.start()]):
        if len(code) == 2:  # noqa: PLR2004 - a character of two bytes
            yield from (start.to(lost.end(), byte, "") for byte in second_bytes(code[1], lost[1]) if byte in LEADS)
