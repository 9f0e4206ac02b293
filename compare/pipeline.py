"""The stages in order: the only place where they meet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.align import align
from compare.align.roles import stated_roles
from compare.classify import classify, rare_initiatives, told_thresholds
from compare.clean import clean
from compare.diff import diff
from compare.errors import InputError, Said
from compare.figures import extract, pair
from compare.findings import examine, examine_pair
from compare.load import read_source
from compare.model import Comparison, LeftOut
from compare.options import Options
from compare.outline import outline
from compare.reference.store import opened
from compare.series import as_results, chain, in_order, keep, results, sides, with_roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compare.model import Document, Series

_NO_PLACE = {
    "no-year": Said("states no year"),
    "same-year": Said("is of a year that another one has"),
    "same-text": Said("is a copy"),
    "unread": Said("cannot be read"),
}


def read(path: str, options: Options | None = None) -> Document:
    """One input, from its bytes to its outline; "-" is standard input.

    Raises InputError where it cannot be read.
    """
    chosen = options or Options()
    source = read_source(path, encoding=chosen.encoding, as_format=chosen.format)
    return outline(clean(source))


def read_all(
    paths: Sequence[str], options: Options | None = None, *, progress: Callable[[int, int], None] | None = None
) -> tuple[tuple[Document, ...], tuple[tuple[str, Said], ...]]:
    """Every input that can be read, and each of the others with the reason.

    Args:
        paths: Files; "-" is standard input.
        options: How they are read.
        progress: Told how many were looked at, and how many there are.
    """
    documents, unread = [], []
    for done, path in enumerate(paths):
        if progress:
            progress(done, len(paths))
        try:
            documents.append(read(path, options))
        except InputError as error:
            unread.append((path, error.why))
    return tuple(documents), tuple(unread)


def compare_documents(a: Document, b: Document, options: Options | None = None) -> Comparison:
    """Two documents side by side, from their sections down to their phrases."""
    chosen = options or Options()
    alignment = align(a, b)
    phrases = diff(a, b, alignment, chosen.diff)
    figures_a, figures_b = extract(a), extract(b)
    known = opened(chosen.references)
    classified = classify(a, b, alignment, phrases, figures_a, figures_b, options=chosen.diff, references=known)
    changes = pair(a, b, alignment, figures_a, figures_b)
    return Comparison(
        a=a,
        b=b,
        alignment=alignment,
        phrases=classified.phrases,
        initiatives_a=classified.initiatives_a,
        initiatives_b=classified.initiatives_b,
        figures=changes,
        findings=examine_pair(a, b, alignment, (figures_a, figures_b), changes, without=chosen.without),
        measures=classified.measures,
        signature=_signature(chosen),
        figures_a=figures_a,
        figures_b=figures_b,
    )


def compare_years(
    documents: Iterable[Document],
    options: Options | None = None,
    *,
    unread: Iterable[tuple[str, Said]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Series:
    """One place's documents over the years, each compared with the next.

    The order of `documents` changes nothing: they are put in the order of the years they
    are about. Each comparison is let go once what the series needs of it is kept.

    Args:
        documents: At least two, of different years.
        options: How they are compared.
        unread: Inputs that could not be read, with the reason; the series tells them.
        progress: Told how many comparisons are done, and how many there are.

    Raises:
        InputError: Fewer than two documents have a year of their own.
    """
    chosen = options or Options()
    editions, left_out = in_order(documents)
    left_out = (*left_out, *(LeftOut(path=path, reason="unread", detail=reason) for path, reason in unread))
    if len(editions) < 2:  # noqa: PLR2004 - a series has a first and a last
        raise InputError(what=_too_few(left_out), todo=Said("give documents of at least two years"))
    said = {one.year: sides(one.document, stated_roles(one.document)) for one in editions}
    figures = {one.year: extract(one.document) for one in editions}
    found = {one.year: examine(one.document, figures[one.year], chosen.without) for one in editions}
    told = {year: with_roles(figures[year], said[year]) for year in figures}
    known = opened(chosen.references)
    named = {one.year: rare_initiatives(one.document, figures[one.year], known) for one in editions}
    kept = []
    for done, (a, b) in enumerate(pairwise(editions)):
        if progress:
            progress(done, len(editions) - 1)
        comparison = compare_documents(a.document, b.document, chosen)
        pairing = a.document, b.document, comparison.alignment
        kept.append(
            keep(
                comparison,
                a.year,
                b.year,
                alone={*found[a.year], *(one.in_b() for one in found[b.year])},
                figures=pair(*pairing, told[a.year], told[b.year]),
                targets=pair(*pairing, as_results(told[a.year]), results(told[b.year])),
                shortest=chosen.diff.shortest_shared,
            )
        )
    return chain(
        editions, kept, sides=said, findings=found, named=named, left_out=left_out, signature=_signature(chosen)
    )


def _too_few(left_out: Iterable[LeftOut]) -> Said:
    said = tuple(Said("{path} {reason}", path=one.path, reason=_NO_PLACE[one.reason]) for one in left_out)
    what = Said("no two documents of different years")
    return Said("{what} ({documents:; })", what=what, documents=said) if said else what


def _signature(options: Options) -> str:
    """How a result was made: the options, and the thresholds of the classes, which are fitted and no option."""
    return f"{options.signature()} | classes {told_thresholds()}"
