"""B against A as a Word document with real tracked changes and comments.

Accepting all changes gives B, rejecting all gives A: `strand` makes each document a row
of paragraphs, `weave` puts both in one reading order, `tracked` writes it, `styles` sets
the page as GB/T 9704 wants it. The package itself is python-docx's.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from compare.model import Script, Span
from compare.report.content import plain
from compare.report.docx.strand import strand
from compare.report.docx.styles import dress
from compare.report.docx.tracked import Remark, Tracker
from compare.report.docx.weave import weave
from compare.report.findings import message
from compare.report.labels import Labels
from compare.report.names import names

if TYPE_CHECKING:
    from docx.document import Document as Word

    from compare.model import Comparison, Finding
    from compare.options import Language
    from compare.report.docx.strand import Strand

_LANGUAGES = {Script.SIMPLIFIED: "zh-CN", Script.TRADITIONAL: "zh-TW"}
# The first moment that a zip can name.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_OPENING = Span(0, 0)


def render(comparison: Comparison, language: Language, *, author: str, date: str) -> bytes:
    """The whole document, the same bytes on every run.

    Args:
        comparison: the two documents and what is known of them.
        language: of the comments.
        author: who is said to have made the changes and comments.
        date: when, as an ISO 8601 moment in UTC.
    """
    author = plain(author)
    a, b = strand(comparison.a), strand(comparison.b)
    word = docx.Document()
    ids = dress(word, _LANGUAGES[comparison.b.clean.script])
    _describe(word, comparison, author, date)
    remarks = _remarks(word, comparison, a, b, Labels(language), author=author, date=date)
    _drop_old_effects(word)
    body = word.element.body
    for paragraph in body.findall(qn("w:p")):
        body.remove(paragraph)
    tracker = Tracker(a, b, ids, author=author, date=date)
    for paragraph in tracker.paragraphs(weave(comparison, a, b), remarks):
        body[-1].addprevious(paragraph)  # the section's properties stay last
    held = io.BytesIO()
    word.save(held)
    return _repeatable(held.getvalue())


def _drop_old_effects(word: Word) -> None:
    """The template's copy of the styles for Word 2007, which no longer agrees with them."""
    for name, relation in tuple(word.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            word.part.drop_rel(name)
            word.part.rels.pop(name, None)


def _describe(word: Word, comparison: Comparison, author: str, date: str) -> None:
    told, moment = word.core_properties, datetime.fromisoformat(date)
    told.title = plain(" – ".join(names(comparison.a, comparison.b)))
    told.author = told.last_modified_by = author
    told.created = told.modified = moment
    told.language = _LANGUAGES[comparison.b.clean.script]
    told.comments = ""


def _remarks(  # noqa: PLR0913 - a comment is all of these
    word: Word, comparison: Comparison, a: Strand, b: Strand, labels: Labels, *, author: str, date: str
) -> tuple[Remark, ...]:
    """A comment for each finding, on the text it is about; on B's opening where it is about none."""
    named = names(comparison.a, comparison.b)
    out = []
    for finding in comparison.findings:
        text = _said(finding, named, labels)
        comment = word.comments.add_comment(text=text, author=author, initials=author[:1])
        comment._comment_elm.set(qn("w:date"), date)  # noqa: SLF001 - the library writes the present moment
        on_a, on_b = finding.a, finding.b or (None if finding.a else _OPENING)
        span_a, span_b = a.stretch(on_a) if on_a else None, b.stretch(on_b) if on_b else None
        out.append(Remark(number=comment.comment_id, a=span_a, b=span_b))
    return tuple(out)


def _said(finding: Finding, named: tuple[str, str], labels: Labels) -> str:
    """What a comment says; where it is on one of the two texts, first on which: Word shows both as one."""
    said = f"{message(finding, labels)} {plain(finding.evidence)}".strip()
    if bool(finding.a) is bool(finding.b):
        return said
    return f"A {named[0]}\n{said}" if finding.a else f"B {named[1]}\n{said}"


def _repeatable(package: bytes) -> bytes:
    """The package with every part dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
