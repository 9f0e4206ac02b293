"""Where tasks are handed in: one is done at a time, a few wait, the last ones are kept with what was written of them."""

from __future__ import annotations

import secrets
import shutil
import signal
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from compare.web.worker import WRITTEN, Done, Failed, Step, work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from compare.web.tasks import Task

WAITING = 8
"""Reports that may wait to be written; more are refused."""
KEPT = 20
"""Tasks whose files are kept."""


class Busy(Exception):  # noqa: N818 - a state, not a mistake
    """Too much waits already."""


class Order:
    """One report to be written: a task and a format."""

    def __init__(self, task: Task, suffix: str) -> None:
        self.task = task
        self.suffix = suffix
        self.step = Step(word="waiting")
        self.outcome: Done | Failed | None = None
        """None as long as it is not over, and where it was stopped or broke off."""
        self.stopped = False
        self.over = Event()

    @property
    def path(self) -> Path:
        """Where it is written, once that is known."""
        stem = self.outcome.stem if isinstance(self.outcome, Done) else ""
        return Path(self.task.folder, WRITTEN, f"{stem}.{self.suffix}")


class Desk:
    """Takes tasks and has them done by a second process, which is started at once, to be ready when there are some."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, dict[str, Order]] = {}
        """Of each task its orders by format, the first one first."""
        self._waiting: SimpleQueue[Order | None] = SimpleQueue()
        self._lock = Lock()
        """Held while tasks are taken or let go, and while the process is started or ended."""
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._now: Order | None = None
        self._closed = False
        self._thread = Thread(target=self._run, name="desk", daemon=True)
        self._thread.start()

    def folder(self) -> Path:
        """A new folder for the files of one task.

        Raises Busy where too much waits already.
        """
        self._refuse_more()
        path = self._folder / secrets.token_hex(8)
        path.mkdir()
        return path

    def take(self, task: Task, suffix: str) -> str:
        """Hand in a task, to be written in one format first; the key it is asked for by, which nobody can guess."""
        key, order = secrets.token_urlsafe(16), Order(task, suffix)
        with self._lock:
            self._kept[key] = {suffix: order}
            gone = self._forgotten()
        self._waiting.put(order)
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)
        return key

    def find(self, key: str) -> Order | None:
        """The first order of a task, as long as it is kept."""
        with self._lock:
            return next(iter(self._kept.get(key, {}).values()), None)

    def order(self, key: str, suffix: str) -> Order | None:
        """The order of a task in a further format; what is written, or will be, is not written again.

        Raises Busy where too much waits already.
        """
        with self._lock:
            orders = self._kept.get(key, {})
            known = orders.get(suffix)
            if orders and (not known or (known.over.is_set() and not isinstance(known.outcome, Done))):
                self._refuse_more()
                known = orders[suffix] = Order(next(iter(orders.values())).task, suffix)
                self._waiting.put(known)
            return known

    def stop(self, order: Order) -> None:
        """Give an order up; where it is being done, that ends at once."""
        with self._lock:
            order.stopped = True
            if self._now is order and self._process:
                self._process.terminate()

    def close(self) -> None:
        """End everything: nothing is waited for."""
        with self._lock:
            self._closed = True
            if self._process:
                self._process.terminate()
        self._waiting.put(None)
        self._thread.join()

    def _refuse_more(self) -> None:
        if self._closed or self._waiting.qsize() >= WAITING:
            raise Busy

    def _forgotten(self) -> list[str]:
        """The folders of the oldest tasks that are over, which are kept no more."""
        over = [key for key, orders in self._kept.items() if all(one.over.is_set() for one in orders.values())]
        gone = [self._kept.pop(key) for key in over[: max(0, len(self._kept) - KEPT)]]
        return [next(iter(orders.values())).task.folder for orders in gone]

    def _run(self) -> None:
        """Have one order after the other done."""
        if hasattr(signal, "pthread_sigmask"):
            # Handed down to the second process: while it starts it could not yet say that interrupts are not for it.
            # Its tracker comes first, which would lift this when it has started.
            resource_tracker.ensure_running()
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._called(None)
        while order := self._waiting.get():
            order.outcome = self._done(order)
            order.over.set()
        if self._process and self._line:
            self._line.close()
            self._process.join()

    def _done(self, order: Order) -> Done | Failed | None:
        """What came of an order; nothing where it was stopped, or the second process broke."""
        called = self._called(order)
        if not called:
            return None
        process, line = called
        try:
            line.send((order.task, order.suffix))
            while isinstance(said := line.recv(), Step):
                order.step = said
        except (EOFError, OSError):
            process.join()
            return None
        outcome: Done | Failed = said
        return outcome

    def _called(self, order: Order | None) -> tuple[SpawnProcess, Connection] | None:
        """The second process, started anew where it was ended; none where there is nothing more to do.

        Spawned, not forked: this process has threads.
        """
        with self._lock:
            self._now = order
            if self._closed or (order and order.stopped):
                return None
            if not (self._process and self._line and self._process.is_alive()):
                if self._line:
                    self._line.close()
                context = get_context("spawn")
                line, far = context.Pipe()
                process = context.Process(target=work, args=(far,), name="worker", daemon=True)
                process.start()
                far.close()
                self._process, self._line = process, line
            return self._process, self._line
