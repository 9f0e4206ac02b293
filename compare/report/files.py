"""Where results go: files written whole or not at all, named after what was compared."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import OutputError, Said, system_reason
from compare.report.names import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Most file systems take 255 bytes; two stems of 80 bytes, a joint, a suffix and the temporary name fit in.
_LONGEST = 80
_UNSAFE = frozenset('/\\:*?"<>|')


def pair_name(path_a: str, path_b: str) -> str:
    """The stem of a comparison's files: A--B, folders put before where both stems are the same."""
    a, b = _stem(path_a), _stem(path_b)
    if a == b and path_a != path_b:
        a, b = _above(path_a), _above(path_b)
    return f"{a}--{b}"


def outline_name(path: str) -> str:
    """The stem of an outline's files."""
    return f"{_stem(path)}.outline"


def series_name(place: str, years: Sequence[int]) -> str:
    """The stem of a series' files: its place, or "years", with the first and the last year."""
    return f"{safe(place) if place else 'years'}-{years[0]}-{years[-1]}"


def write(folder: str, name: str, contents: Mapping[str, bytes | Iterable[bytes]]) -> tuple[str, ...]:
    """Write one file a suffix into `folder`, which is made where it is missing; their paths.

    What is long may come in parts, each made in its turn.

    Raises:
        OutputError: the folder or a file cannot be written.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from error
    return tuple(_write(Path(folder) / f"{name}.{suffix}", data) for suffix, data in contents.items())


def _write(path: Path, data: bytes | Iterable[bytes]) -> str:
    """Write beside the target, then put it in place at once: a reader never sees half a file."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".compare-", delete=False) as file:
            temporary = file.name
            file.writelines([data] if isinstance(data, bytes) else data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException as error:  # an interrupt while a long file is made leaves nothing behind either
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        if isinstance(error, OSError):
            raise _refused(str(path), error) from error
        raise
    return str(path)


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(where: str, error: OSError) -> OutputError:
    what = Said("cannot be written ({reason})", reason=system_reason(error))
    return OutputError(what=what, where=where, todo=Said("choose another folder with -o DIR"))


def _stem(path: str) -> str:
    return safe(file_stem(path))


def _above(path: str) -> str:
    """The stem with the name of the folder it lies in."""
    parent = Path(path).resolve().parent.name if path != "-" else ""
    return safe(f"{parent}-{file_stem(path)}" if parent else file_stem(path))


def safe(stem: str, longest: int = _LONGEST) -> str:
    """`stem` as a file name on every system: no separators, controls, leading dots or dashes, at most so many bytes."""
    kept = "".join("_" if char in _UNSAFE or not char.isprintable() else char for char in stem)
    short = kept.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore")
    return short.lstrip(".-").rstrip(". ") or "text"
