"""What each statement of a batch of documents is worth, by the code that classes those of a pair."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.classify.portraits import Features, Named, Sketch, portrait
from compare.classify.sentences import DETAIL, judged_all
from compare.classify.statements import Statement
from compare.corpus.kernels.columns import each, flat, starts_of
from compare.corpus.kernels.phrases import units
from compare.corpus.kernels.sources import to_source
from compare.corpus.kernels.spread import Asked, spread
from compare.corpus.parsed import FEATURES, STATEMENT
from compare.model import InitiativeKind, Span
from compare.reference.shingles import PHRASE, name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from compare.corpus.kernels.spread import Known
    from compare.reference.shingles import Keys

WEIGHED = np.dtype([("key", "<u8"), ("frequency", "<u4"), ("document", "<u4"), ("statement", "<u4")])
"""A distinct statement: in how many other places it stands for the most part, and where it stands first."""
VERDICT = np.dtype(
    [("start", "<u4"), ("end", "<u4"), ("frequency", "<u4"), ("cls", "u1"), ("reason", "u1"), ("score", "u1")]
)
"""What a statement is worth, with its stretch of the source; positions in CLASSES and REASONS; score in hundredths."""
_NOTHING = Statement(Span(0, 0), "", 0, (0, 0))


def weighed(  # noqa: PLR0913, PLR0917 - what all share, and the columns of a batch
    known: Known,
    places: NDArray[np.uint32],
    numbers: pa.Array,
    terms: pa.Array,
    statements: pa.Array,
    wanted: pa.Array,
) -> list[bytes]:
    """The frequencies of the statements whose keys are wanted of each document."""
    rows, counts = flat(statements, STATEMENT)
    starts = starts_of(counts)
    number = numbers.to_numpy().astype(np.uint32)
    keys = np.ascontiguousarray(rows["key"])
    asked = _asked(keys, counts, wanted)
    document = np.repeat(np.arange(len(counts)), counts)[asked]
    place = np.full(len(rows), -1, dtype=np.int64)
    place[asked] = np.arange(len(asked))
    cut, _ = units(terms, statements, of_sentences=False)
    shingles, at = cut.shingles(PHRASE)
    of = place[cut.owner[at]]
    mine = of >= 0
    result = np.empty(len(asked), dtype=WEIGHED)
    result["key"], result["document"], result["statement"] = keys[asked], number[document], asked - starts[document]
    result["frequency"] = spread(Asked(shingles[mine], of[mine], places[number[document]].astype(np.int64)), known)
    sizes = np.bincount(document, minlength=len(counts)).astype(np.int64)
    return [one.tobytes() for one in each(result, sizes)]


def _asked(keys: Keys, counts: NDArray[np.int64], wanted: pa.Array) -> NDArray[np.int64]:
    """Where each wanted key comes first in the document that it is wanted of; no two documents are asked for one."""
    asked = wanted.flatten().to_numpy().astype(np.uint64)
    whose = np.repeat(np.arange(len(wanted)), wanted.value_lengths().to_numpy())
    order = np.argsort(asked)
    at = np.minimum(np.searchsorted(asked, keys, sorter=order), len(asked) - 1)
    document = np.repeat(np.arange(len(counts)), counts)
    mine = np.flatnonzero((asked[order][at] == keys) & (whose[order][at] == document))
    _, first = np.unique(keys[mine], return_index=True)
    return np.sort(mine[first])


def classed(known: Known, table: NDArray[Any], places: NDArray[np.uint32], *columns: pa.Array) -> list[dict[str, Any]]:
    """The verdicts of every statement of a batch, what they rest on, and the initiatives.

    Args:
        known: What they are measured against.
        table: The frequencies of all statements, by key.
        places: The place of each document by its number.
        columns: number, statements, features, names, initiatives, map.
    """
    numbers, statements, features, names, initiatives, maps = columns
    rows, counts = flat(statements, STATEMENT)
    starts = starts_of(counts)
    values = flat(features, np.float64)[0].reshape(-1, FEATURES).copy()
    frequencies = table["frequency"][np.searchsorted(table["key"], rows["key"])].astype(np.int64)
    own = places[numbers.to_numpy()].tolist()
    told = [json.loads(text) for text in names.to_pylist()]
    things = [json.loads(text) for text in initiatives.to_pylist()]
    elsewhere = _elsewhere(known, own, told, things)
    details = _details(values, frequencies, starts, told, [elsewhere[place] for place in own])
    named = np.zeros(len(rows), dtype=bool)
    named[list(details)] = True
    verdicts = judged_all(values, frequencies, named)
    result = np.zeros(len(rows), dtype=VERDICT)
    result["frequency"], result["cls"], result["reason"] = frequencies, verdicts.classes, verdicts.reasons
    result["score"] = np.round(verdicts.scores * 100)
    _place(result, rows, counts, maps)
    return [
        {
            "verdicts": result[start : start + count].tobytes(),
            "details": json.dumps({i - start: details[i] for i in range(start, start + count) if i in details}),
            "initiatives": json.dumps([_known_in(one, elsewhere[place]) for one in found]),
        }
        for start, count, found, place in zip(starts.tolist(), counts.tolist(), things, own, strict=True)
    ]


def _known_in(initiative: dict[str, Any], elsewhere: dict[int, int]) -> dict[str, Any]:
    """An initiative with the number of other places that name it."""
    return {**initiative, "elsewhere": max((elsewhere[key] for key in initiative["keys"]), default=0)}


def _place(result: NDArray[Any], rows: NDArray[Any], counts: NDArray[np.int64], maps: pa.Array) -> None:
    """Write where in the source each statement stands."""
    document = np.repeat(np.arange(len(counts)), counts)
    edges = rows["start"].astype(np.int64), rows["end"].astype(np.int64)
    result["start"], result["end"] = to_source(document, *edges, *flat(maps, np.uint32))


def _elsewhere(
    known: Known, own: Sequence[int], told: Sequence[Any], things: Sequence[Any]
) -> dict[int, dict[int, int]]:
    """For each place of a batch, in how many other places each name of its documents is named."""
    asked: dict[int, set[int]] = {}
    for place, statements, initiatives in zip(own, told, things, strict=True):
        keys = asked.setdefault(place, set())
        keys.update(name_key(name) for _, names, _, _ in statements for name, kind, _ in names if _is_counted(kind))
        keys.update(key for one in initiatives for key in one["keys"])
    every = sorted(set().union(*asked.values())) if asked else []
    at = {key: i for i, key in enumerate(every)}
    wanted = np.array(every, dtype=np.uint64)
    lists = known.corpus.find(wanted)
    others: list[set[int]] = [set() for _ in every]
    for index in known.references:
        for position, key in zip(*(side.tolist() for side in index.pairs(wanted)), strict=True):
            others[position].add(key)
    kept = [known.places[lists.places[i:j]].tolist() for i, j in zip(lists.starts, lists.starts[1:], strict=False)]
    found: dict[int, dict[int, int]] = {}
    for place, keys in asked.items():
        mine = int(known.places[place])
        found[place] = {
            key: max(0, int(lists.sizes[at[key]]) - 1) + len(others[at[key]].difference(kept[at[key]], [mine]))
            for key in keys
        }
    return found


def _is_counted(kind: str) -> bool:
    return kind in {InitiativeKind.QUOTED, InitiativeKind.NUMBERED}


def _details(
    values: NDArray[np.float64],
    frequencies: NDArray[np.int64],
    starts: NDArray[np.int64],
    told: Sequence[Any],
    elsewhere: Sequence[dict[int, int]],
) -> dict[int, list[str]]:
    """The names that speak for statements; `values` are set right where other places have some of them."""
    found: dict[int, list[str]] = {}
    for start, statements, counts in zip(starts.tolist(), told, elsewhere, strict=True):
        known = {
            name
            for _, names, _, _ in statements
            for name, kind, _ in names
            if _is_counted(kind) and counts[name_key(name)]
        }
        for i, names, novel, titled in statements:
            at = start + i
            named = tuple(Named(name, InitiativeKind(kind), points) for name, kind, points in names)
            sketch = Sketch(_NOTHING, Features(*values[at].tolist()), named, novel, titled)
            drawn = portrait(sketch, known, int(frequencies[at]))
            values[at] = drawn.features
            if drawn.names:
                found[at] = list(drawn.names[:DETAIL])
    return found
