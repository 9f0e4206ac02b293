"""The order of a side-by-side reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.report.pair.groups import groups, ordered_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison

HEAD = "A a.txt|甲报告|甲|2020\nB b.txt|乙报告|乙|2021\n"


def _links(comparison: Comparison) -> list[str]:
    return ["+".join(link.a) + "~" + "+".join(link.b) for link in ordered_links(comparison)]


def test_what_only_b_has_follows_its_elder_sibling_and_all_below_it(scripted: Callable[[str], Comparison]) -> None:
    comparison = scripted(
        HEAD
        + "== same 1||一、甲||一、甲\n== removed||(一)旧||\n== added||||(一)新\n== added||||二、新\n== same 1||二、乙||三、乙\n"
    )
    assert _links(comparison) == ["1~1", "~1.1", "1.1~", "~2", "2~3"]


def test_what_only_b_has_comes_first_where_nothing_is_before_it(scripted: Callable[[str], Comparison]) -> None:
    comparison = scripted(HEAD + "== added||||一、新\n== same 1||一、甲||二、甲\n")
    assert _links(comparison) == ["~1", "1~2"]


def test_every_sentence_has_one_place_and_a_pointer_at_most(handmade: Callable[[str], Comparison]) -> None:
    comparison = handmade("two-districts")
    entries = [entry for group in groups(comparison) for entry in group.entries]
    shown = Counter(entry.bead for entry in entries if not entry.pointer)
    assert shown == Counter(range(len(comparison.alignment.beads)))
    assert [entry.bead for entry in entries if entry.pointer] == [
        index for index, bead in enumerate(comparison.alignment.beads) if bead.moved
    ]


def test_sentences_read_on_in_both_texts(handmade: Callable[[str], Comparison]) -> None:
    """In A always; in B apart from what moved."""
    comparison = handmade("two-districts")
    beads = comparison.alignment.beads
    entries = [entry for group in groups(comparison) for entry in group.entries]
    in_a = [i for entry in entries if not entry.pointer for i in beads[entry.bead].a]
    assert in_a == sorted(in_a)


def test_links_that_share_a_section_are_read_together(scripted: Callable[[str], Comparison]) -> None:
    from dataclasses import replace

    comparison = scripted(HEAD + "== same 0.9||一、甲||一、甲\n= 相同。\n== added||||二、乙\n+ 新。\n")
    first, second = comparison.alignment.links
    part = replace(first, b=second.b)
    joined = replace(comparison, alignment=replace(comparison.alignment, links=(first, part)))
    (group,) = groups(joined)
    assert (group.a, group.b, len(group.links), len(group.entries)) == (("1",), ("1", "2"), 2, 2)
