"""How much of each of several documents is boilerplate, measured against all the others and the references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.classify import class_sentences, measure_sentences
from compare.corpus.inputs import Inputs
from compare.errors import InputError
from compare.figures import extract
from compare.model import DocumentSummary, Summary
from compare.options import Options
from compare.reference.build import build
from compare.reference.store import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.model import Document
    from compare.reference.index import Index


def summarise(
    paths: Sequence[str],
    options: Options | None = None,
    *,
    references: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> Summary:
    """Every document of some files and folders, its sentences classed and counted.

    A document counts for the others by its place: a place's own years never make its text
    boilerplate, and a file that is there twice counts once.

    Args:
        paths: Files and folders.
        options: How documents are read.
        references: Index files to measure against as well; the embedded one where none is named.
        progress: Told each file before it is read.

    Raises:
        InputError: Nothing could be read, or a reference is none.
    """
    chosen = options or Options()
    known = opened(references)
    inputs = Inputs(paths, chosen, progress)
    documents = tuple(inputs)
    if not documents:
        reasons = inputs.unread[0][1] if inputs.unread else "no file was named"
        raise InputError(what=f"nothing could be read ({reasons})", todo="name at least one report")
    corpus = build(documents, f"the {len(documents)} documents of this run")
    against = (corpus, *known)
    return Summary(
        documents=tuple(_summary(document, against) for document in documents),
        unread=tuple(inputs.unread),
        reference="; ".join(line for index in against for line in index.provenance),
        signature=f"{chosen.signature()} | {corpus.signature}",
    )


def _summary(document: Document, against: Sequence[Index]) -> DocumentSummary:
    sentences = class_sentences(document, extract(document), against)
    measure, sections = measure_sentences(document, sentences)
    return DocumentSummary(document=document, sentences=sentences, measure=measure, sections=sections)
