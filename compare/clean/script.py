"""Script and normal form: which script a text is in, and how it is folded for comparing.

The tables of OpenCC (traditional to simplified) say what becomes what; they are applied
here, since only so it is known which characters became which: a phrase of any length may
become one of another length, and the offset map must lead back through it. Looking a text
up in a table also runs at 300 million characters a second, OpenCC's own loop at 0.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from compare.clean.packaged import packaged
from compare.clean.widths import DROPPED, widths
from compare.model import OffsetMap, Script, Span
from compare.text.codes import CharacterSet, CharacterTable, codes
from compare.text.spans import Edit, apply_edits, compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, kw_only=True)
class Folding:
    """What stands for what: single characters one for one, phrases by phrases of any length."""

    characters: Mapping[int, str]
    """By code point, for asking about one."""
    whole: CharacterTable
    """The same, for a whole text."""
    phrases: Mapping[str, str]
    openings: Mapping[str, Sequence[str]]
    """The phrases by their first two characters, the longest first."""
    firsts: CharacterSet
    seconds: CharacterSet
    """What they begin with, and what stands second in them: few characters of a text are the one before the other."""

    def found_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Phrases from the left, each with where it begins, the longest that begins there."""
        points = codes(text)
        likely = np.flatnonzero(self.firsts.among(points[:-1]) & self.seconds.among(points[1:]))
        end = 0
        for start in likely.tolist():
            phrases = self.openings.get(text[start : start + 2], ()) if start >= end else ()
            phrase = next((phrase for phrase in phrases if text.startswith(phrase, start)), "")
            if phrase:
                yield start, phrase
                end = start + len(phrase)


def folding(characters: Mapping[str, str], phrases: Mapping[str, str]) -> Folding:
    """A folding made from two tables; a phrase has two characters at least, every character maps to one."""
    openings: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        openings.setdefault(phrase[:2], []).append(phrase)
    by_code = {ord(char): folded for char, folded in characters.items()}
    return Folding(
        characters=by_code,
        whole=CharacterTable(by_code),
        phrases=phrases,
        openings=openings,
        firsts=CharacterSet(codes("".join(opening[0] for opening in openings))),
        seconds=CharacterSet(codes("".join(opening[1] for opening in openings))),
    )


_ONE_WAY = {"擡": "抬", "幷": "并", "揹": "背", "伕": "夫", "牠": "它", "暱": "昵"}
"""Traditional forms that OpenCC writes for these but does not read back: 哄擡 is 哄抬."""


_MISWRITTEN = {"显着": "显著", "卓着": "卓著", "昭着": "昭著", "着作权": "著作权"}
"""Words that converters wrote with 着 for 著, which is no word there: 成效显着 is 成效显著."""
_VERBS_IN_XIAN = ("彰显着", "凸显着", "突显着", "尽显着")
"""Where 着 belongs to a verb: 彰显着时代精神."""
_NOT_READ_BACK = {"批覆": "批复", "答覆": "答复", "回覆": "回复", "覆函": "复函", "函覆": "函复", "座标": "坐标"}
"""Words that OpenCC writes otherwise and does not read back: it writes 坐标 as 座標."""
_PREPOSITION = "於"
"""OpenCC keeps it in 26 names of persons, one of them 於單: 用於單個 is 用于单个."""


@cache
def simplifying() -> Folding:
    """OpenCC's tables from traditional to simplified script; 7 ms on first use."""
    characters = _ONE_WAY | _table("TSCharacters.txt")
    phrases = {key: value for key, value in _table("TSPhrases.txt").items() if _PREPOSITION not in value}
    # A text in simplified script keeps what one in traditional script keeps: 乾縣 and 乾县.
    phrases |= {value: value for value in phrases.values()}
    own = _MISWRITTEN | _NOT_READ_BACK | {verb: verb for verb in _VERBS_IN_XIAN}
    traditional = _table("STCharacters.txt")
    phrases |= {spelled: folded for word, folded in own.items() for spelled in _spellings(word, traditional)}
    return folding({char: folded for char, folded in characters.items() if char != folded}, phrases)


def _spellings(word: str, traditional: Mapping[str, str]) -> Iterator[str]:
    """A word with each of its characters in either script."""
    return map("".join, product(*({char, traditional.get(char, char)} for char in word)))


def _table(name: str) -> dict[str, str]:
    """One dictionary of OpenCC: the first of the forms that stand behind each entry."""
    return {key: forms.split(" ")[0] for key, forms in _rows(name)}


def _rows(name: str) -> Iterator[list[str]]:
    """The entries of one dictionary, each with its forms."""
    return (line.split("\t") for line in packaged("opencc", "dictionary", name).splitlines())


def fold(text: str, table: Folding) -> tuple[str, OffsetMap]:
    """A text folded by a table, and the map back: what kept its length maps character for character."""
    by_character = table.whole.of(text)
    folded: list[str] = []
    position = 0
    resized: list[Edit] = []
    for start, phrase in table.found_in(text):
        span, replacement = Span(start, start + len(phrase)), table.phrases[phrase]
        if len(replacement) == span.length:
            folded += by_character[position : span.start], replacement
            position = span.end
        else:
            resized.append(Edit(span, replacement))
    return apply_edits("".join(folded) + by_character[position:], resized)


def normal_form(text: str) -> tuple[str, OffsetMap]:
    """The text as it is compared: simplified, one width, one punctuation, nothing invisible.

    A function of the text alone. Numerals, ① and … stay as they are.
    """
    visible, way_back = apply_edits(text, [Edit(Span(*match.span()), "") for match in DROPPED.finditer(text)])
    normal, folded_back = fold(widths().of(visible), simplifying())
    return normal, compose(folded_back, way_back)


def plain(text: str) -> str:
    """A whole text in one width with each traditional character as its simplified one; it keeps its length."""
    return simplifying().whole.of(widths().of(text))


def simplified(word: str) -> str:
    """A word with each traditional character as its simplified one; phrases are not looked at."""
    return word.translate(simplifying().characters)


def is_traditional(char: str) -> bool:
    """Whether a character has another, simplified form."""
    return ord(char) in simplifying().characters


def script_of(text: str) -> Script:
    """The script most of the telling characters of a text are in; simplified where none tells."""
    traditional = _only_traditional().count(text)
    # Most texts have hardly a traditional character: only for the others the second table is read.
    if traditional and traditional > CharacterSet(codes("".join(_only_simplified()))).count(text):
        return Script.TRADITIONAL
    return Script.SIMPLIFIED


def is_simplified(char: str) -> bool:
    """Whether a character stands in no traditional text: 为, but not 后 or 里, which are words of both scripts."""
    return char in _only_simplified()


@cache
def _only_traditional() -> CharacterSet:
    """Characters that have another, simplified form."""
    return CharacterSet(codes("".join(map(chr, simplifying().characters))))


@cache
def _only_simplified() -> frozenset[str]:
    """Characters that OpenCC always writes otherwise in traditional script; 3 ms on first use."""
    return frozenset(char for char, forms in _rows("STCharacters.txt") if char not in forms.split(" "))
