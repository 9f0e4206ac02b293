"""What peers and we keep as common on the same pairs, in one run. Run with --bench -s; writes docs/evaluation.md.

Nothing here passes or fails on time or on what a peer does. Every tool gets the same two
files: the clean text, without the page around it.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from pathlib import Path

import pytest
from peers import READABLE, Peer, characters, moved, peers

from compare.pipeline import read

ROOT = Path(__file__).parents[2]
NATIONAL = ROOT.parent / "shared" / "samples" / "national" / "quanteda"
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- marks: begin -->", "<!-- marks: end -->"
MOVED = 6
RUNS = 3

pytestmark = pytest.mark.bench


def pairs(folder: Path) -> dict[str, tuple[Path, Path]]:
    """The pairs, by name, as files of clean text."""
    found = {"kaiyuan, xiangcheng": (ROOT / "seeds/kaiyuan-2023.txt", ROOT / "seeds/xiangcheng-2023.txt")}
    if NATIONAL.exists():
        found["national 2016, 2017"] = (NATIONAL / "2016.txt", NATIONAL / "2017.txt")
    texts = {name: (read(str(a)).text, read(str(b)).text) for name, (a, b) in found.items()}
    whole = read(str(ROOT / "seeds/changzhou-2020.txt")).text
    texts["six paragraphs moved"] = (whole, "\n".join(shuffled(whole)[0]))
    return {
        name: (write(folder / f"{n}a.txt", a), write(folder / f"{n}b.txt", b))
        for n, (name, (a, b)) in enumerate(texts.items())
    }


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def shuffled(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text with six long ones moved, each by a third of the text, and which they are."""
    lines = [line for line in text.splitlines() if line.strip()]
    chosen = [line for line in lines if characters(line) > 60][2::3][:MOVED]
    rest = [line for line in lines if line not in chosen]
    third = len(rest) // 3
    for n, line in enumerate(chosen):
        old = lines.index(line)
        rest.insert((old + third + n) % len(rest), line)
    return rest, chosen


def is_moved(line: str, runs: list[str]) -> bool:
    """Whether most of a paragraph is told to have moved."""
    return 2 * sum(characters(run) for run in runs if run.strip() in line) > characters(line)


def measure(peer: Peer, a: Path, b: Path) -> tuple[float, list[int]]:
    """The median of wall seconds, and the characters of each common run."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        done = subprocess.run([*peer.command, str(a), str(b)], capture_output=True, check=False)
        seconds.append(time.perf_counter() - start)
    assert done.returncode in {0, 1}, done.stderr.decode()
    return statistics.median(seconds), [n for n in map(characters, peer.common(done.stdout.decode())) if n]


def test_marks_against_peers(tmp_path: Path) -> None:
    rows = [
        "| pair | tool | time, ratio | common runs | median | kept in runs of 4 or more | of 6 moves |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    missing: list[str] = []
    for number, (name, (a, b)) in enumerate(pairs(tmp_path).items()):
        out = tmp_path / f"out{number}"
        found, missing = peers(out)
        first = 0.0
        for peer in found:
            seconds, runs = measure(peer, a, b)
            first = first or seconds
            kept = sum(n for n in runs if n >= READABLE)
            moves = "–"
            if "moved" in name:
                moves = str(
                    sum(
                        is_moved(line, moved(out) if peer.tells_moves else [])
                        for line in shuffled(a.read_text("utf-8"))[1]
                    )
                )
            middle = statistics.median(runs) if runs else 0
            rows.append(
                f"| {name} | {peer.name} | {seconds / first:.2f} | {len(runs)} | {middle:g} | {kept:,} | {moves} |"
            )
    table = "\n".join([*rows, *(["", *missing] if missing else [])])
    print(f"\n{table}")
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN in page:
        before, rest = page.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")
