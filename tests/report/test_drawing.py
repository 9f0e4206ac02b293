"""Drawings: what they show, in shapes and in words."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.options import Language
from compare.report import markdown
from compare.report.content import (
    Bar,
    Chapter,
    ChapterKind,
    Chart,
    Flow,
    FlowSection,
    Kind,
    Mark,
    Paragraph,
    Report,
    Ribbon,
    Tone,
    sparkline,
)
from compare.report.drawing import draw, spark, title_of, with_style
from compare.report.drawing.svg import fitted, width
from compare.report.pdf.body import to_html

SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart(
    title="各节<构成>",
    kinds=(
        Kind(tone=Tone.BOILERPLATE, label="固定表述"),
        Kind(tone=Tone.TEMPLATE, label="套用句式"),
        Kind(tone=Tone.LOCAL, label="本地特色"),
    ),
    bars=(
        Bar(label="一、<script>", parts=(0.5, 0.25, 0.25), said="1,200 字", section="A:1"),
        Bar(label="(一)短节", parts=(0.0, 0.0, 1.0), said="9 字", depth=1, section="A:1.1"),
    ),
)
FLOW = Flow(
    title="流向",
    heads=("A 甲", "B 乙"),
    a=(
        FlowSection(name="一、甲", size=300, section="A:1"),
        FlowSection(name="二、乙", size=100, section="A:2", tone=Tone.REMOVED),
    ),
    b=(
        FlowSection(name="一、子", size=150, section="B:1"),
        FlowSection(name="二、丑", size=150, section="B:2"),
        FlowSection(name="三、寅", size=80, section="B:3", tone=Tone.ADDED),
    ),
    ribbons=(
        Ribbon(a=0, b=0, share_a=0.4, share_b=0.8, tone=Tone.SPLIT),
        Ribbon(a=0, b=1, share_a=0.2, share_b=0.4, tone=Tone.SPLIT),
    ),
    kinds=(Kind(tone=Tone.SPLIT, label="拆分"),),
)


def _report(*blocks: Chart | Flow | Paragraph) -> Report:
    chapter = Chapter(kind=ChapterKind.MAP, heading="章", blocks=blocks)
    return Report(title="题", language=Language.CHINESE, chapters=(chapter,))


@pytest.mark.parametrize("block", [CHART, FLOW])
def test_a_drawing_is_well_formed_named_and_the_same_every_time(block: Chart | Flow) -> None:
    (svg,) = draw(block)
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.find(f"{SVG}title") is not None
    assert title_of(svg) == block.title == root.get("aria-label")
    assert draw(block) == (svg,)
    assert "var(" not in with_style(svg)


def test_a_bar_is_as_long_as_its_share_and_each_part_looks_different() -> None:
    (svg,) = draw(CHART)
    root = ET.fromstring(svg)  # noqa: S314
    widths = {
        kind: [float(r.get("width", 0)) for g in root.iter(f"{SVG}g") for r in g if r.get("class") == f"fill-{kind}"]
        for kind in ("boilerplate", "template", "local")
    }
    assert widths["boilerplate"][0] == pytest.approx(2 * widths["template"][0], rel=0.01)
    assert widths["local"][1] == pytest.approx(2 * widths["boilerplate"][0], rel=0.01)
    assert any(path.get("class") == "stripes" for path in root.iter(f"{SVG}path"))


@pytest.mark.parametrize("narrow", [False, True])
def test_nothing_of_a_chart_stands_outside_of_it(*, narrow: bool) -> None:
    bar = Bar(label="很长的一节的标题" * 9, parts=(0.2, 0.3, 0.5), said="12,345 chars", depth=2)
    kinds = tuple(Kind(tone=kind.tone, label="a name that needs a row of its own") for kind in CHART.kinds)
    (svg,) = draw(Chart(title="x", kinds=kinds, bars=(bar, bar)), narrow=narrow)
    root = ET.fromstring(svg)  # noqa: S314
    wide, high = map(float, root.get("viewBox", "").split()[2:])
    shapes = [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}text")]
    ends = [float(one.get("x", 0)) + float(one.get("width", 8 * width("".join(one.itertext())))) for one in shapes]
    assert max(end for end, one in zip(ends, shapes, strict=True) if one.get("text-anchor") is None) <= wide
    assert max(float(one.get("y", 0)) + float(one.get("height", 0)) for one in shapes) <= high
    assert len({one.get("y") for one in root.iter(f"{SVG}text")}) == 1 + 3 + 2


@pytest.mark.parametrize("said", ["12,345 字", "12,345 char.", "12,345 characters in all"])
@pytest.mark.parametrize("narrow", [False, True])
def test_numbers_leave_bars_and_names_alone(said: str, *, narrow: bool) -> None:
    bar = Bar(label="很长的一节的标题" * 9, parts=(0.25, 0.25, 0.5), said=said)
    (svg,) = draw(Chart(title="x", kinds=CHART.kinds, bars=(bar,)), narrow=narrow)
    (row,) = ET.fromstring(svg).iter(f"{SVG}g")  # noqa: S314
    name, numbers = (one for one in row if one.tag == f"{SVG}text")
    assert numbers.get("text-anchor") == "end"
    begin = float(numbers.get("x", 0)) - 7.5 * width(numbers.text or "")
    bars = [float(one.get("x", 0)) + float(one.get("width", 0)) for one in row if one.tag == f"{SVG}rect"]
    assert 7.5 * width(name.text or "") < begin
    assert narrow or max(bars) < begin


@pytest.mark.parametrize(("label", "begins"), [("2021", 30), ("一是持续优化营商环境推动发展", 190)])
def test_short_names_leave_their_room_to_the_bars(label: str, begins: float) -> None:
    (svg,) = draw(Chart(title="x", kinds=CHART.kinds, bars=(Bar(label=label, parts=(0.25, 0.25, 0.5), said="9"),)))
    (row,) = ET.fromstring(svg).iter(f"{SVG}g")  # noqa: S314
    assert min(float(one.get("x", 0)) for one in row if one.tag == f"{SVG}rect") == pytest.approx(begins, abs=8)


@pytest.mark.parametrize("label", ["90–100%", "10–20%", "2021", "A 2023"])
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_short_names_are_whole(label: str, depth: int) -> None:
    (svg,) = draw(Chart(title="x", kinds=CHART.kinds, bars=(Bar(label=label, parts=(1.0, 0.0, 0.0), depth=depth),)))
    (row,) = ET.fromstring(svg).iter(f"{SVG}g")  # noqa: S314
    assert next(one.text for one in row if one.tag == f"{SVG}text") == label


def test_a_long_chart_goes_on_in_another_drawing() -> None:
    bars = tuple(Bar(label=f"第{i}条", parts=(1.0, 0.0, 0.0)) for i in range(120))
    assert len(draw(Chart(title="x", kinds=CHART.kinds, bars=bars))) == 3


def test_ribbons_fill_as_much_of_a_section_as_answers_it() -> None:
    (svg,) = draw(FLOW)
    root = ET.fromstring(svg)  # noqa: S314
    blocks = [r for r in root.iter(f"{SVG}rect") if r.get("class") in {"block", "fill-removed", "fill-added"}]
    assert [r.get("class") for r in blocks] == ["block", "fill-removed", "block", "block", "fill-added"]
    assert float(blocks[0].get("height", 0)) > float(blocks[1].get("height", 0))
    assert len([p for p in root.iter(f"{SVG}path") if "ribbon-split" in p.get("class", "")]) == 2
    said = "".join(root.itertext())
    assert "− 二、乙" in said
    assert "+ 三、寅" in said


def test_sections_lead_where_the_page_wants() -> None:
    (svg,) = draw(FLOW, lambda section: f"#{section}" if section != "A:2" else "")
    root = ET.fromstring(svg)  # noqa: S314
    assert [a.get("href") for a in root.iter(f"{SVG}a")] == ["#A:1", "#B:1", "#B:2", "#B:3"]
    assert root.get("role") == "group"


def test_many_sections_still_fit_on_a_page() -> None:
    many = tuple(FlowSection(name=f"第{i}条", size=50, section=f"A:{i}") for i in range(300))
    (svg,) = draw(Flow(title="x", heads=("A", "B"), a=many, b=many, ribbons=(), kinds=()))
    assert float(ET.fromstring(svg).get("viewBox", "").split()[3]) < 700  # noqa: S314


def test_in_words_a_chart_is_a_table_and_a_flow_a_list() -> None:
    written = markdown.render(_report(CHART, FLOW))
    assert "| 一、&lt;script> | `██████████▒▒▒▒▒░░░░░` | 50% | 25% | 25% | 1,200 字 |" in written
    assert "- 一、甲 → 一、子 40% · 二、丑 20%\n- − 二、乙\n- + 三、寅" in written.replace("\\", "")


def test_on_paper_they_stand_in_the_place_of_their_words() -> None:
    run = sparkline([1, None, 3])
    report = _report(CHART, Paragraph(line=(run,)), FLOW)
    body = to_html(markdown.render(report), report, "目录")
    assert body.html.count("<img") == len(body.drawings) == 3
    assert "██" not in body.html
    assert "→" not in body.html
    assert 'alt="1, –, 3"' in body.html
    assert "<script>" not in body.html
    assert all("<text" not in svg for svg in body.drawings.values())


def test_on_paper_names_at_equal_distances_are_lines_of_one_block() -> None:
    sections = tuple(FlowSection(name=f"第{i}条", size=50 * i, section=f"A:{i}", depth=i % 3 and 1) for i in range(40))
    report = _report(Flow(title="x", heads=("A", "B"), a=sections, b=sections[:9], ribbons=(), kinds=()))
    html = to_html(markdown.render(report), report, "目录").html
    left = next(
        block for block in re.findall(r'<div class="on-drawing[^>]*>(.*?)</div>', html, re.DOTALL) if "\n" in block
    )
    lines = left.split("\n")
    assert [re.sub("<[^>]+>", "", line) for line in lines] == [section.name for section in sections]
    assert [bool(re.search("<span", line)) for line in lines] == [not section.depth for section in sections]


@pytest.mark.parametrize(
    ("values", "text"),
    [((1, 2, 3), "▁▅█"), ((5, 5), "▄▄"), ((None, 1, 9), "·▁█"), ((), ""), ((None,), "·"), ((-4, 0, 4), "▁▅█")],
)
def test_a_sparkline_reads_as_its_values(values: tuple[float | None, ...], text: str) -> None:
    run = sparkline(values)
    assert (run.text, run.marks, run.values) == (text, (Mark.SPARK,), values)


def test_a_missing_value_breaks_the_line() -> None:
    assert spark(sparkline([1, 2, None, 4])).count("<line") == 1


@pytest.mark.parametrize("count", [1, 3, 13, 28, 100])
def test_a_row_of_values_is_no_wider_than_its_column_and_its_dots_stay_apart(count: int) -> None:
    root = ET.fromstring(spark(sparkline(map(float, range(count)))))  # noqa: S314
    dots = [(float(dot.get("cx", 0)), float(dot.get("r", 0))) for dot in root.iter(f"{SVG}circle")]
    assert float(root.get("viewBox", "").split()[2]) <= 96
    assert all(one + size < other - size for (one, size), (other, _) in pairwise(dots))


@given(st.lists(st.none() | st.floats(-1e12, 1e12), max_size=8))
def test_any_values_can_be_drawn(values: list[float | None]) -> None:
    run = sparkline(values)
    assert len(run.text) == len(values)
    ET.fromstring(spark(run))  # noqa: S314


@given(st.text(st.sampled_from("中文aA1（，W "), max_size=40), st.integers(2, 20))
def test_a_name_never_runs_wider_than_its_place(text: str, limit: int) -> None:
    assert width(fitted(text, limit)) <= limit
