"""A report as PDF: its Markdown as HTML, laid out by WeasyPrint with the project's styles."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import shutil
import tempfile
import warnings
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from compare import resources
from compare.errors import MissingDependencyError, OutputError, Said, system_reason
from compare.report import markdown
from compare.report.drawing import with_tokens
from compare.report.labels import Labels
from compare.report.pdf import conformance, fonts
from compare.report.pdf.body import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.report.content import Report

_SHEETS = ("report.css", "series.css", "corpus.css", "print.css")
_FACE = '@font-face {{ font-family: "Report {name}"; src: url("report:{file}"); }}\n'
# By the package manager that a system has; libharfbuzz-subset is not needed, the fonts are cut before.
_INSTALL = {
    "apt-get": "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0",
    "dnf": "dnf install -y pango",
    "apk": "apk add pango",
    "pacman": "pacman -S --noconfirm pango",
    "zypper": "zypper install -y libpango-1_0-0",
    "brew": "brew install pango",
}


class Page(NamedTuple):
    """A report as HTML with what it loads."""

    html: str
    drawings: Mapping[str, str]
    """SVG by the name it is loaded under."""


class Rendered(NamedTuple):
    """A PDF and what could not be shown in it."""

    data: bytes
    missing: tuple[str, ...]
    """Characters that no font has, in code point order; the pages name them by code point."""


def render(report: Report) -> Rendered:
    """The whole report, the same bytes on every run.

    Raises:
        MissingDependencyError: WeasyPrint, Pango or the fonts are not installed.
    """
    return lay_out(page(report))


def lay_out(page: Page) -> Rendered:
    """A page of HTML as PDF; it loads nothing but the report's fonts and drawings.

    Raises:
        MissingDependencyError: WeasyPrint, Pango or the fonts are not installed.
        OutputError: The folder for temporary files, which Pango reads fonts from, takes no more.
    """
    weasyprint = load_weasyprint()
    shown = set(page.html).union(*page.drawings.values())
    cut = fonts.subset(shown)
    missing = tuple(sorted(cut.missing))
    if missing:
        named = {ord(char): f"〔U+{ord(char):04X}〕" for char in missing}
        page = Page(page.html.translate(named), {name: svg.translate(named) for name, svg in page.drawings.items()})
        cut = fonts.subset({*shown.difference(missing), *"〔〕"})
    from compare.report.pdf.fetcher import Fetcher  # noqa: PLC0415 - it needs WeasyPrint

    html = page.html.replace("</style>", f"{_face(fonts.RARE)}</style>", 1) if fonts.RARE in cut.files else page.html
    document = weasyprint.HTML(string=html, base_url="report:", url_fetcher=Fetcher(cut.files, page.drawings))
    with _without_collector(), _told(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the colour profile's file open
        # The fonts are cut already: full_fonts keeps WeasyPrint from cutting them a second time.
        return Rendered(
            document.write_pdf(
                full_fonts=True, pdf_variant=conformance.VARIANT, finisher=conformance.finisher(page.html)
            ),
            missing,
        )


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Layout makes a million objects that all live to its end; looking for garbage took 0.4 s of 1.9 s."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """WeasyPrint puts fonts into the folder for temporary files; that this is full is the user's to mend."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            what=Said("cannot be written ({reason})", reason=system_reason(error)),
            where=tempfile.gettempdir(),
            todo=Said("check the folder and the disk's free space"),
        ) from error


def page(report: Report) -> Page:
    """The report as one HTML page with its styles."""
    labels = Labels(report.language)
    body = to_html(markdown.render(report), report, labels("contents"))
    html = (
        f'<!doctype html>\n<html lang="{report.language.tag}"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)}</title>\n"
        f'<meta name="generator" content="compare">\n<style>{_style(labels)}</style></head>\n'
        f"<body>\n{body.html}</body></html>\n"
    )
    return Page(html, body.drawings)


def _style(labels: Labels) -> str:
    faces = _face(fonts.SERIF) + _face(fonts.SANS)
    counted = labels("page", page='" counter(page) "', pages='" counter(pages) "')
    sheets = "".join(resources.style(name) for name in _SHEETS)
    # WeasyPrint would read a variable's value anew for every element that it is meant for: a fortieth of the time.
    return faces + with_tokens(sheets.replace("var(--page-of-pages)", f'"{counted}"'))


def _face(name: str) -> str:
    return _FACE.format(name=name.capitalize(), file=name)


def load_weasyprint() -> Any:  # noqa: ANN401 - WeasyPrint ships no types
    """The module, with its warnings and its page of advice kept from the user.

    Raises:
        MissingDependencyError: it, or Pango below it, is not installed.
    """
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415 - 0.3 to 0.7 s, needed for PDF only
    except ImportError:
        raise MissingDependencyError(
            what=Said("PDF needs WeasyPrint"), todo=Said("run: {command}", command="python -m pip install weasyprint")
        ) from None
    except OSError:
        raise MissingDependencyError(what=Said("PDF needs the Pango library"), todo=_advice()) from None
    return weasyprint


def _advice() -> Said:
    """The command that installs Pango on this system."""
    command = next((command for manager, command in _INSTALL.items() if shutil.which(manager)), "")
    return (
        Said("run: {command}", command=command)
        if command
        else Said("run: install Pango (libpango-1.0, libpangoft2-1.0)")
    )
