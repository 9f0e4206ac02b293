"""How much of a sentence is read for each name in it, however many there are."""

from __future__ import annotations

import pytest

from compare.classify import names
from compare.classify.names import find_names
from compare.text.sheet import Sheet

MANY = 300


@pytest.mark.parametrize(("mark", "joint"), [('"{}"', ""), ('"{}"', "、"), ("《{}》", ""), ("《{}》", "、")])
def test_a_bounded_stretch_of_a_clause_is_read_for_each_name(
    monkeypatch: pytest.MonkeyPatch, mark: str, joint: str
) -> None:
    read = []

    def counting(text: str, position: int) -> str:
        read.append(before(text, position))
        return read[-1]

    before = names._before
    monkeypatch.setattr(names, "_before", counting)
    text = "甲市出台" + joint.join(mark.format(f"甲市办法{number}号") for number in range(MANY)) + "。"
    (found,) = find_names(Sheet.of([text]), ("甲市",))
    assert len(found) == len(read) == MANY
    assert sum(map(len, read)) <= names._FAR * MANY


def test_what_stands_between_two_names_is_parted_in_one_way() -> None:
    """A list of thirty, each joined by a mark, did not end."""
    listed = "、".join(f'"甲字{number}"' for number in range(30))
    (ways,) = find_names(Sheet.of([f"打造{listed}等方式。"]), ())
    (things,) = find_names(Sheet.of([f"打造{listed}等品牌。"]), ())
    assert not ways
    assert len(things) == 30
