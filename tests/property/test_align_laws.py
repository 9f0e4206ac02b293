"""Laws of the alignment, on the seeds and on reports put together from their paragraphs."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SEED_NAMES, read_text, seed

from compare.align import align
from compare.model import Alignment, Document, Relation

PAIRS = list(permutations(SEED_NAMES, 2))


def paragraphs() -> list[str]:
    """Sections of the seeds as text, headings without numbers."""
    found = []
    for name in ("kaiyuan-2023", "xiangcheng-2023", "xinhua-2020"):
        document = seed(name)
        for section in document.sections:
            body = "".join(sentence.span.of(document.text) for sentence in document.sentences_of(section))
            if section.heading and len(body) > 60:
                found.append(f"{section.heading}。{body}")
    return found


PARAGRAPHS = paragraphs()
NUMBERS = "一二三四五六七八九"
reports = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=9, unique=True).map(
    lambda chosen: "\n".join(f"{number}、{text}" for number, text in zip(NUMBERS, chosen, strict=False))
)


def check_complete(a: Document, b: Document, alignment: Alignment) -> None:
    """Every section in a link, every sentence in exactly one bead, runs without gaps."""
    for side, document in ((0, a), (1, b)):
        linked = {id_ for link in alignment.links for id_ in (link.a, link.b)[side]}
        assert linked == set(document.section_by_id)
        beaded = sorted(i for bead in alignment.beads for i in (bead.a, bead.b)[side])
        assert beaded == list(range(len(document.sentences)))
        for bead in alignment.beads:
            run = (bead.a, bead.b)[side]
            assert list(run) == list(range(run[0], run[-1] + 1)) if run else True
    for link in alignment.links:
        assert 0 <= link.score <= 1
        assert (not link.a) == (link.relation is Relation.ADDED)
        assert (not link.b) == (link.relation is Relation.REMOVED)


def sides(alignment: Alignment, *, swapped: bool) -> set[object]:
    """Links and beads without their order, optionally seen from the other side."""
    turn = -1 if swapped else 1
    mirror = {Relation.ADDED: Relation.REMOVED, Relation.REMOVED: Relation.ADDED}
    mirror |= {Relation.SPLIT: Relation.MERGED, Relation.MERGED: Relation.SPLIT}
    seen: set[object] = {
        ((link.a, link.b)[::turn], mirror.get(link.relation, link.relation) if swapped else link.relation, link.score)
        for link in alignment.links
    }
    seen |= {((bead.a, bead.b)[::turn], bead.moved, bead.score) for bead in alignment.beads}
    return seen


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_seeds_are_aligned_completely_and_mirrored(first: str, second: str) -> None:
    a, b = seed(first), seed(second)
    alignment = align(a, b)
    check_complete(a, b, alignment)
    assert sides(alignment, swapped=False) == sides(align(b, a), swapped=True)


@given(reports, reports)
def test_any_two_reports_are_aligned_completely_and_mirrored(first: str, second: str) -> None:
    a, b = read_text(first), read_text(second)
    alignment = align(a, b)
    check_complete(a, b, alignment)
    assert sides(alignment, swapped=False) == sides(align(b, a), swapped=True)


@given(st.permutations(range(6)), st.sampled_from(range(len(PARAGRAPHS) - 6)))
def test_sections_in_another_order_are_all_found(order: list[int], start: int) -> None:
    chosen = PARAGRAPHS[start : start + 6]
    a = read_text("\n".join(f"{NUMBERS[k]}、{text}" for k, text in enumerate(chosen)))
    b = read_text("\n".join(f"{NUMBERS[k]}、{chosen[place]}" for k, place in enumerate(order)))
    expected = {((str(place + 1),), (str(k + 1),)) for k, place in enumerate(order)}
    assert {(link.a, link.b) for link in align(a, b).links} == expected


CHAPTERS = ("加强行政执法监督", "完善矛盾纠纷化解机制", "推进政务公开", "优化法治化营商环境", "开展普法宣传教育")
REPEATED = ("存在问题", "主要做法", "工作目标")


def tree(chapters: list[tuple[str, tuple[str, ...]]]) -> Document:
    """Chapters with headings below them and no text."""
    lines = []
    for number, (heading, below) in zip(NUMBERS, chapters, strict=False):
        lines.append(f"{number}、{heading}")
        lines += [f"({inner}){title}" for inner, title in zip(NUMBERS, below, strict=False)]
    return read_text("\n".join(lines) + "\n")


@given(st.permutations(range(len(CHAPTERS))), st.integers(3, len(CHAPTERS)), st.permutations(REPEATED))
def test_repeated_sub_headings_follow_their_chapters(order: list[int], count: int, below: list[str]) -> None:
    kept = [k for k in order if k < count]
    a = tree([(heading, tuple(below)) for heading in CHAPTERS[:count]])
    b = tree([(CHAPTERS[k], tuple(below)) for k in kept])
    expected = {(f"{k + 1}.{n}", f"{place}.{n}") for place, k in enumerate(kept, 1) for n in range(1, len(below) + 1)}
    found = {(x, y) for link in align(a, b).links for x in link.a for y in link.b}
    assert {pair for pair in found if "." in pair[0] and "." in pair[1]} == expected
    assert {(str(k + 1), str(place)) for place, k in enumerate(kept, 1)} <= found
