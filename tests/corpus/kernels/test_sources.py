"""The way back to the source, many stretches at once, against the one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.kernels.sources import to_source
from compare.model import Span
from compare.text.spans import Edit, apply_edits
from compare.text.tokens import origins

_EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "x", "xyz"])), max_size=5)


def apart(edits: list[tuple[int, int, str]]) -> list[Edit]:
    """The edits that do not overlap those before."""
    found: list[Edit] = []
    for start, length, text in sorted(edits):
        if not found or start > found[-1].span.end:
            found.append(Edit(Span(start, min(35, start + length)), text))
    return found


@given(_EDITS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), min_size=1, max_size=8))
def test_many_at_once_are_as_one_by_one(edits: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> None:
    text, back = apply_edits("a" * 35, apart(edits))
    starts = np.array([min(start, len(text)) for start, _ in spans])
    ends = np.array([min(start + length, len(text)) for start, length in spans])
    pieces = np.array([number for piece in back.pieces for number in piece], dtype=np.uint32)
    # The same document twice, the second time behind another one.
    document = np.repeat([0, 2], len(spans))
    pieces = np.concatenate([pieces, np.array([0, 1, 0, 1], dtype=np.uint32), pieces])
    sizes = np.array([4 * len(back.pieces), 4, 4 * len(back.pieces)])
    sides = to_source(document, np.tile(starts, 2), np.tile(ends, 2), pieces, sizes)
    found = zip(*(side.tolist() for side in sides), strict=True)
    wanted = [
        tuple(back.to_origin(Span(start, end))) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    assert list(found) == 2 * wanted


@given(_EDITS, st.lists(st.integers(0, 40), max_size=10))
def test_positions_in_order_lead_where_the_map_leads(edits: list[tuple[int, int, str]], places: list[int]) -> None:
    text, back = apply_edits("a" * 35, apart(edits))
    positions = sorted(place for place in places if place < len(text))
    assert origins(back, np.array(positions, dtype=np.int64)).tolist() == [
        back.to_origin(Span(at, at + 1)).start for at in positions
    ]
