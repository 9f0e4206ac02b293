"""What files carry besides their text: a byte-order mark, and carriage returns before line feeds."""

from __future__ import annotations

import re

from compare.model import Furniture, Span

_BYTE_ORDER_MARK = "\ufeff"


def mark(text: str) -> tuple[Furniture, ...]:
    """The byte-order mark at the beginning, where there is one."""
    if not text.startswith(_BYTE_ORDER_MARK):
        return ()
    return (Furniture(span=Span(0, 1), text=_BYTE_ORDER_MARK, rule="byte-order-mark"),)


def carriage_returns(text: str) -> tuple[Span, ...]:
    """The CR of every CRLF. They leave no record: a gap in the offset map that nothing else accounts for is one."""
    if "\r\n" not in text:
        return ()
    return tuple(Span(*match.span()) for match in re.finditer(r"\r(?=\n)", text))
