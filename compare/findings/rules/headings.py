"""renamed-heading: another heading over the same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.model import Finding, Grade, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone, Pair
    from compare.model import Section

NAME = "renamed-heading"

_SAME_TEXT = 0.9
"""The share of the letters of a section's own text that stands unchanged in the other."""
_SHORTEST = 40
"""Letters of its own text that a section needs for the share to tell."""
_FORM = re.compile(r"[\W\d_]+")


def find(pair: Pair) -> Iterator[Finding]:
    """Sections whose heading changed and whose text did not."""
    if pair.a.document.metadata.kind == pair.b.document.metadata.kind == "regulation":
        return
    same = _unchanged_letters(pair)
    for link in pair.alignment.links:
        if len(link.a) == len(link.b) == 1 and link.relation in {Relation.SAME, Relation.MOVED}:
            yield from _renamed(pair, link.a[0], link.b[0], same)


def _unchanged_letters(pair: Pair) -> dict[tuple[str, str], int]:
    """The letters of sentences that say the same, by the sections they stand in."""
    a, b = pair.a.document, pair.b.document
    out: dict[tuple[str, str], int] = {}
    for bead in pair.alignment.beads:
        if len(bead.a) == len(bead.b) == 1:
            one, other = a.sentences[bead.a[0]], b.sentences[bead.b[0]]
            if pair.a.folded(one.span) == pair.b.folded(other.span):
                key = one.section, other.section
                out[key] = out.get(key, 0) + _letters(one.span.of(a.text))
    return out


def _renamed(pair: Pair, in_a: str, in_b: str, same: dict[tuple[str, str], int]) -> Iterator[Finding]:
    old, new = pair.a.document.section_by_id[in_a], pair.b.document.section_by_id[in_b]
    if not old.heading or not new.heading or _name(pair.a, old) == _name(pair.b, new):
        return
    longest = max(_own(pair.a, old), _own(pair.b, new))
    if longest < _SHORTEST or same.get((in_a, in_b), 0) < _SAME_TEXT * longest:
        return
    yield Finding(
        kind=NAME,
        grade=Grade.HINT,
        a=old.heading_span,
        b=new.heading_span,
        values=(("old", old.heading), ("new", new.heading)),
        evidence=f"{old.heading} → {new.heading}",
        weight=longest,
    )


def _name(alone: Alone, section: Section) -> str:
    """A heading without its number, marks and years."""
    return _FORM.sub("", alone.folded(section.heading_span)).lstrip("一二三四五六七八九十第章节条")


def _own(alone: Alone, section: Section) -> int:
    return sum(_letters(one.span.of(alone.document.text)) for one in alone.document.sentences_of(section))


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)
