"""Whole texts at once, against one character after another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.text.codes import CharacterSet, CharacterTable, codes, signs, text_of

_CHARACTERS = st.characters() | st.sampled_from("，。、报告\U00020000\ud800")
_TEXTS = st.text(_CHARACTERS)


@given(_TEXTS)
def test_a_text_comes_back_from_its_code_points(text: str) -> None:
    assert text_of(codes(text)) == text
    assert codes(text).tolist() == list(map(ord, text))


@given(_TEXTS)
def test_the_signs_of_a_text_are_its_characters_but_ideographs_each_once(text: str) -> None:
    assert list(signs(text)) == sorted(char for char in set(text) if not "一" <= char <= "鿿")


@given(st.dictionaries(_CHARACTERS, _CHARACTERS), _TEXTS)
def test_a_table_changes_what_translate_changes(forms: dict[str, str], text: str) -> None:
    by_code = {ord(char): other for char, other in forms.items()}
    for changed in (text, "".join(forms) + text):
        assert CharacterTable(by_code).of(changed) == changed.translate(by_code)


@given(st.frozensets(_CHARACTERS), _TEXTS)
def test_a_set_counts_its_members(members: frozenset[str], text: str) -> None:
    for asked in (text, "".join(members) + text):
        assert CharacterSet(codes("".join(members))).count(asked) == sum(char in members for char in asked)


def test_a_set_may_be_written_as_ranges() -> None:
    assert CharacterSet.spanning("b-dx-x").count("abcdefxyz") == 4
