"""Words longer than any line: on paper they are parted, and the work they take grows as they do."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from compare.options import Language
from compare.report import pdf
from compare.report.content import Chapter, ChapterKind, Line, Mark, Paragraph, Report, Run
from compare.report.drawing import fitted
from compare.report.pdf.fonts import BREAK


def _report(line: Line) -> Report:
    chapter = Chapter(kind=ChapterKind.PAIRS, heading="章", blocks=(Paragraph(line=line),))
    return Report(title="题", language=Language.CHINESE, chapters=(chapter,))


def test_ordinary_words_stay_whole() -> None:
    words = "https://www.example.com/" + "x" * 120
    assert BREAK not in pdf.page(_report((Run(f"网址 {words}，{'汉字' * 300}"),))).html


def test_endless_word_is_parted_whatever_its_marks() -> None:
    line = (Run("甲" + "x" * 150), Run("y" * 150, (Mark.ADDED,)), Run("乙"))
    html = pdf.page(_report(line)).html
    assert html.count(BREAK) == 75
    assert html.replace(BREAK, "").count("x" * 150) == 1


def test_endless_word_is_shown_whole_and_without_breaks_of_its_own() -> None:
    rendered = pdf.render(_report((Run("甲" + "abc" * 400),)))
    reader = PdfReader(io.BytesIO(rendered.data))
    shown = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert rendered.missing == ()
    assert "abc" * 400 in shown.replace(BREAK, "")


def _laid_out(length: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters are handed to Pango for a word of so many letters."""
    pdf.load_weasyprint()
    from weasyprint.text.line_break import Layout

    handed, whole = [0], Layout.set_text

    def counting(self: object, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - as WeasyPrint calls it
        handed[0] += len(text)
        whole(self, text, justify)

    with monkeypatch.context() as patch:
        patch.setattr(Layout, "set_text", counting)
        pdf.render(_report((Run("x" * length),)))
    return handed[0]


def test_work_grows_as_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laid out anew for every line, each of 8,000 letters would be handed over a hundred times."""
    assert _laid_out(8_000, monkeypatch) < 10 * 8_000


@pytest.mark.parametrize(
    ("limit", "shown"), [(10.0, "汉字ab"), (5.0, "汉字ab"), (3.1, "汉字…"), (3.0, "汉字…"), (2.9, "汉…"), (0.5, "…")]
)
def test_fitted_keeps_what_has_room_beside_its_ellipsis(limit: float, shown: str) -> None:
    assert fitted("汉字ab", limit) == shown
