"""The files that a user named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import InputError, Said

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = frozenset(".txt .md .markdown .html .htm .docx .doc .wps .pdf .ofd".split())  # noqa: SIM905 - reads as it is typed
"""What a folder is searched for; a file that is named is read whatever it is called."""
_NO_REPORT = re.compile(r"\.|~\$|readme|licen[cs]e|changelog", re.IGNORECASE)
"""Names, by how they begin, of hidden files, of Word's lock files and of what goes with a folder."""


def files(paths: Iterable[str]) -> tuple[str, ...]:
    """The files that paths name, folders searched through; each once, those of a folder in the order of their names.

    Raises:
        InputError: A folder holds nothing to read.
    """
    found = [file for path in paths for file in (_inside(path) if Path(path).is_dir() else [path])]
    return tuple(dict.fromkeys(found))


def _inside(folder: str) -> list[str]:
    names = sorted(
        str(path)
        for path in Path(folder).rglob("*")
        if path.suffix.lower() in SUFFIXES and path.is_file() and not _NO_REPORT.match(path.name)
    )
    if not names:
        raise InputError(what=Said("holds no report"), where=folder, todo=Said("name a folder with reports in it"))
    return names
