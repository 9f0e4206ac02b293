"""Finds what is not our code: files in a checkout beside the package or in a wheel inside it, and other programs."""

from __future__ import annotations

import shutil
from pathlib import Path

from compare.errors import OutputError, Said

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
    raise OutputError(what=Said("style sheet is missing"), where=name, todo=Said("install the package again"))


def schema(name: str) -> str:
    """The text of a published JSON Schema, such as compare.outline-1.

    Raises:
        OutputError: there is no such file, so the installation is broken.
    """
    path = _PACKAGE / "report" / "schema" / f"{name}.json"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    raise OutputError(what=Said("schema is missing"), where=name, todo=Said("install the package again"))


_PROGRAMS = {"LibreOffice": ("soffice", "libreoffice"), "antiword": ("antiword",)}
"""Programs that some formats need, with the names of their commands."""
_MANAGERS = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "apk": "apk add",
    "pacman": "pacman -S --noconfirm",
    "zypper": "zypper install -y",
    "brew": "brew install",
    "winget": "winget install",
}
"""How each package manager installs."""
_PACKAGES = {
    ("LibreOffice", "pacman"): "libreoffice-still",
    ("LibreOffice", "brew"): "--cask libreoffice",
    ("LibreOffice", "winget"): "TheDocumentFoundation.LibreOffice",
    ("LibreOffice", ""): "libreoffice-writer",
    ("antiword", ""): "antiword",
}
"""What a program is called there; "" for the managers that are not named."""


def program(name: str) -> str:
    """Where a program is installed; "" where it is not."""
    return next((path for command in _PROGRAMS[name] if (path := shutil.which(command))), "")


def how_to_install(name: str) -> Said:
    """The command that installs a program, by the package manager that this system has."""
    manager = next((manager for manager in _MANAGERS if shutil.which(manager)), "")
    if not manager:
        return Said("install {name} and have {command} on the path", name=name, command=_PROGRAMS[name][0])
    package = _PACKAGES.get((name, manager)) or _PACKAGES[name, ""]
    return Said("run: {command}", command=f"{_MANAGERS[manager]} {package}")
