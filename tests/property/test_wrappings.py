"""One document in thirteen wrappings is one document."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from reading import SEED_NAMES, read_text, seed
from wrappings import markdown, ofd, word
from wrappings.ofd import official_ofd
from wrappings.pdf import html_pdf, official_pdf
from wrappings.web import government_page
from wrappings.word import from_text

from compare.pipeline import compare_documents, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from compare.model import Document

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
WRAPPINGS: dict[str, Callable[[str], bytes]] = {
    **{name: lambda text, name=name: text.replace("\n", "\r\n").encode(name) for name in ENCODINGS},  # type: ignore[misc]
    "html": government_page,
    "docx": from_text,
    "pdf": official_pdf,
    "ofd": official_ofd,
    "markdown": markdown.from_text,
}


@cache
def plain(name: str) -> str:
    """A seed as clean paragraphs: what every wrapping can hold."""
    lines = (line.strip() for line in seed(name).text.split("\n"))
    return "\n".join(" ".join(line.split()) for line in lines if line) + "\n"


@cache
def unwrapped(name: str) -> Document:
    return read_text(plain(name))


def wrapped(folder: Path, wrapping: str, data: bytes) -> Document:
    """The document in a file without an extension, since the bytes tell; only Markdown has nothing else to tell it."""
    path = folder / f"{wrapping}.md" if wrapping == "markdown" else folder / wrapping
    path.write_bytes(data)
    return read(str(path))


def headings(document: Document) -> list[tuple[str, str, str]]:
    return [(section.id, section.number, section.heading) for section in document.sections]


def written(document: Document) -> str:
    """The normal form without blanks, and without the hashes that only Markdown has before headings."""
    return "".join(re.sub(r"(?m)^#+ ", "", document.clean.normal).split())


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_wrapping_changes_nothing(name: str, wrapping: str, tmp_path: Path) -> None:
    text = plain(name)
    try:
        data = WRAPPINGS[wrapping](text)
    except UnicodeEncodeError:
        pytest.skip(f"{wrapping} has not all the characters of {name}")
    document, same = wrapped(tmp_path, wrapping, data), unwrapped(name)
    assert headings(document) == headings(same)
    assert written(document) == written(same)
    assert compare_documents(same, document).identical


@pytest.mark.parametrize(
    ("one", "other"), [("html", "pdf"), ("docx", "ofd"), ("gb18030", "markdown"), ("utf-16-be", "docx"), ("pdf", "ofd")]
)
def test_any_two_wrappings_differ_in_nothing_but_form(one: str, other: str, tmp_path: Path) -> None:
    text = plain("putuo-2020")
    a, b = (wrapped(tmp_path, wrapping, WRAPPINGS[wrapping](text)) for wrapping in (one, other))
    assert compare_documents(a, b).identical


# --------------------------------------------------------------------------- tables

ROWS = (("指标", "单位", "2023年"), ("行政许可", "", "12件"), ("普法活动", "场", "345"))
READ = ["指标 | 单位 | 2023年", "行政许可 | 12件", "普法活动 | 场 | 345"]
SENTENCE = "各有关部门报送的行政执法数据汇总如下，所有数字均截至当年十二月三十一日。"


def html_table() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return f"<html><body><p>{SENTENCE}</p><table border=1>{rows}</table></body></html>".encode()


def word_table() -> bytes:
    rows = ("".join(f"<w:tc><w:tcPr/>{word.paragraph(cell)}</w:tc>" for cell in row) for row in ROWS)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return word.docx(word.paragraph(SENTENCE) + f"<w:tbl><w:tblPr/>{table}</w:tbl>")


def pdf_table() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    css = "table { border-collapse: collapse } td { border: 1px solid black; padding: 4px 20px }"
    return html_pdf(f"<p>{SENTENCE}</p><table>{rows}</table>", css=css)


def ofd_table() -> bytes:
    xs, ys = (30.0, 80.0, 120.0, 170.0), (60.0, 72.0, 84.0, 96.0)
    drawn = [ofd.text_object(SENTENCE[:18], 30, 40), ofd.text_object(SENTENCE[18:], 30, 48)]
    drawn += [ofd.line_object(xs[0], y, xs[-1], y) for y in ys] + [ofd.line_object(x, ys[0], x, ys[-1]) for x in xs]
    drawn += [
        ofd.text_object(cell, x + 2, y + 3)
        for row, y in zip(ROWS, ys, strict=False)
        for cell, x in zip(row, xs, strict=False)
        if cell
    ]
    return ofd.ofd(["".join(drawn)])


TABLES: dict[str, Callable[[], bytes]] = {
    "html": html_table,
    "docx": word_table,
    "pdf": pdf_table,
    "ofd": ofd_table,
    "markdown": lambda: SENTENCE.encode() + b"\n\n" + markdown.table(*ROWS),
}


@pytest.mark.parametrize("wrapping", TABLES)
def test_a_table_reads_the_same_in_every_format(wrapping: str, tmp_path: Path) -> None:
    document = wrapped(tmp_path, wrapping, TABLES[wrapping]())
    assert [line for line in document.clean.source.text.split("\n") if " | " in line] == READ
