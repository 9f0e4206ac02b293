"""Text that the other document has word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Evidence, PhraseClass, Tag

if TYPE_CHECKING:
    from compare.classify.cases import Answer, Case

HALF_SURE = 8
"""Characters of a shared run at which chance and stock wording are equally likely."""


def shared(case: Case) -> Answer | None:
    """A shared run long enough not to be chance is boilerplate; the longer, the surer."""
    if case.phrase.tag not in {Tag.EQUAL, Tag.MOVE}:
        return None
    score = round(case.run / (case.run + HALF_SURE), 2)
    if case.run < case.options.shortest_shared:
        return PhraseClass.LOCAL, Evidence(reason="short-run", detail=str(case.run), score=score)
    reason = "shared-text" if case.phrase.tag is Tag.EQUAL else "shared-elsewhere"
    return PhraseClass.BOILERPLATE, Evidence(reason=reason, detail=str(case.run), score=score)
