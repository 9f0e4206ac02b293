"""What was read of a document, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import plain, shortened
from compare.report.labels import Labels
from compare.report.names import letters, number, repair_words
from compare.report.sentences import words
from compare.report.terminal.painter import Painter, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document
    from compare.options import Language

_EXAMPLE = 60


def outline(document: Document, language: Language, *, colour: bool, verbose: bool = False) -> str:
    """What was read of a document; `verbose` lists furniture and repairs with their rules."""
    labels, paint = Labels(language), Painter(colour=colour)
    lines = [*_metadata(document, labels, paint), "", *_tree(document, labels, paint)]
    left_out = document.clean.furniture, document.clean.repairs
    counts = (("outline.furniture", len(left_out[0])), ("outline.repairs", len(left_out[1])))
    lines += ["", "   ".join(labels.named(labels(key), number(count)) for key, count in counts)]
    if verbose:
        lines += _left_out(document, labels, paint)
    lines += [paint(f"! {plain(words(note.said, labels.language))}", Style.YELLOW) for note in document.all_notes]
    return "\n".join(lines) + "\n"


def _metadata(document: Document, labels: Labels, paint: Painter) -> Iterator[str]:
    told, clean = document.metadata, document.clean
    if told.title:
        yield paint(plain(told.title), Style.BOLD)
    facts = (
        ("fact.issuer", labels.listed(told.issuers)),
        ("outline.place", _place(document, labels)),
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
            yield labels.named(paint(labels(key), Style.FAINT), plain(value))


def _place(document: Document, labels: Labels) -> str:
    """The place, and the chain that leads down to it where it is known."""
    told = document.metadata
    chain = " › ".join(told.place_chain)
    return labels("list.aside", name=told.place, aside=chain) if len(told.place_chain) > 1 else told.place


def _tree(document: Document, labels: Labels, paint: Painter) -> Iterator[str]:
    if not document.sections:
        yield labels("outline.none")
    for section in document.sections:
        own = number(sum(letters(s.span.of(document.text)) for s in document.sentences_of(section)))
        name = plain(f"{section.number}{section.heading}") or "—"
        page = document.page_of(section.heading_span)
        own += f" {labels('outline.page', page=page)}" if page else ""
        indent = "  " * (section.level - 1)
        yield f"{indent}{paint(section.id, Style.FAINT)} {paint(name, Style.BOLD) if section.level == 1 else name} {paint(own, Style.FAINT)}"


def _left_out(document: Document, labels: Labels, paint: Painter) -> Iterator[str]:
    for name, value in document.clean.source.fields:
        yield f"{paint('=', Style.FAINT)} {paint(plain(name), Style.FAINT)} {shortened(plain(value), _EXAMPLE)}"
    for part in document.parts:
        where = "–".join(str(edge) for edge in document.clean.to_source(part.span))
        yield f"{paint('·', Style.FAINT)} {where} {paint(labels.known('part', part.kind), Style.FAINT)} {shortened(plain(part.span.of(document.text).strip()), _EXAMPLE)}"
    for furniture in document.clean.furniture:
        where = f"{furniture.span.start}–{furniture.span.end}"
        text = shortened(plain(furniture.text.strip()), _EXAMPLE)
        yield f"{paint('−', Style.RED)} {where} {paint(labels.known('clean', furniture.rule), Style.FAINT)} {text}"
    for repair in document.clean.repairs:
        where = f"{repair.span.start}–{repair.span.end}"
        sign = paint("~" if repair.undone else "?", Style.GREEN)
        yield f"{sign} {where} {paint(labels.known('clean', repair.rule), Style.FAINT)} {repair_words(document, repair)}"
