"""A browser's side of the pages, without a browser."""

from __future__ import annotations

import http.client
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORM = "application/x-www-form-urlencoded"
_EDGE = "-----------------------------93512841637729"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """Asks one server, and remembers nothing but where it is."""

    def __init__(self, address: str) -> None:
        self.place = urlsplit(address).netloc

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; headers are named with underscores."""
        line = http.client.HTTPConnection(self.place, timeout=120)
        try:
            line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            got = line.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read())
        finally:
            line.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    @property
    def secret(self) -> str:
        """What the start page's forms carry."""
        found = re.search(r'name="secret" value="([^"]+)"', self.get("/").text)
        assert found
        return found[1]

    def post(self, path: str, **fields: str) -> Answer:
        return self.ask("POST", path, urlencode(fields).encode(), Content_Type=FORM)

    def send(self, kind: str, files: Sequence[tuple[str, str, bytes]], headers: Any = None, **fields: str) -> Answer:
        """A form with files, each with its field, its name and its bytes."""
        said = {"kind": kind, "lang": "zh", "secret": self.secret} | fields
        body = multipart(said, files)
        return self.ask(
            "POST", "/tasks", body, Content_Type=f"multipart/form-data; boundary={_EDGE}", **(headers or {})
        )

    def done(self, kind: str, files: Sequence[tuple[str, str, bytes]], **fields: str) -> tuple[str, Answer]:
        """The address of a task and its page, once it is over; a reader without a script just looks again."""
        sent = self.send(kind, files, **fields)
        assert sent.status == 303, sent.text
        address = sent.headers["Location"]
        while "<progress" in (page := self.get(address)).text:
            pass
        return address, page


def multipart(fields: Mapping[str, str], files: Sequence[tuple[str, str, bytes]]) -> bytes:
    """A form as browsers send it: names of files as they are, but for quotes and line ends."""
    parts = [f'form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    for name, file, data in files:
        said = file.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'form-data; name="{name}"; filename="{said}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        parts.append(head.encode() + data)
    edge = f"--{_EDGE}".encode()
    return b"".join(edge + b"\r\nContent-Disposition: " + part + b"\r\n" for part in parts) + edge + b"--\r\n"


def links(page: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r'<a class="button[^"]*" href="([^"]+)"', page)
