"""Headings that most have, counted by place."""

from __future__ import annotations

import pytest

from compare.corpus.headings import Headed, missing

USUAL, OTHER = "存在的问题和不足", "主要做法"


def headed(*documents: tuple[int, str]) -> list[Headed]:
    return [Headed(i, "report", place, (heading,)) for i, (place, heading) in enumerate(documents)]


def test_what_most_have_and_one_lacks_is_missing_there() -> None:
    documents = headed(*((place, USUAL) for place in range(9)), (9, OTHER))
    assert [(one.heading, one.share, one.lacking) for one in missing(documents)] == [(USUAL, 0.9, (9,))]


def test_the_many_years_of_one_place_do_not_make_a_heading_usual() -> None:
    many = [(0, USUAL)] * 20
    (gap,) = missing(headed(*many, *((place, OTHER) for place in range(1, 6))))
    assert (gap.heading, gap.share, gap.lacking) == (OTHER, 5 / 6, tuple(range(20)))


def test_a_place_whose_years_differ_has_it_in_part() -> None:
    (gap,) = missing(headed(*((place, USUAL) for place in range(9)), (9, USUAL), (9, OTHER)))
    assert gap.share == pytest.approx(0.95)
    assert gap.lacking == (10,)


def test_fewer_than_five_places_have_nothing_in_common() -> None:
    assert not missing(headed((0, USUAL), (1, USUAL), (2, USUAL), (3, USUAL), (3, OTHER)))
