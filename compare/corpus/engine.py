"""Where the corpus job runs: in this process and its children, or on a Ray cluster. The job is the same.

Daft takes 0.4 s to import and starts in 0.03 s, so ten reports go through it as a million
do. A kernel runs inside this process unless there is work for several.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import InputError, MissingDependencyError, Said, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import daft

NATIVE, RAY = "native", "ray"
_REMOTE = "ray://"
_ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_SHOW_QUERY_ID": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    # For the workers' processes: words are sought all over tables of megabytes, and pages of 2 MB are found 5 % faster.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Engine(NamedTuple):
    """A runner that was started, and how many workers a dear kernel may have."""

    name: str
    workers: int

    def kernel(
        self,
        function: Callable[..., Any],
        arguments: tuple[object, ...],
        returns: daft.DataType,
        *,
        batch: int,
        dear: bool,
    ) -> Callable[..., daft.Expression]:
        """A function of Arrow columns as a function of Daft expressions.

        Args:
            function: Takes `arguments` and then one Arrow array a column; gives one value a row.
            arguments: What every call is given first; sent to each worker once.
            returns: The type of a value.
            batch: Rows a call.
            dear: Whether it is worth starting a process a worker, which takes a second.
        """
        import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus

        apart: dict[str, Any] = (
            {"use_process": True, "max_concurrency": self.workers}
            if dear and self.workers > 1
            else {"use_process": False}
        )

        class Kernel:
            def __init__(self, arguments: tuple[object, ...]) -> None:
                self.arguments = arguments

            @daft.method.batch(return_dtype=returns, batch_size=batch)
            def run(self, *columns: daft.Series) -> Any:  # noqa: ANN401 - whatever `returns` says
                return function(*self.arguments, *(column.to_arrow() for column in columns))

        made: Callable[..., daft.Expression] = daft.cls(**apart)(Kernel)(arguments).run
        return made


@contextmanager
def running(engine: str) -> Iterator[Engine]:
    """The engine for as long as a run lasts, with what it and its workers' processes read of the environment.

    Raises:
        UsageError: There is no such engine, or another one is running in this process.
        MissingDependencyError: Ray is not installed.
        InputError: The cluster does not answer.
    """
    lacking = {name: value for name, value in _ENVIRONMENT.items() if name not in os.environ}
    os.environ.update(lacking)
    try:
        yield _started(engine)
    finally:
        # Whoever calls us as a library has children of its own, which this is not for.
        for name in lacking:
            os.environ.pop(name, None)


@cache
def _started(engine: str) -> Engine:
    """The engine by its name: "native", "ray" (one on this machine) or "ray://HOST:PORT"."""
    if engine == NATIVE:
        return _native()
    if engine != RAY and not engine.startswith(_REMOTE):
        raise UsageError(
            what=Said("no such engine: {engine}", engine=engine), todo=Said("name native, ray or ray://HOST:PORT")
        )
    if find_spec("ray") is None:
        raise MissingDependencyError(
            what=Said("needs Ray, which is not installed"),
            where=engine,
            todo=Said("run: {command}", command="python -m pip install 'gongwen-compare[cluster]'"),
        )
    return _ray(None if engine == RAY else engine)


def _native() -> Engine:
    import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus

    _only(daft.set_runner_native)
    return Engine(NATIVE, _cores())


def _cores() -> int:
    """The cores that this process may use, as far as the system tells; Python 3.13 asks for itself."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ray(address: str | None) -> Engine:
    import daft  # noqa: PLC0415 - 0.4 s, needed only for a corpus
    import ray  # noqa: PLC0415 - 1 s, needed only on a cluster

    if not ray.is_initialized():
        try:
            ray.init(
                address=address,
                logging_level=logging.ERROR,
                log_to_driver=False,
                include_dashboard=False if address is None else None,
            )
        except (ConnectionError, ImportError, RuntimeError, ValueError, TimeoutError) as error:
            reason = next(iter(str(error).splitlines()), type(error).__name__)
            raise InputError(
                what=Said("no Ray cluster answers ({reason})", reason=reason),
                where=address or RAY,
                todo=Said("check host and port"),
            ) from None
    _only(lambda: daft.set_runner_ray(address=address, noop_if_initialized=True))
    return Engine(RAY, max(1, int(ray.cluster_resources().get("CPU", 1))))


def _only(start: Callable[[], object]) -> None:
    from daft.exceptions import DaftCoreException  # noqa: PLC0415 - 0.4 s, needed only for a corpus

    try:
        start()
    except DaftCoreException:
        raise UsageError(what=Said("another engine is running in this process"), todo=Said("start a new one")) from None
