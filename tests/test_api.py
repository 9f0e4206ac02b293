"""The public names are exactly those, and the docs keep up with the code."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import compare
from compare import model
from compare.cli import index, outline, pair, serve, summary, years
from compare.model import Relation, Tag

ROOT = Path(__file__).parent.parent


def test_all_is_exact_and_every_name_is_there() -> None:
    assert compare.__all__ == sorted(compare.__all__)
    assert set(compare.__all__) == set(compare._HOME)
    for name in compare.__all__:
        home = import_module(f"compare.{compare._HOME[name]}")
        assert getattr(compare, name) is getattr(home, name)


def test_importing_the_package_loads_no_stage() -> None:
    script = "import compare, sys; print([m for m in sys.modules if m.startswith('compare.') or m == 'numpy'])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_every_option_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in (pair, outline, summary, index, years, serve):
        for action in command.command_line()._actions:
            longest = max(action.option_strings, key=len, default="")
            if longest and longest not in {"--help", "--version"}:
                short = min(action.option_strings, key=len)
                assert longest in readme or re.search(rf"(?<!\w){short}\b", readme), longest


def test_every_relation_tag_and_class_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for value in (*Relation, *Tag, *model.PhraseClass):
        assert value in glossary, value


def test_architecture_names_every_stage() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    stages = [path.name for path in (ROOT / "compare").iterdir() if (path / "__init__.py").exists()]
    for stage in stages:
        assert f"`{stage}/`" in architecture or f"{stage}/" in architecture, stage
