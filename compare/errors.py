"""What can go wrong for a user, as a tree of exceptions.

    CompareError
    ├── UsageError        the command was put wrongly          exit 2
    ├── InputError        an input cannot be read              exit 3
    └── OutputError       an output cannot be written          exit 4
        └── MissingDependencyError   something this format needs is not installed

Each carries what happened, where (a path, and a line where there is one) and
what to do about it, and prints as one line. That line is English; it keeps what it is
made of, so that a user can read it in another language (docs/labels.md).
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = "str | int | Said | tuple[str | Said, ...]"
"""A word, a count, a sentence within the sentence, or a row of them."""


@dataclass(frozen=True, slots=True, init=False)
class Said:
    """An English sentence with the values that fill its places: Said("is larger than {size} MiB", size=64).

    The English stands in the code as it is, so that it can be looked up in a catalogue. A second one is said of
    a `count` that is not one; a place for a row says what stands between: {pages:, }. docs/labels.md tells more.
    """

    template: str
    plural: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, template: str, plural: str = "", /, **values: Value) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        return self.worded({})

    def filled(self, **values: Value) -> Said:
        """The same sentence of other values."""
        return Said(self.template, self.plural, **values)

    def worded(self, known: Mapping[str, str]) -> str:
        """The sentence as one line, in the words that a catalogue has for the English ones."""
        values = {name: _shown(value, known) for name, value in self.values}
        english = self.plural if self.plural and values["count"] != 1 else self.template
        return " ".join(known.get(self.template, english).format(**values).split())

    def packed(self) -> dict[str, Value]:
        """For another process: json.dumps(…, default=Said.packed)."""
        return {"said": (self.template, self.plural), **dict(self.values)}

    @classmethod
    def unpacked(cls, found: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON has other things too
        """On its side: json.loads(…, object_hook=Said.unpacked)."""
        if "said" not in found:
            return found
        english = found.pop("said")
        return cls(
            *english, **{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
        )


class _Row(tuple[str, ...]):
    """Words in a row; how its place is formatted is what stands between them."""

    __slots__ = ()

    def __format__(self, between: str) -> str:
        return between.join(self)


def _shown(value: Value, known: Mapping[str, str]) -> str | int | _Row:
    """A value as its place takes it."""
    if isinstance(value, Said):
        return value.worded(known)
    return _Row(str(_shown(one, known)) for one in value) if isinstance(value, tuple) else value


def placed(where: str, what: Said) -> Said:
    """What happened, with the file it happened in; "-" is standard input."""
    return Said("{where}: {what}", where=Said("standard input") if where == "-" else where, what=what)


_SYSTEM = {
    errno.EACCES: Said("Permission denied"),
    errno.EBUSY: Said("Device or resource busy"),
    errno.EEXIST: Said("File exists"),
    errno.EIO: Said("Input/output error"),
    errno.EISDIR: Said("Is a directory"),
    errno.ELOOP: Said("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: Said("File name too long"),
    errno.ENOENT: Said("No such file or directory"),
    errno.ENOSPC: Said("No space left on device"),
    errno.ENOTDIR: Said("Not a directory"),
    errno.EPERM: Said("Operation not permitted"),
    errno.EROFS: Said("Read-only file system"),
}


def system_reason(error: OSError | ValueError) -> Said | str:
    """Why the system refused a file, as far as its reason is known; its own words otherwise."""
    known = _SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None
    return known or getattr(error, "strerror", None) or str(error)


class CompareError(Exception):
    """A failure that is the user's to mend; never a defect of this program."""

    exit_code: ClassVar[int] = 2

    def __init__(self, what: Said, *, where: str = "", todo: Said | None = None) -> None:
        super().__init__(what)
        self.what = what
        """What happened, without a final stop."""
        self.where = where
        """The file (and line) it happened in, "-" for standard input; "" where there is none."""
        self.todo = todo
        """What the user can do about it; None where nothing sensible can be said."""

    @property
    def why(self) -> Said:
        """What happened and what to do, for those who name the file themselves."""
        return Said("{what}; {todo}", what=self.what, todo=self.todo) if self.todo else self.what

    @property
    def said(self) -> Said:
        """The whole line."""
        return placed(self.where, self.why) if self.where else self.why

    def __str__(self) -> str:
        return str(self.said)


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
