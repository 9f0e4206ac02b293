"""The text of one part of a Word file, in the order of the document.

One walk over the elements, without recursion, so that no depth of nesting hurts. Each
paragraph is a line; a table row is a line of cells parted by tabs, unless the table only
lays the page out; a text box stands behind the paragraph that anchors it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import InputError, Said
from compare.load.word import symbols
from compare.load.word.blocks import Block, Field, Paragraph, Row, drawn, row_lines
from compare.load.word.markup import REPAIR, attribute, child, children, name, switch, value
from compare.load.word.styles import list_properties
from compare.model import NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from compare.load.word.numbering import Numbering
    from compare.load.word.remarks import Remarks
    from compare.load.word.styles import Styles

_PROPERTIES = (
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:tblPrEx",
    "w:tblGrid",
    "w:trPr",
    "w:tcPr",
    "w:sectPr",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:smartTagPr",
    "w:customXmlPr",
    "w:rubyPr",
    "w:listPr",
)
_OTHERS = ("w:rt", "w:delText", "w:delInstrText", "w:fldData", "w:binData", "w:hdr", "w:ftr")
_SILENT = frozenset((*_PROPERTIES, *_OTHERS))
"""Elements with nothing to read inside, or with properties that are read where they apply."""

_MOST_WALKED = 500_000
"""The most elements of all stories together, 3 µs each; a regulation of 6,000 characters has 1,100."""

_BREAKS = {"w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}


class Story:
    """Walks parts of one document; numbering counts on from part to part."""

    def __init__(self, styles: Styles, numbering: Numbering, remarks: Remarks, where: str) -> None:
        self._where = where
        self._walked = 0
        self._styles = styles
        self._numbering = numbering
        self._remarks = remarks
        self._blocks: list[Block] = []
        self._rows: list[Row] = []
        self._chosen: list[bool] = []
        """For each mc:AlternateContent around here, whether one of its branches has been read: only the first is."""
        self.notes: list[list[str]] = []
        """The notes written within the text, as Word 2003 has them."""
        self.marks: list[tuple[str, str]] = []
        """The notes referred to: ("footnote" or "endnote", identifier), in their order."""
        self._open: dict[str, Callable[[Element], object]] = {
            "w:p": self._open_paragraph,
            "w:r": self._open_run,
            "w:tr": self._open_row,
            "w:tc": self._open_cell,
            "w:txbxContent": self._open_block,
            "w:footnote": self._open_block,
            "w:endnote": self._open_block,
            "w:t": self._text,
            "m:t": self._text,
            "w:br": self._line_break,
            "w:sym": self._symbol,
            "w:fldChar": self._field_mark,
            "w:instrText": self._field_code,
            "mc:AlternateContent": lambda _: self._chosen.append(False),
            "w:footnoteReference": self._mark,
            "w:endnoteReference": self._mark,
            "w:commentReference": lambda _: self._count(NoteKind.COMMENTS),
            "w:altChunk": lambda _: self._count(NoteKind.EMBEDDED),
            "w:subDoc": lambda _: self._count(NoteKind.EMBEDDED),
            "w:ins": lambda _: self._count(NoteKind.INSERTIONS),
            "w:moveTo": lambda _: self._count(NoteKind.MOVES),
            "v:textpath": self._word_art,
            **dict.fromkeys(_BREAKS, self._break),
        }
        self._close: dict[str, Callable[[], object]] = {
            "w:p": self._close_paragraph,
            "w:r": self._close_run,
            "w:tbl": self._close_table,
            "w:tr": self._close_row,
            "w:tc": self._close_cell,
            "mc:AlternateContent": self._end_alternatives,
            "w:txbxContent": self._close_box,
            "w:footnote": self._close_note,
            "w:endnote": self._close_note,
        }

    def lines(self, root: Element) -> list[str]:
        """The text below an element, a line a paragraph; a line break within one makes two lines.

        Raises:
            InputError: The document has more paragraphs, runs and cells than any report.
        """
        from lxml import etree  # noqa: PLC0415 - 20 ms that plain text need not pay

        self._blocks, self._rows, self._chosen = [Block()], [], []
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walk:
            kind = name(element)
            if element is root:
                continue
            if event == "start":
                self._walked += 1
                if self._walked > _MOST_WALKED:
                    raise InputError(what=Said("holds more paragraphs than any report"), where=self._where, todo=REPAIR)
                if self._is_left_out(element, kind):
                    skipped = element
                    walk.skip_subtree()
                elif kind in self._open:
                    self._open[kind](element)
            elif element is skipped:
                skipped = None
            elif kind in self._close:
                self._close[kind]()
        return self._blocks[0].finished()

    # ------------------------------------------------------------- what is left out

    def _is_left_out(self, element: Element, kind: str) -> bool:
        """Whether an element is passed over, counting what a reader should hear of."""
        if kind in _SILENT:
            return True
        if kind in {"mc:Choice", "mc:Fallback"} and self._chosen:
            already, self._chosen[-1] = self._chosen[-1], True
            return already
        if kind == "w:del" or _is_deleted(element, kind):
            return self._count(NoteKind.DELETIONS)
        if kind == "aml:annotation":
            return self._is_old_change(element)
        return kind == "w:moveFrom"

    def _is_old_change(self, element: Element) -> bool:
        """A tracked change or a comment as Word 2003 writes it."""
        change = attribute(element, "type")
        if change == "Word.Insertion":
            self._count(NoteKind.INSERTIONS)
        elif change == "Word.Comment":
            return self._count(NoteKind.COMMENTS)
        return change == "Word.Deletion" and self._count(NoteKind.DELETIONS)

    def _count(self, kind: NoteKind, amount: int = 1) -> bool:
        self._remarks.counts[kind] += amount
        return True

    def _end_alternatives(self) -> None:
        self._chosen.pop()

    # ------------------------------------------------------------------- paragraphs

    def _open_paragraph(self, element: Element) -> None:
        properties = child(element, "w:pPr")
        mark = child(properties, "w:rPr")
        style = value(properties, "w:pStyle")
        list_id, level = list_properties(properties)
        hidden = switch(mark, "w:vanish")
        is_merged = mark is not None and next(children(mark, "w:del", "w:moveFrom"), None) is not None
        if is_merged:
            self._count(NoteKind.DELETIONS)
        block = self._blocks[-1]
        block.paragraphs.append(
            Paragraph(
                style=style,
                list_id=list_id,
                level=level,
                is_merged=is_merged,
                runs_on=self._styles.hidden(style) if hidden is None else hidden,
                is_contents=self._styles.is_contents(style) and any(item.is_contents for item in block.fields),
            )
        )

    def _close_paragraph(self) -> None:
        block = self._blocks[-1]
        paragraph = block.paragraphs.pop()
        # A field whose code never ended would swallow the rest of the text.
        block.fields = [item for item in block.fields if item.has_result]
        if paragraph.is_contents:
            self._count(NoteKind.CONTENTS)
        elif paragraph.is_merged:
            block.carried += paragraph.pieces
        elif paragraph.runs_on:
            block.running += (paragraph.label or "", *block.carried, *paragraph.pieces)
            block.carried = []
        else:
            label = self._label(paragraph)
            block.lines.append("".join((*block.running, label, *block.carried, *paragraph.pieces)))
            block.running, block.carried = [], []
        block.lines += paragraph.boxes

    def _label(self, paragraph: Paragraph) -> str:
        if paragraph.label is None:
            paragraph.label = self._numbering.label(paragraph.style, paragraph.list_id, paragraph.level)
        return paragraph.label

    def _open_run(self, element: Element) -> None:
        paragraph = self._paragraph()
        if paragraph is not None:
            properties = child(element, "w:rPr")
            hidden = switch(properties, "w:vanish")
            style = value(properties, "w:rStyle")
            paragraph.is_hidden = self._styles.hidden(paragraph.style, style) if hidden is None else hidden

    def _close_run(self) -> None:
        paragraph = self._paragraph()
        if paragraph is not None:
            paragraph.is_hidden = False

    def _paragraph(self) -> Paragraph | None:
        paragraphs = self._blocks[-1].paragraphs
        return paragraphs[-1] if paragraphs else None

    # ------------------------------------------------------------------------- text

    def _add(self, text: str) -> None:
        paragraph = self._paragraph()
        if paragraph is None or not text or not all(item.has_result for item in self._blocks[-1].fields):
            return
        if paragraph.is_hidden:
            self._count(NoteKind.HIDDEN, len(text))
            return
        if not paragraph.is_merged:
            self._label(paragraph)
        paragraph.pieces.append(text)

    def _text(self, element: Element) -> None:
        self._add((element.text or "").replace("\n", " "))

    def _break(self, element: Element) -> None:
        self._add(_BREAKS[name(element)])

    def _line_break(self, element: Element) -> None:
        """A new line; a page or column break before the text of a paragraph makes none."""
        paragraph = self._paragraph()
        begins_page = attribute(element, "type") in {"page", "column"}
        if paragraph is not None and (paragraph.pieces or not begins_page):
            self._add("\n")

    def _symbol(self, element: Element) -> None:
        code = attribute(element, "char")
        if re.fullmatch("[0-9A-Fa-f]{1,6}", code):
            self._add(symbols.sign(int(code, 16), attribute(element, "font")))

    def _word_art(self, element: Element) -> None:
        paragraph, text = self._paragraph(), element.get("string", "").strip()
        if paragraph is not None and text:
            paragraph.boxes.append(text)

    def _mark(self, element: Element) -> None:
        paragraph = self._paragraph()
        if paragraph is not None and not paragraph.is_hidden:
            self.marks.append((name(element).removeprefix("w:").removesuffix("Reference"), attribute(element, "id")))

    # ----------------------------------------------------------------------- fields

    def _field_mark(self, element: Element) -> None:
        fields, kind = self._blocks[-1].fields, attribute(element, "fldCharType")
        if kind == "begin":
            fields.append(Field())
        elif fields and kind == "separate":
            fields[-1].has_result = True
            paragraph = self._paragraph()
            if paragraph is not None and fields[-1].is_contents:
                paragraph.is_contents = self._styles.is_contents(paragraph.style)
        elif fields and kind == "end":
            ended = fields.pop()
            if not ended.has_result:
                self._add(drawn(ended.code))

    def _field_code(self, element: Element) -> None:
        fields = self._blocks[-1].fields
        if fields and not fields[-1].has_result:
            fields[-1].add(element.text or "")

    # ---------------------------------------------------------- tables, boxes, notes

    def _open_block(self, _: Element) -> None:
        self._blocks.append(Block())

    def _open_row(self, _: Element) -> None:
        self._rows.append(Row())

    def _open_cell(self, element: Element) -> None:
        self._open_block(element)

    def _close_cell(self) -> None:
        lines = self._blocks.pop().finished()
        if self._rows:
            self._rows[-1].cells.append(lines)
        else:
            self._blocks[-1].lines += lines

    def _close_row(self) -> None:
        row = self._rows.pop()
        self._blocks[-1].lines += row_lines(row)

    def _close_table(self) -> None:
        if self._rows:
            self._rows[-1].holds_table = True

    def _close_box(self) -> None:
        lines = [line for line in self._blocks.pop().finished() if line.strip()]
        paragraph = self._paragraph()
        (self._blocks[-1].lines if paragraph is None else paragraph.boxes).extend(lines)

    def _close_note(self) -> None:
        self.notes.append(self._blocks.pop().finished())


def _is_deleted(element: Element, kind: str) -> bool:
    """A table row or cell whose deletion was tracked."""
    if kind == "w:tr":
        return child(element, "w:trPr", "w:del") is not None
    return kind == "w:tc" and child(element, "w:tcPr", "w:cellDel") is not None
