"""The Word document: accepting all its changes gives B, rejecting all gives A, in every reader at hand."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from diff_match_patch import diff_match_patch
from docx import Document as WordDocument
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from reading import read_text
from sample_pairs import SamplePair, sample, sample_pairs
from wrappings import tracked_word

from compare.model import Comparison, Finding, Grade, Span
from compare.options import Language
from compare.pipeline import compare_documents, read
from compare.report import docx
from compare.report.docx.strand import MARK, strand
from compare.report.docx.weave import Fate, weave
from compare.report.names import names

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
SAMPLES = ROOT.parent / "shared" / "samples"
SYSTEM_PYTHON = Path("/usr/bin/python3")
SIGNED = {"author": "某编辑", "date": "2024-01-31T00:00:00Z"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIDES = {"accepted": "b", "rejected": "a"}


def compared(a: str, b: str) -> Comparison:
    return compare_documents(read_text(a), read_text(b))


def compared_files(a: Path, b: Path) -> Comparison:
    return compare_documents(read(str(a)), read(str(b)))


def written(comparison: Comparison) -> bytes:
    return docx.render(comparison, Language.ENGLISH, **SIGNED)


def lines(comparison: Comparison, side: str) -> list[str]:
    return strand(getattr(comparison, side)).text.split(MARK)[:-1]


def seed_pairs() -> list[SamplePair]:
    """Every two seeds, in either order."""
    return [SamplePair("seed", a, b) for a, b in permutations(sorted(SEEDS.glob("*.txt")), 2)]


def pairs() -> list[tuple[Path, Path]]:
    found = [
        (SEEDS / "kaiyuan-2023.txt", SEEDS / "xiangcheng-2023.txt"),
        (SEEDS / "xinhua-2020.txt", SEEDS / "changzhou-2020.txt"),
        (SEEDS / "putuo-2020.txt", SEEDS / "xinhua-2020.txt"),
    ]
    years = SAMPLES / "hailar"
    return [*found, (years / "2012.txt", years / "2013.txt")] if years.is_dir() else found


def without_layout(text: str) -> str:
    return "".join(text.split())


def commented(package: bytes) -> list[str]:
    """The text that each comment is on, in the order of the comments."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        body = etree.fromstring(held.read("word/document.xml"))
    found: dict[int, str] = {}
    inside: set[int] = set()
    for one in body.iter(*(f"{W}{tag}" for tag in ("commentRangeStart", "commentRangeEnd", "t", "delText"))):
        if one.tag == f"{W}commentRangeStart":
            inside.add(int(one.get(f"{W}id", "")))
            found[int(one.get(f"{W}id", ""))] = ""
        elif one.tag == f"{W}commentRangeEnd":
            inside.remove(int(one.get(f"{W}id", "")))
        else:
            found |= {number: found[number] + (one.text or "") for number in inside}
    assert not inside
    return [text for _, text in sorted(found.items())]


@pytest.fixture(scope="module", params=pairs(), ids=lambda pair: f"{pair[0].stem}-{pair[1].stem}")
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return compared_files(*request.param)


def test_accepting_gives_b_and_rejecting_gives_a(comparison: Comparison) -> None:
    package = written(comparison)
    for how, side in SIDES.items():
        assert tracked_word.paragraphs(package, how) == lines(comparison, side)


def test_the_paragraphs_are_the_text_without_its_layout(comparison: Comparison) -> None:
    for side in ("a", "b"):
        assert without_layout("".join(lines(comparison, side))) == without_layout(getattr(comparison, side).text)


def test_what_stays_is_in_order_and_most_of_what_is_shared_stays_or_moves(comparison: Comparison) -> None:
    pieces = weave(comparison, strand(comparison.a), strand(comparison.b))
    kept = [piece for piece in pieces if piece.fate is Fate.KEPT]
    for first, second in pairwise(kept):
        assert (first.a or Span(0, 0)).end <= (second.a or Span(0, 0)).start
        assert (first.b or Span(0, 0)).end <= (second.b or Span(0, 0)).start
    for number in {piece.move for piece in pieces if piece.move}:
        ends = [piece for piece in pieces if piece.move == number]
        assert sorted(end.fate for end in ends) == [Fate.MOVED_FROM, Fate.MOVED_TO]
        assert ends[0].text == ends[1].text


def test_it_keeps_to_the_schema_and_opens_in_word(comparison: Comparison, tmp_path: Path) -> None:
    audit = shutil.which("openxml-audit")
    if audit is None:
        pytest.skip("openxml-audit is not installed")
    path = tmp_path / "changes.docx"
    path.write_bytes(written(comparison))
    done = subprocess.run([audit, "--output", "json", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("how", sorted(SIDES))
def test_libreoffice_agrees(how: str, tmp_path: Path) -> None:
    if (
        shutil.which("soffice") is None
        or not (SYSTEM_PYTHON.parent.parent / "lib/python3/dist-packages/uno.py").exists()
    ):
        pytest.skip("LibreOffice with its Python bindings is not installed")
    done = compared_files(*pairs()[-1])
    path = tmp_path / "changes.docx"
    path.write_bytes(written(done))
    script = ROOT / "tests" / "wrappings" / "libreoffice_changes.py"
    said = subprocess.run([SYSTEM_PYTHON, script, path, how], capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == lines(done, SIDES[how])


def test_the_same_input_gives_the_same_bytes_with_author_and_date_as_told() -> None:
    done = compared("一、甲\n加强学习。\n", "一、甲\n加强领导。\n")
    package = written(done)
    assert package == written(done)
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        body = held.read("word/document.xml").decode()
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r'w:author="([^"]*)"', body)) == {"某编辑"}
    assert set(re.findall(r'w:date="([^"]*)"', body)) == {"2024-01-31T00:00:00Z"}
    numbers = re.findall(r'<w:(?:ins|del|moveFrom|moveTo|pPrChange)[ ][^>]*w:id="(\d+)"', body)
    assert len(numbers) == len(set(numbers)) > 0


def test_a_moved_passage_is_a_move_and_not_gone_and_come() -> None:
    moved = "建立健全行政规范性文件合法性审核机制和备案审查制度,全年审核文件三十件。"
    others = [
        f"第{n}项工作是{what}。"
        for n, what in enumerate(("推进政务公开", "化解矛盾纠纷", "开展执法培训", "完善决策程序"), 1)
    ]
    a = "一、工作情况\n" + "\n".join([moved, *others]) + "\n"
    b = "一、工作情况\n" + "\n".join([*others, moved]) + "\n"
    done = compared(a, b)
    with zipfile.ZipFile(io.BytesIO(written(done))) as held:
        body = etree.fromstring(held.read("word/document.xml"))
    for side in ("From", "To"):
        assert "".join("".join(one.itertext()) for one in body.iter(f"{W}move{side}")) in {moved, moved.rstrip("。")}
    names = {tag: [str(e.get(f"{W}name")) for e in body.iter(f"{W}move{tag}RangeStart")] for tag in ("From", "To")}
    assert sorted(names["From"]) == sorted(names["To"]) != []


def test_headings_are_real_headings_and_the_page_is_an_official_one() -> None:
    done = compared(
        "某市2022年工作报告\n一、主要工作\n(一)加强学习。学了很多。\n二、存在问题\n不少。\n",
        "某市2023年工作报告\n一、主要工作\n(一)加强学习。学了更多。\n二、存在问题\n不少。\n",
    )
    word = WordDocument(io.BytesIO(written(done)))
    styles = [(p.style.name if p.style else "", p.text) for p in word.paragraphs]
    assert ("Heading 1", "一、主要工作") in styles
    assert ("Heading 1", "二、存在问题") in styles
    run_in = [run.text for p in word.paragraphs for run in p.runs if run.style and run.style.name == "Run-in Heading 2"]
    assert "".join(run_in).startswith("(一)加强学习")
    fonts = {
        name: word.styles[name].element.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for name in ("Heading 1", "Heading 2", "Body Text")
    }
    assert fonts == {"Heading 1": "黑体", "Heading 2": "楷体", "Body Text": "仿宋"}
    page = word.sections[0]
    assert [round((size or 0) / Mm(1)) for size in (page.page_width, page.page_height, page.top_margin, page.left_margin)] == [
        210, 297, 37, 28,
    ]  # fmt: skip


def test_a_paragraph_that_became_a_heading_changes_its_style() -> None:
    done = compared("一、甲\n加强学习教育。\n内容很多。\n", "一、甲\n加强学习教育。\n二、乙\n内容很多。\n")
    for how, side in SIDES.items():
        assert tracked_word.paragraphs(written(done), how) == lines(done, side)


def test_findings_are_comments_where_they_stand() -> None:
    done = compared("一、甲\n加强学习。\n", "一、甲\n加强学习。\n第二段。\n")
    at = done.b.text.index("第二段")
    finding = Finding(
        kind="old-year", grade=Grade.HINT, b=Span(at, at + 3), values=(("year", "2022"), ("wanted", "2023"))
    )
    package = written(replace(done, findings=(finding,)))
    word = WordDocument(io.BytesIO(package))
    (comment,) = word.comments
    assert comment.author == "某编辑"
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        body = held.read("word/document.xml").decode()
    inside = re.search(r"<w:commentRangeStart[^>]*/>(.*)<w:commentRangeEnd", body, re.DOTALL)
    assert inside
    assert re.sub("<[^>]*>", "", inside.group(1)) == "第二段"
    assert tracked_word.paragraphs(package, "accepted") == lines(done, "b")


def test_a_finding_on_one_text_says_on_which() -> None:
    done = compared("一、甲\n加强学习。\n", "一、甲\n加强学习。\n第二段。\n")
    found = [Finding(kind="old-year", grade=Grade.HINT, values=(("year", "2022"), ("wanted", "2023")), evidence="2022")]
    found.append(replace(found[0], a=Span(0, 2)))
    found.append(replace(found[0], b=Span(0, 2)))
    found.append(replace(found[0], a=Span(0, 2), b=Span(0, 2)))
    word = WordDocument(io.BytesIO(written(replace(done, findings=tuple(found)))))
    firsts = [comment.paragraphs[0].text for comment in word.comments]
    a, b = names(done.a, done.b)
    assert firsts[1:3] == [f"A {a}", f"B {b}"]
    assert firsts[0] == firsts[3]


def test_a_finding_that_stands_nowhere_is_a_comment_on_the_opening_of_b() -> None:
    done = compared("一、甲\n加强学习。\n", "关于工作的报告\n一、甲\n加强学习。\n")
    package = written(replace(done, findings=(Finding(kind="more", grade=Grade.HINT, values=(("count", "2"),)),)))
    assert commented(package) == ["关于工作的报告"]
    for how, side in SIDES.items():
        assert tracked_word.paragraphs(package, how) == lines(done, side)


@pytest.mark.parametrize("texts", [("", ""), ("一、甲\n好。\n", ""), ("", "一、甲\n好。\n")])
def test_no_comment_is_lost(texts: tuple[str, str]) -> None:
    done = compared(*texts)
    finding = Finding(kind="more", grade=Grade.HINT, values=(("count", "2"),))
    places = [finding, replace(finding, a=Span(0, 0)), replace(finding, b=Span(0, 0)), replace(finding, a=Span(0, 1))]
    package = written(replace(done, findings=tuple(places)))
    assert len(commented(package)) == len(places)
    for how, side in SIDES.items():
        assert tracked_word.paragraphs(package, how) == lines(done, side)


def test_a_part_that_is_missing_is_a_comment_on_the_title_of_the_report_that_lacks_it() -> None:
    text = "甲县2023年法治政府建设年度报告\n一、主要举措和成效\n依法办事。\n二、2024年主要安排\n继续推进。\n"
    done = compared(text, text.replace("甲县", "乙县").replace("二、", "二、存在的不足和原因\n问题不少。\n三、"))
    missing = tuple(finding for finding in done.findings if finding.kind == "missing-part")
    assert [(bool(finding.a), bool(finding.b)) for finding in missing] == [(True, False), (False, True)]
    title = "县2023年法治政府建设年度报告"
    assert commented(written(replace(done, findings=missing))) == [f"甲乙{title}", f"乙{title}"]


def test_hostile_text_is_text() -> None:
    nasty = "一、甲\n<script>&amp;\u202e]]>\x01\ufffe{{x}} 𠮷䶮🎉\t表\n" + "长" * 10_000 + "\n"
    done = compared("一、甲\n好。\n", nasty)
    package = written(done)
    said = "\n".join(tracked_word.paragraphs(package, "accepted"))
    assert "<script>&" in said
    assert "〔U+0001〕〔U+FFFE〕{{x}} 𠮷䶮🎉\t表" in said
    assert "\u202e" not in said
    assert "长" * 10_000 in said


def test_an_author_is_text_too() -> None:
    done = compared("一、甲\n好。\n", "一、甲\n很好。\n")
    package = docx.render(done, Language.ENGLISH, author="<某>\x01", date=SIGNED["date"])
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        body = etree.fromstring(held.read("word/document.xml"))
    assert {one.get(f"{W}author") for one in body.iter(f"{W}ins", f"{W}del")} == {"<某>〔U+0001〕"}


def test_empty_documents_make_a_document() -> None:
    package = written(compared("", "一、甲\n好。\n"))
    assert tracked_word.paragraphs(package, "accepted") == ["一、甲", "好。"]


@given(st.data())
def test_any_two_texts_come_back(data: st.DataObject) -> None:
    sentence = st.sampled_from(
        [
            "加强组织领导。",
            "全年办理案件12件。",
            "全年办理案件15件。",
            "推进政务公开,",
            "完善制度机制。",
            "一、总体情况",
            "(一)依法决策。",
            "",
            "  ",
        ]
    )
    texts = [MARK.join(data.draw(st.lists(sentence, max_size=8))) for _ in "ab"]
    done = compared(*texts)
    package = written(done)
    for how, side in SIDES.items():
        got = tracked_word.paragraphs(package, how)
        assert [line for line in got if line] == [line for line in lines(done, side) if line]


@pytest.mark.deep
@pytest.mark.parametrize("pair", [*seed_pairs(), *sample_pairs()], ids=lambda pair: pair.name)
def test_every_pair_comes_back(pair: SamplePair) -> None:
    done = compare_documents(sample(pair.a), sample(pair.b))
    package = written(done)
    for how, side in SIDES.items():
        assert tracked_word.paragraphs(package, how) == lines(done, side)
        assert without_layout("".join(lines(done, side))) == without_layout(getattr(done, side).text)


@pytest.mark.parametrize("ending", ["完成12件。", "完成十二件。"])
def test_long_text_in_another_script_is_woven_without_a_search(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To search 8,000 characters for common ones took 8 s, and four times as long for twice as many."""
    simplified, traditional = "".join(chr(0x4E00 + i) for i in range(700)) + "国", "國"
    head = "甲区2020年法治政府建设工作报告\n一、依法履职\n"
    a = head + simplified * 5 + "完成12件。\n"
    b = head + simplified.replace("国", traditional) * 5 + ending + "\n"
    found, longest = compared(a, b), [0]
    whole = diff_match_patch.diff_main

    def measured(self: diff_match_patch, before: str, after: str, *rest: object, **named: object) -> object:
        longest[0] = max(longest[0], len(before), len(after))
        return whole(self, before, after, *rest, **named)

    monkeypatch.setattr(diff_match_patch, "diff_main", measured)
    strands = strand(found.a), strand(found.b)
    pieces = weave(found, *strands)
    assert longest[0] <= 2_000
    left_out = ({Fate.COME, Fate.MOVED_TO}, {Fate.GONE, Fate.MOVED_FROM})
    for one, without in zip(strands, left_out, strict=True):
        assert "".join(piece.text for piece in pieces if piece.fate not in without) == one.text
