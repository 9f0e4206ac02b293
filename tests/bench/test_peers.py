"""Wall time of the whole command against peers, in one run, as ratios. Run with --bench -s.

Nothing here passes or fails on time: machines differ. It asserts only that everything ran.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
A, B = (str(ROOT / "seeds" / name) for name in ("kaiyuan-2023.txt", "xiangcheng-2023.txt"))
RUNS = 5

pytestmark = pytest.mark.bench


def commands(out: Path) -> dict[str, list[str]]:
    """What is measured, by its name in the table; the first is the measure of the rest."""
    compare = [sys.executable, "-m", "compare", A, B, "-o", str(out)]
    table = {
        "compare, Markdown": compare,
        "compare, Markdown and PDF": [*compare, "--pdf"],
        "compare, all formats": [*compare, "--pdf", "--json"],
        "git diff --word-diff": [*"git diff --no-index --word-diff=plain --word-diff-regex=.".split(), A, B],
    }
    redlines = Path(sys.executable).with_name("redlines")
    if redlines.exists():
        table["redlines stats"] = [str(redlines), "stats", A, B, "--quiet"]
    if shutil.which("docdiff"):
        table["docdiff"] = [*"docdiff --utf8 --lf --char --format=html".split(), A, B]
    return table


def wall(command: list[str]) -> float:
    """Seconds of wall time of one run."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    # git says 1 where the files differ; everything else must succeed.
    assert done.returncode == 0 or command[0] == "git", done.stderr.decode()
    return seconds


def test_wall_time_against_peers(tmp_path: Path) -> None:
    table = commands(tmp_path)
    for command in table.values():
        wall(command)
    medians = {name: statistics.median(wall(command) for _ in range(RUNS)) for name, command in table.items()}
    first = next(iter(medians.values()))
    print(f"\n{'command':30} {'median s':>9} {'ratio':>7}")
    for name, seconds in medians.items():
        print(f"{name:30} {seconds:9.3f} {seconds / first:7.2f}")
    assert (tmp_path / "kaiyuan-2023--xiangcheng-2023.pdf").exists()
