"""The command `compare A B`: two reports side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from compare.cli.output import pipe, press_for, say, wants_colour, warn
from compare.cli.parsing import add_readable, add_reference, add_without, common_parser, goes_to_stdout, options_of
from compare.cli.progress import Progress
from compare.errors import Said, UsageError
from compare.options import Flavor, ReportOptions, Show

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    from compare.cli.parsing import Parser
    from compare.model import Comparison
    from compare.options import Language, Options

_FIRST_YEAR = 1900
_EPILOG = """commands:
  compare A B          compare two reports; the report is written as Markdown to out/
  compare outline F    what was read: metadata, furniture, repairs, sections
  compare years F…     one place's reports over the years; a folder counts too
  compare summary F…   how much of each of many reports is boilerplate; folders count too
  compare index build DIR -o INDEX | compare index info INDEX
                       count the phrases of many reports, to measure others against
  compare serve        the same in a browser, on this machine alone
  compare doctor       what is installed, what is missing, how to get it

A or B may be "-" for standard input; a file called outline is given as ./outline.
exit codes: 0 done, 1 differences found (with --exit-code), 2 wrong use,
3 an input cannot be read, 4 an output cannot be written."""


def command_line() -> Parser:
    """What the command takes."""
    parser = common_parser(
        "compare", "Compare two Chinese official reports section by section and phrase by phrase.", _EPILOG
    )
    parser.add_argument("a", metavar="A", help="the first report, the older one where it matters")
    parser.add_argument("b", metavar="B", help="the second report")
    add_readable(parser)
    parser.add_argument(
        "--csv", action="append_const", dest="formats", const="csv", help="write the table of figures for a spreadsheet"
    )
    parser.add_argument(
        "--docx",
        action="append_const",
        dest="formats",
        const="docx",
        help="write Word: B against A as tracked changes; accepting all gives B, rejecting all gives A",
    )
    parser.add_argument(
        "--author",
        metavar="NAME",
        default=ReportOptions().author,
        help="who made the tracked changes, as Word shows it (default: compare)",
    )
    parser.add_argument(
        "--date",
        metavar="D",
        default=ReportOptions().date,
        help="when they were made, such as 2024-01-31 (default: fixed, so that the same input gives the same file)",
    )
    parser.add_argument(
        "--show",
        metavar="S",
        choices=[show.value for show in Show],
        default=Show.DIFFERENCES.value,
        help="how much is shown in Markdown, HTML and PDF: summary (no texts side by side, no appendix), differences "
        "(long shared runs shortened; 20 initiatives a side and doubtful links told in full; default), everything",
    )
    parser.add_argument(
        "--flavor",
        metavar="F",
        choices=[flavor.value for flavor in Flavor],
        default=Flavor.FORGE.value,
        help="how Markdown marks changes: forge (<del> and <ins>, which forges show; default) or critic (CriticMarkup)",
    )
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if the reports differ")
    add_reference(parser)
    add_without(parser)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    options, written = options_of(chosen), _report_options(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = goes_to_stdout(chosen.output, formats)
    if chosen.a == chosen.b == "-":
        raise UsageError(what=Said("standard input can be read once only"), todo=Said("give a file for A or B"))
    with press_for(formats) as press:
        comparison = _compared(chosen.a, chosen.b, options)
        from compare.report.formats import render  # noqa: PLC0415 - after a wrong command line was told

        with Progress("writing", options.language):
            wanted = formats if to_stdout else ("md", *formats)
            rendered = render(
                comparison,
                wanted,
                options.language,
                press=press,
                options=written,
            )
    for warning in rendered.warnings:
        warn(f"compare: {warning}")
    if to_stdout:
        pipe(rendered.contents)
    else:
        _write_and_tell(comparison, rendered.contents, chosen, options.language)
    return int(chosen.exit_code and not comparison.identical)


def _report_options(chosen: argparse.Namespace) -> ReportOptions:
    return ReportOptions(
        show=Show(chosen.show), flavor=Flavor(chosen.flavor), author=chosen.author, date=_moment(chosen.date)
    )


def _moment(said: str) -> str:
    """An ISO 8601 day or moment as a moment in UTC, from 1900 on: Word knows none before."""
    try:
        moment = datetime.fromisoformat(said)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        moment = datetime.min.replace(tzinfo=UTC)
    if moment.year < _FIRST_YEAR:
        raise UsageError(
            what=Said("--date takes a day or a moment"),
            where=said,
            todo=Said("write it as 2024-01-31 or 2024-01-31T09:00:00Z"),
        )
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _compared(path_a: str, path_b: str, options: Options) -> Comparison:
    with Progress("reading", options.language):
        from compare import pipeline  # noqa: PLC0415 - the stages take 0.2 s to load

        a, b = pipeline.read(path_a, options), pipeline.read(path_b, options)
    with Progress("comparing", options.language):
        return pipeline.compare_documents(a, b, options)


def _write_and_tell(
    comparison: Comparison,
    contents: Mapping[str, bytes | Iterable[bytes]],
    chosen: argparse.Namespace,
    language: Language,
) -> None:
    from compare.report import files, terminal  # noqa: PLC0415 - after a wrong command line was told

    paths = files.write(chosen.output or "out", files.pair_name(chosen.a, chosen.b), contents)
    say(terminal.summary(comparison, language, colour=wants_colour()) + "\n".join(paths))
