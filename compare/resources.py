"""Finds the files that are not code: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

from compare.errors import OutputError

_PACKAGE = Path(__file__).resolve().parent


def style(name: str) -> str:
    """The text of a style sheet.

    Raises:
        OutputError: there is no such file, so the installation is broken.
    """
    folders = (_PACKAGE.parent / "styles", _PACKAGE / "_styles")
    for folder in folders:
        path = folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise OutputError(what="style sheet is missing", where=name, todo="install the package again")


def schema(name: str) -> str:
    """The text of a published JSON Schema, such as compare.outline-1.

    Raises:
        OutputError: there is no such file, so the installation is broken.
    """
    path = _PACKAGE / "report" / "schema" / f"{name}.json"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    raise OutputError(what="schema is missing", where=name, todo="install the package again")
