"""Plain text and Markdown, from a file or from standard input."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from compare.errors import InputError
from compare.load.charset import Decoded, decode, detect
from compare.load.signatures import kind_of
from compare.model import Source

LARGEST = 64 * 1024 * 1024
"""The most bytes one input may have. The largest report seen has 0.2 MB; a file this long is a mistake."""

_MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001
"""Text has no control characters but an odd leftover; a binary file that happens to decode has 5 % and more."""


def read_source(path: str, *, encoding: str | None = None) -> Source:
    """The decoded text of one input.

    Args:
        path: A file, or "-" for standard input.
        encoding: A codec by its Python name; None to detect it.

    Raises:
        InputError: The input is missing, a directory, too large, empty, not text, or not in `encoding`.
        UsageError: There is no such codec.
    """
    where = "standard input" if path == "-" else path
    data = _read(path, where)
    if not data:
        raise InputError(what="is empty", where=where, todo="name a file that holds a report")
    if kind := kind_of(data):
        raise InputError(what=f"is {kind}, not text", where=where, todo="save it as plain text (.txt) first")
    decoded = decode(data, encoding, where) if encoding else detect(data, where)
    _check_text(decoded, where)
    return Source(
        path=path,
        text=decoded.text,
        sha256=sha256(data).hexdigest(),
        encoding=decoded.encoding,
        media_type=_MEDIA_TYPES.get(Path(path).suffix.lower(), "text/plain"),
        notes=decoded.notes,
    )


def _read(path: str, where: str) -> bytes:
    """The bytes of a file or of standard input, at most `LARGEST`."""
    if path == "-":
        return _at_most(sys.stdin.buffer, where)
    try:
        with Path(path).open("rb") as file:
            return _at_most(file, where)
    except FileNotFoundError:
        raise InputError(what="no such file", where=where, todo="check the name and the folder") from None
    except IsADirectoryError:
        raise InputError(what="is a directory", where=where, todo="name one file in it") from None
    except PermissionError:
        raise InputError(what="may not be read", where=where, todo="check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(what=f"cannot be read ({reason})", where=where, todo="check the name") from None


def _at_most(file: BinaryIO, where: str) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = LARGEST // (1024 * 1024)
        raise InputError(what=f"is larger than {size} MiB", where=where, todo="split it into one file a report")
    return data


def _check_text(decoded: Decoded, where: str) -> None:
    """Refuse what decodes but is no text, or has none."""
    text = decoded.text
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(what="is a binary file, not text", where=where, todo="save it as plain text (.txt) first")
    if not text.strip("\ufeff \t\r\n\v\f\u3000\xa0\x1a"):
        raise InputError(what="holds no text, only blanks", where=where, todo="name a file that holds a report")
