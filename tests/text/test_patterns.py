from __future__ import annotations

import copy
import re

import pytest

from compare.text.patterns import lazily


def test_a_lazy_pattern_is_the_pattern_it_stands_for() -> None:
    late, early = lazily(r"^(\d+)年", re.MULTILINE), re.compile(r"^(\d+)年", re.MULTILINE)
    text = "2020年\n2021年"
    for _ in range(2):
        assert late.findall(text) == early.findall(text)
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)


def test_a_wrong_pattern_shows_when_it_is_used() -> None:
    wrong = lazily("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_a_copy_is_a_pattern_too() -> None:
    assert copy.copy(lazily("a+")).findall("aab") == ["aa"]
