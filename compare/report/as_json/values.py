"""What every published value is written with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.errors import Said
    from compare.model import Document, Measure, Note, Span

_PLACES = 4

Value = dict[str, Any]


def measure_value(measure: Measure) -> Value:
    """The fields of one measure."""
    return {
        "characters": measure.characters,
        "shared_ratio": rounded(measure.shared_ratio),
        "boilerplate_ratio": rounded(measure.boilerplate_ratio),
        "shares": {
            "boilerplate": rounded(measure.shares.boilerplate),
            "template": rounded(measure.shares.template),
            "local": rounded(measure.shares.local),
        },
    }


def edges(document: Document, span: Span) -> dict[str, int]:
    """Where a stretch of the clean text begins and ends in the source."""
    start, end = document.clean.to_source(span)
    return {"start": start, "end": end}


def pair(document: Document, span: Span | None) -> list[int] | None:
    """A stretch of the clean text as [start, end] in the source; None stays None."""
    return list(document.clean.to_source(span)) if span else None


def noted(notes: Iterable[Note]) -> list[str]:
    """What stages note, in English."""
    return [str(note) for note in notes]


def measured_against(reference: Iterable[Said]) -> str:
    """What ratios were measured against, in English."""
    return "; ".join(map(str, reference))


def rounded(value: float) -> float:
    """Enough places for every use; whole numbers stay whole, and there is no −0."""
    rounded = round(value, _PLACES) + 0.0
    return int(rounded) if rounded.is_integer() else rounded


def written(value: Value) -> str:
    """JSON with one line for each entry of the long lists: quick to write, and diffs stay readable."""
    return "{\n" + ",\n".join(f"{_dumped(key)}: {_lines(held)}" for key, held in value.items()) + "\n}\n"


def _lines(held: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if isinstance(held, list) and held and isinstance(held[0], dict):
        return "[\n" + ",\n".join(_dumped(entry) for entry in held) + "\n]"
    return _dumped(held)


def _dumped(held: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return json.dumps(held, ensure_ascii=False)


def written_in_parts(value: Mapping[str, Any]) -> Iterator[str]:
    """What `written` gives, part by part; a long list may come as an iterator of its entries, each made in its turn."""
    before = "{\n"
    for key, held in value.items():
        yield f"{before}{_dumped(key)}: "
        before = ",\n"
        if isinstance(held, Iterator):
            yield from _entries(held)
        else:
            yield _lines(held)
    yield "\n}\n"


def _entries(held: Iterator[Value]) -> Iterator[str]:
    first = next(held, None)
    if first is None:
        yield "[]"
        return
    yield "[\n" + _dumped(first)
    for entry in held:
        yield ",\n" + _dumped(entry)
    yield "\n]"
