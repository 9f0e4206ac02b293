"""How much of each of many documents is boilerplate, from whom it copies, and what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.classify import told_thresholds
from compare.corpus.engine import NATIVE
from compare.corpus.reference import counted
from compare.corpus.results import Results
from compare.corpus.run import opened_run
from compare.errors import Said
from compare.model import Summary
from compare.options import Options
from compare.reference.shingles import SIGNATURE
from compare.reference.store import opened, save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.corpus.reading import Progress


def summarise(  # noqa: PLR0913 - what a user may choose
    paths: Sequence[str],
    options: Options | None = None,
    *,
    references: Sequence[str] = (),
    cache: str | None = None,
    engine: str = NATIVE,
    save_reference: str | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Every document of some files and folders, measured against all the others.

    A document counts for the others by its place: a place's own years never make its text
    boilerplate, and a text that is there twice counts once. The result is the same for any
    order of the files, any engine, and with or without a cache.

    Args:
        paths: Files and folders; "-" is standard input.
        options: How documents are read.
        references: Index files to measure against as well; the embedded one where none is named.
        cache: A folder where parsed documents are kept from run to run; on a cluster one that all workers share.
        engine: "native", "ray", or "ray://HOST:PORT".
        save_reference: A file to write the corpus to as an index, for measuring other documents against it.
        progress: Told what is being done, how many are done, and of how many (0: not known).

    Raises:
        InputError: Nothing could be read, or a reference is none.
        OutputError: The cache, or the index, cannot be written.
        UsageError: There is no such engine.
    """
    chosen = options or Options()
    against = opened(references)
    with opened_run(paths, chosen, references, cache=cache, engine=engine, progress=progress) as run:
        if save_reference:
            save(counted(run.job, paths), save_reference)
        found = Results(run.files.keys, run.job)
    corpus = Said("the one document of this run", "the {count:,} documents of this run", count=len(run.files.keys))
    return Summary(
        documents=found.documents,
        unread=run.files.unread,
        reference=(corpus, *(index.said for index in against)),
        signature=f"{chosen.signature()} | classes {told_thresholds()} | {SIGNATURE}",
        stock=found.stock,
        clusters=found.clusters,
        near_copies=found.near_copies,
        initiatives=found.initiatives,
        missing_headings=found.missing_headings,
        notes=found.notes,
    )
