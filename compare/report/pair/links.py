"""What speaks for a link between sections, and what speaks against it: words, likeness, the tree, rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Block, Heading, Line, Paragraph, TableKind, line, note, plain, table
from compare.report.names import link_words, section_name, section_names
from compare.report.pair.groups import ordered_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Link
    from compare.report.labels import Labels


_SURE = 0.9
"""A link without rivals and of this score or more is not worth an editor's second look."""


def facts(comparison: Comparison, link: Link, labels: Labels) -> tuple[tuple[str, str], ...]:
    """Name and text of everything that is known about why two sections were linked."""
    return tuple((labels(f"evidence.{key}"), fact) for key, fact in _facts(comparison, link, labels) if fact)


def evidence(comparison: Comparison, link: Link, labels: Labels) -> str:
    """The same, one fact a line, its name before a tab."""
    return "\n".join(f"{name}\t{fact}" for name, fact in facts(comparison, link, labels))


def _facts(comparison: Comparison, link: Link, labels: Labels) -> Iterator[tuple[str, str]]:
    words = link_words(link, labels)
    yield "score", f"{link.score:.2f}"
    yield "shared", words
    yield (
        "likeness",
        labels("link.likeness", heading=f"{link.heading_similarity:.2f}", text=f"{link.text_similarity:.2f}"),
    )
    yield "tree", _tree(link, labels)
    yield "rivals", _rivals(comparison, link, labels)


def _tree(link: Link, labels: Labels) -> str:
    """What the sections around the link say of it, as far as they say anything."""
    support = link.evidence.support
    if support is None:
        return ""
    said = {
        "above": support.above,
        "outranked": support.outranked,
        "below": support.below,
        "undercut": support.undercut,
    }
    return " · ".join(labels(f"link.{name}", value=f"{x:.2f}") for name, x in said.items() if round(x, 2))


def _rivals(comparison: Comparison, link: Link, labels: Labels) -> str:
    """The pairs that were not taken, with their scores; of each only the sections that the link does not have."""
    return " · ".join(f"{_rival(comparison, link, a, b, labels)} {score:.2f}" for a, b, score in link.evidence.rivals)


def _rival(comparison: Comparison, link: Link, a: str, b: str, labels: Labels) -> str:
    here, there = section_name(comparison.a, a, labels), section_name(comparison.b, b, labels)
    if a in link.a and len(link.a) == 1:
        return f"B {there}"
    if b in link.b and len(link.b) == 1:
        return f"A {here}"
    return f"A {here} ↔ B {there}"


def blocks(comparison: Comparison, labels: Labels, *, whole: bool = False) -> tuple[Block, ...]:
    """A row for each doubtful link: its sections and everything that is known about why they were linked.

    `whole` gives every link with two sides such a row; else those beyond doubt are only counted.
    """
    links = [link for link in ordered_links(comparison) if link.a and link.b]
    told = [link for link in links if whole or link.score < _SURE or link.evidence.rivals]
    found: list[Block] = [Heading(level=2, line=line(labels("appendix.links")))] if links else []
    if told:
        rows = [_row(comparison, link, labels) for link in told]
        found.append(table(TableKind.LINKS, ("A", "B", labels("evidence")), rows))
    if len(told) < len(links):
        said = labels("appendix.links.sure", count=len(links) - len(told), score=f"{_SURE:.2f}")
        found.append(Paragraph(line=(note(said),)))
    return tuple(found)


def _row(comparison: Comparison, link: Link, labels: Labels) -> tuple[Line, ...]:
    said = (labels.named(name, fact) for name, fact in facts(comparison, link, labels))
    return (
        line(section_names(comparison.a, link.a, labels)),
        line(section_names(comparison.b, link.b, labels)),
        line(plain(labels("list.semicolon").join(said))),
    )
