"""In how many places' documents a phrase occurs, and that it is counted honestly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_documents import document

from compare.model import Document
from compare.reference.build import build, document_keys
from compare.reference.index import Index, frequencies, merged, spread
from compare.reference.masking import Masked
from compare.reference.shingles import PHRASE, name_key, rolled, term_hash
from compare.reference.terms import Terms

STOCK = "全面推进依法行政工作。"
OWN = "打造“畅通办”政务服务品牌。"


def index(*documents: tuple[str, str]) -> Index:
    """Documents as (place, text), each with a line of its own: a text given twice counts once."""
    texts = [(place, f"{text}\n第{n}份。") for n, (place, text) in enumerate(documents)]
    return build([document(text, place=place) for place, text in texts])


def places_of(text: str, indexes: tuple[Index, ...], own: str = "") -> list[int]:
    """In how many places each phrase of a sentence occurs."""
    of = document(text)
    keys = Masked(of).shingles(of.sentences[0].tokens, PHRASE)
    found: list[int] = frequencies(indexes, keys, own).tolist()
    return found


def test_a_phrase_is_counted_by_places() -> None:
    counted = index(("新华区", STOCK), ("常州市", STOCK), ("开远市", OWN))
    assert set(places_of(STOCK, (counted,))) == {2}


def test_one_places_years_count_once() -> None:
    counted = index(("新华区", f"{STOCK}\n2020年。"), ("新华区", f"{STOCK}\n2021年。"), ("平顶山市新华区", STOCK))
    assert set(places_of(STOCK, (counted,))) == {1}


def test_a_place_is_no_evidence_about_itself() -> None:
    counted = index(("新华区", STOCK), ("常州市", STOCK))
    assert set(places_of(STOCK, (counted,), own="新华区")) == {1}
    assert set(places_of(STOCK, (counted,), own="开远市")) == {2}


def test_a_document_given_twice_counts_once_whatever_place_was_read() -> None:
    counted = build([document(STOCK, place=place) for place in ("新华区", "")])
    assert set(places_of(STOCK, (counted,))) == {1}
    assert len(counted.digests) == 1


def test_a_place_that_two_indexes_know_counts_once() -> None:
    both = index(("新华区", STOCK)), index(("新华区", f"{STOCK}\n另一年。"), ("常州市", STOCK))
    assert set(places_of(STOCK, both)) == {2}


def test_names_in_quotation_marks_are_counted() -> None:
    counted = index(("新华区", OWN), ("常州市", "推广“畅通办”。"))
    assert frequencies([counted], np.array([name_key("畅通办")], dtype=np.uint64), "").tolist() == [2]


def test_most_of_a_text_must_be_there_for_a_place_to_have_it() -> None:
    counted = index(("新华区", "全面推进依法行政工作不断取得成效。"), ("常州市", "推进依法行政。"))
    of = document("全面推进依法行政工作不断进步。")
    keys = Masked(of).shingles(of.sentences[0].tokens, PHRASE)
    assert spread([keys, keys[:0]], [counted], "") == [1, 0]
    assert spread([], [counted], "") == []


def test_rare_phrases_can_be_left_out() -> None:
    counted = build([document(STOCK, place="甲市"), document(f"{STOCK}\n{OWN}", place="乙市")], fewest=2)
    assert counted.fewest == 2
    assert set(places_of(STOCK, (counted,))) == {2}
    assert set(places_of(OWN, (counted,))) == {0}


def test_indexes_of_another_making_do_not_merge() -> None:
    from dataclasses import replace

    one = index(("新华区", STOCK))
    with pytest.raises(ValueError, match="different making"):
        merged([one, replace(one, signature="reference/0")])


def test_nothing_is_found_in_an_empty_index() -> None:
    assert set(places_of(STOCK, (build([]),))) == {0}
    assert set(places_of(STOCK, ())) == {0}


def test_hashes_are_the_same_everywhere() -> None:
    assert term_hash("依法行政") == 15125587775838982425
    assert rolled(Terms.of(["推进", "依法", "行政"]).hashes, 3).tolist() == [5851815437115617966]
    assert rolled(Terms.of(["推进", "依法"]).hashes, 3).tolist() == []


_WORDS = st.sampled_from("全面 推进 依法行政 政务公开 工作 加强 监督 2020年 12件 “畅通办” 。".split())
_TEXTS = st.lists(_WORDS, min_size=1, max_size=12).map("".join)
_CORPORA = st.lists(st.tuples(st.sampled_from(["甲市", "乙县", "丙区", ""]), _TEXTS), max_size=6)


def plain_counts(documents: list[tuple[str, Document]]) -> dict[int, int]:
    """The slow way: a set of places for each key, each text under the first place it came with."""
    seen: set[str] = set()
    places: dict[int, set[str]] = {}
    for place, of in documents:
        text = "".join(of.clean.normal.split())
        if text in seen:
            continue
        seen.add(text)
        for key in document_keys(of).tolist():
            places.setdefault(key, set()).add(place)
    return {key: len(found) for key, found in places.items()}


@given(_CORPORA)
def test_counts_are_those_of_the_slow_way(corpus: list[tuple[str, str]]) -> None:
    documents = [(place, document(text, place=place)) for place, text in corpus]
    counted = build([of for _, of in documents])
    wanted = plain_counts(documents)
    assert counted.keys.tolist() == sorted(wanted)
    found = frequencies([counted], counted.keys, "no place").tolist()
    assert dict(zip(counted.keys.tolist(), found, strict=True)) == wanted


@given(_CORPORA, _CORPORA)
def test_merging_is_counting_together(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    """As long as no text comes under two places, which only counting together can see."""
    texts = {text: place for place, text in [*other, *one]}
    sides = [[document(text, place=texts[text]) for _, text in side] for side in (one, other)]
    together, apart = build([*sides[0], *sides[1]]), merged([build(side) for side in sides])
    for name in ("keys", "starts", "owners", "places", "digests"):
        assert getattr(together, name).tolist() == getattr(apart, name).tolist()
