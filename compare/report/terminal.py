"""The short answer on a terminal: a comparison in a few lines, an outline as a tree."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.model import Relation
from compare.report.content import plain, shortened
from compare.report.labels import Labels
from compare.report.names import letters, names, number, percent, repair_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Document, Initiative, Measure, Summary
    from compare.options import Language

_BAR = 16
_INITIATIVES = 5
_EXAMPLE = 60


class Style(StrEnum):
    """Select graphic rendition, ECMA-48."""

    BOLD = "1"
    FAINT = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"


class Painter:
    """Colours text, or leaves it as it is."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, *styles: Style) -> str:
        """`text` in `styles`."""
        return f"\x1b[{';'.join(styles)}m{text}\x1b[0m" if self.colour and styles and text else text


def summary(comparison: Comparison, language: Language, *, colour: bool) -> str:
    """A comparison in a few lines."""
    return "\n".join(_summary(comparison, Labels(language), Painter(colour=colour))) + "\n"


def _summary(comparison: Comparison, labels: Labels, paint: Painter) -> Iterator[str]:
    for letter, name, document in zip(
        "AB", names(comparison.a, comparison.b), (comparison.a, comparison.b), strict=True
    ):
        title = plain(document.metadata.title) or name
        count = labels("summary.characters", count=number(letters(document.text)))
        yield f"{paint(letter, Style.BOLD)} {paint(title, Style.BOLD)}  {paint(count, Style.FAINT)}"
    if comparison.identical:
        yield labels("measure.identical")
    for letter, measure in (("A", comparison.measures.a), ("B", comparison.measures.b)):
        yield f"{paint(letter, Style.BOLD)} {_shares(measure, labels, paint)}"
    counted = Counter(link.relation for link in comparison.alignment.links)
    links = labels.listed(tuple(f"{labels(f'relation.{r}')} {counted[r]}" for r in Relation if counted[r]))
    yield f"{labels('summary.links')}: {links or labels('summary.none')}"
    yield f"{labels('summary.figures')}: {len(comparison.figures)}"
    for letter, found in (("A", comparison.initiatives_a), ("B", comparison.initiatives_b)):
        yield f"{labels('summary.initiatives')} {paint(letter, Style.BOLD)}: {_initiatives(found, labels, paint)}"


def _shares(measure: Measure, labels: Labels, paint: Painter) -> str:
    shares = (
        ("shared", measure.shared_ratio, Style.GREEN),
        ("boilerplate", measure.boilerplate_ratio, Style.BLUE),
        ("local", measure.shares.local, Style.YELLOW),
    )
    return "   ".join(
        f"{labels(f'summary.{key}')} {_bar(share, style, paint)} {percent(share)}" for key, share, style in shares
    )


def corpus(summary: Summary, language: Language, *, colour: bool) -> str:
    """Many reports, one line each, the most boilerplate first."""
    labels, paint = Labels(language), Painter(colour=colour)
    ranked = sorted(summary.documents, key=lambda one: (-one.measure.boilerplate_ratio, one.document.clean.source.path))
    lines = [
        f"{_shares(one.measure, labels, paint)}  "
        f"{paint(plain(one.document.metadata.title or one.document.clean.source.path), Style.BOLD)}"
        for one in ranked
    ]
    return "\n".join([*lines, paint(plain(summary.reference), Style.FAINT)]) + "\n"


def _bar(share: float, style: Style, paint: Painter) -> str:
    filled = min(_BAR, round(_BAR * share))
    return paint("█" * filled, style) + paint("░" * (_BAR - filled), Style.FAINT)


def _initiatives(found: tuple[Initiative, ...], labels: Labels, paint: Painter) -> str:
    """The first few names, and how many there are."""
    if not found:
        return labels("summary.none")
    first = labels.listed(tuple(shortened(plain(one.name), 24) for one in found[:_INITIATIVES]))
    more = "…" if len(found) > _INITIATIVES else ""
    return f"{first}{more} {paint(f'({len(found)})', Style.FAINT)}"


# ------------------------------------------------------------------------ outline


def outline(document: Document, language: Language, *, colour: bool, verbose: bool = False) -> str:
    """What was read of a document; `verbose` lists furniture and repairs with their rules."""
    labels, paint = Labels(language), Painter(colour=colour)
    lines = [*_metadata(document, labels, paint), "", *_tree(document, labels, paint)]
    left_out = document.clean.furniture, document.clean.repairs
    counts = (("outline.furniture", len(left_out[0])), ("outline.repairs", len(left_out[1])))
    lines += ["", "   ".join(f"{labels(key)}: {count}" for key, count in counts)]
    if verbose:
        lines += _left_out(document, paint)
    lines += [paint(f"! {plain(said)}", Style.YELLOW) for said in (*document.clean.source.notes, *document.notes)]
    return "\n".join(lines) + "\n"


def _metadata(document: Document, labels: Labels, paint: Painter) -> Iterator[str]:
    told, clean = document.metadata, document.clean
    if told.title:
        yield paint(plain(told.title), Style.BOLD)
    facts = (
        ("fact.issuer", labels.listed(told.issuers)),
        ("outline.place", _place(document)),
        ("outline.level", labels.known("level", told.level)),
        ("fact.year", str(told.year or "")),
        ("fact.kind", labels.known("kind", told.kind)),
        ("fact.number", told.number),
        ("fact.date", told.date),
        ("fact.script", labels(f"script.{clean.script}")),
        ("fact.characters", number(letters(clean.text))),
        ("fact.file", clean.source.path),
        ("outline.encoding", clean.source.encoding),
        ("outline.media", clean.source.media_type),
    )
    for key, value in facts:
        if value:
            yield f"{paint(labels(key) + ':', Style.FAINT)} {plain(value)}"


def _place(document: Document) -> str:
    """The place, and the chain that leads down to it where it is known."""
    told = document.metadata
    chain = " › ".join(told.place_chain)
    return f"{told.place} ({chain})" if len(told.place_chain) > 1 else told.place


def _tree(document: Document, labels: Labels, paint: Painter) -> Iterator[str]:
    if not document.sections:
        yield labels("outline.none")
    for section in document.sections:
        own = number(sum(letters(s.span.of(document.text)) for s in document.sentences_of(section)))
        name = plain(f"{section.number}{section.heading}") or "—"
        indent = "  " * (section.level - 1)
        yield f"{indent}{paint(section.id, Style.FAINT)} {paint(name, Style.BOLD) if section.level == 1 else name} {paint(own, Style.FAINT)}"


def _left_out(document: Document, paint: Painter) -> Iterator[str]:
    for name, value in document.clean.source.fields:
        yield f"{paint('=', Style.FAINT)} {paint(plain(name), Style.FAINT)} {shortened(plain(value), _EXAMPLE)}"
    for part in document.parts:
        where = "–".join(str(edge) for edge in document.clean.to_source(part.span))
        yield f"{paint('·', Style.FAINT)} {where} {paint(part.kind, Style.FAINT)} {shortened(plain(part.span.of(document.text).strip()), _EXAMPLE)}"
    for furniture in document.clean.furniture:
        where = f"{furniture.span.start}–{furniture.span.end}"
        text = shortened(plain(furniture.text.strip()), _EXAMPLE)
        yield f"{paint('−', Style.RED)} {where} {paint(furniture.rule, Style.FAINT)} {text}"
    for repair in document.clean.repairs:
        where = f"{repair.span.start}–{repair.span.end}"
        sign = paint("~" if repair.undone else "?", Style.GREEN)
        yield f"{sign} {where} {paint(repair.rule, Style.FAINT)} {repair_words(document, repair)}"
