"""Small documents made by hand, so that a stage can be tested without the stages before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.clean.script import normal_form
from compare.model import (
    Alignment,
    Bead,
    CleanText,
    Document,
    HeadingForm,
    Metadata,
    Phrase,
    Script,
    Section,
    Sentence,
    Source,
    Span,
    Tag,
)
from compare.text.spans import identity
from compare.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n]+")
_MIRRORED = {Tag.INSERT: Tag.DELETE, Tag.DELETE: Tag.INSERT}


def document(
    text: str, *, place: str = "", headings: Sequence[str] = (), script: Script = Script.SIMPLIFIED
) -> Document:
    """A document whose sentences are the lines of `text`; lines in `headings` open sections "1", "2"…"""
    normal, normal_map = normal_form(text)
    tokens = tokenize(normal, normal_map)
    clean = CleanText(
        source=Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/plain"),
        text=text,
        map=identity(len(text)),
        furniture=(),
        repairs=(),
        script=script,
        normal=normal,
        normal_map=normal_map,
    )
    sections, sentences = _cut(text, [token.span.start for token in tokens], headings)
    metadata = Metadata(title="", issuers=(), place=place, level="", year=None, kind="report", number="", date="")
    return Document(clean=clean, metadata=metadata, parts=(), sections=sections, sentences=sentences, tokens=tokens)


def _cut(text: str, starts: Sequence[int], headings: Sequence[str]) -> tuple[tuple[Section, ...], tuple[Sentence, ...]]:
    sections: list[Section] = []
    sentences: list[Sentence] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, max(start, match.start() + len(line.rstrip())))
        if line in headings:
            sections.append(_section(str(len(sections) + 1), line, span, len(sentences)))
        elif span.length:
            inside = [i for i, start in enumerate(starts) if span.start <= start < span.end]
            tokens = (inside[0], inside[-1] + 1) if inside else (0, 0)
            section = sections[-1].id if sections else ""
            sentences.append(Sentence(span=span, section=section, tokens=tokens))
    ends = [*(section.sentences[0] for section in sections[1:]), len(sentences)]
    found = (replace(one, sentences=(one.sentences[0], end)) for one, end in zip(sections, ends, strict=True) if one)
    return tuple(found) if sections else (), tuple(sentences)


def _section(number: str, heading: str, span: Span, first: int) -> Section:
    return Section(
        id=number,
        level=1,
        number="",
        heading=heading,
        form=HeadingForm.LINE,
        span=span,
        heading_span=span,
        parent=None,
        children=(),
        sentences=(first, first),
    )


def one_bead(a: Document, b: Document, *, moved: bool = False) -> Alignment:
    """All sentences of A against all of B."""
    bead = Bead(a=tuple(range(len(a.sentences))), b=tuple(range(len(b.sentences))), score=1.0, moved=moved)
    return Alignment(links=(), beads=(bead,))


def line_beads(a: Document, b: Document) -> Alignment:
    """The first sentence of A against the first of B, and so on; what is left over stands alone."""
    shorter = min(len(a.sentences), len(b.sentences))
    beads = [Bead(a=(i,), b=(i,), score=1.0) for i in range(shorter)]
    beads += [Bead(a=(i,), b=(), score=0.0) for i in range(shorter, len(a.sentences))]
    beads += [Bead(a=(), b=(j,), score=0.0) for j in range(shorter, len(b.sentences))]
    return Alignment(links=(), beads=tuple(beads))


def mirrored(alignment: Alignment) -> Alignment:
    """The alignment of B with A."""
    return replace(
        alignment,
        beads=tuple(replace(bead, a=bead.b, b=bead.a) for bead in alignment.beads),
        links=tuple(replace(link, a=link.b, b=link.a) for link in alignment.links),
    )


def mirrored_phrase(phrase: Phrase) -> Phrase:
    """The phrase as it is when the documents change places."""
    return replace(
        phrase,
        tag=_MIRRORED.get(phrase.tag, phrase.tag),
        a=phrase.b,
        b=phrase.a,
        section_a=phrase.section_b,
        section_b=phrase.section_a,
        bead=phrase.bead if phrase.bead_b is None else phrase.bead_b,
        bead_b=None if phrase.bead_b is None else phrase.bead,
    )


def marked(a: Document, b: Document, phrases: Sequence[Phrase]) -> str:
    """Phrases as a person reads them: same [-gone-]{+new+} same; a slash ends a sentence of either side."""
    out: list[str] = []
    before: Phrase | None = None
    for phrase in phrases:
        old = phrase.a.of(a.text) if phrase.a else ""
        new = phrase.b.of(b.text) if phrase.b else ""
        if before and any(_next_sentence(d, x, y) for d, x, y in ((a, before.a, phrase.a), (b, before.b, phrase.b))):
            out.append(" / ")
        shown = {Tag.EQUAL: old, Tag.MOVE: f"<{old}>", Tag.INSERT: f"{{+{new}+}}", Tag.DELETE: f"[-{old}-]"}
        out.append(shown.get(phrase.tag, f"[-{old}-]{{+{new}+}}"))
        before = phrase
    return "".join(out)


def _next_sentence(of: Document, before: Span | None, after: Span | None) -> bool:
    if not before or not after:
        return False
    return not any(sentence.span.covers(Span(before.start, after.end)) for sentence in of.sentences)
