"""A position of the text leads to its page, in the formats that have pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from corruptor import seed
from wrappings.ofd import official_ofd
from wrappings.pdf import official_pdf

from compare.model import Source
from compare.options import Language
from compare.pipeline import compare_documents, read
from compare.report import as_json, terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def source(pages: tuple[int, ...]) -> Source:
    return Source(path="-", text="甲乙丙丁戊", sha256="", encoding="", media_type="", pages=pages)


def test_a_position_stands_on_the_page_that_begins_before_it() -> None:
    assert [source((0, 2, 2, 4)).page_of(at) for at in range(5)] == [1, 1, 3, 3, 4]


def test_a_text_without_pages_has_none() -> None:
    assert source(()).page_of(3) is None


@pytest.mark.parametrize("write", [official_pdf, official_ofd])
def test_sections_cite_their_pages(write: Callable[[str], bytes], tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(write(seed("kaiyuan-2023")))
    document = read(str(path))
    told = json.loads(as_json.outline_json(document))
    pages = [section["page"] for section in told["sections"]]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert 5 < pages[-1] <= len(told["document"]["pages"])
    tree = terminal.outline(document, Language.ENGLISH, colour=False)
    assert f"p. {pages[-1]}" in tree
    assert "p. 2" in terminal.outline(document, Language.ENGLISH, colour=False)


def test_formats_without_pages_cite_none(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(seed("xinhua-2020"), encoding="utf-8")
    told = json.loads(as_json.outline_json(read(str(path))))
    assert told["document"]["pages"] == []
    assert not any("page" in section for section in told["sections"])


def test_a_comparison_cites_the_pages_of_both(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(official_pdf(seed("xinhua-2020")))
    told = json.loads(as_json.comparison_json(compare_documents(read(str(path)), read(str(path)))))
    assert all(section["page"] for document in told["documents"] for section in document["sections"])
