"""Which document stands for which year, and which have no place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from compare.model import Dating, Edition, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Document

_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d(?!\d)")


def in_order(documents: Iterable[Document]) -> tuple[tuple[Edition, ...], tuple[LeftOut, ...]]:
    """The documents by year, one a year, and those that found no place.

    A document's year is the one it states; where it states none, the only year in its
    file's name. Of several documents of one year, one whose file's name has another year
    that is free goes there; then the one kept is of the commonest kind, named after the
    year, the longest. The order of `documents` changes nothing.
    """
    ordered = sorted(documents, key=lambda one: (_path(one), one.clean.source.sha256))
    different, left_out = _different(ordered)
    dated, undated = _dated(different)
    left_out += [LeftOut(path=_path(one), reason="no-year") for one in undated]
    placed = _doubles_placed(dated)
    editions = []
    for year, rivals in sorted(placed.items()):
        best, *others = sorted(rivals, key=lambda one: _preference(one, _commonest_kind(different)))
        editions.append(best)
        left_out += [
            LeftOut(path=_path(one.document), reason="same-year", detail=f"{year}: {_path(best.document)}")
            for one in others
        ]
    return tuple(editions), tuple(sorted(left_out, key=lambda one: (one.path, one.reason)))


def file_year(path: str) -> int | None:
    """The only year in a file's name; None where there is none, or several."""
    years = set(_YEAR.findall(PurePath(path).stem))
    return int(years.pop()) if len(years) == 1 else None


def _path(document: Document) -> str:
    return document.clean.source.path


def _different(documents: Sequence[Document]) -> tuple[list[Document], list[LeftOut]]:
    """The documents without those whose text another one has too."""
    first: dict[str, Document] = {}
    left_out = []
    for one in documents:
        kept = first.setdefault(one.clean.normal, one)
        if kept is not one:
            left_out.append(LeftOut(path=_path(one), reason="same-text", detail=_path(kept)))
    return list(first.values()), left_out


def _dated(documents: Iterable[Document]) -> tuple[list[Edition], list[Document]]:
    dated, undated = [], []
    for one in documents:
        stated, named = one.metadata.year, file_year(_path(one))
        if stated is not None:
            dated.append(Edition(year=stated, document=one, dating=Dating.TEXT))
        elif named is not None:
            dated.append(Edition(year=named, document=one, dating=Dating.FILE_NAME))
        else:
            undated.append(one)
    return dated, undated


def _doubles_placed(dated: Iterable[Edition]) -> dict[int, list[Edition]]:
    """The editions by year, doubles moved to the year of their file's name where nothing else stands there."""
    by_year: defaultdict[int, list[Edition]] = defaultdict(list)
    for edition in dated:
        by_year[edition.year].append(edition)
    for year in sorted(by_year):
        for edition in list(by_year[year]):
            named = file_year(_path(edition.document))
            if len(by_year[year]) > 1 and named is not None and named not in by_year:
                by_year[year].remove(edition)
                by_year[named] = [Edition(year=named, document=edition.document, dating=Dating.FILE_NAME_OVER_TEXT)]
    return dict(by_year)


def _commonest_kind(documents: Iterable[Document]) -> str:
    counted = Counter(one.metadata.kind for one in documents)
    return min(counted, key=lambda kind: (-counted[kind], kind), default="")


def _preference(edition: Edition, kind: str) -> tuple[object, ...]:
    """Sorts the editions of one year, the one to keep first."""
    document = edition.document
    return (
        document.metadata.kind != kind,
        file_year(_path(document)) != edition.year,
        edition.dating is not Dating.TEXT,
        -len(document.text),
        _path(document),
    )
