"""One input, whatever it is wrapped in: its bytes, its format by what they are, its text."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from compare.errors import InputError, Said, system_reason
from compare.load.formats import read_as, recognise
from compare.model import Source

if TYPE_CHECKING:
    from compare.options import Format

LARGEST = 64 * 1024 * 1024
"""The most bytes one input may have. The largest report seen has 0.2 MB; a file this long is a mistake."""

_USUAL = 64 * 1024
"""Hardly a text has more. Asking for the largest at once sets memory aside for it: 25 µs for each file."""

_BLANK = "\ufeff \t\r\n\v\f\u3000\xa0\x1a"


def read_source(path: str, *, encoding: str | None = None, as_format: Format | None = None) -> Source:
    """The text of one input.

    Args:
        path: A file, or "-" for standard input.
        encoding: The codec of its text by its Python name; None to detect it.
        as_format: What it is; None to tell it from its bytes.

    Raises:
        InputError: The input is missing, a directory, too large, empty, damaged, without text, not in `encoding`, or
            of a format that is not read here.
        UsageError: There is no such codec.
        MissingDependencyError: Its format needs a program that is not installed.
    """
    data = _read(path)
    if not data:
        raise InputError(what=Said("is empty"), where=path, todo=Said("name a file that holds a report"))
    kind = as_format or recognise(data, path)
    extracted = read_as(kind, data, path, encoding)
    if not extracted.text.strip(_BLANK):
        raise InputError(
            what=Said("holds no text, only blanks"), where=path, todo=Said("name a file that holds a report")
        )
    return Source(
        path=path,
        text=extracted.text,
        sha256=sha256(data).hexdigest(),
        encoding=extracted.encoding,
        media_type=kind.media_type,
        notes=extracted.notes,
        fields=extracted.fields,
        pages=extracted.pages,
        article=extracted.article,
    )


def _read(path: str) -> bytes:
    """The bytes of a file or of standard input, at most `LARGEST`."""
    if path == "-":
        return _at_most(sys.stdin.buffer, path)
    try:
        with Path(path).open("rb") as file:
            return _at_most(file, path)
    except FileNotFoundError:
        raise InputError(what=Said("no such file"), where=path, todo=Said("check the name and the folder")) from None
    except IsADirectoryError:
        raise InputError(what=Said("is a directory"), where=path, todo=Said("name one file in it")) from None
    except PermissionError:
        raise InputError(what=Said("may not be read"), where=path, todo=Said("check its permissions")) from None
    except (OSError, ValueError) as error:
        what = Said("cannot be read ({reason})", reason=system_reason(error))
        raise InputError(what=what, where=path, todo=Said("check the name")) from None


def _at_most(file: BinaryIO, where: str) -> bytes:
    data = file.read(_USUAL)
    if len(data) == _USUAL:
        data += file.read(LARGEST + 1 - _USUAL)
    if len(data) > LARGEST:
        what = Said("is larger than {size} MiB", size=LARGEST // (1024 * 1024))
        raise InputError(what=what, where=where, todo=Said("split it into one file a report"))
    return data
