"""Counting a folder of documents into a reference, and telling what a reference holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.corpus.inputs import Inputs
from compare.errors import InputError
from compare.options import Options
from compare.reference.build import build
from compare.reference.index import merged
from compare.reference.store import load, save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.reference.index import Index


def build_index(
    paths: Sequence[str],
    output: str,
    options: Options | None = None,
    *,
    merge: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> tuple[Index, tuple[tuple[str, str], ...]]:
    """Count documents into an index file.

    Args:
        paths: Files and folders.
        output: The file to write.
        options: How documents are read.
        merge: Index files whose counts are added.
        progress: Told each file before it is read.

    Returns:
        The index, and the files that could not be read, with the reasons.

    Raises:
        InputError: Nothing could be read, or an index to merge is none or was made otherwise.
        OutputError: The index cannot be written.
    """
    others = [load(path) for path in merge]
    inputs = Inputs(paths, options or Options(), progress)
    index = build(inputs, f"documents of {', '.join(paths)}")
    if not len(index.digests):
        raise InputError(what="nothing could be read", where=", ".join(paths), todo="name a folder with reports in it")
    try:
        index = merged([index, *others])
    except ValueError as error:
        raise InputError(what=str(error), where=", ".join(merge), todo="build them again") from None
    save(index, output)
    return index, tuple(inputs.unread)


def describe_index(path: str) -> tuple[str, ...]:
    """What an index holds, a line each: documents, places, phrases, making, provenance."""
    index = load(path)
    return (
        f"documents: {len(index.digests)}",
        f"places: {len(index.places)}",
        f"phrases: {len(index.keys)} of at least {index.fewest} place{'s' * (index.fewest > 1)}",
        f"made by: {index.signature}",
        *(f"from: {line}" for line in index.provenance),
    )
