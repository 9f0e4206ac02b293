"""What a Word file holds that its text does not show, counted so that a report can say so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.errors import Said
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHANGES = (NoteKind.INSERTIONS, NoteKind.DELETIONS, NoteKind.MOVES)
_BESIDE = (NoteKind.COMMENTS, NoteKind.HIDDEN, NoteKind.CONTENTS, NoteKind.FOOTNOTES, NoteKind.EMBEDDED)


class Remarks:
    """Counts of what was left out or changed on the way, and list formats that could not be printed as Word does."""

    def __init__(self) -> None:
        self.counts: Counter[NoteKind] = Counter()
        """Of tracked changes, and of what stands beside the text."""
        self.formats: dict[str, None] = {}

    def notes(self) -> Iterator[Note]:
        """The remarks for a reader, in a fixed order."""
        changes = tuple(note.said for note in self._counted(_CHANGES))
        if changes:
            yield Note.of(NoteKind.TRACKED, changes=changes)
        yield from self._counted(_BESIDE)
        for style in self.formats:
            yield Note.of(NoteKind.LIST_FORMAT, style=style)

    def _counted(self, kinds: Iterable[NoteKind]) -> Iterator[Note]:
        return (Note.of(kind, count=self.counts[kind]) for kind in kinds if self.counts[kind])

    def why_empty(self) -> tuple[Said, Said]:
        """Why a file gave no text, as far as what it holds instead tells, and what to do."""
        if self.counts[NoteKind.EMBEDDED]:
            todo = Said("open it in Word and save it again to have in it what it embeds")
            return Said("holds no text of its own"), todo
        held = tuple(note.said for note in self.notes())
        what = Said("holds no text ({held:; })", held=held) if held else Said("holds no text")
        return what, Said("if it shows pages of pictures, have their text recognised first")
