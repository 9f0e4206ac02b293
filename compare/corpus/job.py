"""The corpus job as Daft expressions over the store's Parquet: what is counted, what is shared, what each thing is worth.

    parsed forms ─┬─ phrases ────── by key ─→ postings ─┐
                  ├─ statements ─── by key ─→ distinct ─┴→ frequencies ─→ classes
                  ├─ fingerprints ─ by key ─→ seeds ──── by pair ─→ passages
                  └─ bands ───────────────→ candidates ─→ near copies

Rows between workers are blocks: the bytes of many numbers that go to one bucket, which is
the first bits of a 64-bit hash. Every kernel sorts what it gets, so that the order of
files, batches and workers changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.engine import RAY
from compare.corpus.kernels import tasks
from compare.corpus.kernels.classes import VERDICT, WEIGHED
from compare.corpus.kernels.columns import by_document, column_of, each, flat, radix_order, stacked
from compare.corpus.kernels.copies import BANDS, COPY, candidates
from compare.corpus.kernels.passages import PASSAGE
from compare.corpus.kernels.phrases import OCCURRENCE
from compare.corpus.kernels.quotes import RANGE, located
from compare.corpus.kernels.statements import STANDING
from compare.corpus.parsed import SPAN, STATEMENT
from compare.reference.index import indexed
from compare.reference.shingles import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import daft
    import pyarrow as pa
    from numpy.typing import DTypeLike, NDArray

    from compare.corpus.engine import Engine
    from compare.corpus.kernels.passages import Texts
    from compare.corpus.reading import Files, Progress
    from compare.reference.index import Index

WORTH_PROCESSES = 5000
"""Documents from which on a kernel is worth a process a worker, on a cluster.

Starting them for all stages takes 21 s of processor time, as much as 5,000 documents take altogether in one process.
On one machine threads do: numpy lets go of the interpreter while it sorts.
"""
BATCH = 256
"""Documents that a kernel takes at once."""
PAIRS = 4096
"""Pairs of documents that are compared at once: half a second."""


class Documents(NamedTuple):
    """The distinct documents of a run, numbered in order of time: small columns, one value a document."""

    keys: NDArray[np.uint64]
    places: NDArray[np.uint32]
    """The number of each one's place."""
    place_keys: NDArray[np.uint64]
    """The key of each place by its number, ascending."""
    digests: NDArray[np.uint64]
    leaders: NDArray[np.int64]
    """The document of the same text that counts for all of them."""
    moments: tuple[str, ...]
    starts: NDArray[np.int64]
    """Where the terms of each begin in the file of all terms; one more than there are documents."""

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Which documents count: one of each text."""
        counted: NDArray[np.bool_] = self.leaders == np.arange(len(self.leaders))
        return counted


class Job:
    """One run over the documents of a store; its work folder must exist and be empty."""

    def __init__(self, files: Files, work: str, references: Sequence[str], engine: Engine, progress: Progress) -> None:
        self._listing = files.listing
        self._wanted = np.array(sorted(set(files.keys.values())), dtype=np.uint64)
        self._work = work
        self._references = tuple(references)
        self._engine = engine
        self._progress = progress
        self._dear = engine.name == RAY and len(self._wanted) >= WORTH_PROCESSES
        self.documents = self._described()
        self._share()

    @property
    def texts(self) -> Texts:
        """The terms of all documents, once they were counted."""
        return tasks.texts(self._work)

    # What is asked of the job, in the order it must be asked

    def count(self) -> None:
        """Count in which places each phrase stands, and keep all terms at hand."""
        from daft import DataType  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        blocked = self._blocks(tasks.phrase_blocks, (self._work,), ("terms", "statements", "quoted"))
        merged = self._shuffled(blocked, tasks.postings, (self._work,), DataType.int64())
        for _ in self._told("counting phrases", merged):
            pass

    def weigh(self) -> NDArray[Any]:
        """In how many other places each distinct statement stands: rows of `WEIGHED` by key; kept for `classify`."""
        from daft import DataType, col  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        blocked = self._blocks(tasks.statement_blocks, (self._work,), ("statements",))
        merged = self._shuffled(blocked, tasks.first_statements, (), DataType.binary())
        first = self._gathered("weighing statements", merged, STANDING)
        first = first.take(radix_order(first["statement"], first["document"]))
        columns = ("terms", "statements")
        wanted = by_document(first["statement"], first["document"])
        frame = self._wanting(self._frame(columns, counted=True), wanted, np.uint32)
        kernel = self._kernel(tasks.weighed, (self._work, self._references), DataType.binary())
        asked = (col(name) for name in ("number", *columns, "wanted"))
        rows = self._gathered("weighing statements", frame.select(kernel(*asked).alias("out")), WEIGHED)
        np.save(Path(self._work) / tasks.WEIGHED_KEYS, rows["key"])
        np.save(Path(self._work) / tasks.FREQUENCIES, rows["frequency"])
        return rows

    def classify(self) -> Iterator[dict[str, Any]]:
        """Every document with what its statements are worth: its number, facts, sections, verdicts, initiatives."""
        from daft import DataType, col  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        names = ("number", "statements", "features", "names", "initiatives", "map")
        kept = ("number", "facts", "sections", "statements", "initiatives")
        counts = DataType.list(DataType.int64())
        returns = {
            "verdicts": DataType.binary(),
            "letters": counts,
            "typical": counts,
            "details": DataType.string(),
            "elsewhere": counts,
        }
        kernel = self._kernel(tasks.classed, (self._work, self._references), DataType.struct(returns))
        frame = self._frame(tuple(dict.fromkeys((*names[1:], *kept[1:]))), counted=False)
        out = frame.select(*kept, kernel(*(col(name) for name in names)).alias("out"))
        kinds = {"verdicts": VERDICT, "statements": STATEMENT}
        for batch in self._told("classing", out.select(*kept, col("out").unnest())):
            arrays = {name: each(*flat(batch[name], kind)) for name, kind in kinds.items()}
            for row in batch.drop_columns(list(kinds)).to_pylist():
                yield row | {name: next(rows) for name, rows in arrays.items()}

    def find_passages(self) -> NDArray[Any]:
        """The passages that documents of different places share: rows of `PASSAGE`, sorted."""
        from daft import DataType  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        blocked = self._blocks(tasks.fingerprint_blocks, (self._work,), ("terms",))
        paired = self._shuffled(blocked, tasks.seed_blocks, (self._work,), _block_lists())
        merged = self._shuffled(paired, tasks.verified_passages, (self._work,), DataType.binary())
        return self._gathered("finding reuse", merged, PASSAGE)

    def index(self, provenance: tuple[str, ...]) -> Index:
        """All phrases, quoted names and pairs of terms of the documents by place, as `reference.build` counts them."""
        from daft import DataType  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        blocked = self._blocks(tasks.index_blocks, (self._work,), ("terms", "statements", "quoted"))
        merged = self._shuffled(blocked, tasks.index_rows, (), DataType.binary())
        rows = self._gathered("indexing", merged, OCCURRENCE)
        known = self.documents
        return indexed(
            np.ascontiguousarray(rows["key"]),
            known.place_keys[rows["place"]],
            digests=np.unique(known.digests),
            fewest=1,
            signature=SIGNATURE,
            provenance=provenance,
        )

    def find_copies(self) -> NDArray[Any]:
        """Documents that are near copies of each other: rows of `COPY`, sorted."""
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus
        from daft import DataType, col  # noqa: PLC0415 - as above

        pairs = candidates(tasks.bands(self._work))
        edges = np.append(np.arange(0, max(1, len(pairs)), PAIRS), len(pairs))
        kernel = self._kernel(tasks.verified_copies, (self._work,), DataType.binary(), batch=1)
        frame = daft.from_pydict({"pairs": column_of(pairs, np.diff(edges))}).into_batches(1)
        return self._gathered("finding copies", frame.select(kernel(col("pairs")).alias("out")), COPY)

    def locate(self, wanted: dict[int, NDArray[Any]]) -> Iterator[tuple[int, NDArray[Any], list[str]]]:
        """Where in the source stretches of documents stand (rows of `RANGE` by number), and their texts."""
        from daft import DataType, col  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        if not wanted:
            return
        frame = self._wanting(self._frame(("spans", "map", "text"), counted=False), wanted, RANGE)
        returns = DataType.struct({"edges": DataType.binary(), "texts": DataType.list(DataType.string())})
        kernel = self._kernel(located, (), returns)
        columns = (col(name) for name in ("wanted", "spans", "map", "text"))
        out = frame.select("number", kernel(*columns).alias("out"))
        for batch in self._told("quoting", out.select("number", col("out").unnest())):
            edges = each(*flat(batch["edges"], SPAN))
            yield from zip(batch["number"].to_pylist(), edges, batch["texts"].to_pylist(), strict=True)

    # How it is asked

    def _described(self) -> Documents:
        order = np.arange(len(self._wanted))
        found = self._numbered(("place", "digest", "moment", "length"), self._wanted, order).to_arrow()
        order = np.argsort(found["number"].to_numpy())
        moments = [found["moment"][int(i)].as_py() for i in order]
        columns = (found[name].to_numpy()[order] for name in ("place", "digest", "length"))
        return documents(self._wanted, moments, *columns)

    def _share(self) -> None:
        """Put what all kernels ask for into the work folder."""
        work, known = Path(self._work), self.documents
        np.save(work / tasks.PLACES, known.places)
        np.save(work / tasks.PLACE_KEYS, known.place_keys)
        np.save(work / tasks.STARTS, known.starts)
        total = int(known.starts[-1])
        for name, size in (
            (tasks.TERMS, 4 * total),
            (tasks.EDGES, total),
            (tasks.BANDS, 8 * BANDS * len(known.keys)),
        ):
            with (work / name).open("wb") as file:
                file.truncate(size)
        with (work / tasks.EDGES).open("ab") as file:
            file.write(b"\1")

    def _frame(self, columns: Sequence[str], *, counted: bool) -> daft.DataFrame:
        """The parsed forms of this run, those that count or all, with their numbers."""
        known = self.documents
        numbers = np.flatnonzero(known.counted) if counted else np.arange(len(known.keys))
        return self._numbered(columns, known.keys[numbers], numbers)

    def _numbered(self, columns: Sequence[str], keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> daft.DataFrame:
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        packs = self._listing.having(keys)
        names = [self._listing.names[i] for i in np.unique(packs).tolist()]
        frame = daft.read_parquet(names, file_path_column="pack").select("key", "pack", *columns)
        whose = [self._listing.names[i] for i in packs.tolist()]
        wanted = daft.from_pydict({"key": keys, "pack": whose, "number": numbers.astype(np.uint32)})
        return frame.join(wanted, on=["key", "pack"], how="inner")

    def _wanting(self, frame: daft.DataFrame, wanted: Mapping[int, NDArray[Any]], kind: DTypeLike) -> daft.DataFrame:
        """The documents that something is wanted of, and that in the column `wanted`."""
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        column = column_of(*stacked(wanted.values(), kind))
        asked = daft.from_pydict({"number": np.array(list(wanted), dtype=np.uint32), "wanted": column})
        return frame.join(asked, on="number", how="inner")

    def _kernel(
        self, function: Callable[..., Any], arguments: tuple[object, ...], returns: daft.DataType, batch: int = BATCH
    ) -> Callable[..., daft.Expression]:
        return self._engine.kernel(function, arguments, returns, batch=batch, dear=self._dear)

    def _blocks(
        self, function: Callable[..., Any], arguments: tuple[object, ...], columns: Sequence[str]
    ) -> daft.DataFrame:
        """What a kernel makes of the documents that count, as blocks in the column `out`."""
        from daft import col  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        kernel = self._kernel(function, arguments, _block_lists())
        frame = self._frame(columns, counted=True)
        return frame.select(kernel(col("number"), *(col(name) for name in columns)).alias("out"))

    def _shuffled(
        self,
        blocked: daft.DataFrame,
        function: Callable[..., Any],
        arguments: tuple[object, ...],
        returns: daft.DataType,
    ) -> daft.DataFrame:
        """Blocks brought together by bucket and given to a kernel, a bucket a call; the result in the column `out`."""
        from daft import col  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        rows = blocked.select("out").explode("out").where(col("out").not_null()).select(col("out").unnest())
        buckets = rows.groupby("bucket").agg(col("data").list_agg())
        kernel = self._kernel(function, arguments, returns, batch=1)
        return buckets.select(kernel(col("bucket"), col("data")).alias("out"))

    def _told(self, word: str, frame: daft.DataFrame) -> Iterator[pa.RecordBatch]:
        """The batches of a frame as they come, and how many rows came so far."""
        done = 0
        self._progress(word, 0, 0)
        for batch in frame.to_arrow_iter():
            done += len(batch)
            self._progress(word, done, 0)
            yield batch

    def _gathered(self, word: str, frame: daft.DataFrame, kind: np.dtype[Any]) -> NDArray[Any]:
        rows, _ = stacked((flat(batch["out"], kind)[0] for batch in self._told(word, frame)), kind)
        return rows.take(radix_order(*(rows[name] for name in reversed(kind.names or ()))))


def documents(
    keys: NDArray[np.uint64],
    moments: Sequence[str],
    places: NDArray[np.uint64],
    digests: NDArray[np.uint64],
    lengths: NDArray[np.int64],
) -> Documents:
    """The documents numbered in order of time, those that do not say when they are from last; ties by content."""
    order = np.array(
        sorted(range(len(keys)), key=lambda i: (moments[i] or "~", int(digests[i]), int(keys[i]))), dtype=int
    )
    table = np.unique(places)
    found = digests[order]
    # Of one text under two places the smaller place key counts, whatever the order of the files.
    first = np.lexsort((np.arange(len(order)), places[order], found))
    new = np.ones(len(order), dtype=bool)
    new[1:] = found[first][1:] != found[first][:-1]
    leaders = np.empty(len(order), dtype=np.int64)
    leaders[first] = first[new][np.cumsum(new) - 1]
    return Documents(
        keys[order],
        np.searchsorted(table, places[order]).astype(np.uint32),
        table,
        found,
        leaders,
        tuple(moments[i] for i in order.tolist()),
        np.concatenate([[0], np.cumsum(lengths[order])]).astype(np.int64),
    )


def _block_lists() -> daft.DataType:
    from daft import DataType  # noqa: PLC0415 - 0.4 s, needed only for a corpus

    lists: daft.DataType = DataType.list(DataType.struct({"bucket": DataType.uint32(), "data": DataType.binary()}))
    return lists
