"""The laws of a comparison on pairs of real documents: a few in the ordinary run, all of them with --deep."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import opencc
import pytest
from reading import read_text
from sample_pairs import ALWAYS, SAMPLES, SamplePair, sample, sample_files, sample_pairs

from compare.model import Comparison, Document, Span, Tag
from compare.pipeline import compare_documents, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample documents are not here")
_TURNED = {Tag.INSERT: Tag.DELETE, Tag.DELETE: Tag.INSERT}


def chosen(items: Sequence[Any], name: Callable[[Any], str], every: int) -> list[Any]:
    """All items as parameters, all but a few of them only for --deep."""
    return [
        pytest.param(item, id=name(item), marks=() if n % every == 0 else pytest.mark.deep)
        for n, item in enumerate(items)
    ]


PAIRS = chosen(sample_pairs(), lambda pair: pair.name, ALWAYS)
FILES = chosen(sample_files(), lambda path: f"{path.parent.name}/{path.stem}", 2 * ALWAYS)


@pytest.mark.deep
def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 300


@pytest.mark.parametrize("pair", PAIRS)
def test_phrases_tile_both_bodies_and_mirror(pair: SamplePair) -> None:
    a, b = sample(pair.a), sample(pair.b)
    forth, back = compare_documents(a, b), compare_documents(b, a)
    assert_tiles(a, [p.a for p in forth.phrases if p.a])
    assert_tiles(b, [p.b for p in forth.phrases if p.b])
    assert_says_what_it_does(forth)
    assert {(p.tag, p.cls, p.a, p.b) for p in forth.phrases} == {
        (_TURNED.get(p.tag, p.tag), p.cls, p.b, p.a) for p in back.phrases
    }
    assert (forth.measures.a, forth.measures.b) == (back.measures.b, back.measures.a)


@pytest.mark.parametrize("path", FILES)
def test_a_document_is_its_own_in_every_form(path: Path, tmp_path: Path) -> None:
    document = sample(path)
    assert_same(compare_documents(document, document))
    to = "s2t" if document.clean.script == "simplified" else "t2s"
    assert_same(compare_documents(document, read_text(opencc.OpenCC(to).convert(document.text))))
    again = tmp_path / "again.txt"
    again.write_bytes(document.text.encode("gb18030"))
    assert_same(compare_documents(read_text(document.text), read(str(again))))


def assert_tiles(of: Document, spans: Sequence[Span]) -> None:
    ordered = sorted(spans)
    assert all(before.end <= after.start for before, after in pairwise(ordered))
    assert sum(span.length for span in ordered) == sum(sentence.span.length for sentence in of.sentences)
    starts = {sentence.span.start for sentence in of.sentences}
    assert {span.start for span in ordered} >= starts


def assert_says_what_it_does(comparison: Comparison) -> None:
    """Which sides a phrase has follows from its tag."""
    for phrase in comparison.phrases:
        assert (phrase.a is None) == (phrase.tag is Tag.INSERT)
        assert (phrase.b is None) == (phrase.tag is Tag.DELETE)


def assert_same(comparison: Comparison) -> None:
    """Nothing changed but form."""
    assert {p.tag for p in comparison.phrases} <= {Tag.EQUAL}
    assert comparison.identical
