"""What can go wrong for a user, as a tree of exceptions.

    CompareError
    ├── UsageError        the command was put wrongly          exit 2
    ├── InputError        an input cannot be read              exit 3
    └── OutputError       an output cannot be written          exit 4
        └── MissingDependencyError   something this format needs is not installed

Each carries what happened, where (a path, and a line where there is one) and
what to do about it, and prints as one line.
"""

from __future__ import annotations

from typing import ClassVar


class CompareError(Exception):
    """A failure that is the user's to mend; never a defect of this program."""

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        """What happened, without a final stop."""
        self.where = where
        """The file (and line) it happened in; "" where there is none."""
        self.todo = todo
        """What the user can do about it; "" where nothing sensible can be said."""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.todo}" if self.todo else ""
        return " ".join(f"{place}{self.what}{advice}".split())


class UsageError(CompareError):
    """The command line or an option asks for something that does not exist."""

    exit_code = 2


class InputError(CompareError):
    """An input is missing, unreadable, empty or not text."""

    exit_code = 3


class OutputError(CompareError):
    """A result cannot be written."""

    exit_code = 4


class MissingDependencyError(OutputError):
    """A format needs a library or a font that this system lacks."""
