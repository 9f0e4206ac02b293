"""One run over some files: the engine started, the store opened, every file read, a folder for what is in between."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from compare.corpus import store
from compare.corpus.engine import RAY, running
from compare.corpus.inputs import files
from compare.corpus.job import Job
from compare.corpus.parsed import signature
from compare.corpus.reading import Reader
from compare.corpus.uncollected import uncollected
from compare.errors import InputError, Said, UsageError, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.corpus.reading import Files, Progress
    from compare.options import Options


class Run(NamedTuple):
    """What was read, and the job over it."""

    files: Files
    job: Job


@contextmanager
def opened_run(  # noqa: PLR0913 - what a user may choose
    paths: Sequence[str],
    options: Options,
    references: Sequence[str],
    *,
    cache: str | None,
    engine: str,
    progress: Progress | None,
) -> Iterator[Run]:
    """Every file read, ready to be asked about; what is in between lies in a folder that goes with the run.

    Raises:
        InputError: Nothing could be read.
        OutputError: The cache cannot be written.
        UsageError: There is no such engine, or a cluster was named without a folder that its workers share.
    """
    tell = progress or _silent
    named = files(paths)
    if cache is None and engine.startswith(f"{RAY}://"):
        raise UsageError(what=Said("a cluster needs a folder that all workers share"), todo=Said("add --cache DIR"))
    with running(engine) as runner:
        root = store.made(Path(cache)) if cache else None
        with TemporaryDirectory(prefix="run-", dir=root, ignore_cleanup_errors=True) as folder, uncollected():
            work = Path(folder).absolute()
            kept = store.folder(str((root or work).absolute()), signature(options))
            found = Reader(kept, options, runner, tell).read(_spooled(named, work))
            if not found.keys:
                reason = placed(*found.unread[0]) if found.unread else Said("no file was named")
                what = Said("nothing could be read ({reason})", reason=reason)
                raise InputError(what=what, todo=Said("name at least one report"))
            yield Run(found, Job(found, str(work), references, runner, tell))


def _spooled(paths: Sequence[str], work: Path) -> dict[str, str]:
    """Where each input lies; standard input is put into the run's folder, for workers cannot read it."""
    found = {path: str(Path(path).absolute()) for path in paths}
    if "-" in found:
        target = work / "standard-input"
        target.write_bytes(sys.stdin.buffer.read())
        found["-"] = str(target)
    return found


def _silent(word: str, done: int, of: int) -> None:
    """Say nothing."""
