"""The command line: parses, calls, prints, and says by its exit code how it went. One file a command."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from compare.cli.output import let_go_of_output, open_what_is_closed, warn
from compare.errors import CompareError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

# Each is a module here; what names none of them is two reports to compare.
COMMANDS = frozenset({"outline", "years", "summary", "index", "serve", "doctor"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    open_what_is_closed()
    _end_tidily()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(given)
    except CompareError as error:
        _tell(error, given)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        let_go_of_output()
        return 141


def _end_tidily() -> None:
    """Closing the terminal's window, or a signal to end, is as tidy as Ctrl-C, unless it was told not to heed them."""
    if current_thread() is not main_thread():
        return  # they are for the first thread alone, and so is setting what they do
    for name in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        number = getattr(signal, name)
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _ended)


def _ended(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


def _tell(error: CompareError, arguments: Sequence[str]) -> None:
    """One line on standard error, in the language that was asked for."""
    from compare.cli.parsing import language_asked  # noqa: PLC0415 - only where something went wrong
    from compare.report.sentences import words  # noqa: PLC0415 - as above

    warn(f"compare: {words(error.said, language_asked(arguments))}")


def _dispatch(arguments: list[str]) -> int:
    named = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    command = import_module(f"compare.cli.{named or 'pair'}")
    code: int = command.run(arguments[1:] if named else arguments)
    sys.stdout.flush()
    return code
