"""PDF/A-2a and PDF/UA-1: what the two standards ask of the file's structure, checked in the file itself."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import outloud
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from compare.options import Language
from compare.report import pdf
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from compare.model import Comparison

# ISO 14289-1 7.1: what may stand in what (the pairs that WeasyPrint can get wrong).
PARENTS = {
    "/TR": {"/THead", "/TBody"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TD": {"/TR"},
    "/TH": {"/TR"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/Lbl": {"/LI"},
}


@pytest.fixture(scope="module")
def data(handmade: Callable[[str], Comparison]) -> bytes:
    return pdf.render(build(handmade("two-districts"), Language.TRADITIONAL)).data


@pytest.fixture(scope="module")
def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


@pytest.fixture(scope="module")
def elements(reader: PdfReader) -> list[tuple[str, Any]]:
    """Every structure element in reading order with the kind of its parent."""
    root: Any = reader.root_object["/StructTreeRoot"]
    return [found for top in root["/K"] for found in _walk(top, "")]


def _walk(element: Any, parent: str) -> Iterator[tuple[str, Any]]:
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return
    yield parent, element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if not isinstance(kid, int):
            yield from _walk(kid, element["/S"])


def test_the_file_says_which_standards_it_keeps(reader: PdfReader) -> None:
    metadata: Any = reader.root_object["/Metadata"]
    said = metadata.get_data().decode()
    assert re.search(r'pdfaid:part="2" pdfaid:conformance="A"', said)
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in said
    assert "甲区 2020 ↔ 乙区 2021" in said
    assert reader.pdf_header == "%PDF-1.7"


def test_title_language_and_marks_are_said(reader: PdfReader) -> None:
    root: Any = reader.root_object
    assert root["/Lang"] == "zh-Hant"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert {str(page["/Tabs"]) for page in reader.pages} == {"/S"}


def test_colours_have_a_profile_and_nothing_is_locked_or_run(reader: PdfReader) -> None:
    intent: Any = reader.root_object["/OutputIntents"]
    assert intent[0]["/S"] == "/GTS_PDFA1"
    assert "/DestOutputProfile" in intent[0]
    assert "/ID" in reader.trailer
    assert not reader.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)


def test_every_font_lies_inside_and_says_its_characters(reader: PdfReader) -> None:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            assert "/ToUnicode" in font
            assert "/FontFile3" in descendant["/FontDescriptor"]
            assert re.match(r"/[A-Z]{6}\+", descendant["/BaseFont"])


def test_every_drawing_has_words_for_it(elements: list[tuple[str, Any]]) -> None:
    figures = [element for _, element in elements if element["/S"] == "/Figure"]
    assert len(figures) == 3
    assert all(figure["/Alt"] for figure in figures)


def test_tables_and_lists_are_built_as_they_must(elements: list[tuple[str, Any]]) -> None:
    for parent, element in elements:
        assert parent in PARENTS.get(element["/S"], {parent}), (parent, element["/S"])
    counted = Counter(element["/S"] for _, element in elements)
    assert counted["/Table"] == counted["/THead"] == counted["/TBody"]


def test_headings_never_skip_a_level(elements: list[tuple[str, Any]]) -> None:
    levels = [int(e["/S"][2:]) for _, e in elements if re.fullmatch(r"/H[1-6]", e["/S"])]
    assert levels[0] == 1
    assert all(new <= old + 1 for old, new in pairwise(levels))


def test_links_are_called_by_what_they_lead_to(reader: PdfReader) -> None:
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert {"章節對應", "附錄"} <= {str(link["/Contents"]) for link in links}
    assert all(link["/Subtype"] == "/Link" and link["/F"] == 4 and "/StructParent" in link for link in links)


def test_all_that_is_drawn_is_tagged_or_marked_as_decoration(reader: PdfReader) -> None:
    """Text is shown only between the marks that tie it to the structure."""
    for page in reader.pages:
        content: Any = page.get_contents()
        depth = 0
        for line in content.get_data().split(b"\n"):
            depth += (line.split()[-1:] in ([b"BDC"], [b"BMC"])) - (line == b"EMC")
            if line.endswith((b"TJ", b"Tj")):
                assert depth > 0, line
        assert depth == 0


def test_glyphs_have_their_place_as_identifier(reader: PdfReader) -> None:
    """ISO 32000-1, 9.7.4.2: what a page shows is looked up by identifier, which WeasyPrint takes to be the place."""
    found = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor: Any = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            program = TTFont(io.BytesIO(descriptor["/FontFile3"].get_data()))
            charset = program["CFF "].cff.topDictIndex[0].charset
            assert charset[1:] == [f"cid{place:05d}" for place in range(1, len(charset))]
            found.add(descriptor["/FontName"].split("+")[1])
    assert found == {"Report-Sans", "Report-Serif"}


def test_a_checker_that_is_not_ours_finds_no_error(data: bytes, tmp_path: Path) -> None:
    """outloud checks PDF/UA-1 and how the text of a tagged file would be read out."""
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    result = outloud.check(str(path))
    assert result.error is None
    told = {(found.rule, found.message) for found in result.findings if found.severity in {"error", "warning"}}
    # Running heads, which WeasyPrint writes as content; and bars, which have no text: the number stands beside them.
    assert {rule for rule, _ in told} <= {"PAG-001", "TAG-020"}, told
