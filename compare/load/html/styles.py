"""What an element's name, attributes and own style say of how it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - a vocabulary is read as text
)
"""Elements that begin and end a line, after the user-agent style sheet of the HTML standard."""

NEVER_SHOWN = frozenset(
    """area audio base basefont canvas col colgroup datalist embed iframe input link math meta noembed noframes noscript
    object option param rp rt script select source style svg template title track video""".split()  # noqa: SIM905
)
"""Elements without text of the page: programs, pictures, lists to choose from, readings above characters."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b(?!-)", re.IGNORECASE)
_AS_INLINE = re.compile(r"display\s*:\s*inline", re.IGNORECASE)
_PRESERVED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_UNLISTED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_DECORATION = frozenset({"nav", "ul", "ol", "header", "footer", "aside", "span", "i", "div", "li", "button"})
_PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})


def is_hidden(element: _Element, tag: str) -> bool:
    """Whether a reader never sees an element: by its attributes and own style, not by style sheets."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    return element.get("aria-hidden", "").lower() == "true" and tag in _DECORATION


def is_block(tag: str, style: str) -> bool:
    """Whether an element begins a line of its own."""
    if style and "display" in style.lower():
        if _AS_BLOCK.search(style):
            return True
        if _AS_INLINE.search(style) and tag in {"div", "p", "li", "ul", "dd", "dt"}:
            return False
    return tag in BLOCKS


def is_preformatted(tag: str, style: str) -> bool:
    """Whether line feeds and blanks of the markup are shown as they are."""
    return tag in _PREFORMATTED or bool(style and _PRESERVED.search(style))


def is_unlisted(style: str) -> bool:
    """Whether a list shows no numbers."""
    return bool(style and _UNLISTED.search(style))
