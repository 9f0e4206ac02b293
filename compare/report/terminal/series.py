"""A series in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Listing, Paragraph, plain, visible
from compare.report.labels import Labels
from compare.report.names import number, percent
from compare.report.series import overview
from compare.report.series.appendix import left_out_words
from compare.report.terminal.painter import Painter, Style, bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Series
    from compare.options import Language

_WIDTH = 21
"""Columns of a bar and its share."""


def years(series: Series, language: Language, *, colour: bool) -> str:
    """Each year with how much it takes over, then the answers asked for most."""
    return "\n".join(_lines(series, Labels(language), Painter(colour=colour))) + "\n"


def warnings(series: Series, language: Language) -> tuple[str, ...]:
    """What has no place in a series and what it lacks, each in a line for standard error."""
    labels = Labels(language)
    left_out = (labels("warning.left_out", what=left_out_words(one, labels)) for one in series.left_out)
    return (*left_out, *overview.gaps(series, labels))


def _lines(series: Series, labels: Labels, paint: Painter) -> Iterator[str]:
    yield paint(overview.title(series, labels), Style.BOLD)
    documents = series.by_year
    for one in series.carried:
        share = " " * _WIDTH if one.share is None else f"{bar(one.share, Style.GREEN, paint)} {percent(one.share):>4}"
        count = labels("summary.characters", count=number(one.characters))
        title = plain(documents[one.year].metadata.title) or plain(documents[one.year].clean.source.path)
        yield f"{paint(str(one.year), Style.BOLD)} {share}  {title}  {paint(count, Style.FAINT)}"
    for block in overview.answers(series, labels):
        if isinstance(block, Paragraph):
            yield paint(f"! {visible(block.line)}", Style.YELLOW)
        if isinstance(block, Listing):
            yield from (f"· {visible(item)}" for item in block.items)
