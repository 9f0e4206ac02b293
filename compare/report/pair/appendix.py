"""Chapter: what was left out, repaired or set apart, what to beware of, and how the result was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Block, Heading, Line, Listing, Paragraph, TableKind, line, plain, shortened, table
from compare.report.names import repair_words
from compare.report.pair import links
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Comparison, Document, Repair
    from compare.report.labels import Labels

_EXAMPLES = 6
_LENGTH = 60


def blocks(comparison: Comparison, labels: Labels, *, whole: bool = False) -> tuple[Block, ...]:
    """The evidence of the links (of all where `whole`), furniture, repairs, parts, notes and the method."""
    both = (("A", comparison.a), ("B", comparison.b))
    grouped = ("appendix.side", "appendix.rule", "appendix.times", "appendix.examples")
    furniture = [row for side, document in both for row in _furniture(side, document, labels)]
    repairs = [row for side, document in both for row in _repairs(side, document, labels)]
    parts = [
        (
            line(side),
            line(labels.known("part", part.kind)),
            line(shortened(plain(part.span.of(document.text)), _LENGTH)),
        )
        for side, document in both
        for part in document.parts
    ]
    return (
        *links.blocks(comparison, labels, whole=whole),
        *_titled("furniture", grouped, furniture, labels),
        *_titled("repairs", grouped, repairs, labels),
        *_titled("parts", ("appendix.side", "appendix.part", "appendix.text"), parts, labels),
        *_notes(comparison, labels),
        *_method(comparison, labels),
    )


def _titled(key: str, header: tuple[str, ...], rows: Sequence[tuple[Line, ...]], labels: Labels) -> tuple[Block, ...]:
    """A heading with its table, or with the word that there is nothing."""
    heading = Heading(level=2, line=line(labels(f"appendix.{key}")))
    if not rows:
        return heading, Paragraph(line=line(labels("appendix.none")))
    return heading, table(TableKind.PLAIN, tuple(labels(name) for name in header), rows)


def _grouped(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Examples by rule, both in the order they are met."""
    groups: dict[str, list[str]] = {}
    for rule, example in found:
        groups.setdefault(rule, []).append(example)
    return groups


def _rows(side: str, groups: dict[str, list[str]], between: str) -> list[tuple[Line, ...]]:
    return [
        (line(side), line(plain(rule)), line(f"×{len(examples)}"), line(between.join(_some(examples))))
        for rule, examples in groups.items()
    ]


def _some(examples: list[str]) -> list[str]:
    """The first few different examples; the last says that there are more."""
    different = list(dict.fromkeys(examples))
    return different[:_EXAMPLES] + ["…"] * (len(different) > _EXAMPLES)


def _furniture(side: str, document: Document, labels: Labels) -> list[tuple[Line, ...]]:
    found = (
        (labels.known("clean", f.rule), shortened(plain(f.text.strip()), _LENGTH)) for f in document.clean.furniture
    )
    return _rows(side, _grouped(found), " ┊ ")


def _repairs(side: str, document: Document, labels: Labels) -> list[tuple[Line, ...]]:
    found = ((_repair_rule(repair, labels), repair_words(document, repair)) for repair in document.clean.repairs)
    return _rows(side, _grouped(found), " ┊ ")


def _repair_rule(repair: Repair, labels: Labels) -> str:
    rule = labels.known("clean", repair.rule)
    return rule if repair.undone else labels("appendix.kept", rule=rule)


def _notes(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    said = [
        labels.named(side, words(note.said, labels.language))
        for side, document in (("A", comparison.a), ("B", comparison.b))
        for note in document.all_notes
    ]
    said += (words(note.said, labels.language) for note in comparison.alignment.notes)
    heading = Heading(level=2, line=line(labels("appendix.notes")))
    if not said:
        return heading, Paragraph(line=line(labels("appendix.none")))
    return heading, Listing(items=tuple(line(plain(one)) for one in said))


def _method(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    items = [labels("method.signature", signature=comparison.signature)]
    for side, document in (("A", comparison.a), ("B", comparison.b)):
        source = document.clean.source
        told = {"side": side, "path": source.path, "sha256": source.sha256}
        decoded = labels("method.source.decoded", encoding=source.encoding, **told) if source.encoding else ""
        items.append(decoded or labels("method.source", **told))
    heading = Heading(level=2, line=line(labels("appendix.method")))
    return heading, Listing(items=tuple(line(plain(item)) for item in items))
