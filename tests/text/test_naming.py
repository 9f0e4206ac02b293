"""Names that are variants of one, told as if every two were compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.text.naming import Naming, are_variants, joined

NAMES = st.builds(Naming, st.text("东山核心商圈", max_size=8), st.booleans())


def _slowly(names: list[Naming]) -> list[list[Naming]]:
    groups: list[list[Naming]] = []
    for one in names:
        group = next((group for group in groups if any(are_variants(one, other) for other in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


@given(st.lists(NAMES, max_size=12))
def test_names_are_joined_as_if_every_two_were_compared(names: list[Naming]) -> None:
    assert joined(names, lambda one: one) == _slowly(names)


@given(NAMES, NAMES)
def test_which_of_two_comes_first_does_not_matter(one: Naming, other: Naming) -> None:
    assert are_variants(one, other) == are_variants(other, one)
