"""Which document stands for which year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_documents import document

from compare.errors import InputError
from compare.model import Dating, Document
from compare.pipeline import compare_years
from compare.series import in_order
from compare.series.order import file_year


def report(path: str, year: int | None, text: str = "", kind: str = "report") -> Document:
    made = document(text or f"{path}。")
    clean = replace(made.clean, source=replace(made.clean.source, path=path, sha256=path))
    return replace(made, clean=clean, metadata=replace(made.metadata, year=year, kind=kind))


def test_documents_stand_by_the_year_they_state() -> None:
    editions, left_out = in_order([report("b.txt", 2021), report("a.txt", 2022), report("c.txt", 2020)])
    assert [(one.year, one.document.clean.source.path) for one in editions] == [
        (2020, "c.txt"),
        (2021, "b.txt"),
        (2022, "a.txt"),
    ]
    assert left_out == ()


def test_a_document_without_a_year_stands_by_its_files_name() -> None:
    editions, _ = in_order([report("reports/work-2019.txt", None), report("x.txt", 2020)])
    assert [(one.year, one.dating) for one in editions] == [(2019, Dating.FILE_NAME), (2020, Dating.TEXT)]


def test_a_document_without_any_year_is_left_out() -> None:
    editions, left_out = in_order([report("one.txt", None), report("x.txt", 2020)])
    assert [one.year for one in editions] == [2020]
    assert [(one.path, one.reason) for one in left_out] == [("one.txt", "no-year")]


def test_of_two_of_one_year_the_files_name_decides() -> None:
    editions, left_out = in_order([report("2020.txt", 2021), report("2021.txt", 2021)])
    assert [(one.year, one.dating) for one in editions] == [
        (2020, Dating.FILE_NAME_OVER_TEXT),
        (2021, Dating.TEXT),
    ]
    assert left_out == ()


def test_of_two_of_one_year_one_is_kept_and_the_other_told() -> None:
    plan, long = report("plan.txt", 2021, "短。", kind="plan"), report("report.txt", 2021, "长一些的正文。")
    editions, left_out = in_order([plan, long, report("x.txt", 2020)])
    assert [one.document.clean.source.path for one in editions] == ["x.txt", "report.txt"]
    assert [(one.path, one.reason, one.detail) for one in left_out] == [("plan.txt", "same-year", "2021: report.txt")]


def test_a_copy_is_left_out() -> None:
    _, left_out = in_order([report("a.txt", 2020, "同一句话。"), report("b.txt", 2021, "同一句话。")])
    assert [(one.path, one.reason, one.detail) for one in left_out] == [("b.txt", "same-text", "a.txt")]


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("2020.txt", 2020),
        ("法治政府建设2023年报告.docx", 2023),
        ("dir2019/report.txt", None),
        ("20230115.txt", None),
        ("2020-2021.txt", None),
        ("report.txt", None),
        ("1899.txt", None),
    ],
)
def test_only_one_plain_year_of_a_name_counts(path: str, year: int | None) -> None:
    assert file_year(path) == year


def test_a_series_needs_two_years() -> None:
    with pytest.raises(InputError, match=r"no two documents of different years \(one\.txt states no year\)"):
        compare_years([report("one.txt", None), report("x.txt", 2020)])
