"""OFD: written by a small writer of GB/T 33190, read back; and the samples of other writers."""

from __future__ import annotations

import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SEED_NAMES, SEEDS, read_text
from wrappings.ofd import SPACE, container, document, line_object, ofd, official_ofd, page, text_object

from compare.errors import InputError
from compare.load.ofd import read_ofd
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent.parent.parent.parent / "shared" / "samples" / "ofd"
ROOT = f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>{{}}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"


def bare(text: str) -> list[str]:
    """The lines of a text without any white space."""
    return [line for raw in text.split("\n") if (line := "".join(raw.split()))]


def tree(text: str) -> list[tuple[str, int, str, str]]:
    paragraphs = "\n".join(line for line in text.split("\n") if line.strip())
    return [
        (part.id, part.level, "".join(part.number.split()), "".join(part.heading.split()))
        for part in read_text(paragraphs).sections
    ]


@pytest.mark.parametrize("torn", [0, 1, 3])
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_seed_as_ofd_comes_back_line_by_line(name: str, torn: int) -> None:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    read = read_ofd(official_ofd(text, torn=torn, template=not torn), f"{name}.ofd")
    assert bare(read.text) == bare(text)
    assert tree(read.text) == tree(text)
    assert {NoteKind.PAGE_NUMBERS, NoteKind.RUNNING_HEADERS} <= {note.kind for note in read.notes}


def test_pages_begin_where_their_text_begins() -> None:
    text = "\n".join("".join(chr(0x4E00 + 200 * part + index) for index in range(150)) + "。" for part in range(12))
    read = read_ofd(official_ofd(text), "a.ofd")
    assert read.text == text
    assert len(read.pages) == 4
    assert read.pages[0] == 0


def sample(name: str) -> bytes:
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not here")
    return (SAMPLES / name).read_bytes()


def test_a_signed_letter_reads_as_its_paragraphs() -> None:
    read = read_ofd(sample("n.ofd"), "n.ofd")
    lines = read.text.split("\n")
    assert lines[1:5] == [
        "路卫发〔2011〕76号",
        "关于同意张阿三同志辞职的批复",
        "区中医院：",
        "你院《关于给张阿三同志辞职的请示》（路中医发〔2011〕10号）收悉。",
    ]
    assert lines[6].startswith("该同志由于家庭")
    assert lines[6].endswith("同意张阿三同志辞职。")
    assert Note.of(NoteKind.PAGE_NUMBERS, count=2, text="— 1 —") in read.notes


def test_a_signed_form_reads_row_by_row() -> None:
    lines = read_ofd(sample("signout.ofd"), "signout.ofd").text.split("\n")
    assert lines[0] == "XX市政府文件处理"
    assert "收文机关 | 秘书股 | 收文登记人 | 陈小明" in lines
    assert "紧急程度 | 常规 | 公开方式 | 不公开 | 公文处理类型 | 签阅" in lines
    assert "公文标题 | 市委主要领导同志调研后续落实事项的通知" in lines


def test_a_letter_torn_into_many_objects_reads_whole() -> None:
    lines = read_ofd(sample("testPathFillOpacity.ofd"), "a.ofd").text.split("\n")
    assert lines[0] == "关于加快南货场铁路涵洞下穿建设的函"
    assert lines[1] == "蚌山区政府："
    assert "".join(lines[2].split()).startswith("根据我市2023年房地产用地供应计划，蚌山区东海大道北侧、解放路西侧")
    assert lines[3] == "此函。"


@pytest.mark.parametrize("name", ["helloworld.ofd", "n.ofd", "signout.ofd", "testPathFillOpacity.ofd"])
def test_no_character_of_a_sample_is_lost_that_another_reader_finds(name: str) -> None:
    ofdkit = pytest.importorskip("ofdkit", reason="the second reader is not installed")
    data = sample(name)
    with ofdkit.open(data) as other:
        theirs = Counter("".join("".join(one.text().split()) for one in other.pages))
    read = read_ofd(data, name)
    ours = Counter("".join(read.text.split()) + str(read.notes))
    missing = theirs - ours
    assert sum(missing.values()) <= 2 * len("—2—"), missing


def test_a_missing_step_is_the_width_of_the_character() -> None:
    code = '<ofd:TextObject Size="5" Boundary="30 30 90 9"><ofd:TextCode X="0" Y="5">法治ab</ofd:TextCode></ofd:TextObject>'
    assert read_ofd(ofd([code]), "a.ofd").text == "法治ab"


def test_the_shorthand_for_equal_steps() -> None:
    code = (
        '<ofd:TextObject Size="5" Boundary="30 30 90 9"><ofd:TextCode X="0" Y="5" DeltaX="g 2 5 15 g 99999999 5">'
        "一二三四五</ofd:TextCode></ofd:TextObject>"
    )
    assert read_ofd(ofd([code]), "a.ofd").text == "一二三\u3000\u3000四五"


def test_scaled_and_composite_objects_stand_in_their_place() -> None:
    scaled = (
        '<ofd:TextObject CTM="0.5 0 0 0.5 0 0" Size="10" Boundary="40 30 90 9">'
        '<ofd:TextCode X="0" Y="10" DeltaX="10">二三</ofd:TextCode></ofd:TextObject>'
    )
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text_object("一", 0, 5, 5)}</ofd:Content></ofd:CompositeGraphicUnit>'
    used = '<ofd:CompositeObject ResourceID="7" Boundary="35 30 9 9"/>'
    block = f"<ofd:PageBlock>{text_object('四', 50, 35, 5)}</ofd:PageBlock>"
    assert read_ofd(ofd([block + scaled + used], units=unit), "a.ofd").text == "一二三四"


def test_hidden_objects_are_left_out() -> None:
    hidden = text_object("看不见", 30, 60, attributes='Visible="false"')
    assert read_ofd(ofd([text_object("看得见", 30, 30) + hidden]), "a.ofd").text == "看得见"


def test_a_table_is_read_row_by_row() -> None:
    lines = [line_object(20, y, 140, y) for y in (20, 35, 50)] + [line_object(x, 20, x, 50) for x in (20, 80, 140)]
    cells = [text_object(text, x, y) for text, x, y in (("甲", 25, 30), ("乙", 85, 30), ("丙", 25, 45), ("丁", 85, 45))]
    assert read_ofd(ofd(["".join([*lines, *cells])]), "a.ofd").text == "甲 | 乙\n丙 | 丁"


def test_what_the_file_says_of_itself() -> None:
    info = "<ofd:Title>年度报告</ofd:Title><ofd:Author> </ofd:Author><ofd:CreationDate>2024-03-05</ofd:CreationDate>"
    read = read_ofd(ofd([text_object("正文", 30, 30)], info=info), "a.ofd")
    assert read.fields == (("Title", "年度报告"), ("CreationDate", "2024-03-05"))


def test_locations_may_be_absolute_and_of_another_case() -> None:
    parts = {
        "OFD.xml": ROOT.format("/doc_0/DOCUMENT.xml"),
        "Doc_0/Document.xml": document(1),
        "Doc_0/Pages/Page_0/Content.xml": page(text_object("正文", 30, 30)),
    }
    assert read_ofd(container(parts), "a.ofd").text == "正文"


def test_gbk_and_broken_markup_are_read() -> None:
    gbk = f'<?xml version="1.0" encoding="GBK"?>{page(text_object("正文", 30, 30))}'.encode("gbk")
    torn = page(text_object("次页", 30, 30)).replace("</ofd:Layer>", "")
    parts: dict[str, str | bytes] = {
        "OFD.xml": ROOT.format("Doc_0/Document.xml"),
        "Doc_0/Document.xml": document(2),
        "Doc_0/Pages/Page_0/Content.xml": gbk,
        "Doc_0/Pages/Page_1/Content.xml": torn,
    }
    read = read_ofd(container(parts), "a.ofd")
    assert "正文" in read.text
    assert "次页" in read.text
    assert [note.kind for note in read.notes] == [NoteKind.DAMAGED_XML]
    assert "Page_1" in str(read.notes[0])


def test_a_missing_page_and_a_missing_template_are_named() -> None:
    used = '<ofd:Template TemplateID="99"/>'
    parts = {
        "OFD.xml": ROOT.format("Doc_0/Document.xml"),
        "Doc_0/Document.xml": document(3),
        "Doc_0/Pages/Page_0/Content.xml": page(text_object("首页", 30, 30)),
        "Doc_0/Pages/Page_2/Content.xml": page(text_object("末页", 30, 30), used),
    }
    read = read_ofd(container(parts), "a.ofd")
    assert len(read.pages) == 3
    assert Note.of(NoteKind.DAMAGED, pages=("2",), count=1) in read.notes
    assert Note.of(NoteKind.WITHOUT_TEMPLATE, pages=("3",), count=1) in read.notes


def test_a_watermark_set_aslant_is_named() -> None:
    aslant = text_object("内部资料", 80, 100, attributes='CTM="0.7 0.7 -0.7 0.7 0 0"')
    read = read_ofd(ofd([text_object("正文在此处", 30, 30) + aslant]), "a.ofd")
    assert read.text == "正文在此处"
    assert read.notes == (Note.of(NoteKind.ASLANT, count=4, text="内部资料"),)


def test_a_picture_without_text_is_a_scan() -> None:
    picture = '<ofd:ImageObject CTM="210 0 0 297 0 0" Boundary="0 0 210 297" ResourceID="4"/>'
    with pytest.raises(InputError, match=r"a\.ofd: is a scan without a text layer \(pages 1-2\)"):
        read_ofd(ofd([picture, picture]), "a.ofd")


def test_vertical_lines_are_refused() -> None:
    steps = " ".join(["6"] * 29)
    text = "".join(chr(0x4E00 + index) for index in range(30))
    code = (
        f'<ofd:TextObject Size="5" Boundary="100 20 9 200"><ofd:TextCode X="0" Y="5" DeltaY="{steps}">{text}'
        "</ofd:TextCode></ofd:TextObject>"
    )
    with pytest.raises(InputError, match="vertical lines"):
        read_ofd(ofd([code]), "a.ofd")


def units(calls: int, depth: int) -> str:
    """Units that each use the next so many times; the last uses the first."""
    return "".join(
        f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>'
        + f'<ofd:CompositeObject ResourceID="{(number + 1) % depth}"/>' * calls
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for number in range(depth)
    )


USE_UNIT = '<ofd:CompositeObject ResourceID="0"/>'
ENTITIES = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>'
SAME_PAGE = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part of 200 MB": (lambda: container({"OFD.xml": b"<a>" + b" " * 200_000_000}), "unpacks to more"),
    "many elements": (lambda: ofd(["<b/>" * 3_000_000]), "more than any report"),
    "many pages": (
        lambda: container({"OFD.xml": ROOT.format("Doc_0/Document.xml"), "Doc_0/Document.xml": document(100_000)}),
        "claims 100,000 pages",
    ),
    "one page many times": (
        lambda: container(
            {
                "OFD.xml": ROOT.format("D.xml"),
                "D.xml": f"<ofd:Document {SPACE}><ofd:Pages>{SAME_PAGE * 2000}</ofd:Pages></ofd:Document>",
                "Pages/Page_0/Content.xml": page("<b/>" * 12_000),
            }
        ),
        "more than any report",
    ),
    "units that use units": (lambda: ofd([USE_UNIT], units=units(10, 30)), "more than any report"),
    "units in a circle": (lambda: ofd([USE_UNIT], units=units(1, 3)), "holds no text"),
    "deep nesting": (lambda: ofd(["<ofd:PageBlock>" * 100_000]), "holds no text"),
    "a long text": (
        lambda: ofd([f'<ofd:TextObject Size="5"><ofd:TextCode>{"汉" * 3_000_000}</ofd:TextCode></ofd:TextObject>']),
        "more than any report",
    ),
    "many parts": (lambda: container({f"p{number}": b"" for number in range(20_001)}), "holds 20,001 parts"),
    "entities": (lambda: container({"OFD.xml": ENTITIES}), "document type"),
    "entities in UTF-16": (lambda: container({"OFD.xml": ENTITIES.encode("utf-16")}), "document type"),
    "a part above": (lambda: container({"OFD.xml": "<a/>", "../../etc/x": "a"}), "outside of itself"),
    "a location above": (lambda: container({"OFD.xml": ROOT.format("../../etc/passwd")}), "outside of itself"),
    "a page above": (
        lambda: container(
            {
                "OFD.xml": ROOT.format("Doc_0/Document.xml"),
                "Doc_0/Document.xml": document(1).replace("Pages/Page_0", "../../../x"),
            }
        ),
        "outside of itself",
    ),
    "no root": (lambda: container({"a": "b"}), "not a readable OFD"),
    "no document": (lambda: container({"OFD.xml": ROOT.format("")}), "not a readable OFD"),
    "encrypted": (
        lambda: container({"OFD.xml": ROOT.format("x"), "Encrypt/EncryptInfo.dat": "x"}),
        "is encrypted; save a copy",
    ),
    "nothing": (lambda: b"", "not a readable OFD"),
    "no container": (lambda: b"PK\x03\x04" + b"x" * 500, "not a readable OFD"),
}


HOSTILE_SECONDS = 60
"""A bound against quadratic traps on any machine, not a measurement: these take 8 s at most here."""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_costs_little_and_is_refused_in_one_line(what: str) -> None:
    make, message = HOSTILE[what]
    data = make()
    start = time.process_time()
    with pytest.raises(InputError, match=message) as caught:
        read_ofd(data, "a.ofd")
    assert time.process_time() - start < HOSTILE_SECONDS
    assert str(caught.value).startswith("a.ofd: ")
    assert "\n" not in str(caught.value)


def test_a_locked_container_is_named() -> None:
    data = bytearray(official_ofd("各位代表："))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(InputError, match="locked with a password"):
        read_ofd(bytes(data), "a.ofd")


def test_a_method_that_may_ask_for_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("OFD.xml", "<a/>")
    with pytest.raises(InputError, match="packed by a method"):
        read_ofd(path.read_bytes(), "a.ofd")


def test_scattered_type_and_a_page_full_of_strokes_stay_within_bounds() -> None:
    letters = "".join(text_object("字", 7 * number % 200, 11 * number % 290, 3) for number in range(8000))
    strokes = "".join(line_object(number % 190, number % 270, number % 190 + 9, number % 270) for number in range(8000))
    start = time.process_time()
    read = read_ofd(ofd([letters + strokes]), "a.ofd")
    assert "字" in read.text
    assert time.process_time() - start < HOSTILE_SECONDS


SEED_OFD = official_ofd("一、总体要求\n" + "法治政府建设取得新的进展。" * 9, torn=5)


@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    damaged = bytearray(SEED_OFD)
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(0, len(damaged)))
    try:
        read = read_ofd(bytes(damaged[:kept]) if data.draw(st.booleans()) else bytes(damaged), "a.ofd")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either way is right
    else:
        assert read.text.strip()
