"""Plain text: bytes decoded, and refused where they are no text."""

from __future__ import annotations

import re

from compare.errors import InputError, Said
from compare.load.charset import Decoded, decode, detect
from compare.load.extracted import Extracted

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001
"""Text has no control characters but an odd leftover; a binary file that happens to decode has 5 % and more."""


def decoded(data: bytes, where: str, encoding: str | None) -> Extracted:
    """The text that the bytes are in `encoding`, or in the codec they tell of."""
    found = decode(data, encoding, where) if encoding else detect(data, where)
    _check_text(found, where)
    return Extracted(text=found.text, encoding=found.encoding, notes=found.notes)


def _check_text(found: Decoded, where: str) -> None:
    """Refuse what decodes but is no text."""
    if len(_CONTROL.findall(found.text)) > _CONTROL_SHARE * len(found.text):
        raise InputError(
            what=Said("is a binary file, not text"), where=where, todo=Said("save it as plain text (.txt) first")
        )
