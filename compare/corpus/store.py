"""Parsed forms on disk, by content: what was read once is never read again.

A folder for each making (the reader's version and the options), in it *packs*: Parquet
files of some parsed documents each. A pack is written beside and renamed, so it is there
whole or not at all; its name is a digest of the keys in it, so two processes that read
the same files write the same pack, and one that stopped half-way leaves nothing that is
read. A document in two packs is taken from the first by name.
"""

from __future__ import annotations

import os
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.corpus.parsed import schema
from compare.errors import OutputError, Said, system_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.corpus.parsed import Row

_SUFFIX = ".parquet"
_MARKDOWN = (".md", ".markdown")
LEVEL = 1
"""Of zstd: a third of the size of no compression; higher levels cost more than reading back saves."""


class Listing(NamedTuple):
    """What a store holds: sorted keys, and for each the pack it is in."""

    keys: NDArray[np.uint64]
    packs: NDArray[np.int32]
    names: tuple[str, ...]
    """The files of the packs."""

    def having(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The pack of each key; -1 where it is in none."""
        if not len(self.keys):
            return np.full(len(keys), -1, dtype=np.int32)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.packs[at], np.int32(-1))


def file_key(data: bytes, path: str) -> int:
    """The number of a file's bytes; a name that makes Markdown of the same text makes another file of it."""
    told = sha256(data).digest() + (b"markdown" if path.lower().endswith(_MARKDOWN) else b"")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "little")


def folder(root: str, signature: str) -> str:
    """Where the packs of one making lie; made where it is missing.

    Raises OutputError where it cannot be.
    """
    return str(made(Path(root) / _name(signature)))


def is_of(store: str, signature: str) -> bool:
    """Whether a folder of packs is the one of a making."""
    return Path(store).name == _name(signature)


def _name(signature: str) -> str:
    return f"parsed-{signature}"


def made(path: Path) -> Path:
    """A folder, made where it is missing.

    Raises OutputError where it cannot be.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            what=Said("no folder can be made here ({reason})", reason=system_reason(error)),
            where=str(path),
            todo=Said("name another --cache"),
        ) from None
    return path


def listing(store: str) -> Listing:
    """What a store holds; a file that is no whole pack is passed over."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - 0.1 s, needed only for a corpus
    from pyarrow import ArrowException  # noqa: PLC0415 - as above

    names: list[str] = []
    found: list[NDArray[np.uint64]] = []
    for path in sorted(Path(store).glob(f"*{_SUFFIX}")):
        try:
            # `read_table` would load what reads many files as one: 80 ms.
            with pq.ParquetFile(path) as pack:
                keys = pack.read(columns=["key"])["key"].to_numpy()
        except (ArrowException, OSError, KeyError):
            continue
        names.append(str(path))
        found.append(keys)
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *found])
    packs = np.repeat(np.arange(len(found), dtype=np.int32), [len(one) for one in found])
    once, first = np.unique(keys, return_index=True)
    return Listing(once, packs[first].astype(np.int32), tuple(names))


def write(store: str, rows: Sequence[Row]) -> None:
    """Keep some parsed documents as one pack, whole or not at all.

    Raises OutputError where it cannot be written.
    """
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    ordered = sorted(rows, key=lambda row: int(row["key"]))
    keys = np.array([row["key"] for row in ordered], dtype=np.uint64)
    name = blake2b(keys.tobytes(), digest_size=16).hexdigest()
    partial = Path(store) / f".{name}.{os.getpid()}.part"
    try:
        table = pa.Table.from_pylist(ordered, schema=schema())
        # No value comes twice: looking for such in long ones takes a tenth of the time of writing.
        pq.write_table(table, partial, compression="zstd", compression_level=LEVEL, use_dictionary=False)
        partial.replace(Path(store) / f"{name}{_SUFFIX}")
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(
            what=Said("cannot be written ({reason})", reason=system_reason(error)),
            where=store,
            todo=Said("check the folder and the disk's free space"),
        ) from None
