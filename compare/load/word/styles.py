"""What styles give to a paragraph or a run: its numbering, and whether it is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.load.word.markup import attribute, child, children, integer, name, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_DEEPEST = 12
"""Styles build on styles; Word itself stops at eleven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style, as far as it bears on the text."""

    title: str = ""
    """Its name in lower case; the built-in ones have English names in every language."""
    base: str = ""
    list_id: str = ""
    level: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by their identifiers."""

    def __init__(self, root: Element | None) -> None:
        elements = () if root is None else tuple(children(root, "w:style"))
        self._elements = {attribute(element, "styleId"): element for element in elements}
        self._default = next((attribute(element, "styleId") for element in elements if _is_default(element)), "")
        self._hidden = switch(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:vanish") or False
        self._chains: dict[str, tuple[tuple[str, Style], ...]] = {}
        self._read: dict[str, Style] = {}

    def chain(self, style: str) -> tuple[tuple[str, Style], ...]:
        """A style and those it builds on, the nearest first; the default one for ""."""
        if style not in self._chains:
            self._chains[style] = tuple(self._built_on(style or self._default))
        return self._chains[style]

    def _built_on(self, style: str) -> Iterator[tuple[str, Style]]:
        seen: list[str] = []
        while style in self._elements and style not in seen and len(seen) < _DEEPEST:
            seen.append(style)
            if style not in self._read:
                self._read[style] = _read(self._elements[style])
            yield style, self._read[style]
            style = self._read[style].base

    def list_of(self, style: str) -> str:
        """The list that a paragraph style joins; "" for none."""
        return next((found.list_id for _, found in self.chain(style) if found.list_id), "")

    def hidden(self, paragraph_style: str, run_style: str = "") -> bool:
        """Whether text of these styles is hidden."""
        for style in (run_style, paragraph_style):
            for _, found in self.chain(style) if style or style == paragraph_style else ():
                if found.hidden is not None:
                    return found.hidden
        return self._hidden

    def is_contents(self, style: str) -> bool:
        """Whether this is the style of an entry in the table of contents that Word makes."""
        chain = self.chain(style) if style else ()
        title = chain[0][1].title if chain else ""
        return title.startswith("toc ") and title[4:].isdigit()


def _is_default(element: Element) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}


def _read(element: Element) -> Style:
    paragraph = child(element, "w:pPr")
    list_id, level = list_properties(paragraph)
    return Style(
        title=value(element, "w:name").lower(),
        base=value(element, "w:basedOn"),
        list_id=list_id,
        level=level,
        hidden=switch(element, "w:rPr", "w:vanish"),
    )


def list_properties(properties: Element | None) -> tuple[str, int | None]:
    """The list and level that paragraph properties name themselves; ("", None) for neither."""
    if properties is None:
        return "", None
    found = next(children(properties, "w:numPr", "w:listPr"), None)
    if found is None:
        return "", None
    # Word 2003 calls the list w:ilfo.
    list_id = next((attribute(item, "val") for item in found if name(item) in {"w:numId", "w:ilfo"}), "")
    return list_id.strip(), integer(found, "w:ilvl")
