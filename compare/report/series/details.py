"""Chapter: what is long, to be looked up: the figures of few reports, and each plan sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.series import figures, promises

if TYPE_CHECKING:
    from compare.model import Series
    from compare.report.content import Block
    from compare.report.labels import Labels


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """The figures that are no row of the tables, then the sentences of the plans, of which there are many pages."""
    return *figures.rest(series, labels), *promises.sentences(series, labels)
