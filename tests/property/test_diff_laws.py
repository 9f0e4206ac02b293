"""What holds of the phrases of any two documents.

The texts are made of the words, marks and figures that such documents are made of, one
side mostly an edited copy of the other, since two random texts share nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_documents import document, line_beads, mirrored, mirrored_phrase, one_bead

from compare.diff import diff
from compare.diff.matching import match
from compare.diff.units import units_of
from compare.model import Tag
from compare.options import DiffOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from compare.model import Alignment, Document, Phrase, Span

    Beads = Callable[[Document, Document], Alignment]

SHARED = {Tag.EQUAL, Tag.MOVE}
_WORDS = (
    "全面 推进 政务公开 行政执法 三项制度 矛盾纠纷 化解矛盾 发现矛盾 纠纷 法治政府 建设 加强 规范 全市 全区 我市 市政府 区政府 "
    "12件 15件 2022年 2023年 98.5% 三项 第四十五条 第四十六条 1,234 1234 APP ， , 、 。 ； “ ” 《 》 （ ） ( ) 的 和 等 一是 二是 環境 环境 常州市 新华区"
)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
GAPS = ("", "", "", "", " ", "　", "\n")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts of words: the second an edited copy of the first."""
    words = draw(st.lists(st.tuples(st.sampled_from(_WORDS.split()), st.sampled_from(GAPS)), max_size=40))
    copy = list(words)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(copy)))
        gone = draw(st.integers(0, 4))
        copy[at : at + gone] = draw(
            st.lists(st.tuples(st.sampled_from(_WORDS.split()), st.sampled_from(GAPS)), max_size=4)
        )
    if draw(st.booleans()) and copy:
        # A block that wandered: what stands elsewhere must obey the same laws.
        first, last, to = sorted(draw(st.integers(0, len(copy))) for _ in range(3))
        copy = copy[:first] + copy[last:to] + copy[first:last] + copy[to:]
    return "".join(w + g for w, g in words), "".join(w + g for w, g in copy)


pairs = st.one_of(texts(), st.tuples(st.text(max_size=60), st.text(max_size=60)))
beads = st.sampled_from([one_bead, line_beads])


def in_text_order(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a comparison, however its beads were numbered."""
    return sorted(phrases, key=lambda phrase: (phrase.a or (-1, -1), phrase.b or (-1, -1)))


def compared(a: Document, b: Document, alignment: Alignment) -> tuple[Phrase, ...]:
    return diff(a, b, alignment, DiffOptions())


def words_of(of: Document, span: Span) -> str:
    """The normal form of a stretch without white space and without the commas that group figures."""
    normal = of.clean.normal
    inside = (
        normal[i]
        for i in range(len(normal))
        if span.start <= of.clean.normal_map.to_origin(type(span)(i, i + 1)).start < span.end
    )
    return _GROUPED.sub("", "".join("".join(inside).split()).casefold())


def assert_tiles(of: Document, spans: Sequence[Span]) -> None:
    """Spans cover every sentence exactly once and nothing else, none of them two sentences."""
    ordered = sorted(spans)
    assert all(before.end <= after.start for before, after in pairwise(ordered))
    assert all(span.length for span in ordered)
    for sentence in of.sentences:
        inside = [span for span in ordered if span.overlaps(sentence.span)]
        assert all(sentence.span.covers(span) for span in inside)
        assert sum(span.length for span in inside) == sentence.span.length
    assert sum(span.length for span in ordered) == sum(sentence.span.length for sentence in of.sentences)


@given(pairs, beads)
def test_phrases_tile_the_sentences_of_both_sides(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    phrases = compared(a, b, beads_of(a, b))
    assert_tiles(a, [phrase.a for phrase in phrases if phrase.a])
    assert_tiles(b, [phrase.b for phrase in phrases if phrase.b])


@given(pairs, beads)
def test_the_tag_says_which_sides_there_are(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    sides = {Tag.INSERT: (False, True), Tag.DELETE: (True, False)}
    for phrase in compared(a, b, beads_of(a, b)):
        assert (phrase.a is not None, phrase.b is not None) == sides.get(phrase.tag, (True, True))


@given(pairs, beads)
def test_equal_phrases_say_the_same_and_changed_ones_do_not(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    for phrase in compared(a, b, beads_of(a, b)):
        if phrase.a and phrase.b:
            assert (words_of(a, phrase.a) == words_of(b, phrase.b)) == (phrase.tag in SHARED)


@given(pairs, beads)
def test_applying_the_phrases_to_a_gives_b(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    phrases = compared(a, b, beads_of(a, b))
    patched = "".join(
        words_of(a, phrase.a) if phrase.tag in SHARED and phrase.a else words_of(b, phrase.b)
        for phrase in sorted(phrases, key=lambda phrase: phrase.b or (0, 0))
        if phrase.b
    )
    assert patched == "".join(words_of(b, sentence.span) for sentence in b.sentences)


@given(pairs, beads)
def test_changing_places_mirrors_the_phrases(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    alignment = beads_of(a, b)
    there = compared(a, b, alignment)
    back = compared(b, a, mirrored(alignment))
    assert in_text_order(there) == in_text_order([*map(mirrored_phrase, back)])


@given(pairs, beads)
def test_a_document_is_equal_to_itself(pair: tuple[str, str], beads_of: Beads) -> None:
    a = document(pair[0])
    assert all(phrase.tag is Tag.EQUAL for phrase in compared(a, a, beads_of(a, a)))


@given(pairs)
def test_before_tidying_the_matches_are_a_longest_common_subsequence(pair: tuple[str, str]) -> None:
    a, b = map(document, pair)
    found = match(units_of(a, range(len(a.sentences))), units_of(b, range(len(b.sentences))))
    anchored = [(i, j) for i, j in found.matches if found.a[i].anchors and found.equal((i, j))]
    keys_a = [unit.key for unit in found.a if unit.anchors]
    keys_b = [unit.key for unit in found.b if unit.anchors]
    assert len(anchored) == plain_lcs(keys_a, keys_b)
    assert all(x < u and y < v for (x, y), (u, v) in pairwise(found.matches))


@given(pairs, beads)
def test_no_more_is_shared_than_the_characters_have_in_common(pair: tuple[str, str], beads_of: Beads) -> None:
    a, b = map(document, pair)
    shared = sum(len(words_of(a, p.a)) for p in compared(a, b, beads_of(a, b)) if p.tag is Tag.EQUAL and p.a)
    assert shared <= plain_lcs(words_of_all(a), words_of_all(b))


def words_of_all(of: Document) -> str:
    return "".join(words_of(of, sentence.span) for sentence in of.sentences)


def plain_lcs(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of a longest common subsequence, by the textbook's table."""
    row = [0] * (len(b) + 1)
    for one in a:
        above = row
        row = [0]
        for j, other in enumerate(b):
            row.append(above[j] + 1 if one == other else max(above[j + 1], row[j]))
    return row[-1]


@pytest.mark.deep
@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_laws_hold_on_the_seeds(size: int, seeds: tuple[Path, ...]) -> None:
    """All seeds against all, with beads of up to `size` neighbouring lines a side."""
    documents = [document(path.read_text(encoding="utf-8-sig")) for path in seeds]
    for a in documents:
        for b in documents:
            alignment = grouped(line_beads(a, b), size)
            phrases = compared(a, b, alignment)
            assert_tiles(a, [phrase.a for phrase in phrases if phrase.a])
            assert_tiles(b, [phrase.b for phrase in phrases if phrase.b])
            back = compared(b, a, mirrored(alignment))
            assert in_text_order(phrases) == in_text_order([*map(mirrored_phrase, back)])


def grouped(alignment: Alignment, size: int) -> Alignment:
    """The alignment with every `size` neighbouring beads made one."""
    from dataclasses import replace

    chunks = [alignment.beads[i : i + size] for i in range(0, len(alignment.beads), size)]
    return replace(
        alignment,
        beads=tuple(
            replace(
                chunk[0], a=tuple(i for bead in chunk for i in bead.a), b=tuple(j for bead in chunk for j in bead.b)
            )
            for chunk in chunks
        ),
    )
