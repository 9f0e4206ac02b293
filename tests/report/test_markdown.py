"""Markdown: what a person reads in a review, and what a renderer makes of it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compare.options import Language
from compare.report import markdown
from compare.report.content import Mark, Run, plain
from compare.report.pair.build import build
from compare.report.pdf.marks import markdown as with_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "language"),
    [("two-districts", Language.CHINESE), ("two-districts", Language.ENGLISH), ("hostile", Language.ENGLISH)],
)
def test_report_reads_as_the_golden(
    name: str, language: Language, handmade: Callable[[str], Comparison], update_golden: Callable[[Path, str], None]
) -> None:
    written = markdown.render(build(handmade(name), language))
    golden = GOLDEN / f"{name}.{language}.md"
    update_golden(golden, written)
    assert written == golden.read_text(encoding="utf-8")


def _github() -> MarkdownIt:
    """A renderer that lets HTML through and makes links of addresses, as lenient forges do."""
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def test_nothing_of_a_hostile_document_becomes_markup(handmade: Callable[[str], Comparison]) -> None:
    html = _github().render(markdown.render(build(handmade("hostile"), Language.ENGLISH)))
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    allowed = "h1 h2 h3 p table thead tbody tr th td ul li code strong del ins br"
    assert tags <= set(allowed.split(" "))
    assert "<a" not in html
    assert "<img" not in html
    assert "alert(1)" in html


def test_hostile_text_is_read_back_as_it_was(handmade: Callable[[str], Comparison]) -> None:
    html = _github().render(markdown.render(build(handmade("hostile"), Language.ENGLISH)))
    text = unescape(re.sub(r"<[^>]+>", "", html))
    assert "<script>alert(1)</script> [a](javascript:alert(1))" in text
    assert "后文 <br> 与 &lt;b&gt; &amp; \\* \\\\ 与 *斜体* _下划_ ~~删~~。" in text
    assert "〔U+202E〕RTL〔U+202C〕 〔U+200B〕零宽〔U+FEFF〕" in text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_a_cell(text: str) -> None:
    said = plain(text)
    table = f"| a | b |\n| --- | --- |\n| x{markdown.escaped(said)}x | |\n"
    tokens = with_marks().parse(table)
    cell = next(token for token in tokens if token.type == "inline" and token.content.startswith("x"))
    assert "".join(child.content for child in cell.children or ()) == f"x{said}x"


@given(st.text(st.sampled_from("中文“”《》，。*_`<>|1a -"), min_size=1), st.sampled_from(["", "中", "“", "*", "a"]))
def test_bold_never_shows_its_stars(text: str, around: str) -> None:
    written = markdown.line_text((Run(around), Run(plain(text), (Mark.LOCAL,)), Run(around)))
    tokens = with_marks().parseInline(written)
    children = tokens[0].children or []
    said = "".join(child.content for child in children)
    assert said.strip(" ") == (around + plain(text) + around).strip(" ")
    if any(char.isalnum() for char in text):
        assert any(child.type == "strong_open" for child in children)


def test_a_number_or_dash_at_the_start_of_a_point_opens_no_list() -> None:
    assert MarkdownIt().render(f"- {markdown.opening('1. x')}") == "<ul>\n<li>1. x</li>\n</ul>\n"
    assert MarkdownIt().render(f"- {markdown.opening('- x')}") == "<ul>\n<li>- x</li>\n</ul>\n"
