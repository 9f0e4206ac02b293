"""The place whose document it is, its level, and the divisions above it.

Many counties share a name (新华区 are three, 鼓楼区 four). Which one is meant is told by what
is written round it, surest first: the divisions named before it; the year; divisions named
in titles, addressees, and on the page; divisions named in the text. Where none tells, the
place stays as it is written, and a note says what it may be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.errors import Said
from compare.model import Note, NoteKind
from compare.outline.metadata.front import Words
from compare.outline.metadata.issuers import unplaced
from compare.text import places
from compare.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.outline.metadata.front import Front
    from compare.text.places import Division

CLEARLY_MORE = 3
"""Times that one parent is named for every time that another is, and at least, to be taken for the right one."""
LONGEST_STEM = 5
"""Characters of a city's name without 市: 呼和浩特, 西双版纳."""
MOST_NAMED = 6
"""Places that a note lists."""

_SUFFIXES = (
    ("自治区", "province"),
    ("地区", "city"),
    ("省", "province"),
    ("市", "city"),
    ("州", "city"),
    ("盟", "city"),
    ("街道", "town"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
    ("镇", "town"),
    ("乡", "town"),
    ("苏木", "town"),
)
"""How the name of a place that no list has tells its level; the longer endings first."""
_HAN = r"[\u4e00-\u9fff]"
_UNLISTED = lazily(
    rf"{_HAN}{{2,14}}?(?:自治[区州县旗]|[省市州盟县旗镇乡]|地区|(?:开发|新|高新|示范|保税|工业园|产业园|园)区|区|街道|苏木)(?!域|划|长|委办|场)"
)
_ZONE = re.compile(r"(?:开发|新|高新|示范|保税|园)区$")
_BELOW = lazily(
    rf"(?:{_HAN}{{1,12}}?(?:开发|新|高新|示范|保税|园|产业)区|{_HAN}{{1,6}}?(?:镇|乡|街道|苏木))(?=人民政府|党|管|办|委|工|\d|$|关于|法治)"
)
_SKIPPED = re.compile(r"(?:中共|中国共产党)?(?:关于)?(?:印发)?《?(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?,?)?")
_NATIONAL = re.compile(
    r"^(?:国务院|最高人民|全国人民|全国人大|中共中央|中央|中华人民共和国|国家主席)|^(?:中国共产党)?第.{1,3}届中央委员会"
)


class Place(NamedTuple):
    """A place as it is written, and what is known of it."""

    printed: str
    level: str
    chain: tuple[str, ...]
    note: Note | None = None


class _Written(NamedTuple):
    """A place as it is written: the listed divisions that its name begins with, and the rest of it."""

    words: Words
    listed: tuple[str, ...]
    below: str


def read_place(front: Front, issuers: Sequence[Words], year: int | None) -> Place:
    """The place whose document it is; one without name, and the level, where there is none."""
    written = next(_written(front, issuers), None)
    if written is None:
        return Place("", _level_of_bodies(front, issuers), ())
    printed = written.words.printed
    found = places.candidates(written.listed, year) if written.listed else ()
    if not found:
        return _unlisted(front, written, year)
    told, why = _told_apart(front, found, written)
    if told is None:
        note = Note.of(NoteKind.AMBIGUOUS, place=printed, places=_list(found)) if len(found) > 1 else None
        return Place(printed, _suffix_level(printed) if written.below else _common_level(found), (printed,), note)
    chain = (*told.chain, written.below) if written.below else told.chain
    note = None
    if why:
        others = _list(division for division in found if division != told)
        note = Note.of(NoteKind.TOLD_APART, place=printed, chain="".join(told.chain), parent=why, places=others)
    return Place(printed, _suffix_level(written.below) if written.below else told.level, chain, note)


# --------------------------------------------------------------- where it is written


def _written(front: Front, issuers: Sequence[Words]) -> Iterator[_Written]:
    """The places that the document may be of, the surest first."""
    for words in issuers:
        if not unplaced(words):
            yield from _read(words, listed_only=False)
    if issuers and not unplaced(issuers[0]):
        return
    for words in reversed(front.titles):
        yield from _read(words, listed_only=False)
    for named in (*front.declared.issuers, *front.declared.origins):
        yield from _read(Words(*named), listed_only=True)
    for words in front.opening:
        yield from _read(words, listed_only=True)
    if not front.titles and not issuers:
        for words in front.opening[:1]:
            yield from _read(words, listed_only=False)


def _read(words: Words, *, listed_only: bool) -> Iterator[_Written]:
    """The place that words begin with, after a year, 关于 and the like."""
    skipped = _SKIPPED.match(words.folded)
    start = skipped.end() if skipped else 0
    listed = places.leading(words.folded[start:])
    middle = start + sum(map(len, listed))
    below = _BELOW.match(words.folded, middle) if listed else None
    if listed:
        end = below.end() if below else middle
        yield _Written(words.cut(start, end), listed, below[0] if below else "")
    elif not listed_only:
        whole = _UNLISTED.match(words.folded, start)
        if whole:
            yield _Written(words.cut(*whole.span()), (), whole[0])


# ------------------------------------------------------------------------ which one


def _told_apart(front: Front, found: Sequence[Division], written: _Written) -> tuple[Division | None, str]:
    """The one that is meant, and the parent whose name tells it; no name where there is only one."""
    if len(found) == 1:
        return found[0], ""
    for text in (_surroundings(front, written), front.body):
        for depth in (-2, 0):
            parents = [division.chain[depth] if len(division.chain) > 1 else "" for division in found]
            counts = [sum(text.count(name) for name in _names(parent)) for parent in parents]
            best, second = sorted(counts, reverse=True)[:2]
            if best > 0 and (second == 0 or best >= CLEARLY_MORE * second):
                at = counts.index(best)
                return found[at], parents[at]
    return None, ""


def _names(parent: str) -> tuple[str, ...]:
    """What a division is called, in full and for short; a bare province is told from 河南路 and the like by neither."""
    short = next((division.short for division in places.named(parent) if division.short), "")
    return (parent,) if not short or parent.startswith(short) or not parent else (parent, short)


def _surroundings(front: Front, written: _Written) -> str:
    """The words round the text, without the place itself."""
    words = (*(title.folded for title in front.titles), *front.addressees, *front.subtitles, *front.declared.words)
    return "\n".join((*words, *(line.folded for block in front.signatures for line in block))).replace(
        written.words.folded, ""
    )


def _unlisted(front: Front, written: _Written, year: int | None) -> Place:
    """A town or a zone: its own name tells its level, and a division named round it what it is part of."""
    name = written.words.printed
    level = _suffix_level(written.words.folded)
    parents = _by_stem(written.words.folded, year)
    if not parents and level in ("town", "county"):
        parents = _parents(front, written, year)
    return Place(name, level, (*parents, written.words.folded))


def _by_stem(name: str, year: int | None) -> tuple[str, ...]:
    """苏州工业园区 and 合肥高新技术产业开发区 lie in the city they are named for."""
    if not _ZONE.search(name):
        return ()
    for length in range(LONGEST_STEM, 1, -1):
        for suffix in ("市", "县"):
            found = places.candidates((name[:length] + suffix,), year)
            if len(found) == 1:
                return found[0].chain
    return ()


def _parents(front: Front, written: _Written, year: int | None) -> tuple[str, ...]:
    """The one division that the addressees or the page name."""
    for words in (*front.addressees, *front.declared.words):
        for line in words.splitlines():
            listed = places.leading(line.strip(" •·"))
            found = places.candidates(listed, year) if listed else ()
            if len(found) == 1 and found[0].name != written.words.folded:
                return found[0].chain
    return ()


def _list(found: Iterable[Division]) -> tuple[str | Said, ...]:
    """Their names; of many the first ones, the last of these with how many more there are."""
    names = tuple("".join(division.chain) for division in found)
    if len(names) <= MOST_NAMED:
        return names
    more = Said("{place} and {count} more", place=names[MOST_NAMED - 1], count=len(names) - MOST_NAMED)
    return (*names[: MOST_NAMED - 1], more)


# ---------------------------------------------------------------------------- level


def _common_level(found: Iterable[Division]) -> str:
    levels = sorted({division.level for division in found})
    return levels[0] if len(levels) == 1 else ""


def _suffix_level(name: str) -> str:
    return next((level for suffix, level in _SUFFIXES if name.endswith(suffix)), "")


def _level_of_bodies(front: Front, issuers: Sequence[Words]) -> str:
    """Without a place: the country's organs, or a body of its own."""
    if any(_NATIONAL.match(words.folded) for words in (*issuers, *front.titles[-1:])):
        return "country"
    return "body" if issuers else ""
