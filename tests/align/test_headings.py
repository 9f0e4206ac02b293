"""The table of the rules of headings says what the code does, in the module and in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading import read_text

from compare.align import headings
from compare.align.headings import STOCK_WORDS, heading_text, heading_words
from compare.model import Document
from compare.pipeline import read

DOCS = Path(__file__).parents[2] / "docs" / "architecture.md"
RULE = re.compile(r"^\| (\w[\w ]*) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
RULES = {rule: (before, after) for rule, _, before, after in RULE.findall(headings.__doc__ or "") if rule != "rule"}


def headed(heading: str) -> Document:
    return read_text(f"苏州市相城区人民政府2024年法治政府建设工作报告\n一、{heading}\n抓好各项工作。\n")


def normal(heading: str) -> str:
    document = headed(heading)
    return heading_text(document, document.sections[0])


def test_the_documentation_has_the_table_of_the_module() -> None:
    rows = [row for row in (headings.__doc__ or "").splitlines() if row.startswith("|")]
    assert len(rows) == 2 + len(RULES) == 7
    assert "\n".join(rows) in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", sorted(RULES.keys() - {"number", "stock"}))
def test_each_rule_does_what_its_example_says(rule: str) -> None:
    before, after = RULES[rule]
    assert normal(before) == after


def test_the_number_is_taken_off() -> None:
    before, after = RULES["number"]
    document = read_text(f"一、总体情况\n{before}\n抓好各项工作。\n")
    assert heading_text(document, document.sections[1]) == after


def test_stock_words_are_told_from_telling_ones() -> None:
    before, after = RULES["stock"]
    document = headed(before)
    assert heading_words(document, document.sections[0]).keys() - STOCK_WORDS == set(after.split())


def test_the_number_is_taken_off_behind_a_mark_too(tmp_path: Path) -> None:
    path = tmp_path / "law.md"
    path.write_text("# 某市备案条例\n\n## 第一章 总 则\n\n第一条 为了规范备案，制定本条例。\n", encoding="utf-8")
    document = read(str(path))
    chapter = next(section for section in document.sections if section.number == "第一章")
    assert heading_text(document, chapter) == "总则"
    assert heading_words(document, chapter) == {"总则": 1}


def test_blanks_between_han_are_no_borders_of_words() -> None:
    spaced, close = headed("附 则"), headed("附则")
    assert heading_words(spaced, spaced.sections[0]) == heading_words(close, close.sections[0]) == {"附则": 1}
