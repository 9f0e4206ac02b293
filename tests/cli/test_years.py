"""The command `compare years` as a user meets it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_series import REPORTS, paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Run: TypeAlias = Callable[..., subprocess.CompletedProcess[bytes]]

ROOT = Path(__file__).parents[2]
HAILAR = ROOT.parent / "shared" / "samples" / "hailar"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs compare in an empty folder."""

    def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "compare", *arguments],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
            check=False,
        )

    return command


def test_a_folder_gives_a_summary_and_every_format(run: Run, tmp_path: Path) -> None:
    done = run("years", str(REPORTS), "--pdf", "--json", "--csv", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    stem = "out/临江县-2021-2023"
    assert done.stdout.decode().splitlines()[-4:] == [f"{stem}.{suffix}" for suffix in ("md", "pdf", "json", "csv")]
    assert (tmp_path / f"{stem}.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / f"{stem}.csv").read_bytes().startswith("\ufeff".encode())
    assert json.loads((tmp_path / f"{stem}.json").read_bytes())["years"] == [2021, 2022, 2023]


def test_what_is_left_out_is_told_in_a_line_each(run: Run, tmp_path: Path) -> None:
    for year in (2021, 2023):
        shutil.copy(REPORTS / f"{year}.txt", tmp_path / f"{year}.txt")
    shutil.copy(REPORTS / "2021.txt", tmp_path / "copy.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "undated.txt").write_text("工作报告\n\n一、工作情况\n\n完成了全部任务。\n", encoding="utf-8")
    done = run("years", "2021.txt", "2023.txt", "copy.txt", "empty.txt", "undated.txt")
    assert done.returncode == 0
    said = done.stderr.decode().splitlines()
    assert len(said) == 4
    assert "compare: left out copy.txt: the same text as 2021.txt" in said
    assert any(line.startswith("compare: left out undated.txt: neither its text nor") for line in said)
    assert any("empty.txt" in line for line in said)
    assert any(line.startswith("compare: No report for 2022.") for line in said)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 2), (("nowhere.txt",), 3), (("--json", "--csv", "-o", "-", "x.txt"), 2)],
)
def test_mistakes_are_one_line_with_their_code(run: Run, arguments: tuple[str, ...], code: int) -> None:
    done = run("years", *arguments)
    assert done.returncode == code
    assert done.stderr.decode().startswith("compare: ")
    assert done.stderr.count(b"\n") == 1


def test_one_report_is_no_series(run: Run) -> None:
    done = run("years", paths()[0])
    assert done.returncode == 3
    assert b"no two documents of different years" in done.stderr


def test_two_reports_give_their_figures_as_csv(run: Run) -> None:
    done = run(*paths()[:2], "--csv", "-o", "-")
    assert done.returncode == 0
    assert "地区生产总值".encode() in done.stdout


@pytest.mark.skipif(not HAILAR.exists(), reason="the shared samples are not here")
def test_three_years_of_a_real_district(run: Run) -> None:
    done = run("years", str(HAILAR), "--json", "-o", "-")
    value = json.loads(done.stdout)
    assert value["years"] == [2012, 2013, 2014]
    found = {one["name"]: [v["text"] for v in one["values"]] for one in value["figures"] if one["role"] == "result"}
    assert found["地区生产总值"] == ["198.5亿元", "235.2亿元", "253.7亿元"]
    assert any(one["outcome"] == "reported" for one in value["promises"])
