"""What is said on standard output and standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import OutputError, Said, system_reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from compare.report.pdf.press import Press


def wants_colour() -> bool:
    """Whether standard output wants colour: https://no-color.org."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def press_for(formats: Collection[str]) -> AbstractContextManager[Press | None]:
    """What lays out pages where PDF is wanted; it starts at once, to be ready when there are some."""
    if "pdf" not in formats:
        return nullcontext()
    from compare.report.pdf.press import Press  # noqa: PLC0415 - needed for PDF only

    return Press()


def pipe(contents: Mapping[str, bytes | Iterable[bytes]]) -> None:
    """The one result, byte for byte; what is long may come in parts."""
    for data in contents.values():
        for part in [data] if isinstance(data, bytes) else data:
            with _standard_output():
                sys.stdout.buffer.write(part)
    with _standard_output():
        sys.stdout.buffer.flush()


def say(text: str) -> None:
    """A line to standard output, whatever characters its encoding lacks."""
    with _standard_output():
        _written(sys.stdout, text)


def warn(text: str) -> None:
    """A line to standard error; where that takes none, nobody can be told."""
    with suppress(OSError):
        _written(sys.stderr, text)


def open_what_is_closed() -> None:
    """Standard streams that the caller closed lead nowhere; else the next file opened would take the place of one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end


def let_go_of_output() -> None:
    """What is still buffered for standard output must not raise again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _standard_output() -> Iterator[None]:
    """Standard output that is full is the user's to mend; one whose reader has gone is for `main`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go_of_output()
        raise OutputError(what=Said("standard output takes no more: {reason}", reason=system_reason(error))) from error


def _written(stream: object, text: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    print(text, file=stream, flush=True)  # type: ignore[call-overload]
