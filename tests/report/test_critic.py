"""CriticMarkup: accepting every change gives B, rejecting every one A, and no text of a document makes a mark."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_text, seed

from compare import pipeline
from compare.clean.script import normal_form
from compare.options import Flavor, Language, Show
from compare.report import markdown
from compare.report.content import (
    Chapter,
    ChapterKind,
    Mark,
    Paragraph,
    Report,
    Row,
    Run,
    Sign,
    Table,
    TableKind,
    line,
    plain,
)
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison, Document

# As tools find them: before Markdown, by pattern, shortest first (http://criticmarkup.com/spec.php).
_ADDED = re.compile(r"\{\+\+(.*?)\+\+\}", re.DOTALL)
_REMOVED = re.compile(r"\{--(.*?)--\}", re.DOTALL)
_REPLACED = re.compile(r"\{~~(.*?)~>(.*?)~~\}", re.DOTALL)
_COMMENT = re.compile(r"\{>>(.*?)<<\}", re.DOTALL)
_MARKS = re.compile(r"\{\+\+|\+\+\}|\{--|--\}|\{~~|~~\}|\{>>|<<\}|\{==|==\}")


def accepted(text: str) -> str:
    kept = _COMMENT.sub("", text)
    return _ADDED.sub(r"\1", _REMOVED.sub("", _REPLACED.sub(r"\2", kept)))


def rejected(text: str) -> str:
    kept = _COMMENT.sub("", text)
    return _ADDED.sub("", _REMOVED.sub(r"\1", _REPLACED.sub(r"\1", kept)))


def _letters(text: str) -> str:
    """In normal form: where only form differs, B's stands."""
    return "".join(char for char in normal_form(text)[0] if char.isalnum())


def _plain(text: str) -> str:
    """Markdown as it is read."""
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"<br>|\*\*", "", text)))


def _pairs(comparison: Comparison) -> str:
    """The side-by-side chapter alone, without its headings and its legend."""
    report = build(comparison, Language.ENGLISH, Show.EVERYTHING)
    chapter = next(chapter for chapter in report.chapters if chapter.kind is ChapterKind.PAIRS)
    tables = tuple(b for b in chapter.blocks if isinstance(b, Table) and b.kind in {TableKind.PAIR, TableKind.SINGLE})
    only = Chapter(kind=chapter.kind, heading="", blocks=tables)
    written = markdown.render(Report(title="", language=report.language, chapters=(only,)), Flavor.CRITIC)
    return written.split("##", 1)[1]


def _body(document: Document) -> list[str]:
    """Letters of each sentence: the report is in the order of A, so B's may come in another."""
    return sorted(_letters(plain(sentence.span.of(document.text))) for sentence in document.sentences)


def _assert_both(comparison: Comparison) -> None:
    text = _pairs(comparison)
    for side, document in ((rejected(text), comparison.a), (accepted(text), comparison.b)):
        told = _letters(_plain(side))
        assert sorted(told) == sorted("".join(_body(document)))
        assert all(sentence in told for sentence in _body(document))


@pytest.mark.parametrize("name", ["two-districts", "hostile"])
def test_accepting_gives_b_and_rejecting_a(name: str, handmade: Callable[[str], Comparison]) -> None:
    text = _pairs(handmade(name))
    for side, document in ((rejected(text), handmade(name).a), (accepted(text), handmade(name).b)):
        assert all(sentence in _letters(_plain(side)) for sentence in _body(document) if sentence)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("xinhua-2020", "changzhou-2020"),
        pytest.param("kaiyuan-2023", "xiangcheng-2023", marks=pytest.mark.deep),
        pytest.param("putuo-2020", "xinhua-2020", marks=pytest.mark.deep),
    ],
)
def test_accepting_gives_b_and_rejecting_a_on_real_reports(a: str, b: str) -> None:
    _assert_both(pipeline.compare_documents(seed(a), seed(b)))


def test_a_document_against_itself_has_no_mark() -> None:
    document = read_text("甲县报告\n一、工作\n推进执法公示。开展普法宣传。\n")
    text = _pairs(pipeline.compare_documents(document, document))
    assert not {"{++", "{--", "{~~"} & set(_MARKS.findall(text))


def test_what_takes_the_place_of_something_is_one_substitution() -> None:
    runs = (Run("办结"), Run("一", (Mark.REMOVED,)), Run("二", (Mark.ADDED, Mark.LOCAL)), Run("件"))
    assert _line(runs) == "办结{~~一~>**二**~~}件"


def test_the_reports_own_words_are_comments() -> None:
    assert _line((Run("前…"), Run("沿用 9 字", (Mark.NOTE,)), Run("…后"))) == "前…{>>沿用 9 字<<}…后"


def _line(runs: tuple[Run, ...]) -> str:
    chapter = Chapter(kind=ChapterKind.PAIRS, heading="h", blocks=(Paragraph(line=runs),))
    report = Report(title="t", language=Language.CHINESE, chapters=(chapter,))
    return markdown.render(report, Flavor.CRITIC).split("\n\n", 2)[2].rstrip("\n")


_HOSTILE = st.text(st.sampled_from("{}+-~><=*`\\_中a |&;#1"), min_size=1, max_size=12).filter(lambda text: text.strip())


@given(_HOSTILE, _HOSTILE, _HOSTILE)
def test_no_text_begins_ends_or_divides_a_mark(same: str, old: str, new: str) -> None:
    same, old, new = (f"x{plain(text)}x" for text in (same, old, new))
    unified = (Run(same), Run(old, (Mark.REMOVED,)), Run(new, (Mark.ADDED,)), Run(same))
    sides = ((Run(same), Run(old, (Mark.REMOVED,))), (Run(same), Run(new, (Mark.ADDED,))))
    row = Row(cells=(line("≈"), *sides), sign=Sign.CHANGED, unified=unified)
    table = Table(kind=TableKind.PAIR, header=(line(""), line("A"), line("B")), rows=(row,))
    chapter = Chapter(kind=ChapterKind.PAIRS, heading="h", blocks=(table,))
    text = markdown.render(Report(title="t", language=Language.CHINESE, chapters=(chapter,)), Flavor.CRITIC)
    told = text.split("\n\n")[3]
    assert _MARKS.findall(told) == ["{>>", "<<}", "{~~", "~~}"]
    assert _plain(rejected(told)).strip() == same + old + same
    assert _plain(accepted(told)).strip() == same + new + same
