"""What holds for a word is asked once, and told for every word of every text."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reference import terms
from compare.reference.shingles import term_hash
from compare.reference.terms import Lexicon, Terms
from compare.reference.vocabulary import vocabulary

_WORDS = st.lists(
    st.text(st.sampled_from("推进冬泳一二十\x00\U00020000ab1,"), min_size=1, max_size=6)
    | st.text(min_size=1, max_size=3),
    max_size=30,
)
_SHARED = Lexicon()


@given(_WORDS)
def test_words_of_a_text_have_the_numbers_that_they_have_by_themselves(words: list[str]) -> None:
    edges = np.array(list(accumulate(map(len, words), initial=0)))
    found = _SHARED.numbered_in("".join(words), edges).tolist()
    assert found == _SHARED.numbered(words).tolist()
    assert [_SHARED.told(np.array([number]))["length"][0] for number in found] == list(map(len, words))
    assert len(set(found)) == len(set(words))


@pytest.mark.parametrize(
    ("word", "term", "is_word", "is_name"),
    [
        ("推进", "推进", True, False),
        ("麦福劳", "麦福劳", True, True),
        ("二十", "<number>", False, True),
        ("2023", "<number>", False, False),
        ("gdp", "gdp", True, False),
        ("，", "", False, False),
        (" ", "", False, False),
        ("<", "", False, False),
        ("<place>", "<place>", False, False),
        ("@政府", "@政府", False, False),
    ],
)
def test_a_word_is_counted_as_its_characters_tell(word: str, term: str, is_word: bool, is_name: bool) -> None:  # noqa: FBT001 - parameters of the test
    row = Terms.of([word])
    (facts,) = row.facts
    assert row.words(slice(None)) == [term]
    assert row.hashes.tolist() == [term_hash(term)]
    assert (facts["is_term"], facts["is_word"]) == (bool(term), is_word)
    assert facts["is_name"] == (is_name and word not in vocabulary().rows)
    assert facts["row"] == vocabulary().rows.get(word, terms.UNKNOWN)


def test_a_lexicon_that_is_full_makes_way_and_rows_of_terms_keep_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "LARGEST", 0)
    before = Terms.of(["推进", "冬泳"])
    after = Terms.of(["冬泳", "推进"])
    assert before.lexicon is not after.lexicon
    assert before.words(slice(None)) == ["推进", "冬泳"]
    assert before.hashes.tolist() == after.hashes.tolist()[::-1]


def test_words_whose_place_is_taken_are_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms._Packed, "_BITS", 1)
    known = Lexicon()
    words = ["推", "进", "冬", "泳", "建", "设"]
    assert known.numbered_in("".join(words), np.arange(7)).tolist() == known.numbered(words).tolist()
    assert known.numbered_in("".join(words), np.arange(7)).tolist() == list(range(6))
