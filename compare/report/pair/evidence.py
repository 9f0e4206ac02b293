"""What speaks for a mark, in words: what a reader sees who points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document, Phrase, Span
    from compare.report.labels import Labels

_LONGEST = 60
# Reasons whose detail is a count of places; those of a slot or another form repeat the two sides.
_COUNTED = "in-reference"
_REPEATING = ("slot-", "punctuation", "other-form")


def evidence(phrase: Phrase, letter: str, other: Document, labels: Labels) -> str:
    """One fact a line, its name before a tab.

    `letter` is the side the phrase is shown on, `other` the document of the other side.
    """
    there = phrase.b if letter == "A" else phrase.a
    said = (*_facts(phrase, labels), *_counterpart(there, other))
    return "\n".join(f"{labels(f'evidence.{key}')}\t{fact}" for key, fact in said)


def _facts(phrase: Phrase, labels: Labels) -> Iterator[tuple[str, str]]:
    yield "change", labels(f"tag.{phrase.tag}")
    if phrase.cls and phrase.evidence:
        yield "class", labels(f"class.{phrase.cls}")
        yield "reason", _reason(phrase.evidence.reason, phrase.evidence.detail, labels)
        yield "score", f"{phrase.evidence.score:.2f}"
        if phrase.evidence.reason == _COUNTED:
            yield "places", phrase.evidence.detail


def _counterpart(span: Span | None, other: Document) -> Iterator[tuple[str, str]]:
    if span:
        yield "counterpart", shortened(plain(span.of(other.text)), _LONGEST)


def _reason(reason: str, detail: str, labels: Labels) -> str:
    """The rule in words, and what it saw where the other facts do not say that."""
    said = labels.known("reason", reason)
    if not detail or reason == _COUNTED or reason.startswith(_REPEATING) or detail.isdigit():
        return said
    return plain(f"{said} · {shortened(detail, _LONGEST)}")
