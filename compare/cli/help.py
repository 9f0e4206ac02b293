"""What `--help` says, in the words of a catalogue; the parsers have it in English."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from compare.options import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_USAGE = "usage: "
OWN = (_USAGE, "positional arguments", "options", "show this help message and exit")
"""What argparse says by itself."""
_PIECE = re.compile(r"[（“「]*(?:[!-~]+|\S)[，。；：、）”」]*\s*")
"""Between two of these a line may end: words of ASCII stay whole, and no line begins with a stop."""


class Help(argparse.RawDescriptionHelpFormatter):
    """argparse's layout; what the catalogue of a language knows is said in its words."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog)
        self._known = _sentences(language)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401 - as there
        """The line of the usage."""
        super().add_usage(usage, actions, groups, self._said(_USAGE) if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Options, or what stands without one."""
        super().start_section(self._said(heading))

    def add_text(self, text: str | None) -> None:
        """What stands before and behind them."""
        super().add_text(self._said(text))

    def format_help(self) -> str:
        """All of it; argparse sets a colon of its own behind each heading."""
        return super().format_help().replace(":\n", "：\n") if self._known else super().format_help()

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self._said(action.help)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(_lines(text, width)) if self._known else super()._split_lines(text, width)

    def _said(self, english: str | None) -> str | None:
        return self._known.get(english, english) if english else english


def _sentences(language: Language) -> Mapping[str, str]:
    """The catalogue of a language; English needs none."""
    if language is Language.ENGLISH:
        return {}
    from compare.report.sentences import sentences  # noqa: PLC0415 - English is said without

    return sentences(language)


def _lines(text: str, width: int) -> Iterator[str]:
    """Lines of so many columns, of which a Chinese character takes two."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and _columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
