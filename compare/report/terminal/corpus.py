"""Many reports, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import placed
from compare.report.corpus.naming import document_names
from compare.report.corpus.overview import ranked
from compare.report.labels import Labels
from compare.report.names import against
from compare.report.sentences import words
from compare.report.terminal.painter import Painter, Style, shares_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.errors import Said
    from compare.model import Summary
    from compare.options import Language

_MOST = 40
"""Lines; of more documents both ends of the ranking are shown."""


def corpus(summary: Summary, language: Language, *, colour: bool) -> str:
    """Many reports, one line each, the most boilerplate first."""
    labels, paint = Labels(language), Painter(colour=colour)
    names = document_names(summary)
    order = ranked(summary)
    shown = order if len(order) <= _MOST else [*order[: _MOST // 2], *order[-_MOST // 2 :]]
    lines = [
        f"{shares_line(summary.documents[index].measure, labels, paint)}  {paint(names[index], Style.BOLD)}"
        for index in shown
    ]
    if len(shown) < len(order):
        lines.insert(_MOST // 2, paint(labels("corpus.between", count=len(order) - len(shown)), Style.FAINT))
    return "\n".join([*lines, paint(against(summary.reference, labels), Style.FAINT)]) + "\n"


def left_out(unread: Sequence[tuple[str, Said]], language: Language) -> tuple[str, ...]:
    """Inputs that have no part in the result, and why, each in a line for standard error."""
    labels = Labels(language)
    return tuple(labels("warning.left_out", what=words(placed(path, why), language)) for path, why in unread)
