"""Many reports, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import plain
from compare.report.labels import Labels
from compare.report.terminal.painter import Painter, Style, shares_line

if TYPE_CHECKING:
    from compare.model import Summary
    from compare.options import Language


def corpus(summary: Summary, language: Language, *, colour: bool) -> str:
    """Many reports, one line each, the most boilerplate first."""
    labels, paint = Labels(language), Painter(colour=colour)
    ranked = sorted(summary.documents, key=lambda one: (-one.measure.boilerplate_ratio, one.document.clean.source.path))
    lines = [
        f"{shares_line(one.measure, labels, paint)}  "
        f"{paint(plain(one.document.metadata.title or one.document.clean.source.path), Style.BOLD)}"
        for one in ranked
    ]
    return "\n".join([*lines, paint(plain(summary.reference), Style.FAINT)]) + "\n"
