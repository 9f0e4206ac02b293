"""The commands `compare index build` and `compare index info`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cli.output import say, warn
from compare.cli.parsing import Parser, add_corpus, add_language, language_of
from compare.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence


def command_line() -> Parser:
    """What the command takes."""
    parser = Parser(prog="compare index", description="Count the phrases of many reports, to measure others against.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="build|info")
    build = actions.add_parser("build", description="Count reports into an index.")
    build.add_argument("paths", metavar="DIR", nargs="+", help="a folder of reports, or a report")
    build.add_argument("-o", dest="output", metavar="INDEX", required=True, help="the file to write")
    build.add_argument(
        "--merge", metavar="INDEX", action="append", default=[], help="an index whose counts are added, once or more"
    )
    add_corpus(build)
    add_language(build)
    info = actions.add_parser("info", description="Say what an index holds.")
    info.add_argument("index", metavar="INDEX", help="the file")
    add_language(info)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    from compare.corpus import build_index, describe_index  # noqa: PLC0415 - after a wrong command line was told
    from compare.report import terminal  # noqa: PLC0415 - as above
    from compare.report.sentences import words  # noqa: PLC0415 - as above

    language, written = language_of(chosen), []
    if chosen.action == "build":
        with Progress("hashing", language) as hashing:
            _, unread = build_index(
                chosen.paths,
                chosen.output,
                merge=chosen.merge,
                cache=chosen.cache,
                engine=chosen.engine,
                progress=hashing.tell,
            )
        for line in terminal.left_out(unread, language):
            warn(f"compare: {line}")
        written = [chosen.output]
    told = [words(line, language) for line in describe_index(*written or [chosen.index])]
    say("\n".join([*told, *written]))
    return 0
