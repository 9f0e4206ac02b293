"""Many texts at once are searched as each by itself."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.sheet import Sheet

_TEXTS = st.lists(st.text(st.sampled_from("推进建设,;。《》12月 "), max_size=12), max_size=6)
_PATTERNS = [
    re.compile(pattern, re.MULTILINE) for pattern in ("推进|建设", r"\d月", r"[^,\n]{2,4}", "设$", "《[^》\n]*》")
]


@pytest.mark.parametrize("pattern", _PATTERNS)
@given(texts=_TEXTS)
def test_a_pattern_finds_in_all_what_it_finds_in_each(pattern: re.Pattern[str], texts: list[str]) -> None:
    sheet = Sheet.of(texts)
    found = [[match.group() for match in pattern.finditer(text)] for text in texts]
    assert len(sheet) == len(texts)
    assert sheet.each() == texts
    assert sheet.begins.tolist() == [0, *accumulate(len(text) + 1 for text in texts)]
    assert sheet.counts(pattern).tolist() == list(map(len, found))
    assert sheet.having(pattern).tolist() == list(map(bool, found))
    assert sheet.firsts(pattern) == [next(iter(matches), "") for matches in found]
    assert sheet.without(pattern).text.split("\n")[:-1] == [pattern.sub("", text) for text in texts]


@given(_TEXTS)
def test_a_word_is_found_in_the_texts_that_hold_it(texts: list[str]) -> None:
    assert Sheet.of(texts).containing("建设").tolist() == ["建设" in text for text in texts]
