"""The command `compare serve`: the same in a browser, on this machine alone."""

from __future__ import annotations

import webbrowser
from threading import Thread
from typing import TYPE_CHECKING

from compare.cli.output import say
from compare.cli.parsing import Parser, add_language, language_of
from compare.errors import Said, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST = 65_535


def command_line() -> Parser:
    """What the command takes."""
    parser = Parser(
        prog="compare serve",
        description="Compare reports in a browser: two, one place's over the years, or many. Nothing leaves this machine.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--port",
        metavar="N",
        type=int,
        default=0,
        help="the port to listen on, at 127.0.0.1 only (default: a free one)",
    )
    parser.add_argument("--no-open", action="store_true", help="only say the address, open no browser")
    add_language(parser)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command until it is interrupted; its exit code."""
    chosen = command_line().parse_args(arguments)
    language = language_of(chosen)
    if not 0 <= chosen.port <= _LAST:
        what, todo = (
            Said("--port takes a number up to {last}", last=_LAST),
            Said("choose another one, or leave --port out for a free one"),
        )
        raise UsageError(what, where=str(chosen.port), todo=todo)
    from compare.report.labels import Labels  # noqa: PLC0415 - after a wrong command line was told
    from compare.web.server import Server  # noqa: PLC0415 - as above

    with Server(chosen.port, language) as server:
        say(Labels(language)("web.serving", address=server.address))
        if not chosen.no_open:
            # Beside, for a browser of the terminal comes back only when it is left.
            Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()
        server.wait()
    return 0
