"""Glyphs on pages to paragraphs: each test sets type by hand, so that what is read can be foreseen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.load.layout import Glyph, Page, Rule, lay_out, on_pages
from compare.model import Note, NoteKind

EM = 16.0
STEP = 28.0
LEFT, TOP = 80.0, 100.0
WIDTH = 28
"""In characters."""


def width(character: str) -> float:
    return EM if ord(character) > 0x2E7F or character in "“”—…" else EM / 2


def line(text: str, row: float, indent: float = 0, *, left: float = LEFT, size: float = EM) -> list[Glyph]:
    """A line of type; `indent` in em, `row` in steps."""
    glyphs, x = [], left + indent * EM
    for character in text:
        advance = width(character) * size / EM
        glyphs.append(Glyph(character, x, x + advance, TOP + row * STEP, size))
        x += advance
    return glyphs


def page(*lines: list[Glyph], rules: tuple[Rule, ...] = ()) -> Page:
    return Page(width=600, height=840, glyphs=tuple(glyph for one in lines for glyph in one), rules=rules)


def paragraph(
    text: str, row: int = 0, *, indent: int = 2, measure: int = WIDTH, left: float = LEFT
) -> list[list[Glyph]]:
    """Full-width text broken into lines of `measure` characters."""
    first, rest = text[: measure - indent], text[measure - indent :]
    lines = [line(first, row, indent, left=left)]
    for number, start in enumerate(range(0, len(rest), measure), 1):
        lines.append(line(rest[start : start + measure], row + number, left=left))
    return lines


def prose(length: int, start: int = 0x4E00) -> str:
    """So many different characters and a stop, so that what is lost or doubled shows."""
    return "".join(chr(start + index) for index in range(length - 1)) + "。"


def text_of(*pages: Page) -> list[str]:
    return lay_out(pages).text.split("\n")


def test_a_paragraph_is_one_line() -> None:
    text = prose(100)
    assert text_of(page(*paragraph(text))) == [text]


def test_an_indent_begins_a_paragraph_though_the_line_before_is_full() -> None:
    one, two = prose(26 + 28), prose(40, 0x6000)
    assert text_of(page(*paragraph(one), *paragraph(two, 2))) == [one, two]


def test_without_indents_a_short_line_ends_its_paragraph() -> None:
    one, two, three = prose(60), prose(70, 0x6000), prose(90, 0x7000)
    lines = [*paragraph(one, indent=0), *paragraph(two, 3, indent=0), *paragraph(three, 6, indent=0)]
    assert text_of(page(*lines)) == [one, two, three]


def test_a_line_short_by_what_may_not_be_torn_goes_on() -> None:
    number = "48822项。"
    lines = [line(prose(28), 0), line(prose(26, 0x6000)[:-1] + "共", 1), line(number, 2)]
    assert text_of(page(*lines))[0].endswith("共48822项。")


def test_a_mark_that_must_not_begin_a_line_takes_its_character_along() -> None:
    before = prose(28)[:-2]
    lines = [*paragraph(prose(80, 0x6000)), line(before, 4), line("建，" + prose(20, 0x7000), 5)]
    assert text_of(page(*lines))[-1].startswith(before + "建，")


def test_a_heading_stands_alone() -> None:
    body = prose(80)
    lines = [line("一、总体要求", 0, 2), *paragraph(body, 1)]
    assert text_of(page(*lines)) == ["一、总体要求", body]


def test_a_broken_title_is_one_line() -> None:
    lines = [
        line("关于印发二〇二三年法治", 0, 6.5, size=22),
        line("政府建设要点的通知", 1.5, 7.8, size=22),
        *paragraph(prose(90), 4),
    ]
    assert text_of(page(*lines))[0] == "关于印发二〇二三年法治政府建设要点的通知"


def test_a_signature_and_its_date_are_two_lines() -> None:
    lines = [*paragraph(prose(90)), line("相城区人民政府", 5, 19), line("2024年3月5日", 6, 19.5)]
    assert text_of(page(*lines))[1:] == ["相城区人民政府", "2024年3月5日"]


def test_latin_words_get_their_blank_back_and_numbers_get_none() -> None:
    words = [line(prose(20) + "the World Bank of", 0), line("China" + prose(9), 1)]
    assert "of China" in text_of(page(*words))[0]
    digits = [line(prose(21)[:-1] + "12345678901234"[:14], 0), line("5678" + prose(9), 1)]
    assert "123456789012345678" in text_of(page(*digits))[0]


def test_a_blank_may_be_a_gap() -> None:
    glyphs = line("加强党的领导", 0) + line("落实责任", 0, 7)
    assert lay_out([page(glyphs)]).text == "加强党的领导\u3000落实责任"


def test_spread_letters_are_no_blanks() -> None:
    spread = [glyph._replace(x0=glyph.x0 * 1.3, x1=glyph.x0 * 1.3 + EM) for glyph in line("常州市人民政府文件", 0)]
    assert lay_out([page(spread)]).text == "常州市人民政府文件"


def test_type_printed_twice_reads_once() -> None:
    bold = line("各位代表", 0)
    again = [glyph._replace(x0=glyph.x0 + 0.4, x1=glyph.x1 + 0.4) for glyph in bold]
    assert lay_out([page(bold, again)]).text == "各位代表"


def test_a_superscript_stays_in_its_line() -> None:
    raised = [glyph._replace(y=glyph.y - 6) for glyph in line("2", 0, 5, size=9)]
    assert lay_out([page(line("面积为12", 0, 1), raised, line("平方", 0, 5.4))]).text == "面积为122平方"


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    measure, apart = 12, 14 * EM
    texts = [prose(200, 0x5000 + 0x400 * number) for number in range(columns)]
    lines = [
        part for number, text in enumerate(texts) for part in paragraph(text, measure=measure, left=20 + number * apart)
    ]
    assert text_of(Page(width=800, height=840, glyphs=tuple(g for one in lines for g in one))) == texts


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    text = prose(12 * 40)
    rows = [text[start : start + 12] for start in range(0, len(text), 12)]
    pages = []
    for number in range(2):
        left = [line(row, index, left=40) for index, row in enumerate(rows[number * 20 : number * 20 + 10])]
        right = [line(row, index, left=260) for index, row in enumerate(rows[number * 20 + 10 : number * 20 + 20])]
        pages.append(page(*left, *right))
    laid = lay_out(pages)
    assert laid.text == text
    assert laid.pages == (0, 240)


def test_a_title_above_columns_is_read_first() -> None:
    texts = [prose(150), prose(150, 0x6000)]
    columns = [*paragraph(texts[0], 3, measure=12, left=40), *paragraph(texts[1], 3, measure=12, left=260)]
    title = line("市政府关于全面推进依法行政的工作报告", 0, 2, left=60)
    assert text_of(page(title, *columns)) == ["市政府关于全面推进依法行政的工作报告", *texts]


def document(count: int, header: str, number: str) -> list[Page]:
    """Pages of different prose with a header and a number; `{}` is the page's."""
    pages = []
    for index in range(count):
        body = paragraph(prose(28 * 8, 0x4E00 + 300 * index), 1)
        pages.append(
            page(line(header.format(index + 1), -2, 8, size=10), *body, line(number.format(index + 1), 22, 12))
        )
    return pages


@pytest.mark.parametrize(
    "number",
    [
        "— {} —",
        "- {} -",
        "-{}-",
        "第 {} 页 共 5 页",
        "第{}页",
        "{}/5",
        "{}",
        "·{}·",
        "Page {} of 5",
        "－{}－",
        "{} / 5",
    ],
)
def test_headers_and_page_numbers_are_left_out_and_named(number: str) -> None:
    laid = lay_out(document(5, "常州市人民政府公报", number))
    assert laid.text == "\n".join(prose(28 * 8, 0x4E00 + 300 * index) for index in range(5))
    numbers, headers = laid.notes
    assert (numbers.kind, dict(numbers.values)["count"]) == (NoteKind.PAGE_NUMBERS, 5)
    assert headers == Note.of(NoteKind.RUNNING_HEADERS, count=5, text="常州市人民政府公报")


def test_a_header_may_hold_the_page_number_and_differ_on_odd_and_even_pages() -> None:
    pages = document(6, "公报 {}", "— {} —")
    odd = [page_ if index % 2 else document(6, "年度报告 {}", "— {} —")[index] for index, page_ in enumerate(pages)]
    laid = lay_out(odd)
    assert "公报" not in laid.text
    assert "年度报告" not in laid.text


def test_what_stands_at_the_top_of_one_page_only_stays() -> None:
    pages = document(3, "公报", "{}")
    pages[1] = page(line("附件1", -2, 0), *paragraph(prose(100, 0x7000), 1))
    assert "附件1" in text_of(*pages)


def test_headings_of_tables_that_count_themselves_stay() -> None:
    """表1 and 表3 at the top of two pages are text: their figure does not count the pages."""
    pages = document(4, "公报", "{}")
    for index, figure in ((1, 1), (2, 4)):
        pages[index] = page(line(f"附表{figure} 办理情况", -2, 0), *paragraph(prose(100, 0x7000 + 200 * index), 1))
    texts = text_of(*pages)
    assert {"附表1 办理情况", "附表4 办理情况"} <= set(texts)


def test_a_year_alone_in_the_body_is_no_page_number() -> None:
    assert "2023" in text_of(page(line("2023", 0), line("年工作总结和打算如下所示", 1), *paragraph(prose(80), 2)))


def test_a_document_of_nothing_but_one_line_a_page_keeps_it() -> None:
    assert lay_out([page(line("此页无正文。", 5)) for _ in range(3)]).text.count("此页无正文。") == 3


def grid(columns: list[float], rows: list[float]) -> tuple[Rule, ...]:
    across = [Rule(columns[0], y, columns[-1], y) for y in rows]
    return (*across, *(Rule(x, rows[0], x, rows[-1]) for x in columns))


def cell(text: str, x: float, y: float) -> list[Glyph]:
    return [glyph._replace(y=y) for glyph in line(text, 0, left=x)]


def test_a_ruled_table_is_read_row_by_row_with_broken_cells_joined() -> None:
    rules = grid([80, 180, 300, 400], [200, 250, 300])
    glyphs = [
        cell("事项", 85, 220), cell("数量", 185, 220), cell("单位", 305, 220),
        cell("行政许可", 85, 265), cell("办理", 85, 285), cell("1234", 185, 275), cell("件", 305, 275),
    ]  # fmt: skip
    laid = lay_out([page(line("见下表。", 1, 2), *glyphs, line("表后文字。", 9, 2), rules=rules)])
    assert laid.text.split("\n") == ["见下表。", "事项 | 数量 | 单位", "行政许可办理 | 1234 | 件", "表后文字。"]


def test_a_cell_that_spans_rows_is_read_once() -> None:
    rules = (
        *(Rule(80, y, 300, y) for y in (200, 300)),
        Rule(180, 250, 300, 250),
        *(Rule(x, 200, x, 300) for x in (80, 180, 300)),
    )
    glyphs = [cell("合计", 85, 255), cell("上年", 185, 225), cell("本年", 185, 275)]
    assert text_of(page(*glyphs, rules=rules)) == ["合计 | 上年", "本年"]


def test_a_frame_round_the_page_is_no_table() -> None:
    text = prose(100)
    assert text_of(page(*paragraph(text), rules=grid([40, 560], [50, 800]))) == [text]


def test_a_drawing_full_of_strokes_costs_little_and_is_named() -> None:
    strokes = tuple(Rule(x * 0.7, y * 1.1, x * 0.7 + 30, y * 1.1) for x in range(0, 800, 60) for y in range(700))
    laid = lay_out([page(*paragraph(prose(60)), rules=strokes)])
    assert laid.text == prose(60)
    assert laid.notes == (Note.of(NoteKind.STROKES, pages=("1",), count=1),)


def test_entries_of_a_contents_page_stand_alone() -> None:
    entries = [f"第{number}章 总体要求{'…' * 17}{index}" for index, number in enumerate("一二三", 1)]
    lines = [line(entry, index) for index, entry in enumerate(entries)]
    assert len(text_of(page(*lines, *paragraph(prose(90), 5)))) == 4


def test_a_short_letter_shows_no_edges_but_its_margins() -> None:
    lines = [line("关于同意辞职的批复", 0, 9), line("区中医院：", 2), line("收悉。", 3, 2), line("同意。", 4, 2)]
    assert text_of(page(*lines)) == ["关于同意辞职的批复", "区中医院：", "收悉。", "同意。"]


def test_no_pages_and_empty_pages() -> None:
    assert lay_out([]).text == ""
    laid = lay_out([page(), page(*paragraph(prose(30))), page()])
    assert laid.pages == (0, 0, 30)
    assert laid.empty == (0, 2)


def test_pages_are_told_in_ranges() -> None:
    assert on_pages(NoteKind.DAMAGED, []) == ()
    assert on_pages(NoteKind.DAMAGED, [0]) == (Note.of(NoteKind.DAMAGED, pages=("1",), count=1),)
    assert on_pages(NoteKind.DAMAGED, [0, 1, 2, 6]) == (Note.of(NoteKind.DAMAGED, pages=("1-3", "7"), count=4),)


@given(
    st.lists(st.integers(min_value=1, max_value=160), min_size=1, max_size=30), st.integers(min_value=5, max_value=22)
)
def test_paragraphs_come_back_whatever_their_lengths_and_the_page_breaks(lengths: list[int], rows: int) -> None:
    """The law of this package: indented prose comes back as it was, and pages begin where their text does.

    One paragraph of five lines shows where the column begins and ends.
    """
    texts = [prose(length + 1, 0x4E00 + 170 * index) for index, length in enumerate([130, *lengths])]
    lines: list[list[Glyph]] = []
    for text in texts:
        lines += paragraph(text)
    pages = []
    for start in range(0, len(lines), rows):
        shown = [[g._replace(y=TOP + row * STEP) for g in one] for row, one in enumerate(lines[start : start + rows])]
        pages.append(page(*shown))
    laid = lay_out(pages)
    assert laid.text.split("\n") == texts
    first = [laid.text[at] for at in laid.pages]
    assert first == [one.glyphs[0].text for one in pages]
    assert all(one <= two for one, two in pairwise(laid.pages))


@given(st.lists(st.tuples(st.sampled_from("汉字a1，。 "), *[st.floats(-50, 900)] * 2, st.floats(0, 60)), max_size=60))
def test_no_heap_of_glyphs_breaks_it_or_loses_a_character(heap: list[tuple[str, float, float, float]]) -> None:
    glyphs = tuple(Glyph(text, x, x + size, y, size) for text, x, y, size in heap)
    laid = lay_out([Page(width=600, height=840, glyphs=glyphs)])
    kept = {glyph.text for glyph in glyphs if glyph.size >= 0.5 and not glyph.text.isspace()}
    assert kept <= {*laid.text, *str(laid.notes)}


def test_a_wide_blank_at_the_end_of_a_line_reaches_into_no_other_column() -> None:
    left, right = prose(13 * 6), prose(13 * 6, 0x6000)
    lines = [*paragraph(left, indent=0, measure=13), *paragraph(right, indent=0, measure=13, left=LEFT + 15 * EM)]
    blank = Glyph(" ", LEFT + 13 * EM, LEFT + 15 * EM, TOP, EM)
    assert "".join(text_of(page(*lines, [blank]))).replace(" ", "") == left + right


def test_three_columns_are_known_on_a_last_page_that_does_not_fill_them() -> None:
    def column(at: int, rows: int, start: int) -> list[list[Glyph]]:
        return paragraph(prose(9 * rows, start), indent=0, measure=9, left=40 + at * 11 * EM)

    def laid(start: int, *rows: int) -> Page:
        columns = [column(at, count, start + 0x400 * at) for at, count in enumerate(rows)]
        return page(*(one for lines in columns for one in lines))

    last = text_of(laid(0x5000, 8, 8, 8), laid(0x7000, 8, 8, 2))[-1]
    assert last.endswith(prose(18, 0x7800))


def test_a_stop_and_a_number_may_be_taken_to_the_next_line_together() -> None:
    lines = [line(prose(28), 0), line(prose(26, 0x6000)[:-1], 1), line("制。2023年" + prose(10, 0x7000), 2)]
    assert len(text_of(page(*lines))) == 1


def test_a_quarter_em_is_a_blank_between_evenly_set_han_but_not_beside_a_number() -> None:
    def gapped(before: str, after: str) -> list[Glyph]:
        glyphs = line(before, 0)
        return glyphs + line(after, 0, left=glyphs[-1].x1 + 0.3 * EM)

    assert text_of(page(gapped("加强党的领导", "落实主体责任"))) == ["加强党的领导 落实主体责任"]
    assert text_of(page(gapped("一、2023", "年度推进法治政府"))) == ["一、2023年度推进法治政府"]
