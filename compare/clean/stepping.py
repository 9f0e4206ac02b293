"""Reading torn bytes: every way to pair the bytes of a shifted stretch, and which of them is Chinese.

A shift leaves one byte in hand. With the first byte of each character of the broken text it
makes a character, and that one's second byte is the next in hand, until a single byte or
another torn match brings both readings back into step. Every way to do so is followed;
where there are several, the one whose words exist is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from compare.clean.gbk import LEADS, char_bytes, pair_char
from compare.clean.glosses import GLOSS, glossed_char
from compare.clean.lexicon import Cut, common, cost
from compare.clean.readings import PINYIN, reads, second_bytes
from compare.clean.script import is_simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RULE = "shifted-gbk"
LOST = re.compile(rf"[?？\ufffd][(（]?({PINYIN})[)）]")
"""A byte that a gloss tore off together with the gloss's bracket, and the reading."""
_LOSSES = ("?", "\ufffd")
_STRAY_READING = re.compile(rf"[(（]{PINYIN}[)）]")
CONTEXT = 8
"""How many characters on either side help to judge a reading: two words."""
_LONGEST = 200
"""How many characters a shift may last; in traditional text half of them end within 8, and 99 % within 60."""
_KEPT = 6
"""How many rival readings of the same bytes are followed: the best two decide, the rest is for safety."""
_KEPT_OF_LOST = 12
"""The same where a pair of bytes was lost and the next character was read along."""
_CLEARLY = 4.0
"""How much likelier, in nats, the best reading must be than the next; more with each lost pair."""
_GUESSED = 2.0
DEAREST = 9.0
"""What a character of Chinese may cost at most, in nats: reports cost 5, torn bytes 12."""


class Path(NamedTuple):
    """One way to read the bytes from a lost one on."""

    position: int
    """Where the next character of the broken text stands."""
    pending: int
    """The byte that waits for its partner; 0 once both readings are in step."""
    written: str
    cut: Cut
    """Of what stands before the place and what was written since."""
    guesses: int = 0
    """How many lost pairs were filled in."""

    def to(self, position: int, pending: int, more: str) -> Path:
        """The path after `more` was read."""
        return self._replace(position=position, pending=pending, written=self.written + more, cut=self.cut.after(more))


class Way(NamedTuple):
    """A path that came back into step, and how it reads in its context."""

    end: int
    written: str
    nats: float
    """The cost of it and its context."""
    plain: bool
    """Whether that is Chinese at all."""
    guesses: int


def ways(text: str, openings: Iterable[Path]) -> list[Path]:
    """The likeliest ends and readings that bring the bytes back into step; none where none does in time."""
    waiting: dict[int, list[Path]] = defaultdict(list)
    for path in openings:
        waiting[path.position].append(path)
    farthest = min(waiting, default=0) + _LONGEST
    ways: list[Path] = []
    while waiting and min(waiting) < farthest:
        for path in _likeliest(waiting.pop(min(waiting)), _KEPT):
            for following in _steps(text, path):
                (waiting[following.position] if following.pending else ways).append(following)
    return _likeliest(ways, _KEPT)


def _likeliest(paths: Iterable[Path], most: int) -> list[Path]:
    """The best few of the paths that stand at the same place with the same byte in hand."""
    together: dict[tuple[int, int], set[Path]] = defaultdict(set)
    for path in paths:
        together[path.position, path.pending].add(path)
    ranked = (sorted(rivals, key=lambda path: (path.cut.nats, path.written)) for rivals in together.values())
    return [path for rivals in ranked for path in rivals[:most]]


def _steps(text: str, path: Path) -> Iterator[Path]:
    """What may come next on a path; nothing where it ends."""
    lost = LOST.match(text, path.position)
    if lost and not lost[1].isascii():
        yield from _closings(path, lost)
        return
    gloss = GLOSS.match(text, path.position)
    if gloss and glossed_char(text, gloss):
        yield path.to(gloss.end(), path.pending, "")
        return
    char = text[path.position : path.position + 1]
    for code in codes(char):
        read = _char(path.pending, code[0])
        if read and (following := _step(text, path, read, code[1:])):
            yield following
    if char and char in _LOSSES:
        yield from _undecoded(text, path)


def _step(text: str, path: Path, char: str, rest: bytes) -> Path | None:
    """A path after one more character, whose last byte may wait, stand alone, or not be there.

    None where a gloss follows the very bytes of the character and is no reading of it.
    """
    position = path.position + 1
    if rest == b"\x80":
        return None
    if rest and rest[0] in LEADS:
        return path.to(position, rest[0], char)
    gloss = None if rest else GLOSS.match(text, position)
    if not gloss:
        return path.to(position, 0, char + rest.decode("ascii"))
    if reads(char, gloss[1]):
        return path.to(gloss.end(), 0, char)
    return path.to(position, 0, char) if gloss[1].isascii() else None


def _undecoded(text: str, path: Path) -> Iterator[Path]:
    """A pair of bytes that stands for nothing in GBK: it ends one character and begins the next.

    The character that it begins is read along: only together do the two tell. Where that
    one is lost as well there is nothing to go by.
    """
    following: list[Path] = []
    for second, char in _common_chars(path.pending):
        if unpaired := undefined_after(second):
            after = path.to(path.position + 1, 0, char)._replace(guesses=path.guesses + 1)
            following.extend(_read_along(text, after, unpaired))
    yield from _likeliest(following, _KEPT_OF_LOST)


def _read_along(text: str, after: Path, unpaired: frozenset[int]) -> Iterator[Path]:
    """The character that begins with a lost byte."""
    if lost := LOST.match(text, after.position):
        for first in sorted(unpaired):
            yield from _closings(after._replace(pending=first), lost)
        return
    for code in codes(text[after.position : after.position + 1]):
        for first in sorted(unpaired & _common_firsts(code[0])):
            if following := _step(text, after, _char(first, code[0]), code[1:]):
                yield following


def _closings(path: Path, lost: re.Match[str]) -> Iterator[Path]:
    """The bytes that make, with the one in hand, the character that the tool matched in step."""
    for byte in second_bytes(path.pending, lost[1]):
        if char := _char(path.pending, byte):
            yield path.to(lost.end(), 0, char)


@cache
def _char(first: int, second: int) -> str:
    """The character of two bytes, if it may stand in a traditional text; "" otherwise."""
    char = pair_char(first, second)
    return "" if is_simplified(char) else char


@cache
def _common_chars(first: int) -> tuple[tuple[int, str], ...]:
    """The common characters that begin with a byte, by their second bytes."""
    pairs = ((second, _char(first, second)) for second in LEADS)
    return tuple((second, char) for second, char in pairs if common(char))


@cache
def _common_firsts(second: int) -> frozenset[int]:
    """The bytes that a common character may begin with that ends with this byte."""
    return frozenset(first for first in LEADS if common(_char(first, second)))


@cache
def undefined_after(first: int) -> frozenset[int]:
    """The bytes that GBK has no character for after a first one."""
    return frozenset(second for second in LEADS if not pair_char(first, second))


def codes(char: str) -> Iterator[bytes]:
    """The bytes a character may have been read from; mirrors narrow full-width marks afterwards."""
    if code := char_bytes(char):
        yield code
    if "!" <= char <= "~":
        yield bytes((0xA3, ord(char) + 0x80))
    elif char == " ":
        yield b"\xa1\xa1"
    elif char == "€":
        yield b"\x80"


def judged(text: str, before: str, ways: list[Path]) -> list[Way]:
    """The ways, the likeliest first, each read between the same words."""
    stop = max((way.position for way in ways), default=0) + CONTEXT
    judged = (_way(way, before, _ahead(text, way.position, stop)) for way in ways)
    return sorted(judged, key=lambda way: (way.nats, way.end, way.written))


def _way(path: Path, before: str, ahead: str) -> Way:
    whole = before + path.written + ahead
    nats = cost(whole)
    plain = nats < DEAREST * len(whole) and all(map(common, path.written)) and _goes_on_well(ahead)
    return Way(path.position, path.written, nats, plain, path.guesses)


def _goes_on_well(ahead: str) -> bool:
    """Whether what follows is no torn text, as it is where a shift was thought to end too early."""
    if _STRAY_READING.search(ahead):
        return False
    return len(ahead) < CONTEXT // 2 or cost(ahead) < DEAREST * len(ahead)


def _ahead(text: str, end: int, stop: int) -> str:
    """What follows a place on its line, as far as it is not torn itself."""
    following = re.split(r"[\n?？\ufffd]", text[end : stop + 4 * CONTEXT], maxsplit=1)[0]
    return without_glosses(following)[: stop - end]


def without_glosses(text: str) -> str:
    """The text as it was before a tool glossed it, whether the readings are right or not."""
    return GLOSS.sub("", text)


def certain(ways: list[Way], guessed: float = _GUESSED) -> Way | None:
    """The likeliest way, if it is Chinese and no other comes near it: by so much more for each guess in it."""
    if not ways or not ways[0].plain:
        return None
    clear = len(ways) == 1 or ways[1].nats - ways[0].nats >= _CLEARLY + guessed * ways[0].guesses
    return ways[0] if clear else None
