"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from compare import resources
from compare.errors import CompareError
from compare.report import pdf
from compare.report.pdf import fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PACKAGES = (
    "rapidfuzz",
    "diff-match-patch",
    "jieba",
    "rjieba",
    "pypinyin",
    "opencc-python-reimplemented",
    "charset-normalizer",
    "markdown-it-py",
    "weasyprint",
    "uharfbuzz",
    "pylopdf-fonts-zh-cn",
    "lxml",
    "pypdfium2",
)

_CONVERTERS = (
    ("LibreOffice", ".doc, .wps and RTF"),
    ("antiword", ".doc where there is no LibreOffice"),
)


def check() -> tuple[str, ...]:
    """One line for each thing that matters, each beginning with "ok", "missing" or "note"."""
    return tuple(_lines())


def _lines() -> Iterator[str]:
    yield f"ok       compare {_version('gongwen-compare') or '(not installed)'}, Python {platform.python_version()}"
    for package in _PACKAGES:
        found = _version(package)
        yield f"ok       {package} {found}" if found else f"missing  {package}; run: python -m pip install {package}"
    yield _tried("Pango", pdf.load_weasyprint)
    yield _tried("fonts", _fonts)
    if not fonts.rare_path():
        yield 'note     no font for rare Han characters in PDF; run: python -m pip install "gongwen-compare[rare]"'
    yield _tried("styles", lambda: resources.style("report.css"))
    yield from _converters()
    yield from _namesakes()


def _tried(name: str, attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except CompareError as error:
        return f"missing  {name}: {error}"
    return f"ok       {name}"


def _fonts() -> None:
    for path in fonts.paths().values():
        path.read_bytes()[:4]


def _converters() -> Iterator[str]:
    """The programs that read .doc, .wps and RTF; nothing else needs them."""
    for program, reads in _CONVERTERS:
        path = resources.program(program)
        if path:
            yield f"ok       {program} for {reads} ({path})"
        else:
            yield f"note     {program} for {reads} is not installed; {resources.how_to_install(program)}"


def _namesakes() -> Iterator[str]:
    """Other programs called `compare`; ImageMagick installs one."""
    own = Path(sys.executable).parent
    found = [Path(folder) / "compare" for folder in os.get_exec_path()]
    programs = list(dict.fromkeys(str(path) for path in found if path.is_file() and os.access(path, os.X_OK)))
    for program in programs:
        if Path(program).parent != own:
            yield f"note     {program} is another program (ImageMagick has one); python -m compare is always this one"
    if programs and Path(programs[0]).parent == own:
        yield f"ok       the command compare is {programs[0]}"
    else:
        yield "note     the command compare is not this one here; use: python -m compare"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
