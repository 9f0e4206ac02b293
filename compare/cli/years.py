"""The command `compare years FILE…`: one place's reports over the years."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.cli.output import pipe, press_for, say, wants_colour, warn
from compare.cli.parsing import add_readable, add_reference, add_without, common_parser, goes_to_stdout, options_of
from compare.cli.progress import Progress
from compare.options import Flavor, ReportOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.cli.parsing import Parser
    from compare.model import Series
    from compare.options import Options


def command_line() -> Parser:
    """What the command takes."""
    parser = common_parser(
        "compare years",
        "Follow one place's reports over the years: what was announced and whether the next report speaks of it,\n"
        "which figures moved, what was copied, which sections lasted.",
        "The reports may be given in any order; each is placed by the year it is about, or by the year in its file's\n"
        "name where its text states none.",
    )
    parser.add_argument("paths", metavar="FILE", nargs="+", help="a report, or a folder of reports")
    add_readable(parser)
    parser.add_argument(
        "--csv", action="append_const", dest="formats", const="csv", help="write the table of figures for a spreadsheet"
    )
    parser.add_argument(
        "--flavor",
        metavar="F",
        choices=[flavor.value for flavor in Flavor],
        default=Flavor.FORGE.value,
        help="how Markdown is written, as for two reports",
    )
    add_reference(parser)
    add_without(parser)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    chosen = command_line().parse_args(arguments)
    options = options_of(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = goes_to_stdout(chosen.output, formats)
    with press_for(formats) as press:
        series = _followed(chosen.paths, options)
        from compare.report.formats import render_series  # noqa: PLC0415 - after a wrong command line was told

        with Progress("writing", options.language):
            rendered = render_series(
                series,
                formats if to_stdout else ("md", *formats),
                options.language,
                options=ReportOptions(flavor=Flavor(chosen.flavor)),
                press=press,
            )
    for warning in rendered.warnings:
        warn(f"compare: {warning}")
    if to_stdout:
        pipe(rendered.contents)
    else:
        _write_and_tell(series, rendered.contents, chosen.output or "out", options)
    return 0


def _followed(paths: Sequence[str], options: Options) -> Series:
    """The series of some files and folders; what has no place in it is told on standard error."""
    with Progress("reading", options.language) as reading:
        from compare.corpus.inputs import files  # noqa: PLC0415 - after a wrong command line was told
        from compare.pipeline import compare_years, read_all  # noqa: PLC0415 - the stages take 0.2 s to load

        documents, unread = read_all(files(paths), options, progress=partial(reading.tell, "reading"))
    with Progress("comparing", options.language) as comparing:
        series = compare_years(documents, options, unread=unread, progress=partial(comparing.tell, "comparing"))
    from compare.report import terminal  # noqa: PLC0415 - as above

    for said in terminal.warnings(series, options.language):
        warn(f"compare: {said}")
    return series


def _write_and_tell(
    series: Series, contents: Mapping[str, bytes | Iterable[bytes]], folder: str, options: Options
) -> None:
    from compare.report import files, terminal  # noqa: PLC0415 - after a wrong command line was told

    place = series.places[0] if len(series.places) == 1 else ""
    paths = files.write(folder, files.series_name(place, series.years), contents)
    say(terminal.years(series, options.language, colour=wants_colour()) + "\n".join(paths))
