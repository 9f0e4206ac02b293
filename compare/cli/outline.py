"""The command `compare outline FILE`: what was read of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cli.output import pipe, say, wants_colour
from compare.cli.parsing import Parser, common_parser, goes_to_stdout, options_of
from compare.errors import Said, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.cli.parsing import Parser


def command_line() -> Parser:
    """What the command takes."""
    parser = common_parser("compare outline", "Show what was read of one report.")
    parser.add_argument("file", metavar="FILE", help="the report")
    parser.add_argument("-v", "--verbose", action="store_true", help="list furniture and repairs with their rules")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    options = options_of(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = goes_to_stdout(chosen.output, formats)
    if chosen.output and not formats:
        raise UsageError(what=Said("-o has nothing to write"), todo=Said("add --json"))
    from compare import pipeline  # noqa: PLC0415 - the stages take 0.2 s to load
    from compare.report import as_json, files, terminal  # noqa: PLC0415 - after a wrong command line was told

    document = pipeline.read(chosen.file, options)
    contents = {"json": as_json.outline_json(document).encode("utf-8", "backslashreplace")} if formats else {}
    if to_stdout:
        pipe(contents)
        return 0
    paths = files.write(chosen.output or "out", files.outline_name(chosen.file), contents) if contents else ()
    tree = terminal.outline(document, options.language, colour=wants_colour(), verbose=chosen.verbose)
    say(tree + "\n".join(paths) if paths else tree.rstrip("\n"))
    return 0
