"""What a browser sent becomes files in a folder of their own."""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from compare.report.files import safe
from compare.web.tasks import Kind

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage, MultiDict

MOST_FILES = 1_000
MOST_BYTES = 256 * 1024 * 1024
"""What is taken at once, for each file is bounded by its reader. A thousand reports of the largest size seen have 200 MB."""
_LONGEST = 200
"""Bytes of a name: file systems take 255, and a suffix and a number may follow."""
_FOLDERS = re.compile(r"[/\\]")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,9}")


def sent(files: MultiDict[str, FileStorage], kind: Kind) -> list[FileStorage]:
    """The files of a form: of a pair A before B, of a folder those that a folder is searched for, in order."""
    if kind is Kind.PAIR:
        chosen = [files.get(side) for side in ("a", "b")]
    else:
        from compare.corpus.inputs import is_report  # noqa: PLC0415 - Daft comes with it and takes 0.5 s

        inside = [one for one in files.getlist("folder") if is_report(_last(one))]
        chosen = [*files.getlist("files"), *sorted(inside, key=_last)]
    return [one for one in chosen if one and one.filename]


def saved(chosen: list[FileStorage], folder: Path) -> tuple[str, ...]:
    """Write them into a folder; their names there, which are theirs as far as they are harmless and no two alike.

    Raises OSError where the disk takes no more; then the folder is gone.
    """
    names: dict[str, str] = {}
    try:
        for one in chosen:
            name = _free(_last(one), names)
            names[name.casefold()] = name
            one.save(folder / name)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return tuple(names.values())


def _last(one: FileStorage) -> str:
    """The name of a file without folders: what the client says is never a path."""
    return _FOLDERS.split(one.filename or "")[-1]


def _free(name: str, taken: dict[str, str]) -> str:
    """A harmless name that no other file has, as browsers make them: report (2).txt."""
    stem, suffix = Path(name).stem, Path(name).suffix
    stem, suffix = (safe(stem, _LONGEST), suffix) if _SUFFIX.fullmatch(suffix) else (safe(name, _LONGEST), "")
    tries = (f"{stem}{f' ({number})' if number > 1 else ''}{suffix}" for number in count(1))
    return next(one for one in tries if one.casefold() not in taken)
