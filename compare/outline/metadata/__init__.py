"""What a document says of itself: title, issuers, place, level, year, kind, number and date.

| module      | what it reads                                                              |
|-------------|----------------------------------------------------------------------------|
| front.py    | the lines of the document that tell: titles, signatures, first sentences    |
| declared.py | what the page or the file says round it: 发布机构, 文号, ArticleTitle, PubDate |
| issuers.py  | the bodies whose document it is                                            |
| place.py    | the place they stand for, with the divisions above it                       |
| kinds.py    | report, work report, plan, notice, regulation                              |
| years.py    | the year it is about, and the day it was signed                            |

Where two tell different things, the document counts before the page, and the page before
the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.model import Metadata
from compare.outline.metadata.front import gather
from compare.outline.metadata.issuers import read_issuers
from compare.outline.metadata.kinds import read_kind
from compare.outline.metadata.place import read_place
from compare.outline.metadata.years import read_date, read_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.model import CleanText, Note, PartKind
    from compare.outline.lines import Line

__all__ = ["Reading", "read_metadata"]


class Reading(NamedTuple):
    """Metadata, and what a reader should know about them."""

    metadata: Metadata
    notes: tuple[Note, ...]
    """Such as a place that may be several, a year that stands for a span of years."""


def read_metadata(clean: CleanText, lines: Sequence[Line], kinds: Mapping[int, PartKind]) -> Reading:
    """The metadata of a document whose parts are known."""
    front = gather(clean, lines, kinds)
    kind = read_kind(front, lines)
    date = read_date(front)
    year = read_year(front, kind, date)
    issuers = read_issuers(front)
    place = read_place(front, issuers, year.value)
    metadata = Metadata(
        title=front.titles[-1].printed if front.titles else "",
        issuers=tuple(issuer.printed for issuer in issuers),
        place=place.printed,
        level=place.level,
        year=year.value,
        kind=kind,
        number=front.numbers[0] if front.numbers else front.declared.number,
        date=date,
        place_chain=place.chain,
    )
    return Reading(metadata, tuple(filter(None, (place.note, year.note))))
