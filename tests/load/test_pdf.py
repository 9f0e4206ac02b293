"""PDF: written by ReportLab, WeasyPrint and by hand, read back."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from reading import SEED_NAMES, SEEDS, read_text
from wrappings.pdf import (
    form,
    html_pdf,
    locked_pdf,
    official_pdf,
    page_pdf,
    printed_pdf,
    raw_pdf,
    scanned_pdf,
    stream,
    typeset_pdf,
)

from compare.errors import InputError
from compare.load.pdf import read_pdf
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

MEBIBYTE = 1024 * 1024


def bare(text: str) -> list[str]:
    """The lines of a text without any white space."""
    return [line for raw in text.split("\n") if (line := "".join(raw.split()))]


def tree(text: str) -> list[tuple[str, int, str, str]]:
    paragraphs = "\n".join(line for line in text.split("\n") if line.strip())
    return [
        (part.id, part.level, "".join(part.number.split()), "".join(part.heading.split()))
        for part in read_text(paragraphs).sections
    ]


def seed_text(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_seed_as_official_pdf_comes_back_line_by_line(name: str) -> None:
    text = seed_text(name)
    read = read_pdf(official_pdf(text), f"{name}.pdf")
    assert bare(read.text) == bare(text)
    assert tree(read.text) == tree(text)
    assert {NoteKind.PAGE_NUMBERS, NoteKind.RUNNING_HEADERS} <= {note.kind for note in read.notes}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("xinhua-2020", 1),
        ("kaiyuan-2023", 2),
        *(pytest.param(name, columns, marks=pytest.mark.deep) for name in SEED_NAMES for columns in (1, 2, 3)),
    ],
)
def test_a_seed_as_a_browser_prints_it_comes_back_line_by_line(name: str, columns: int) -> None:
    text = seed_text(name)
    css = "body { font-size: 8pt !important }" if columns > 2 else ""
    read = read_pdf(printed_pdf(text, columns=columns, css=css), f"{name}.pdf")
    assert bare(read.text) == bare(text)
    assert tree(read.text) == tree(text)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_seed_as_a_typesetter_sets_it_comes_back_line_by_line(name: str, columns: int) -> None:
    pytest.importorskip("typst", reason="the typesetter is not installed")
    text = seed_text(name)
    read = read_pdf(typeset_pdf(text, columns=columns), f"{name}.pdf")
    assert bare(read.text) == bare(text)
    assert tree(read.text) == tree(text)


def test_paragraphs_parted_by_space_alone() -> None:
    css = "p { text-indent: 0 !important; margin-bottom: 1em !important } body { text-align: left !important }"
    text = seed_text("xinhua-2020")
    assert bare(read_pdf(printed_pdf(text, css=css), "a.pdf").text) == bare(text)


def test_pages_begin_where_their_text_begins() -> None:
    """Pages of 22 lines of 28 characters; the paragraphs end a few lines short of that."""
    han = [character for character in seed_text("xinhua-2020") if character > "\u4e00"]
    text = "\n".join("".join(han[150 * part : 150 * part + 150]) + "。" for part in range(12))
    read = read_pdf(official_pdf(text), "a.pdf")
    assert read.text == text
    assert len(read.pages) == 4
    assert [at // 151 for at in read.pages] == [0, 3, 7, 10]


def test_title_table_superscript_and_latin() -> None:
    body = """
        <h1>舟山市普陀区人民政府办公室关于印发2020年法治政府建设工作要点的通知</h1>
        <p>各单位要对照 The World Bank Group and the International Monetary Fund of Washington 的指标，逐项落实。</p>
        <table><tr><td>序号<td>指标名称<td>2023年</tr>
        <tr><td rowspan=2>1<td>行政许可事项办理总量及其中通过一体化在线政务服务平台全程网办的事项数量与占比<td>2345</tr>
        <tr><td colspan=2>合并的两格</tr></table>
        <p>水面12km<sup>2</sup>，较上年增加。</p>"""
    read = read_pdf(html_pdf(body), "a.pdf")
    lines = read.text.split("\n")
    assert "舟山市普陀区人民政府办公室关于印发2020年法治政府建设工作要点的通知" in lines
    assert any("The World Bank Group and the International Monetary Fund of Washington" in line for line in lines)
    assert "序号 | 指标名称 | 2023年" in lines
    assert "1 | 行政许可事项办理总量及其中通过一体化在线政务服务平台全程网办的事项数量与占比 | 2345" in lines
    assert "合并的两格" in lines
    assert "水面12km2，较上年增加。" in lines


def test_a_page_on_its_side_is_read_and_a_watermark_is_not() -> None:
    sideways = b"BT /F 12 Tf 0 1 -1 0 100 100 Tm (Lying on its side) Tj ET "
    across = b"BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 200 Tm (DRAFT) Tj ET"
    read = read_pdf(page_pdf(sideways + across), "a.pdf")
    assert read.text == "Lying on its side"
    assert read.notes == (Note.of(NoteKind.ASLANT, count=5, text="DRAFT"),)


def test_a_font_that_is_not_embedded_loses_no_single_character() -> None:
    assert bare(read_pdf(official_pdf("大\n中\n小"), "a.pdf").text)[-3:] == ["大", "中", "小"]


def test_what_the_file_says_of_itself() -> None:
    data = official_pdf("各位代表：\n现在报告工作。")
    assert dict(read_pdf(data, "a.pdf").fields)["CreationDate"].startswith("D:")


def test_a_scan_is_refused_and_its_pages_named() -> None:
    with pytest.raises(InputError, match=r"a\.pdf: is a scan without a text layer \(pages 1-3\); run text recognition"):
        read_pdf(scanned_pdf([False] * 3), "a.pdf")


def test_scanned_pages_among_others_are_named() -> None:
    read = read_pdf(scanned_pdf([True, False, False, True]), "a.pdf")
    assert "Text of page 1." in read.text
    assert Note.of(NoteKind.SCANNED, pages=("2-3",), count=2) in read.notes
    assert len(read.pages) == 4


def test_vertical_lines_are_refused() -> None:
    lines = b"".join(b"1 0 0 1 300 %d Tm (%c) Tj " % (700 - 14 * index, 65 + index % 26) for index in range(40))
    with pytest.raises(InputError, match="vertical lines"):
        read_pdf(page_pdf(b"BT /F 12 Tf " + lines + b"ET"), "a.pdf")


def test_a_password_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.pdf: is locked with a password; save it without"):
        read_pdf(locked_pdf(official_pdf("各位代表：")), "a.pdf")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_cut_off_file_is_refused_or_read_in_part(share: float) -> None:
    data = official_pdf(seed_text("xinhua-2020"))
    try:
        read = read_pdf(data[: int(share * len(data))], "a.pdf")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either way is right
    else:
        assert read.text


def bomb(unit: bytes, mebibytes: int) -> bytes:
    """So many mebibytes of a content, packed."""
    packer = zlib.compressobj(9)
    block = unit * (MEBIBYTE // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()
    return stream(packed, entries=b"/Filter/FlateDecode")


def calling_forms(depth: int) -> bytes:
    """Forms that each call the next ten times."""
    inner = [form(b"/X Do " * 10, calls=number + 7) for number in range(depth)]
    return page_pdf(b"/X Do", *inner, form(b"BT /F 9 Tf (A) Tj ET"))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a stream of 400 MB": lambda: raw_one(bomb(b"q ", 400)),
    "a drawing of 100 MB": lambda: raw_one(bomb(b"1 1 m 2 2 l S ", 100)),
    "forms that call forms": lambda: calling_forms(14),
    "a form that calls itself": lambda: page_pdf(b"/X Do", form(b"/X Do /X Do BT /F 9 Tf (A) Tj ET", calls=6)),
    "pages claimed": lambda: page_pdf(b" ", claimed=100_000),
    "one page many times": lambda: page_pdf(b" ", pages=100_000),
    "pages in a circle": lambda: raw_pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]
    ),
    "deep nesting": lambda: page_pdf(b"[" * 3_000_000),
}


def raw_one(content: bytes) -> bytes:
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            content,
        ]
    )


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_costs_little_and_is_refused_in_one_line(what: str) -> None:
    # In a process of its own: what its children cost must not be mixed with what other tests' children did.
    code = (
        "import json, resource, sys\n"
        "from compare.errors import InputError\n"
        "from compare.load.pdf import read_pdf\n"
        "said = ''\n"
        "try:\n"
        "    read_pdf(sys.stdin.buffer.read(), 'a.pdf')\n"
        "except InputError as error:\n"
        "    said = str(error)\n"
        "cost = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([said, cost.ru_utime + cost.ru_stime, cost.ru_maxrss]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=HOSTILE[what](), capture_output=True, check=True)
    said, seconds, peak = json.loads(done.stdout)
    assert said.startswith("a.pdf: ")
    assert "\n" not in said
    assert "Traceback" not in said
    assert "Error" not in said
    assert seconds < 10
    assert peak * 1024 < 1024 * MEBIBYTE


def test_reading_leaves_pdfium_to_the_other_process() -> None:
    code = "from compare.load.pdf import read_pdf as r; import sys; r(sys.stdin.buffer.read(), '-'); "
    code += "sys.exit('pypdfium2' in sys.modules)"
    data = page_pdf(b"BT /F 12 Tf 50 700 Td (Hello) Tj ET")
    assert subprocess.run([sys.executable, "-c", code], input=data, check=False).returncode == 0


@pytest.mark.bench
def test_a_long_document_takes_seconds() -> None:
    data = official_pdf("\n".join("法治政府建设工作取得了新的进展，" * 18 + "。" for _ in range(600)))
    start = time.perf_counter()
    read = read_pdf(data, "a.pdf")
    seconds = time.perf_counter() - start
    print(f"{len(read.pages)} pages, {len(read.text)} characters: {seconds:.1f} s")
    assert seconds < 10
