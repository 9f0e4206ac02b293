"""The law of cleaning: clean text, furniture and repairs give the source back, code point for code point."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import CleanText


def rebuild(clean: CleanText) -> str:
    """The source text, without a look at the source: from the clean text, its map, furniture and repairs."""
    return "".join(text for _, text in sorted(_parts(clean)))


def _parts(clean: CleanText) -> Iterator[tuple[int, str]]:
    """Every stretch of the source by where it begins."""
    undone = {repair.span.start: repair for repair in clean.repairs if repair.undone}
    covered = [(piece.span.start, piece.span.end) for piece in clean.furniture]
    covered += [(repair.span.start, repair.span.end) for repair in undone.values()]
    yield from ((piece.span.start, piece.text) for piece in clean.furniture)
    yield from ((repair.span.start, repair.before) for repair in undone.values())
    for piece in clean.map.pieces:
        repair = undone.get(piece.origin_start)
        if not repair or repair.span.end != piece.origin_end:
            covered.append((piece.origin_start, piece.origin_end))
            yield piece.origin_start, clean.text[piece.start : piece.end]
    yield from _carriage_returns(sorted(covered), clean.map.origin_length)


def _carriage_returns(covered: list[tuple[int, int]], length: int) -> Iterator[tuple[int, str]]:
    """The gaps that nothing accounts for."""
    position = 0
    for start, end in [*covered, (length, length)]:
        if start > position:
            yield position, "\r" * (start - position)
        position = max(position, end)
