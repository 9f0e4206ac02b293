"""What a Word file holds that its text does not show, counted so that a report can say so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.errors import Said
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHANGES = (NoteKind.INSERTIONS, NoteKind.DELETIONS, NoteKind.MOVES)
_BESIDE = {
    NoteKind.COMMENTS: Said("{count} comment", "{count:,} comments", count=0),
    NoteKind.HIDDEN: Said("{count} hidden character", "{count:,} hidden characters", count=0),
    NoteKind.CONTENTS: Said("{count} line of contents", "{count:,} lines of contents", count=0),
    NoteKind.FOOTNOTES: Said("{count} footnote", "{count:,} footnotes", count=0),
    NoteKind.EMBEDDED: Said("{count} embedded document", "{count:,} embedded documents", count=0),
}


class Remarks:
    """Counts of what was left out or changed on the way, and list formats that could not be printed as Word does."""

    def __init__(self) -> None:
        self.counts: Counter[NoteKind] = Counter()
        """Of tracked changes, and of what stands beside the text."""
        self.formats: dict[str, None] = {}

    def notes(self) -> Iterator[Note]:
        """The remarks for a reader, in a fixed order."""
        changes = self._changes()
        if changes:
            yield Note.of(NoteKind.TRACKED, changes=changes)
        yield from self._counted(_BESIDE)
        for style in self.formats:
            yield Note.of(NoteKind.LIST_FORMAT, style=style)

    def _counted(self, kinds: Iterable[NoteKind]) -> Iterator[Note]:
        return (Note.of(kind, count=self.counts[kind]) for kind in kinds if self.counts[kind])

    def _changes(self) -> tuple[Said, ...]:
        return tuple(note.said for note in self._counted(_CHANGES))

    def why_empty(self) -> tuple[Said, Said]:
        """Why a file gave no text, as far as what it holds instead tells, and what to do."""
        beside = (said.filled(count=self.counts[of]) for of, said in _BESIDE.items() if self.counts[of])
        held = (*self._changes(), *beside)
        what = Said("holds no text ({held:, })", held=held) if held else Said("holds no text")
        if self.counts[NoteKind.EMBEDDED]:
            return what, Said("open it in Word and save it again to have in it what it embeds")
        return what, Said("if it shows pages of pictures, have their text recognised first")
