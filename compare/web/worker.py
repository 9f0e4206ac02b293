"""The second process, which does the work: what breaks there, or is stopped, leaves the pages as they are."""

from __future__ import annotations

import signal
from contextlib import chdir
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import CompareError
from compare.report import files
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from compare.web.answers import Answer
    from compare.web.tasks import Task

_ANSWERS = 4
"""Answers that are kept for further formats; an older one is worked out again."""
WRITTEN = "written"
"""The folder in a task's folder that its reports are written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a task has come; `of` is 0 where nobody knows how many there are."""

    word: str
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A report was written."""

    stem: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An input cannot be read, or an output not be written; the same line as on the command line."""

    line: str


def work(line: Connection) -> None:
    """Write each report that is asked for over the line, until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that talks to the user

    from compare.web.answers import answer  # noqa: PLC0415 - the process that shows pages needs no stages

    def tell(word: str, done: int, of: int) -> None:
        line.send(Step(word=word, done=done, of=of))

    answered = lru_cache(_ANSWERS)(lambda task: answer(task, tell))
    while True:
        try:
            task, suffix = line.recv()
        except EOFError:
            return
        line.send(_written(task, suffix, answered, tell))


def _written(
    task: Task, suffix: str, answered: Callable[[Task], Answer], tell: Callable[[str, int, int], None]
) -> Done | Failed:
    try:
        with chdir(task.folder):
            found = answered(task)
            tell("writing", 0, 0)
            rendered = found.rendered((suffix,))
            files.write(str(Path(task.folder, WRITTEN)), found.stem, rendered.contents)
    except CompareError as error:
        return Failed(line=words(error.said, task.language))
    return Done(stem=found.stem, warnings=(*found.warnings, *rendered.warnings))
