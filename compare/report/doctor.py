"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from compare import resources
from compare.errors import CompareError, placed
from compare.report import pdf
from compare.report.labels import Labels
from compare.report.pdf import fonts
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.options import Language

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
    "werkzeug",
    "waitress",
)

_CONVERTERS = ("LibreOffice", "antiword")


def check(language: Language) -> tuple[str, ...]:
    """One line for each thing that matters, each beginning with whether it is there, missing or to be noted."""
    return tuple(_lines(Labels(language)))


def _lines(labels: Labels) -> Iterator[str]:
    own = _version("gongwen-compare") or labels("doctor.uninstalled")
    yield labels("doctor.ok", what=f"compare {own}, Python {platform.python_version()}")
    for package in _PACKAGES:
        found = _version(package)
        lacking = labels("doctor.package", package=package)
        yield labels("doctor.ok", what=f"{package} {found}") if found else labels("doctor.missing", what=lacking)
    yield _tried("Pango", pdf.load_weasyprint, labels)
    yield _tried(labels("doctor.fonts"), _fonts, labels)
    if not fonts.rare_path():
        yield labels("doctor.note", what=labels("doctor.rare"))
    yield _tried(labels("doctor.styles"), lambda: resources.style("report.css"), labels)
    yield from _converters(labels)
    yield from _namesakes(labels)


def _tried(name: str, attempt: Callable[[], object], labels: Labels) -> str:
    try:
        attempt()
    except CompareError as error:
        return labels("doctor.missing", what=words(placed(name, error.said), labels.language))
    return labels("doctor.ok", what=name)


def _fonts() -> None:
    for path in fonts.paths().values():
        path.read_bytes()[:4]


def _converters(labels: Labels) -> Iterator[str]:
    """The programs that read .doc, .wps and RTF; nothing else needs them."""
    for program in _CONVERTERS:
        path = resources.program(program)
        told = {"program": program, "reads": labels(f"doctor.reads.{program.lower()}")}
        if path:
            yield labels("doctor.ok", what=labels("doctor.converter", path=path, **told))
        else:
            todo = words(resources.how_to_install(program), labels.language)
            lacking = labels("doctor.converter.none", todo=todo, **told)
            yield labels("doctor.note", what=lacking)


def _namesakes(labels: Labels) -> Iterator[str]:
    """Other programs called `compare`; ImageMagick installs one."""
    own = Path(sys.executable).parent
    found = [Path(folder) / "compare" for folder in os.get_exec_path()]
    programs = list(dict.fromkeys(str(path) for path in found if path.is_file() and os.access(path, os.X_OK)))
    for program in programs:
        if Path(program).parent != own:
            yield labels("doctor.note", what=labels("doctor.namesake", path=program))
    if programs and Path(programs[0]).parent == own:
        yield labels("doctor.ok", what=labels("doctor.command", path=programs[0]))
    else:
        yield labels("doctor.note", what=labels("doctor.command.other"))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
