"""Single characters that stand for others, or for nothing: what fonts, editors and old code pages leave behind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from compare.model import Repair, Span
from compare.text.patterns import lazily
from compare.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Soft hyphens, zero-width spaces and joiners, direction marks, byte-order marks inside a text."""
_TORN_LINE = lazily(
    f"(?<=[^\n。！？；：!?;:])\n[ \t\u3000\xa0]*{INVISIBLE.pattern}[ \t\u3000\xa0]*\n(?=[{HAN}，、。；：）”》0-9A-Za-z])"
)
"""A line of nothing but what nobody sees, inside a sentence: what is left of a link that took a line of its own."""
_OPENS_ANEW = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十百]{1,4}[章节条]|\d{1,2}[.、]\D|各位"
)
_JOINED = re.compile("[\u0590-\u109f\u1780-\u18af\u20e3\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
"""Scripts and signs that need joiners and direction marks: Arabic, Tibetan, Mongolian, emoji."""

RADICAL = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5]")
"""Of Unicode's two blocks of radicals."""
_KANGXI = re.compile("[\u2f00-\u2fd5]")
_SUPPLEMENT = re.compile("[\u2e80-\u2ef3]")
_STANDALONE = dict(
    zip(
        "⺎⺒⺓⺛⺜⺝⺟⺠⺩⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "兀巳幺旡日月母民王示虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""Of Unicode's Equivalent_Unified_Ideograph the radicals that are characters by themselves; ⺌ or ⻖ are none."""
COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_BLANK = "\ue5e5"
"""What GBK's A3A0 became: an ideographic space, as the WHATWG encoding standard reads it."""
_LINE_END = re.compile("[ \t\u3000\xa0]{0,20}$", re.MULTILINE)
_LAYOUT = 3
"""So many lines that end with the same private character, which stands nowhere else, show that it is no text."""
_VARIANTS = range(0xE815, 0xE865)
"""What GBK's FE50 to FEA0 became before Unicode had those characters."""
_LATER = dict(zip("\ue816\ue817\ue818\ue831\ue83b\ue855", "𠂇𠂉𠃌𡗗𢦏𤇾", strict=True)) | dict(
    zip("\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", "龴龵龶龷龸龹龺龻", strict=True)
)
"""Those that GB 18030-2022 moved last."""
_HAN = lazily(f"[{HAN}]")


def torn_lines(text: str) -> tuple[Repair, ...]:
    """Sentences that a line of invisible characters tears in two."""
    found = (match for match in _TORN_LINE.finditer(text) if not _OPENS_ANEW.match(text, match.end()))
    return _repairs(text, ((Span(*match.span()), "") for match in found), "torn-line")


def invisible(text: str) -> tuple[Repair, ...]:
    """What nobody sees, between characters that have no use for it; the mark that opens a file is no damage."""
    found = (Span(*match.span()) for match in INVISIBLE.finditer(text, 1 if text.startswith("\ufeff") else 0))
    around = ((span, text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]) for span in found)
    useless = (span for span, neighbours in around if not _JOINED.search(neighbours))
    return _repairs(text, ((span, "") for span in useless), "invisible")


def kangxi_radicals(text: str) -> tuple[Repair, ...]:
    """Radicals where characters are meant, as the fonts of PDF files give them: ⼀ for 一, ⻔ for 门."""
    radicals = _replaced(text, _KANGXI, lambda char: unicodedata.normalize("NFKC", char), "kangxi-radical")
    return (*radicals, *_replaced(text, _SUPPLEMENT, lambda char: _STANDALONE.get(char, char), "kangxi-radical"))


def compatibility_ideographs(text: str) -> tuple[Repair, ...]:
    """Second code points of one character; the twelve of the block that are characters of their own stay."""
    found = _replaced(text, COMPATIBILITY, lambda char: unicodedata.normalize("NFKC", char), "compatibility-ideograph")
    return tuple(repair for repair in found if repair.undone)


def private_use(text: str) -> tuple[Repair, ...]:
    """Characters that every font draws its own way: known where GBK put them, marked elsewhere.

    Icon fonts use the same code points, but not inside a word. One that only ever ends
    lines is a sign of the layout, as in the Word files of some provinces' laws, and goes.
    """
    found = list(PRIVATE.finditer(text))
    inside = {m.group() for m in found if not _LINE_END.match(text, m.end())}
    ends = Counter(m.group() for m in found)
    layout = {run for run, times in ends.items() if times >= _LAYOUT and run not in inside}
    meant = ((Span(*m.span()), "" if m.group() in layout else _meant(text, m)) for m in found)
    return _repairs(text, meant, "private-use")


def _meant(text: str, match: re.Match[str]) -> str:
    """The characters that a run of private ones stands for; itself where that is not certain."""
    run = match.group()
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if run.strip(_BLANK) == "":
        return "\u3000" * len(run) if before in {"", "\n"} and after not in {"", "\n"} else run
    if not (_HAN.match(before) and _HAN.match(after)):
        return run
    meant = [_gbk_variants().get(char, "") for char in run]
    return "".join(meant) if all(meant) else run


@cache
def _gbk_variants() -> dict[str, str]:
    """The eighty characters of GBK that Unicode lacked at first, by their private code points."""
    trails = [trail for trail in range(0x50, 0xA1) if trail != 0x7F]  # noqa: PLR2004 - no trail byte in GBK
    pairs = zip(_VARIANTS, trails, strict=True)
    known = {chr(code): bytes((0xFE, trail)).decode("gb18030", "replace") for code, trail in pairs}
    return {char: meant for char, meant in (known | _LATER).items() if not PRIVATE.search(meant) and meant != "\ufffd"}


def _replaced(text: str, pattern: re.Pattern[str], meant: Callable[[str], str], rule: str) -> tuple[Repair, ...]:
    return _repairs(text, ((Span(*m.span()), meant(m.group())) for m in pattern.finditer(text)), rule)


def _repairs(text: str, meant: Iterable[tuple[Span, str]], rule: str) -> tuple[Repair, ...]:
    return tuple(Repair(span=span, rule=rule, before=span.of(text), after=after) for span, after in meant)
