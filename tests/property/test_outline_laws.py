"""The laws of an outline, on documents put together from lines as they occur."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from small_documents import document

from compare.outline import outline

if TYPE_CHECKING:
    from compare.model import Document, Span

NUMBERS = (
    "一、",
    "二、",
    "三、",
    "（一）",
    "(二)",
    "1.",
    "2．",
    "3、",
    "（1）",
    "①",
    "一是",
    "二是",
    "第一，",
    "首先，",
    "——",
    "第一章  ",
    "第一条  ",
    "第二条 ",
    "## ",
    "附件",
    "附件：",
)
WORDS = (
    "加强党的领导",
    "政府工作报告",
    "2020年度法治政府建设工作报告",
    "某某区人民政府",
    "2024年3月5日",
    "各位代表：",
    "出台《办法》",
    "达到99.05%",
    "建設",
    "打造“一网通办”",
    "（责任单位：区政府办）",
    "1.2万件",
    "目  录",
    "=====",
    "第五章  \n======\n",
)
MARKS = ("。", "，", "；", "：", "！", "”", "）", "", "", "。”", "  ", "\u3000", "\xa0", "|")
BREAKS = ("\n", "\n\n", "\r\n", "\n　　", "\n \n", "")

pieces = st.tuples(
    st.sampled_from(("", *NUMBERS)),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=5),
    st.sampled_from(BREAKS),
)
texts = st.lists(pieces, max_size=25).map(
    lambda lines: "".join(number + "".join(word + mark for word, mark in words) + end for number, words, end in lines)
)


def read(text: str) -> Document:
    return outline(document(text).clean)


@given(texts | st.text(max_size=200))
def test_every_character_has_one_place(text: str) -> None:
    found = read(text)
    places: list[Span] = [
        *(part.span for part in found.parts),
        *(section.heading_span for section in found.sections),
        *(sentence.span for sentence in found.sentences),
    ]
    places.sort()
    assert all(before.end <= after.start for before, after in pairwise(places))
    rest = list(text)
    for place in places:
        rest[place.start : place.end] = [""] * place.length
    assert not "".join(rest).strip()


@given(texts)
def test_sections_nest_and_tile_the_body(text: str) -> None:
    found = read(text)
    by_id = found.section_by_id
    for section in found.sections:
        assert section.span.covers(section.heading_span)
        assert section.span.start == section.heading_span.start
        assert section.level == section.id.count(".") + 1
        assert section.parent == (section.id.rpartition(".")[0] or None)
        assert section.children == tuple(f"{section.id}.{i + 1}" for i in range(len(section.children)))
        assert all(section.span.covers(by_id[child].span) for child in section.children)
        for before, after in pairwise(section.children):
            assert by_id[before].span.end <= by_id[after].span.start
    starts = [section.span.start for section in found.sections]
    assert starts == sorted(starts)


@given(texts)
def test_sentences_are_in_order_and_have_one_owner(text: str) -> None:
    found = read(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found.sentences))
    for sentence in found.sentences:
        words = sentence.span.of(found.text)
        assert words == words.strip() != ""
        assert "\n" not in words
        assert found.tokens[slice(*sentence.tokens)] == found.tokens_in(sentence.span)
    owned = [s for section in found.sections for s in range(*section.sentences)]
    before = [i for i, sentence in enumerate(found.sentences) if not sentence.section]
    assert before + owned == list(range(len(found.sentences)))
    for section in found.sections:
        own = found.sentences_of(section)
        assert all(sentence.section == section.id and section.span.covers(sentence.span) for sentence in own)


@given(texts)
def test_tokens_tile_the_clean_text(text: str) -> None:
    found = read(text)
    edges = [0, *(token.span.end for token in found.tokens)]
    assert [token.span.start for token in found.tokens] == edges[:-1]
    assert edges[-1] == len(found.text) or not found.tokens


@given(texts)
def test_headings_are_what_stands_there(text: str) -> None:
    found = read(text)
    for section in found.sections:
        there = section.heading_span.of(found.text)
        assert "".join(section.number.split()) in "".join(there.split())
        assert "".join(section.heading.split()) in "".join(there.split())


@given(texts)
def test_line_ends_do_not_matter(text: str) -> None:
    unix, windows = text.replace("\r\n", "\n"), text.replace("\r\n", "\n").replace("\n", "\r\n")
    one, other = read(unix), read(windows)
    assert [(s.id, s.number, s.heading) for s in one.sections] == [(s.id, s.number, s.heading) for s in other.sections]
    assert one.metadata == other.metadata
