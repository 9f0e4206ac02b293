"""The first part of the job: every file to its parsed form in the store, each form read once ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.corpus import store
from compare.corpus.parsed import parsed, signature
from compare.corpus.uncollected import uncollected
from compare.errors import CompareError, InputError, Said, UsageError
from compare.load.source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from compare.corpus.engine import Engine
    from compare.corpus.store import Listing
    from compare.options import Options

    Progress = Callable[[str, int, int], None]
    """Told what is being done, how many are done, and of how many."""

HASHED = 256
"""Files that one call hashes."""
SMALLEST_PACK, LARGEST_PACK = 16, 256
"""Documents in a pack: what a crash may cost a worker, and what keeps a million documents in few files."""
WORTH_PROCESSES = 128
"""New documents from which on reading them is worth a process a worker: more than a second to start, 12 ms a document."""
_BYTES = ("utf-8", "surrogatepass")
"""How a name travels: one unpacked from an archive made in GBK is no text to Arrow."""


class Files(NamedTuple):
    """The files of a run, by path: the numbers of those that were read, and why the others were not."""

    keys: dict[str, int]
    unread: tuple[tuple[str, Said], ...]
    listing: Listing


class Reader(NamedTuple):
    """How and where documents are read."""

    folder: str
    """The store."""
    options: Options
    engine: Engine
    progress: Progress

    def read(self, paths: Mapping[str, str]) -> Files:
        """Every file's parsed form in the store; a file that cannot be read is told and stops nothing.

        Args:
            paths: Where each input lies, by the name it is told by.

        Raises:
            OutputError: The store cannot be written.
            UsageError: The options name no codec.
        """
        keys, unread = self._hashed(paths)
        held = store.listing(self.folder)
        first: dict[int, str] = {}
        for path in sorted(keys):
            first.setdefault(keys[path], path)
        new = np.array(sorted(first), dtype=np.uint64)
        new = new[held.having(new) < 0]
        if len(new):
            failed = self._parsed(new, [paths[first[key]] for key in new.tolist()])
            held = store.listing(self.folder)
            for path, key in keys.items():
                if key in failed:
                    unread[path] = failed[key]
        read = {path: key for path, key in keys.items() if path not in unread}
        return Files(read, tuple(sorted(unread.items())), held)

    def _hashed(self, paths: Mapping[str, str]) -> tuple[dict[str, int], dict[str, Said]]:
        """The numbers of the files' bytes, and why some have none."""
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus
        from daft import DataType  # noqa: PLC0415 - as above

        returns = DataType.struct({"key": DataType.uint64(), "reason": DataType.binary()})
        kernel = self.engine.kernel(file_keys, (), returns, batch=HASHED, dear=False)
        frame = daft.from_pydict({"path": _sent(paths), "file": _sent(paths.values())})
        keys: dict[str, int] = {}
        unread: dict[str, Said] = {}
        for batch in frame.select("path", kernel(frame["file"]).alias("told")).to_arrow_iter():
            for path, told in zip(_received(batch["path"]), batch["told"].to_pylist(), strict=True):
                if told["reason"]:
                    unread[path] = _told(told["reason"])
                else:
                    keys[path] = told["key"]
            self.progress("hashing", len(keys) + len(unread), len(paths))
        return keys, unread

    def _parsed(self, keys: NDArray[np.uint64], paths: Sequence[str]) -> dict[int, Said]:
        """Parse files into the store; why some could not be, by their numbers."""
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus
        from daft import DataType  # noqa: PLC0415 - as above

        size = int(np.clip(len(paths) // (8 * self.engine.workers), SMALLEST_PACK, LARGEST_PACK))
        dear = len(paths) >= WORTH_PROCESSES
        kernel = self.engine.kernel(pack, (self.folder, self.options), DataType.binary(), batch=size, dear=dear)
        frame = daft.from_pydict({"path": _sent(paths), "key": keys}).into_batches(size)
        failed: dict[int, Said] = {}
        done = 0
        self.progress("reading", done, len(paths))
        for batch in frame.select("key", kernel(frame["path"], frame["key"]).alias("reason")).to_arrow_iter():
            reasons = zip(batch["key"].to_pylist(), batch["reason"].to_pylist(), strict=True)
            failed |= {key: _told(reason) for key, reason in reasons if reason}
            done += len(batch)
            self.progress("reading", done, len(paths))
        return failed


def _sent(names: Iterable[str]) -> list[bytes]:
    return [name.encode(*_BYTES) for name in names]


def _received(names: pa.Array) -> list[str]:
    return [name.decode(*_BYTES) for name in names.to_pylist()]


def _packed(reason: Said) -> bytes:
    return json.dumps(reason, default=Said.packed).encode()


def _told(reason: bytes) -> Said:
    """A reason as it was before it travelled."""
    told: Said = json.loads(reason, object_hook=Said.unpacked)
    return told


def file_keys(paths: pa.Array) -> pa.Array:
    """The number of each file's bytes, or the reason why it cannot be read."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    keys, reasons = zip(*map(_file_key, _received(paths)), strict=True)
    # As a column of this type: of plain integers on both sides of 2**63 Daft makes floats, which loses their last bits.
    return pa.StructArray.from_arrays([pa.array(keys, pa.uint64()), pa.array(reasons)], ["key", "reason"])


def _file_key(path: str) -> tuple[int, bytes]:
    try:
        file = Path(path)
        if file.stat().st_size <= LARGEST:
            return store.file_key(file.read_bytes(), path), b""
    except (OSError, ValueError):
        pass
    # The reader says it in the words of every other command.
    return 0, _packed(_reason(path))


def _reason(path: str) -> Said:
    from compare.pipeline import read  # noqa: PLC0415 - 0.1 s, needed only for files that are new

    try:
        read(path)
    except CompareError as error:
        return error.why
    return Said("changed while it was read")


def pack(folder: str, options: Options, paths: pa.Array, keys: pa.Array) -> list[bytes]:
    """Parse some files into one pack; for each nothing or the reason why it could not be read.

    Raises UsageError where this worker's program is not the one that named the folder: forms of two versions
    in one run would be a result that no version gives.
    """
    from compare.pipeline import read  # noqa: PLC0415 - 0.1 s, needed only for files that are new

    if not store.is_of(folder, signature(options)):
        raise UsageError(what=Said("the program was changed while it ran"), todo=Said("run it again"))
    rows, reasons = [], []
    with uncollected():
        for path, key in zip(_received(paths), keys.to_pylist(), strict=True):
            try:
                rows.append(parsed(read(path, options), key))
                reasons.append(b"")
            except UsageError:
                raise
            except CompareError as error:
                reasons.append(_packed(error.why))
            except Exception as error:  # noqa: BLE001 - one file in a million must not stop the others, whatever is wrong
                reason = f"{type(error).__name__}: {error}"
                told = InputError(what=Said("cannot be read ({reason})", reason=reason), todo=Said("report it"))
                reasons.append(_packed(told.why))
    if rows:
        store.write(folder, rows)
    return reasons
