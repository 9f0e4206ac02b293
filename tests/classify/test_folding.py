"""Any stretch of a text in normal form, whatever became longer or shorter."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from small_documents import document

from compare.classify.folding import Folded
from compare.model import Span
from compare.text.spans import Edit, apply_edits

_CLEAN = document("全面推进依法行政。").clean


@given(
    st.text("甲乙丙丁", min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 3), st.text("子丑", max_size=4)), max_size=4),
)
def test_a_stretch_is_folded_as_its_characters_are(text: str, changes: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, written in sorted(changes):
        if start + length <= len(text) and (not edits or edits[-1].span.end <= start):
            edits.append(Edit(Span(start, start + length), written))
    normal, back = apply_edits(text, edits)
    folded = Folded(replace(_CLEAN, text=text, normal=normal, normal_map=back))
    characters = list(text)
    for span, written in edits:
        alike = len(written) == span.length
        characters[span.start : span.end] = list(written) if alike else [written] + [""] * (span.length - 1)
    spans = [Span(start, end) for start in range(len(text)) for end in range(start, len(text) + 1)]
    assert folded.each(spans) == ["".join(characters[start:end]) for start, end in spans]
    assert folded.each(spans) == list(map(folded.of, spans))
    places = [place for place, written in enumerate(characters) for _ in written]
    for start in range(len(normal)):
        assert folded.place(Span(0, len(text)), start, len(normal)) == Span(places[start], places[-1] + 1)
