"""What a Word file holds that its text does not show, counted so that a report can say so."""

from __future__ import annotations

from collections import Counter

_WORDING = (
    ("comments", "{} of the margin left out: comments are no part of the text", "comment"),
    ("hidden", "{} of hidden text left out", "character"),
    ("contents", "a table of contents of {} left out: Word makes it from the headings", "line"),
    ("notes", "{} put at the end of the text, in square brackets", "footnote or endnote"),
    ("embedded", "{} not read: open the file in Word and save it again to have it in the text", "embedded document"),
)
_CHANGES = (("insertions", "insertion"), ("deletions", "deletion"), ("moves", "move"))


class Remarks:
    """Counts of what was left out or changed on the way, and list formats that could not be printed as Word does."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """By kind: insertions, deletions, moves, comments, hidden, contents, notes, embedded."""
        self.formats: dict[str, None] = {}

    def lines(self) -> tuple[str, ...]:
        """The remarks as lines for a reader, in a fixed order."""
        changes = [_counted(self.counts[kind], one) for kind, one in _CHANGES if self.counts[kind]]
        lines = [f"tracked changes were read as accepted ({', '.join(changes)})"] if changes else []
        for kind, wording, one in _WORDING:
            if self.counts[kind]:
                lines.append(wording.format(_counted(self.counts[kind], one)))
        lines += [f"list numbers of the format {style} are written 1, 2, 3" for style in self.formats]
        return tuple(lines)


def _counted(count: int, one: str) -> str:
    plural = one.replace(" or ", "s or ") + "s"
    return f"{count} {one if count == 1 else plural}"
