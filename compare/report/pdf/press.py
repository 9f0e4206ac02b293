"""A second process that lays out pages, warmed up while the first one still compares.

WeasyPrint takes 0.5 s to load, half of it waiting for the linker to say where Pango is.
On two cores that is over before there is a page to lay out.
"""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from compare.report import pdf

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Press:
    """Lays out pages beside this process, or within it where there is no second one to be had."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        # A fork of this small, still single-threaded process is there in 5 ms; spawning takes 0.1 s.
        method = "fork" if "fork" in get_all_start_methods() else "spawn"
        try:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context(method), initializer=_settle)
            self._pool.submit(pdf.load_weasyprint)
        except (OSError, NotImplementedError):  # no semaphores, no processes: some containers
            self._pool = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def lay_out(self, page: pdf.Page) -> pdf.Rendered:
        """As `pdf.lay_out`, and with the same errors."""
        if self._pool:
            try:
                return self._pool.submit(pdf.lay_out, page).result()
            except BrokenProcessPool:
                self._pool = None
        return pdf.lay_out(page)


def _settle() -> None:
    """An interrupt is for the process that talks to the user, with which this one ends; garbage goes then.

    Switching the collector on again after a layout makes it look through all of it: 0.5 s.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in {"SIGTERM", "SIGHUP"} & set(dir(signal)):  # a fork has the handlers of the first one
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    Thread(target=_follow, daemon=True).start()
    gc.disable()


def _follow() -> None:
    """End when the first process has ended, even if it was killed: nobody would tell this one."""
    first = parent_process()
    if first:
        first.join()
        os._exit(1)
