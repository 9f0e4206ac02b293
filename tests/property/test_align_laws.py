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
