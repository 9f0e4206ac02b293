"""Reads every sample and prints the table of formats in docs/evaluation.md: `python tests/load/measure_formats.py`.

Files are read one after the other in this process, after one of each format has warmed it
up, so that the seconds are what a further file costs, from its bytes to its outline. They
are seconds of computing, of child processes too (LibreOffice for .doc), so that other work
on the machine does not count.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compare.errors import CompareError  # noqa: E402 - the path is set above
from compare.pipeline import read  # noqa: E402 - as above

SAMPLES = ROOT.parent / "shared" / "samples"


class Reading(NamedTuple):
    """What became of one file."""

    seconds: float
    error: str
    noted: bool
    sections: int


def samples() -> list[Path]:
    """Every document of the samples and the seeds."""
    kinds = {".txt", ".md", ".html", ".doc", ".docx", ".ofd", ".pdf"}
    found = (path for folder in (ROOT / "seeds", SAMPLES) for path in folder.rglob("*") if path.suffix in kinds)
    return sorted(path for path in found if path.name != "README.md")


def group(path: Path, media_type: str) -> tuple[str, str]:
    """The folder a file lies in, and its format."""
    folder = path.relative_to(SAMPLES).parts[0] if path.is_relative_to(SAMPLES) else "seeds"
    return folder, media_type.removeprefix("application/").removeprefix("text/")


def computing() -> float:
    """Seconds that this process and its children have computed so far."""
    return sum(os.times()[:4])


def measured(path: Path) -> tuple[str, Reading]:
    """The format of a file by its bytes, and what became of it."""
    start = computing()
    try:
        document = read(str(path))
    except CompareError as error:
        return "", Reading(computing() - start, str(error), noted=False, sections=0)
    taken = computing() - start
    source = document.clean.source
    return source.media_type, Reading(taken, "", bool(source.notes), len(document.sections))


def main() -> None:
    """Print the table, and the error of each file that could not be read."""
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    warm = set[str]()
    for path in samples():
        kind, reading = measured(path)
        if kind not in warm:
            warm.add(kind)
            kind, reading = measured(path)
        groups[group(path, kind)].append(reading)
        if reading.error:
            print(reading.error, file=sys.stderr)
    print("| samples | format | files | errors | with a note | sections | seconds a file, median | longest |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for (folder, kind), found in sorted(groups.items()):
        times = [reading.seconds for reading in found]
        counts = len(found), sum(bool(r.error) for r in found), sum(r.noted for r in found)
        cells = (
            folder,
            kind,
            *counts,
            f"{sum(r.sections for r in found):,}",
            f"{median(times):.3f}",
            f"{max(times):.2f}",
        )
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
