"""One document in twelve wrappings is one document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from reading import SEED_NAMES, read_text, seed
from wrappings.html import government_page
from wrappings.ofd import official_ofd
from wrappings.pdf import official_pdf
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
}


@cache
def plain(name: str) -> str:
    """A seed as clean paragraphs: what every wrapping can hold."""
    lines = (line.strip() for line in seed(name).text.split("\n"))
    return "\n".join(" ".join(line.split()) for line in lines if line) + "\n"


@cache
def unwrapped(name: str) -> Document:
    return read_text(plain(name))


def headings(document: Document) -> list[tuple[str, str, str]]:
    return [(section.id, section.number, section.heading) for section in document.sections]


def written(document: Document) -> str:
    return "".join(document.clean.normal.split())


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_wrapping_changes_nothing(name: str, wrapping: str, tmp_path: Path) -> None:
    text = plain(name)
    try:
        data = WRAPPINGS[wrapping](text)
    except UnicodeEncodeError:
        pytest.skip(f"{wrapping} has not all the characters of {name}")
    path = tmp_path / "document"  # no extension: the bytes tell
    path.write_bytes(data)
    document, same = read(str(path)), unwrapped(name)
    assert headings(document) == headings(same)
    assert written(document) == written(same)
    assert compare_documents(same, document).identical
