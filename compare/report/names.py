"""How documents, sections and numbers are called in a report."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from compare.model import Thing
from compare.report.content import plain, shortened
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.errors import Said
    from compare.model import Document, Initiative, Link, Repair, SeriesInitiative, Span
    from compare.report.labels import Labels

_NAME_LENGTH = 40
_MOST_NAMES, _PLUS = 5, " + "
_OPENING_LENGTH = 14
EVIDENCE_WORDS = 5
_REPAIR_CONTEXT = 2


def document_name(document: Document) -> str:
    """What a document is called in a heading: its place and year, or its file."""
    told = document.metadata
    name = told.place or " ".join(told.issuers) or file_stem(document.clean.source.path)
    return plain(f"{name} {told.year}" if told.year and str(told.year) not in name else name)


def file_stem(path: str) -> str:
    """The name of a file without folder and suffix."""
    return "stdin" if path == "-" else PurePath(path).stem


def names(a: Document, b: Document) -> tuple[str, str]:
    """What two documents are called side by side, told apart by their titles' kind or their files."""
    first, second = document_name(a), document_name(b)
    if first != second:
        return first, second
    stems = tuple(plain(file_stem(d.clean.source.path)) for d in (a, b))
    return (
        (f"{first} ({stems[0]})", f"{second} ({stems[1]})") if stems[0] != stems[1] else (f"{first} A", f"{second} B")
    )


def title(a: Document, b: Document, labels: Labels) -> str:
    """What a report on two documents is called; two editions of one law by its name too."""
    first, second = names(a, b)
    if not a.metadata.title or a.metadata.title != b.metadata.title:
        return labels("title", a=first, b=second)
    return labels("title.same", title=shortened(plain(a.metadata.title), _NAME_LENGTH), a=first, b=second)


def section_name(document: Document, section: str, labels: Labels) -> str:
    """Number and heading of a section, its id where it has neither; what stands before the first section is the opening."""
    found = document.section_by_id.get(section)
    if found is None:
        return labels("opening" if document.sections else "whole")
    if found.number or found.heading:
        return shortened(plain(found.number + found.heading), _NAME_LENGTH)
    return section


def section_label(document: Document, section: str, labels: Labels) -> str:
    """The name of a section; where it has no heading with its first words, as in 第八条 公民应当弘扬…."""
    name, found = section_name(document, section, labels), document.section_by_id.get(section)
    if found is None or found.heading or found.sentences[0] == found.sentences[1]:
        return name
    opening = document.sentences[found.sentences[0]].span.of(document.text)
    return f"{name} {shortened(plain(opening), _OPENING_LENGTH)}"


def section_names(document: Document, sections: tuple[str, ...], labels: Labels) -> str:
    """The names of several sections in a row."""
    return joined([section_name(document, section, labels) for section in sections], labels)


def joined(sections: Sequence[str], labels: Labels) -> str:
    """Names of sections in a row; of many the first ones, and how many more there are."""
    if len(sections) <= _MOST_NAMES:
        return _PLUS.join(sections)
    shown = sections[: _MOST_NAMES - 1]
    return labels("names.more", names=_PLUS.join(shown), count=len(sections) - len(shown))


def thing_name(named: Initiative | SeriesInitiative, labels: Labels) -> str:
    """What a named thing is, or how it is named where that is not known."""
    return labels(f"initiative.{named.kind}" if named.thing is Thing.OTHER else f"thing.{named.thing}")


def anchor(document: Document, letter: str, span: Span) -> str:
    """The name that leads to a stretch of a document's clean text: its side and where it begins in the source."""
    return f"{letter.lower()}{document.clean.to_source(span).start}"


def link_words(link: Link, labels: Labels, most: int = EVIDENCE_WORDS) -> str:
    """The words that speak for a link, at most so many of the headings and of the texts."""
    said = []
    if link.evidence.heading_words:
        said.append(labels("evidence.heading", words=labels.listed(link.evidence.heading_words[:most])))
    if link.evidence.text_words:
        said.append(labels("evidence.text", words=labels.listed(link.evidence.text_words[:most])))
    return plain(" · ".join(said))


def against(reference: Sequence[Said], labels: Labels) -> str:
    """That ratios were measured against something, and against what."""
    return plain(labels("reference", reference=labels.listed(tuple(words(one, labels.language) for one in reference))))


def percent(ratio: float) -> str:
    """A ratio as whole per cent; what is not quite nothing does not read as 0."""
    return "<1%" if 0 < ratio < 0.005 else f"{100 * ratio:.0f}%"  # noqa: PLR2004 - half of one per cent


def number(value: float) -> str:
    """A number with separators and no needless decimals."""
    shown = round(value, 4)
    return f"{shown:,.0f}" if shown == int(shown) else f"{shown:,.4f}".rstrip("0")


def letters(text: str) -> int:
    """Letters, digits and Han: what is counted as characters."""
    return sum(map(str.isalnum, text))


def repair_words(document: Document, repair: Repair) -> str:
    """A repair as before → after, with the characters before it where nothing takes its place."""
    if not repair.undone:
        return plain(repair.before)
    source, start = document.clean.source.text, repair.span.start
    context = "" if repair.after else source[max(0, start - _REPAIR_CONTEXT) : start]
    return plain(f"{context}{repair.before} → {context}{repair.after}")
