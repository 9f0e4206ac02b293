"""Changes that only fill the slots of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Evidence, PhraseClass, Tag

if TYPE_CHECKING:
    from compare.classify.cases import Answer, Case


def filled_slots(case: Case) -> Answer | None:
    """A replaced phrase whose two sides are one frame once figures, dates, names are covered."""
    if case.phrase.tag is not Tag.REPLACE:
        return None
    one, other = case.frames
    kinds = [piece.strip("<>") for piece in one if piece.startswith("<")]
    if not kinds or one != other:
        return None
    detail = " → ".join(case.texts)
    return PhraseClass.TEMPLATE, Evidence(reason=f"slot-{kinds[0]}", detail=detail, score=0.9)


def lone_slots(case: Case) -> Answer | None:
    """An insertion or deletion that is a slot and nothing else: 2023年, or 全市."""
    if case.phrase.tag not in {Tag.INSERT, Tag.DELETE}:
        return None
    frame = [piece for side in case.frames for piece in side if any(map(str.isalnum, piece))]
    if not frame or not all(piece.startswith("<") for piece in frame):
        return None
    kind = frame[0].strip("<>")
    return PhraseClass.TEMPLATE, Evidence(reason=f"slot-{kind}", detail="".join(case.texts), score=0.7)
