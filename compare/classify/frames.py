"""Whole sentences: shared words round nothing but filled slots are a frame."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Evidence, PhraseClass, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Phrase

_FILLER = frozenset({PhraseClass.TEMPLATE, PhraseClass.COSMETIC})
_SHARED = frozenset({Tag.EQUAL, Tag.MOVE})


def with_frames(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases, with the shared ones of a bead that differs in slots only classed template."""
    beads: defaultdict[int, list[int]] = defaultdict(list)
    for index, phrase in enumerate(phrases):
        if phrase.bead_b is None:
            beads[phrase.bead].append(index)
    framed = list(phrases)
    for indexes in beads.values():
        if _is_frame([phrases[i] for i in indexes]):
            for i in indexes:
                framed[i] = _frame(phrases[i])
    return tuple(framed)


def _is_frame(bead: Sequence[Phrase]) -> bool:
    """Whether everything that changed in a bead is filler, and something is."""
    changed = [phrase.cls for phrase in bead if phrase.tag not in _SHARED]
    return PhraseClass.TEMPLATE in changed and _FILLER.issuperset(changed)


def _frame(phrase: Phrase) -> Phrase:
    if phrase.tag not in _SHARED or phrase.cls is PhraseClass.COSMETIC:
        return phrase
    return replace(phrase, cls=PhraseClass.TEMPLATE, evidence=Evidence(reason="frame", score=0.9))
