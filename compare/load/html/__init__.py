"""Web pages: the visible text in its order, the article's place in it, and what the page says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import InputError, Said
from compare.load.extracted import Extracted
from compare.load.html.article import find_article
from compare.load.html.decode import decode_page
from compare.load.html.fields import meta_fields, register_fields, titles
from compare.load.html.lines import read_page
from compare.load.html.tree import parse
from compare.load.html.trim import check_size, trim
from compare.load.html_signs import looks_like_html
from compare.model import Note, NoteKind, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from compare.load.html.article import Stretch
    from compare.load.html.page import Page

__all__ = ["looks_like_html", "read_html"]

_HEAD_LINES = 12
"""Lines of the article in which its own register block may stand."""


def read_html(data: bytes, where: str, encoding: str | None = None) -> Extracted:
    """The text of a web page, one line a paragraph, heading, list item or table row.

    Nothing is fetched: pictures, frames and linked pages are not part of the text.

    Args:
        data: The bytes of the page, or of a fragment of one.
        where: What to call it in messages.
        encoding: A codec that overrules what the page declares; None to look for it.

    Raises:
        InputError: The page is too large or too deep, or has no text, or no known codec fits.
        UsageError: There is no codec `encoding`.
    """
    check_size(data, where)
    decoded = decode_page(data, where, encoding)
    root = parse(trim(decoded.text, where), where)
    page, notes = (None, ()) if root is None else _read(root)
    if root is None or page is None or not page.lines:
        raise InputError(
            what=Said("is a web page without any text"), where=where, todo=Said("save the page once it has loaded")
        )
    meta = tuple(meta_fields(root))
    stretch = find_article(page, titles(meta))
    return Extracted(
        text="\n".join(line.text for line in page.lines),
        encoding=decoded.encoding,
        notes=(*decoded.notes, *notes),
        fields=_distinct((*meta, *register_fields(_around(page, stretch)))),
        article=_span(page, stretch),
    )


def _read(root: _Element) -> tuple[Page, tuple[Note, ...]]:
    """The lines of a page; those it hides as well where it shows nothing else."""
    shown = read_page(root)
    if shown.lines:
        return shown, ()
    return read_page(root, hidden=True), (Note(NoteKind.HIDES),)


def _around(page: Page, article: Stretch | None) -> tuple[str, ...]:
    """The lines in which the register block may stand: outside the article, and its first ones."""
    first, last = article or (0, 0)
    return tuple(
        line.text for line in (*page.lines[: first + _HEAD_LINES], *page.lines[max(last, first + _HEAD_LINES) :])
    )


def _distinct(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(fields))


def _span(page: Page, article: Stretch | None) -> Span | None:
    """The stretch in characters of the text."""
    if article is None:
        return None
    start = sum(len(line.text) + 1 for line in page.lines[: article.first])
    length = sum(len(line.text) + 1 for line in page.lines[article.first : article.last])
    return Span(start, start + length - 1)
