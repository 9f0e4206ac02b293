"""The server: bound to this machine, with a folder that goes with it."""

from __future__ import annotations

import errno
import socket
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

from waitress import create_server, wasyncore

from compare.errors import Said, UsageError
from compare.web.desk import WAITING, Desk
from compare.web.site import Site
from compare.web.uploads import MOST_BYTES

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Self

    from compare.options import Language

_HOST = "127.0.0.1"
_PAGES = 4
"""Threads for pages, beside one for each report that somebody may wait for."""


class Server:
    """Serves the pages as long as it is entered."""

    def __init__(self, port: int, language: Language) -> None:
        try:
            listening = socket.create_server((_HOST, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            what = Said("the port is taken") if taken else Said("the port cannot be used")
            todo = Said("choose another one, or leave --port out for a free one")
            raise UsageError(what, where=f"{_HOST}:{port}", todo=todo) from error
        self._folder = TemporaryDirectory(prefix="compare-", ignore_cleanup_errors=True)
        self._desk = Desk(Path(self._folder.name).resolve())
        self._open: dict[int, Any] = {}
        self._left = Event()
        self._server = create_server(
            Site(self._desk, language, leave=self._left.set),
            map=self._open,
            sockets=[listening],
            threads=WAITING + _PAGES,
            # What is somewhat too large is told on a page; this is only the last bound.
            max_request_body_size=4 * MOST_BYTES,
            ident=None,
            log_socket_errors=False,  # a closed tab is nothing to tell
        )
        self._thread = Thread(target=self._server.run, name="server", daemon=True)

    @property
    def address(self) -> str:
        """Where the start page is."""
        return f"http://{_HOST}:{self._server.effective_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._desk.close()
        self._server.task_dispatcher.shutdown()
        # Connections are closed by the thread that waits for them.
        self._server.trigger.pull_trigger(partial(wasyncore.close_all, self._open))
        self._thread.join()
        self._folder.cleanup()

    def wait(self) -> None:
        """Serve until the reader ends it, or something interrupts."""
        while not self._left.wait(1):  # an endless wait cannot be interrupted everywhere
            pass
