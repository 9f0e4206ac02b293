"""What is said on standard output and standard error."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from compare.errors import placed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from contextlib import AbstractContextManager

    from compare.errors import Said
    from compare.options import Language
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
        sys.stdout.buffer.writelines([data] if isinstance(data, bytes) else data)
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """A line to standard output, whatever characters its encoding lacks."""
    _written(sys.stdout, text)


def warn(text: str) -> None:
    """A line to standard error."""
    _written(sys.stderr, text)


def warn_left_out(path: str, why: Said, language: Language) -> None:
    """An input that has no part in the result, and why."""
    from compare.report.labels import Labels  # noqa: PLC0415 - after a wrong command line was told
    from compare.report.sentences import words  # noqa: PLC0415 - as above

    warn(f"compare: {Labels(language)('warning.left_out', what=words(placed(path, why), language))}")


def _written(stream: object, text: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    print(text, file=stream, flush=True)  # type: ignore[call-overload]
