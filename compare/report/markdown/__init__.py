"""A report as Markdown: CommonMark with tables, in the flavour of forges or as CriticMarkup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.options import Flavor
from compare.report.markdown.critic import Critic
from compare.report.markdown.forge import Forge, escaped, opening

if TYPE_CHECKING:
    from compare.report.content import Line, Report

__all__ = ["escaped", "line_text", "opening", "render"]

_WRITERS = {Flavor.FORGE: Forge(), Flavor.CRITIC: Critic()}


def render(report: Report, flavor: Flavor = Flavor.FORGE) -> str:
    """The whole report."""
    return _WRITERS[flavor].report(report)


def line_text(line: Line) -> str:
    """A line with its marks, as forges show them."""
    return _WRITERS[Flavor.FORGE].line(line)
