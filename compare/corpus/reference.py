"""Counting a folder of documents into a reference, and telling what a reference holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.corpus.engine import NATIVE
from compare.corpus.run import opened_run
from compare.errors import InputError, Said
from compare.options import Options
from compare.reference.index import merged
from compare.reference.store import load, save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.corpus.job import Job
    from compare.corpus.reading import Progress
    from compare.reference.index import Index


def build_index(  # noqa: PLR0913 - what a user may choose
    paths: Sequence[str],
    output: str,
    options: Options | None = None,
    *,
    merge: Sequence[str] = (),
    cache: str | None = None,
    engine: str = NATIVE,
    progress: Progress | None = None,
) -> tuple[Index, tuple[tuple[str, Said], ...]]:
    """Count documents into an index file; a text that comes twice counts once.

    Args:
        paths: Files and folders.
        output: The file to write.
        options: How documents are read.
        merge: Index files whose counts are added.
        cache: A folder where parsed documents are kept from run to run.
        engine: "native", "ray", or "ray://HOST:PORT".
        progress: Told what is being done, how many are done, and of how many.

    Returns:
        The index, and the files that could not be read, with the reasons.

    Raises:
        InputError: Nothing could be read, or an index to merge is none or was made otherwise.
        OutputError: The index, or the cache, cannot be written.
        UsageError: There is no such engine.
    """
    others = [load(path) for path in merge]
    with opened_run(paths, options or Options(), (), cache=cache, engine=engine, progress=progress) as run:
        index = counted(run.job, paths)
    try:
        index = merged([index, *others])
    except ValueError:
        made = tuple(sorted({one.signature for one in (index, *others)}))
        what = Said("indexes of different making: {signatures:; }", signatures=made)
        raise InputError(what=what, where=", ".join(merge), todo=Said("build them again")) from None
    save(index, output)
    return index, run.files.unread


def counted(job: Job, paths: Sequence[str]) -> Index:
    """The index of the documents of a run."""
    return job.index(tuple(paths))


def describe_index(path: str) -> tuple[Said, ...]:
    """What an index holds, a line each: what was counted, how many phrases there are, how they were counted."""
    index = load(path)
    phrases = Said("{count} phrase", "{count:,} phrases", count=len(index.keys))
    places = Said("{count} place", "{count:,} places", count=index.fewest)
    return (
        index.said,
        Said("{phrases}, each of at least {places}", phrases=phrases, places=places),
        Said("counted as {signature}", signature=index.signature),
    )
