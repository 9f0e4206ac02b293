"""The command `compare summary FILE…`: how much of each of many reports is boilerplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cli.output import Progress, pipe, say, wants_colour, warn
from compare.cli.parsing import Parser, add_reference, common_parser, goes_to_stdout, options_of
from compare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.cli.parsing import Parser


def command_line() -> Parser:
    """What the command takes."""
    parser = common_parser("compare summary", "Say how much of each of many reports is boilerplate.")
    parser.add_argument("paths", metavar="FILE", nargs="+", help="a report, or a folder of reports")
    add_reference(parser)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    options = options_of(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = goes_to_stdout(chosen.output, formats)
    if chosen.output and not formats:
        raise UsageError(what="-o has nothing to write", todo="add --json")
    from compare.corpus import summarise  # noqa: PLC0415 - after a wrong command line was told
    from compare.report import as_json, files, terminal  # noqa: PLC0415 - as above

    with Progress("reading"):
        found = summarise(chosen.paths, options, references=chosen.reference)
    for path, reason in found.unread:
        warn(f"compare: left out {path}: {reason}")
    contents = {"json": as_json.summary_json(found).encode("utf-8", "backslashreplace")} if formats else {}
    if to_stdout:
        pipe(contents)
        return 0
    paths = files.write(chosen.output or "out", "summary", contents) if contents else ()
    table = terminal.corpus(found, options.language, colour=wants_colour())
    say(table + "\n".join(paths) if paths else table.rstrip("\n"))
    return 0
