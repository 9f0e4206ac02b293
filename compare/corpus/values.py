"""The values of the model from what a parsed form keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.classify.initiatives import COMMON, initiative_score
from compare.model import Initiative, InitiativeKind, Metadata, ReportFacts, Span, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def facts(path: str, told: Mapping[str, Any]) -> ReportFacts:
    """What is known of a file and of the document in it."""
    listed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told["metadata"].items()
    }
    return ReportFacts(
        path=path,
        sha256=told["sha256"],
        encoding=told["encoding"],
        media_type=told["media_type"],
        script=told["script"],
        characters=told["characters"],
        fields=tuple((name, value) for name, value in told["fields"]),
        metadata=Metadata(**listed),
        notes=tuple(told["notes"]),
    )


def own(found: Iterable[Mapping[str, Any]]) -> tuple[Initiative, ...]:
    """The initiatives that hardly another place names, the most telling first."""
    own = [_initiative(one) for one in found if one["elsewhere"] < COMMON]
    return tuple(sorted(own, key=lambda one: (-one.score, one.spans[0])))


def _initiative(one: Mapping[str, Any]) -> Initiative:
    return Initiative(
        name=one["name"],
        kind=InitiativeKind(one["kind"]),
        spans=tuple(Span(*span) for span in one["spans"]),
        sentence=Span(*one["sentence"]),
        section=one["section"],
        evidence=one["evidence"],
        thing=Thing(one["thing"]),
        score=initiative_score(one["points"] - one["elsewhere"]),
        figures=tuple(Span(*span) for span in one["figures"]),
        elsewhere=one["elsewhere"],
    )
