"""The README tells the truth: every command in it is run here or by CI."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEEDS = {"A": "xinhua-2020.txt", "B": "changzhou-2020.txt", "FILE": "kaiyuan-2023.txt"}
INDEX = "reports.index"
YEARS = "years"
SERVE = "compare serve"  # until it is interrupted; tests/cli/test_serve.py runs it


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def lines(prefix: str) -> list[str]:
    """The README's shell lines that begin so, without their comments."""
    shell = [line.split(" # ")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in shell if line.startswith(prefix)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with the seeds beside it, as in a clone."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "tests" / "series" / "reports", tmp_path / YEARS)
    return tmp_path


@pytest.mark.parametrize("line", [line for line in lines("compare ") if line != SERVE])
def test_every_use_runs(line: str, folder: Path) -> None:
    words = [f"seeds/{SEEDS[word]}" if word in SEEDS else word for word in shlex.split(line)[1:]]
    words = [{"INDEX": INDEX, "DIR": YEARS}.get(word, word) for word in words]
    if INDEX in words and "build" not in words:
        build = ["index", "build", "seeds", "-o", INDEX]
        subprocess.run([sys.executable, "-m", "compare", *build], cwd=folder, env=environment(), check=True)
    command = [sys.executable, "-m", "compare", *words]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    assert done.returncode == ("--exit-code" in words), done.stderr.decode()
    assert done.stdout


@pytest.mark.parametrize("block", blocks("python"))
def test_the_python_example_runs(block: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=folder, env=environment(), capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()


def test_ci_runs_the_set_up_lines() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in lines("make "):
        target = line.split()[1]
        assert f"make {target}" in ci
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_lines_without_make_do_what_make_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    system = (ROOT / ".ci" / "system").read_text(encoding="utf-8")
    demo = next(line for line in lines(".venv/bin/compare"))
    assert demo.removeprefix(".venv/bin/") in makefile
    for package in lines("sudo apt-get install")[0].split()[4:]:
        assert package in system


def test_every_link_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (ROOT / target).exists(), target
