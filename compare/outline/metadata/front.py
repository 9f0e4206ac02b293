"""The lines of a document that its metadata are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from compare.model import PartKind
from compare.outline import numbering, parts
from compare.outline.metadata.declared import Declared, read_declared
from compare.text.codes import codes, text_of
from compare.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import CleanText
    from compare.outline.lines import Line

OPENING_LINES = 6
"""Body lines in which a document without a title still says whose it is and of which year."""
CLOSING_LINES = 3
"""Body lines in which a law says since when it is in force."""

_TAKES_EFFECT = re.compile(r"^[^通过批准]*施行$")
_HAN_GAP = lazily(r"(?<=[\u4e00-\u9fff》”]) (?=[\u4e00-\u9fff《“])")


class Words(NamedTuple):
    """Words folded and as printed, of equal length."""

    folded: str
    printed: str

    def cut(self, start: int, end: int) -> Words:
        """The words from one place to another."""
        return Words(self.folded[start:end], self.printed[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The lines that metadata are read from, each folded and as printed."""

    titles: tuple[Words, ...]
    """The document's own title last; before it the title of a notice that wraps it."""
    subtitles: tuple[str, ...]
    bylines: tuple[Words, ...]
    signatures: tuple[tuple[Words, ...], ...]
    """The lines of each signature, in the order of the text: annexes may have their own."""
    status: str
    """Who passed a law and when."""
    opening: tuple[Words, ...]
    """The first lines of the body."""
    closing: tuple[str, ...]
    """The last lines of the body."""
    headings: tuple[str, ...]
    """Lines that open a chapter, folded."""
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    addressees: tuple[str, ...]
    declared: Declared
    body: str
    """Everything but the parts, folded."""


def gather(clean: CleanText, lines: Sequence[Line], kinds: Mapping[int, PartKind]) -> Front:
    """The lines that tell, sorted by what they are."""

    def of(*wanted: PartKind) -> list[Line]:
        return [lines[i] for i in sorted(kinds) if kinds[i] in wanted]

    declared = read_declared(clean, cache(partial(_simplified, clean, lines)))
    body = [line for line in lines if line.index not in kinds]
    first = body[0].index if body else len(lines)
    signed = of(PartKind.SIGNATURE)
    titles = tuple(_titles(clean, [line for line in of(PartKind.TITLE) if not parts.is_subtitle(line.folded)]))
    if declared.title and titles:
        titles = (*titles[:-1], _without_page(titles[-1], declared.title[0]))
    return Front(
        titles=titles or ((Words(*declared.title),) if declared.title else ()),
        subtitles=tuple(line.folded for line in of(PartKind.TITLE) if parts.is_subtitle(line.folded)),
        bylines=tuple(_words(clean, line) for line in signed if not parts.is_signature(line.folded)),
        signatures=tuple(
            tuple(_words(clean, line) for line in block)
            for block in _blocks([line for line in signed if parts.is_signature(line.folded)])
        ),
        status="".join(line.folded for line in of(PartKind.STATUS) if not _TAKES_EFFECT.search(line.folded)),
        opening=tuple(_words(clean, line) for line in body if line.index < first + OPENING_LINES),
        closing=tuple(line.folded for line in body[-CLOSING_LINES:]),
        headings=tuple(line.folded for line in body if _CHAPTER.match(line.folded)),
        dates=tuple(line.folded for line in of(PartKind.DATE)),
        numbers=tuple(_numbers(clean, of(PartKind.NUMBER, PartKind.ATTACHMENT))),
        addressees=tuple(line.folded for line in of(PartKind.ADDRESSEE)),
        declared=declared,
        body="\n".join(line.folded for line in body),
    )


_CHAPTER = re.compile(r"[一二三四五六七八九]、[^。]{0,60}$")


def _simplified(clean: CleanText, lines: Sequence[Line]) -> dict[int, str]:
    """How the document's own characters are folded, for what is declared outside of it."""
    printed = codes("".join([line.span.of(clean.text) for line in lines]))
    folded = codes("".join([line.folded for line in lines]))
    differs = printed != folded
    return dict(sorted(set(zip(printed[differs].tolist(), text_of(folded[differs]), strict=True))))


def _words(clean: CleanText, line: Line) -> Words:
    return Words(line.folded, line.span.of(clean.text))


# --------------------------------------------------------------------------- titles


def _titles(clean: CleanText, lines: Sequence[Line]) -> Iterator[Words]:
    """Each title on its lines."""
    return (_joined(clean, block) for block in _blocks(lines))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other, together."""
    block: list[Line] = []
    for line in lines:
        if block and line.index != block[-1].index + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _without_page(title: Words, declared: str) -> Words:
    """The title without words of the page that ran into it, where the page declares it alone."""
    at = title.folded.find(declared)
    return title.cut(at, at + len(declared)) if at >= 0 else title


def _joined(clean: CleanText, block: Sequence[Line]) -> Words:
    """The lines of one title as one; a page that prints it twice, or its end once more, is read once."""
    pieces: list[Words] = []
    for line in block:
        offset = numbering.read_marks(line.folded)[1]
        words = _words(clean, line).cut(offset, len(line.folded))
        piece = Words(_squeezed(words.folded), _squeezed(words.printed))
        if not any(piece.folded in other.folded for other in pieces):
            pieces.append(piece)
    names = [parts.is_signature(piece.folded) for piece in pieces]
    glue = " " if len(names) > 1 and all(names[:2]) else ""
    return Words(glue.join(piece.folded for piece in pieces), glue.join(piece.printed for piece in pieces))


def _squeezed(words: str) -> str:
    """One blank for several, and only where it parts the names of two bodies; a line break is none of it."""
    pieces = words.strip(" *_#\u3000").split()
    if all(len(piece) == 1 for piece in pieces):
        return "".join(pieces)
    named = len(pieces) > 1 and parts.is_signature(pieces[0]) and _NAMES_BODY.search(pieces[1])
    return " ".join(pieces) if named else _HAN_GAP.sub("", " ".join(pieces))


_NAMES_BODY = lazily(r"^(?!关于|關於|印发|印發)[\u4e00-\u9fff]{2,14}?(?:政府|委员会|[办辦]公[室厅廳]|[委局厅廳部院])")


def _numbers(clean: CleanText, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        match = parts.NUMBER.search(line.folded)
        if match:
            yield "".join(line.span.of(clean.text)[match.start() : match.end()].split())
