"""The page of tricky cases: every rule is on it, and every example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.clean import clean
from compare.clean.furniture.rules import RULES
from compare.clean.repair import find_repairs
from compare.model import Source
from compare.text.spans import Edit, apply_edits

PAGE = (Path(__file__).parents[2] / "docs" / "tricky-cases.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `?(?P<first>.*?)`? \| (?P<rest>.*) \|$", re.MULTILINE)
BEFORE_THE_RULES = {"byte-order-mark", "outside-article"}
"""Furniture that is known before any line is looked at."""


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables below a heading."""
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = (line for line in part.split("\n") if line.startswith("| ") and not line.startswith("|---"))
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def plain(cell: str) -> str:
    """The text in a code span, its escapes as characters."""
    return re.sub(r"\\(u[0-9a-f]{4}|[nr|])", _character, cell.strip("`"))


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return {"n": "\n", "r": "\r", "|": "|"}.get(name) or chr(int(name[1:], 16))


def repaired(text: str) -> str:
    return apply_edits(text, [Edit(repair.span, repair.after) for repair in find_repairs(text)])[0]


REPAIRS = [row for row in rows("Repairs") if len(row) == 4 and row[0] != "rule"]
KEPT = [row for row in rows("Repairs") if len(row) == 3 and row[1] in {"as it is", "marked"}]
SHIFTS = [row for row in rows("Repairs") if len(row) == 3 and row[1].startswith("`")]


@pytest.mark.parametrize("row", [row for row in REPAIRS if row[1]], ids=lambda row: row[0])
def test_a_repair_does_what_the_page_says(row: list[str]) -> None:
    before, after = plain(row[1]), plain(row[2])
    assert repaired(before) == after
    assert plain(row[0]) in {repair.rule for repair in find_repairs(before)}


@pytest.mark.parametrize("row", SHIFTS, ids=lambda row: row[0])
def test_a_shift_is_undone_as_the_page_says(row: list[str]) -> None:
    assert repaired(plain(row[0])) == plain(row[1])


@pytest.mark.parametrize("row", KEPT, ids=lambda row: row[0])
def test_what_is_not_repaired_is_marked_or_left(row: list[str]) -> None:
    text = plain(row[0])
    assert repaired(text) == text
    assert bool(find_repairs(text)) == (row[1] == "marked")


def test_every_rule_is_on_the_page() -> None:
    known = {plain(row[0]) for row in rows("Furniture")}
    assert {name for name, _ in RULES} | BEFORE_THE_RULES == known - {"rule"}
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).parents[2] / "compare" / "clean").glob("*.py"))
    )
    named = set(re.findall(r'(?:RULE|STRAY|INDENT|LOST|DOUBLED|LOOK_ALIKE|rule)\s*=\s*"([a-z-]+)"', source))
    named |= set(re.findall(r'"([a-z]+-?[a-z]+)"\)$', source, re.MULTILINE)) & {plain(row[0]) for row in REPAIRS}
    assert named - BEFORE_THE_RULES <= {plain(row[0]) for row in REPAIRS}


@pytest.mark.parametrize("row", [row for row in rows("Furniture") if "`" in row[1]], ids=lambda row: row[0])
def test_furniture_goes_as_the_page_says(row: list[str]) -> None:
    body = "全区坚持以习近平法治思想为指导，深入推进法治政府建设，取得了明显成效，现将有关情况报告如下。"
    example = re.findall(r"`([^`]+)`", row[1])[0].replace("\\|", "|").replace("…", "某某")
    if plain(row[0]) in {"metadata-block", "page-footer"}:
        example = {"metadata-block": "索引号：1\n文号：2", "page-footer": "版权所有：某某"}[plain(row[0])]
    page = f"{body}\n{example}\n" if plain(row[0]) == "page-footer" else f"政府工作报告\n{example}\n{body}\n"
    cleaned = clean(Source(path="-", text=page, sha256="", encoding="", media_type="text/plain"))
    assert {piece.rule for piece in cleaned.furniture} == {plain(row[0])}
    assert example not in cleaned.text
