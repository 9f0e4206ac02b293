"""Reports on the real seeds."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from compare import pipeline, resources
from compare.options import Language
from compare.report import markdown
from compare.report.as_json import comparison_json
from compare.report.content import ChapterKind, Sign, Table, TableKind, plain, visible
from compare.report.pair.build import build
from compare.report.pair.groups import groups

if TYPE_CHECKING:
    from compare.model import Comparison, Document

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("changzhou-2020", "kaiyuan-2023", "putuo-2020", "xiangcheng-2023", "xinhua-2020")
FEW = (("xinhua-2020", "changzhou-2020"), ("kaiyuan-2023", "xiangcheng-2023"), ("putuo-2020", "changzhou-2020"))
ALL = [
    pair if pair in FEW else pytest.param(*pair, marks=pytest.mark.deep) for pair in itertools.permutations(NAMES, 2)
]

_READ: dict[str, Document] = {}
_COMPARED: dict[tuple[str, str], Comparison] = {}


def _document(name: str) -> Document:
    if name not in _READ:
        _READ[name] = pipeline.read(str(SEEDS / f"{name}.txt"))
    return _READ[name]


@pytest.fixture
def comparison(a: str, b: str) -> Comparison:
    if (a, b) not in _COMPARED:
        _COMPARED[a, b] = pipeline.compare_documents(_document(a), _document(b))
    return _COMPARED[a, b]


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(("a", "b"), ALL)
def test_every_sentence_has_one_place(comparison: Comparison) -> None:
    shown = Counter(entry.bead for group in groups(comparison) for entry in group.entries if not entry.pointer)
    assert shown == Counter(range(len(comparison.alignment.beads)))


@pytest.mark.parametrize(("a", "b"), ALL)
def test_every_section_is_in_the_map(comparison: Comparison) -> None:
    text = markdown.render(build(comparison, Language.CHINESE))
    section_map = text[text.index("## 章节对应") : text.index("## 逐节对照")]
    for document in (comparison.a, comparison.b):
        for section in document.sections:
            assert markdown.escaped(plain(section.number + section.heading)[:20]) in section_map


@pytest.mark.parametrize(("a", "b"), ALL)
def test_what_stands_alone_is_shown_in_full(comparison: Comparison) -> None:
    """Only what is shared is ever shortened."""
    report = build(comparison, Language.CHINESE)
    pairs = next(chapter for chapter in report.chapters if chapter.kind is ChapterKind.PAIRS)
    rows = [
        row
        for block in pairs.blocks
        if isinstance(block, Table) and block.kind in {TableKind.PAIR, TableKind.SINGLE}
        for row in block.rows
        if row.sign in {Sign.APART, Sign.REMOVED, Sign.ADDED}
    ]
    told = _letters("".join(visible(cell) for row in rows for cell in row.cells))
    for document, beads in (
        (comparison.a, [bead.a for bead in comparison.alignment.beads if not bead.b]),
        (comparison.b, [bead.b for bead in comparison.alignment.beads if not bead.a]),
    ):
        for index in itertools.chain.from_iterable(beads):
            assert _letters(plain(document.sentences[index].span.of(document.text))) in told


@pytest.mark.parametrize(("a", "b"), ALL)
def test_json_is_valid(comparison: Comparison) -> None:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    outline, schema = (json.loads(resources.schema(f"compare.{name}-1")) for name in ("outline", "comparison"))
    registry = Registry().with_resource(outline["$id"], Resource.from_contents(outline))
    Draft202012Validator(schema, registry=registry).validate(json.loads(comparison_json(comparison)))


@pytest.mark.parametrize(("a", "b"), FEW)
def test_tables_are_tables(comparison: Comparison) -> None:
    """Every row of the Markdown is a row of its page, and no mark is left as it was written."""
    text = markdown.render(build(comparison, Language.CHINESE))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    rows = [line for line in text.splitlines() if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line)]
    empty = sum(bool(re.fullmatch(r"[|\s]+", line)) for line in rows)
    assert html.count("<tr>") == len(rows) - empty
    assert "**" not in unescape(re.sub(r"<[^>]+>", "", html))
