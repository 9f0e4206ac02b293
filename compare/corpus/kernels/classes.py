"""What each statement of a batch of documents is worth, by the code that classes those of a pair."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.classify.portraits import Features, Named, Sketch, portrait
from compare.classify.sentences import DETAIL, judged_all
from compare.classify.statements import Statement
from compare.corpus.kernels.columns import column_of, each, flat, found_in, starts_of
from compare.corpus.kernels.phrases import units
from compare.corpus.kernels.sources import to_source
from compare.corpus.kernels.spread import Asked, spread
from compare.corpus.kernels.weights import tally, typical
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
) -> pa.Array:
    """The frequencies of those statements of each document, by position, that are wanted of it."""
    rows, counts = flat(statements, STATEMENT)
    at, sizes = flat(wanted, np.uint32)
    number = np.repeat(numbers.to_numpy().astype(np.uint32), sizes)
    asked = np.repeat(starts_of(counts), sizes) + at
    position = np.full(len(rows), -1, dtype=np.int64)
    position[asked] = np.arange(len(asked))
    cut, _ = units(terms, statements, of_sentences=False)
    shingles, begins = cut.shingles(PHRASE)
    of = position[cut.owner[begins]]
    mine = of >= 0
    result = np.empty(len(asked), dtype=WEIGHED)
    result["key"], result["document"], result["statement"] = rows["key"][asked], number, at
    result["frequency"] = spread(Asked(shingles[mine], of[mine], places[number].astype(np.int64)), known)
    return column_of(result, sizes)


class Frequencies(NamedTuple):
    """What `weighed` says of all statements, as two columns: a search in one of a table's would copy it each time."""

    keys: Keys
    """Ascending."""
    frequencies: NDArray[np.uint32]


def classed(known: Known, table: Frequencies, places: NDArray[np.uint32], *columns: pa.Array) -> pa.Array:
    """The verdicts of every statement of a batch, what they rest on, and the initiatives.

    Args:
        known: What they are measured against.
        table: The frequencies of all statements.
        places: The place of each document by its number.
        columns: number, statements, features, names, initiatives, map.
    """
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    numbers, statements, features, names, initiatives, maps = columns
    rows, counts = flat(statements, STATEMENT)
    starts = starts_of(counts)
    values = flat(features, np.float64)[0].reshape(-1, FEATURES).copy()
    frequencies = table.frequencies[found_in(table.keys, np.ascontiguousarray(rows["key"]))].astype(np.int64)
    own = places[numbers.to_numpy()].tolist()
    told = [json.loads(text) for text in names.to_pylist()]
    things = [json.loads(text) for text in initiatives.to_pylist()]
    elsewhere = _elsewhere(known, own, told, things)
    details = _details(values, frequencies, starts, told, [elsewhere[place] for place in own])
    named = np.zeros(len(rows), dtype=bool)
    named[[start + i for start, found in zip(starts.tolist(), details, strict=True) for i in found]] = True
    verdicts = judged_all(values, frequencies, named)
    result = np.zeros(len(rows), dtype=VERDICT)
    result["frequency"], result["cls"], result["reason"] = frequencies, verdicts.classes, verdicts.reasons
    result["score"] = np.round(verdicts.scores * 100)
    _place(result, rows, counts, maps)
    others = [
        [max((elsewhere[place][key] for key in one["keys"]), default=0) for one in found]
        for found, place in zip(things, own, strict=True)
    ]
    document = np.repeat(np.arange(len(counts)), counts)
    shown = typical(document, result, rows)
    shown_by = each(shown - starts[document[shown]], np.bincount(document[shown], minlength=len(counts)))
    numbers_of = pa.list_(pa.int64())
    made = {
        "verdicts": column_of(result, counts),
        "letters": pa.array(tally(document, len(counts), result, rows).tolist(), numbers_of),
        "typical": pa.array([one.tolist() for one in shown_by], numbers_of),
        "details": pa.array([json.dumps(one, ensure_ascii=False) for one in details], pa.string()),
        "elsewhere": pa.array(others, numbers_of),
    }
    return pa.StructArray.from_arrays(list(made.values()), names=list(made))


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
    kept = [lists.places[i:j].tolist() for i, j in zip(lists.starts, lists.starts[1:], strict=False)]
    found: dict[int, dict[int, int]] = {}
    for place, keys in asked.items():
        counts = found[place] = {}
        for key in keys:
            i = at[key]
            size = int(lists.sizes[i])
            new = others[i].difference(known.places[[*kept[i], place]].tolist()) if others[i] else ()
            counts[key] = size - _holds(kept[i], size, place) + len(new)
    return found


def _holds(kept: Sequence[int], size: int, place: int) -> bool:
    """Whether a list of places has one; of what was cut off it is taken to be there."""
    return place in kept or (size > len(kept) and place > kept[-1])


def _is_counted(kind: str) -> bool:
    return kind in {InitiativeKind.QUOTED, InitiativeKind.NUMBERED}


def _details(
    values: NDArray[np.float64],
    frequencies: NDArray[np.int64],
    starts: NDArray[np.int64],
    told: Sequence[Any],
    elsewhere: Sequence[dict[int, int]],
) -> list[dict[int, str]]:
    """The names that speak for each document's statements; `values` are set right where other places have some."""
    details: list[dict[int, str]] = []
    for start, statements, counts in zip(starts.tolist(), told, elsewhere, strict=True):
        known = {
            name
            for _, names, _, _ in statements
            for name, kind, _ in names
            if _is_counted(kind) and counts[name_key(name)]
        }
        found: dict[int, str] = {}
        for i, names, novel, titled in statements:
            named = tuple(Named(name, InitiativeKind(kind), points) for name, kind, points in names)
            sketch = Sketch(_NOTHING, Features(*values[start + i].tolist()), named, novel, titled)
            drawn = portrait(sketch, known, int(frequencies[start + i]))
            values[start + i] = drawn.features
            if drawn.names:
                found[i] = "、".join(drawn.names[:DETAIL])
        details.append(found)
    return details
