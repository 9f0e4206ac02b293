"""Differences of form alone: marks, and how a thing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.classify.folding import characters
from compare.model import Evidence, PhraseClass, Tag

if TYPE_CHECKING:
    from compare.classify.cases import Answer, Case

_SHARED = frozenset({Tag.EQUAL, Tag.MOVE})


def punctuation(case: Case) -> Answer | None:
    """A change without a single letter, digit or Han."""
    if case.phrase.tag in _SHARED or any(characters(text) for text in case.texts):
        return None
    return PhraseClass.COSMETIC, Evidence(reason="punctuation", detail=" → ".join(case.texts))


def other_form(case: Case) -> Answer | None:
    """The same words in another form: width, a grouped figure, a variant character.

    A whole document in the other script or width is that document's habit and says
    nothing of a phrase; only what differs beyond it does.
    """
    if case.phrase.tag not in _SHARED:
        return None
    one, other = (" ".join(text.split()) for text in case.texts)
    if one == other or case.habits_differ:
        return None
    return PhraseClass.COSMETIC, Evidence(reason="other-form", detail=f"{one} → {other}" if len(one) < DETAIL else "")


DETAIL = 20
"""A longer phrase need not be repeated to see what differs."""
