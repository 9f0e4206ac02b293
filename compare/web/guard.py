"""Who may ask: this machine's own browser, from our own pages."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzeug.wrappers import Request, Response

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not no-referrer, under which a browser says of its own form that it comes from nowhere.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_OWN_SITE = {"same-origin", "none"}
"""From one of our pages, or from the reader's own hand."""


def came_to_us(request: Request) -> bool:
    """Whether a browser thinks that it talks to this machine; a foreign name that leads here (DNS rebinding) is none."""
    port = request.environ["SERVER_PORT"]
    return request.host in {f"127.0.0.1:{port}", f"localhost:{port}"}


def came_from_us(request: Request, secret: str) -> bool:
    """Whether it was one of our pages that asks to change something: by what the browser says, and by a secret."""
    origin = request.headers.get("Origin", request.host_url.rstrip("/"))
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    own = origin == request.host_url.rstrip("/") and site in _OWN_SITE
    return own and compare_digest(request.form.get("secret", "").encode(), secret.encode())


def closed(response: Response) -> Response:
    """The same response, kept by nobody and framed by nobody."""
    response.headers.setdefault("Content-Security-Policy", "frame-ancestors 'none'")  # a page has a stricter one
    response.headers.update(_HEADERS)
    return response
