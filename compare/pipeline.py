"""The stages in order: the only place where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align import align
from compare.classify import classify
from compare.clean import clean
from compare.diff import diff
from compare.figures import extract, pair
from compare.load import read_source
from compare.model import Comparison
from compare.options import Options
from compare.outline import outline
from compare.reference.store import opened

if TYPE_CHECKING:
    from compare.model import Document


def read(path: str, options: Options | None = None) -> Document:
    """One input, from its bytes to its outline; "-" is standard input.

    Raises InputError where it cannot be read.
    """
    chosen = options or Options()
    source = read_source(path, encoding=chosen.encoding, as_format=chosen.format)
    return outline(clean(source))


def compare_documents(a: Document, b: Document, options: Options | None = None) -> Comparison:
    """Two documents side by side, from their sections down to their phrases."""
    chosen = options or Options()
    alignment = align(a, b)
    phrases = diff(a, b, alignment, chosen.diff)
    figures_a, figures_b = extract(a), extract(b)
    known = opened(chosen.references)
    classified = classify(a, b, alignment, phrases, figures_a, figures_b, options=chosen.diff, references=known)
    return Comparison(
        a=a,
        b=b,
        alignment=alignment,
        phrases=classified.phrases,
        initiatives_a=classified.initiatives_a,
        initiatives_b=classified.initiatives_b,
        figures=pair(a, b, alignment, figures_a, figures_b),
        findings=(),
        measures=classified.measures,
        signature=chosen.signature(),
    )
