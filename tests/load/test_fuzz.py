"""The fuzzer works on every reader; the runs that count take minutes and are started by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("resource")

from load import fuzz

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 25


@pytest.mark.parametrize("reader", sorted(set(fuzz.TARGETS) - {"pdf", "doc", "doc-converted"}))
def test_a_few_broken_files_are_read_or_refused(reader: str, tmp_path: Path) -> None:
    target = fuzz.TARGETS[reader]
    judge = fuzz.Judge(target.read(), tmp_path)
    fuzz.by_chance(target, judge, seed=3, runs=RUNS)
    assert judge.tried == RUNS
    assert judge.accepted > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["count"]


def test_what_fails_is_kept_once_for_each_place(tmp_path: Path) -> None:
    def read(data: bytes) -> object:
        return data.decode("ascii")

    judge = fuzz.Judge(read, tmp_path)
    judge(b"\xff")
    judge(b"\xfe")
    judge(b"plain")
    assert judge.accepted == 1
    assert sorted(path.suffix for path in tmp_path.iterdir()) == ["", ".bin", ".txt"]
