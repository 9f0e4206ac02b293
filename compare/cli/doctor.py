"""The command `compare doctor`: what is installed and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cli.output import say
from compare.cli.parsing import Parser, add_language, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def command_line() -> Parser:
    """What the command takes."""
    parser = Parser(prog="compare doctor", description="Say what is installed, what is missing and how to get it.")
    add_language(parser)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    from compare.report import doctor  # noqa: PLC0415 - it loads everything

    say("\n".join(doctor.check(language_of(chosen))))
    return 0
