"""What four pairs come out as, kept as text that a reviewer reads: Markdown, CriticMarkup, and the words of the PDF.

GOLDEN=write writes them anew; git shows what changed.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from reading import seed

from compare import pipeline
from compare.options import Flavor, Language, Show
from compare.report import markdown, pdf
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison
    from compare.report.content import Report

GOLDEN = Path(__file__).parent / "golden"
SEEDS = {
    "xinhua-changzhou": ("xinhua-2020", "changzhou-2020", Language.CHINESE),
    "putuo-changzhou": ("putuo-2020", "changzhou-2020", Language.TRADITIONAL),
}
NAMES = ("two-districts", "hostile", *SEEDS)


@pytest.fixture(scope="module")
def reports(handmade: Callable[[str], Comparison]) -> dict[str, Report]:
    """The hand-made pairs whole, the real ones in overview: their texts side by side are a book."""
    found = {
        "two-districts": build(handmade("two-districts"), Language.CHINESE),
        "hostile": build(handmade("hostile"), Language.ENGLISH),
    }
    for name, (a, b, language) in SEEDS.items():
        found[name] = build(pipeline.compare_documents(seed(a), seed(b)), language, Show.SUMMARY)
    return found


def _checked(name: str, written: str, update: Callable[[Path, str], None]) -> None:
    golden = GOLDEN / name
    update(golden, written)
    assert written == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SEEDS)
def test_overview_reads_as_the_golden(
    name: str, reports: dict[str, Report], update_golden: Callable[[Path, str], None]
) -> None:
    _checked(f"{name}.summary.md", markdown.render(reports[name]), update_golden)


@pytest.mark.parametrize("name", ["two-districts", "hostile"])
def test_criticmarkup_reads_as_the_golden(
    name: str, reports: dict[str, Report], update_golden: Callable[[Path, str], None]
) -> None:
    _checked(f"{name}.critic.md", markdown.render(reports[name], Flavor.CRITIC), update_golden)


@pytest.mark.parametrize("name", NAMES)
def test_words_of_the_pages_are_the_golden(
    name: str, reports: dict[str, Report], update_golden: Callable[[Path, str], None]
) -> None:
    reader = PdfReader(io.BytesIO(pdf.render(reports[name]).data))
    pages = (
        f"—— {number} ——\n" + "\n".join(line.rstrip() for line in page.extract_text().splitlines() if line.strip())
        for number, page in enumerate(reader.pages, 1)
    )
    _checked(f"{name}.pdf.txt", "\n".join(pages) + "\n", update_golden)
