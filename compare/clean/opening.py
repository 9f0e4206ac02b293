"""A shift that begins with a line: 。ㄇ刂輩^(qū) where　(秦州區 stood after an indent.

Whoever trimmed the bytes of a GBK line took half a blank, A1 of A1A1, and every pair after
it is read one byte late: A1A3 A8C7 D8D6 DD85 5E, where A3A8 C7D8 D6DD 855E was meant. The
first sign holds the other half of the blank and the byte that is left in hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.clean.gbk import LEADS, char_bytes, pair_char
from compare.clean.glosses import glossed_char, in_brackets
from compare.clean.lexicon import Cut, cost
from compare.clean.stepping import CONTEXT, DEAREST, RULE, Path, certain, judged, undefined_after, ways, without_glosses
from compare.model import Repair, Span
from compare.text.patterns import lazily
from compare.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.clean.stepping import Way

_BLANK = 0xA1
_HAN = lazily(f"[{HAN}]")
_FIRST = lazily(rf"^[^\s{HAN}—…\x00-\x7e]|^[?\ufffd](?=[^\s?\x00-\x7e])", re.MULTILINE)
"""What a line may open with whose indent was halved; dashes open too many lines themselves."""
_HALVES = frozenset("?\ufffd" + "".join(pair_char(_BLANK, second) for second in LEADS))
"""Those that hold half a blank: its second byte is the first of theirs."""
_EVIDENCE = 12.0
"""How much likelier, in nats, the line must be when it is read one byte on: what one torn character costs."""
_DOUBT = 4.0
"""The same for a mark."""
_GUESSED = 8.0
"""How much clearer, in nats, for each lost pair that was filled in: nothing stands before it that could help."""
_ODD = lazily(rf"^[±÷∶∧∨∑∏∪∩∈∷⊥∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞∵∴♂♀′″℃￠￡‰〗](?=[{HAN}?？]|[@-~][{HAN}])|^×(?=[?？])", re.MULTILINE)
"""Signs of arithmetic before Chinese at the start of a line: half a blank and the first byte of a character.

× alone is left out, since it stands for what a form leaves open.
"""
_JUDGED = 6
"""Characters of a line that tell whether it opens with torn bytes."""
_LONGEST = 200


def openings(text: str) -> tuple[Repair, ...]:
    """The lines that open with half a blank, each up to where its bytes are back in step, undone where that is certain."""
    found = (_opened(text, match) for match in _firsts(text))
    return tuple(repair for repair in found if repair)


def _firsts(text: str) -> Iterator[re.Match[str]]:
    """What lines open with, where one of them opens with what may hold half a blank."""
    if _HALVES.isdisjoint(line[:1] for line in text.split("\n")):
        return iter(())
    return _FIRST.finditer(text)


def _opened(text: str, first: re.Match[str]) -> Repair | None:
    """A line's opening read one byte on: undone, or its first sign marked where it is likely but not certain."""
    paths = [Path(first.end(), byte, "", Cut(), guesses) for byte, guesses in _in_hand(first.group())]
    found = judged(text, "", ways(text, paths)) if paths else []
    if not found or not found[0].plain:
        return None
    gained = _gained(text, first.start(), found[0])
    way = certain(found, _GUESSED)
    if way and gained >= _EVIDENCE:
        return Repair(
            span=Span(first.start(), way.end), rule=RULE, before=text[first.start() : way.end], after=way.written
        )
    return _mark(text, Span(*first.span())) if gained >= _DOUBT else None


def _gained(text: str, start: int, way: Way) -> float:
    """How much likelier, in nats, a line is when it is read one byte on than as it stands."""
    ahead = without_glosses(text[way.end : way.end + CONTEXT]).partition("\n")[0]
    return cost(without_glosses(text[start : way.end]) + ahead) - cost(way.written + ahead)


def _in_hand(sign: str) -> Iterator[tuple[int, int]]:
    """The byte that is left in hand, with how many were guessed; none where the sign holds no half of a blank."""
    if sign in "?\ufffd":
        yield from ((byte, 1) for byte in sorted(undefined_after(_BLANK)))
        return
    code = char_bytes(sign)
    if len(code) == 2 and code[0] == _BLANK and code[1] in LEADS:  # noqa: PLR2004 - a character of two bytes
        yield code[1], 0


def torn_openings(text: str) -> tuple[Repair, ...]:
    """What looks torn from the start of a line on and could not be undone: glossed ASCII behind Chinese, odd first signs."""
    glosses = list(_torn_glosses(text))
    taken = {repair.span.start for repair in glosses}
    signs = (Span(*m.span()) for m in _firsts(text) if _ODD.match(text, m.start()) or _opens_torn(text, m))
    return (*glosses, *(_mark(text, span) for span in signs if span.start not in taken))


def _opens_torn(text: str, first: re.Match[str]) -> bool:
    """Whether what stands behind a sign that may be half a blank is no Chinese."""
    if not any(True for _ in _in_hand(first.group())):
        return False
    opening = without_glosses(text[first.end() : first.end() + 4 * _JUDGED]).partition("\n")[0][:_JUDGED]
    return len(opening) == _JUDGED and bool(_HAN.search(opening)) and cost(opening) >= DEAREST * len(opening)


def _torn_glosses(text: str) -> Iterator[Repair]:
    position = 0
    for gloss in in_brackets(text):
        before = text[gloss.start() - 1 : gloss.start()] if gloss.start() else ""
        if before.isascii() and before.strip() and glossed_char(text, gloss):
            yield _mark(text, Span(_start(text, gloss, position), gloss.end()))
            position = gloss.end()


def _start(text: str, gloss: re.Match[str], floor: int) -> int:
    """Where the characters of two bytes begin that the torn one ends."""
    position = gloss.start() - 1
    floor = max(floor, position - _LONGEST)
    while position > floor and len(char_bytes(text[position - 1])) == 2:  # noqa: PLR2004 - bytes of a character
        position -= 1
    return position


def _mark(text: str, span: Span) -> Repair:
    return Repair(span=span, rule=RULE, before=span.of(text), after=span.of(text))
