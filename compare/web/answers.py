"""What is asked for is done by the same calls as on the command line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from compare import pipeline
from compare.corpus import summarise
from compare.options import Options
from compare.report import files, formats, terminal
from compare.web.tasks import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.report.formats import Rendered
    from compare.web.tasks import Task

    Tell = Callable[[str, int, int], None]


class Answer(NamedTuple):
    """What came of a task, ready to be written in any format."""

    stem: str
    """The name of its files, without suffix."""
    warnings: tuple[str, ...]
    """What the user should know of the inputs."""
    rendered: Callable[[Sequence[str]], Rendered]


def answer(task: Task, tell: Tell) -> Answer:
    """Do it; the working folder is the task's, so that files are called by their names alone.

    Raises:
        CompareError: As on the command line.
    """
    return _ANSWERS[task.kind](task.names, Options(language=task.language), tell)


def _pair(names: Sequence[str], options: Options, tell: Tell) -> Answer:
    tell("reading", 0, 0)
    a, b = (pipeline.read(name, options) for name in names)
    tell("comparing", 0, 0)
    comparison = pipeline.compare_documents(a, b, options)
    rendered = partial(formats.render, comparison, language=options.language)
    return Answer(files.pair_name(*names), (), rendered)


def _years(names: Sequence[str], options: Options, tell: Tell) -> Answer:
    documents, unread = pipeline.read_all(names, options, progress=partial(tell, "reading"))
    series = pipeline.compare_years(documents, options, unread=unread, progress=partial(tell, "comparing"))
    place = series.places[0] if len(series.places) == 1 else ""
    rendered = partial(formats.render_series, series, language=options.language)
    return Answer(files.series_name(place, series.years), terminal.warnings(series, options.language), rendered)


def _summary(names: Sequence[str], options: Options, tell: Tell) -> Answer:
    summary = summarise(names, options, progress=tell)
    left_out = terminal.left_out(summary.unread, options.language)
    return Answer("summary", left_out, partial(formats.render_summary, summary, language=options.language))


_ANSWERS = {Kind.PAIR: _pair, Kind.YEARS: _years, Kind.SUMMARY: _summary}
