"""What a page may load: the report's own fonts, and nothing else in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "report:"


class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves fonts by name from memory."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._fonts = {SCHEME + name: data for name, data in fonts.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """The font that `url` names; ValueError for anything else, so that it is left out."""
        if url not in self._fonts:
            message = f"a report loads nothing from outside: {url}"
            raise ValueError(message)
        return URLFetcherResponse(url, self._fonts[url], {"Content-Type": "font/otf"})
