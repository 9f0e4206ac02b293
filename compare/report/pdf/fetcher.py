"""What a page may load: the report's own fonts and drawings, and nothing else in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "report:"


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves fonts and drawings by name from memory."""

    def __init__(self, fonts: Mapping[str, bytes], drawings: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._held = {SCHEME + name: (data, "font/otf") for name, data in fonts.items()}
        self._held |= {SCHEME + name: (svg.encode(), "image/svg+xml") for name, svg in drawings.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """What `url` names; ValueError for anything else, so that it is left out."""
        if url not in self._held:
            message = f"a report loads nothing from outside: {url}"
            raise ValueError(message)
        data, media_type = self._held[url]
        return URLFetcherResponse(url, data, {"Content-Type": media_type})
