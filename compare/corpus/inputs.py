"""The files that a user named."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
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


def is_report(name: str) -> bool:
    """Whether a file in a folder is one of its reports, by its name."""
    return PurePath(name).suffix.lower() in SUFFIXES and not _NO_REPORT.match(name)


def _inside(folder: str) -> list[str]:
    names = sorted(str(path) for path in Path(folder).rglob("*") if is_report(path.name) and path.is_file())
    if not names:
        raise InputError(what=Said("holds no report"), where=folder, todo=Said("name a folder with reports in it"))
    return names
