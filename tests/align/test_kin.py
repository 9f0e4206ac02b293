"""A section and the chapter that its own chapter answers."""

from __future__ import annotations

from reading import read_text

from compare.align.kin import without_kin
from compare.align.profile import profile

TWO_CHAPTERS = (
    "一、规范执法\n(一)公示执法。公开信息。\n(二)培训队伍。办班三期。\n二、化解矛盾\n(一)做好调解。排查纠纷。\n"
)
ONE, SHOW, TRAIN, TWO, SETTLE = range(5)


def kept(**log_odds: float) -> set[str]:
    """The pairs that stay of some, each named by the two sections of one and the same text."""
    both = profile(read_text(TWO_CHAPTERS)), profile(read_text(TWO_CHAPTERS))
    places = {"ONE": ONE, "SHOW": SHOW, "TRAIN": TRAIN, "TWO": TWO, "SETTLE": SETTLE}
    pairs = {name: (places[name.split("_")[0]], places[name.split("_")[1]]) for name in log_odds}
    left = without_kin(sorted(pairs.values()), {pairs[name]: x for name, x in log_odds.items()}, both)
    return {name for name, pair in pairs.items() if pair in left}


def test_a_section_that_answers_one_in_the_chapter_does_not_answer_the_chapter_too() -> None:
    assert kept(ONE_ONE=5, SHOW_SHOW=3, SHOW_ONE=1) == {"ONE_ONE", "SHOW_SHOW"}
    assert kept(ONE_ONE=5, SHOW_SHOW=3, ONE_SHOW=1) == {"ONE_ONE", "SHOW_SHOW"}


def test_where_nothing_in_the_chapter_answers_it_it_may() -> None:
    assert kept(ONE_ONE=5, SHOW_ONE=1) == {"ONE_ONE", "SHOW_ONE"}


def test_it_may_where_its_own_chapter_answers_another_one_better() -> None:
    assert kept(ONE_TWO=5, SHOW_ONE=3, SHOW_TRAIN=1, ONE_ONE=1) == {"ONE_TWO", "SHOW_ONE", "SHOW_TRAIN", "ONE_ONE"}
