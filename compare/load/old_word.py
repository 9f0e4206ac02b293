"""Files in Word's binary format of 1997 to 2003 (.doc, and .wps, which is the same), and RTF, through a converter.

LibreOffice turns them into .docx, which is then read as any other, so that list numbers,
notes and tracked changes are treated alike. antiword is smaller and faster (4 ms against
2 s), but refuses some files that WPS wrote (1 of 4 samples), and says nothing of tracked
changes. catdoc was tried and is not used: it leaves field codes and page numbers in the
text and garbled a paragraph of the same file without a word.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from compare import resources
from compare.errors import InputError, Said
from compare.load.extracted import Extracted
from compare.load.rows import table_row
from compare.load.word import read_docx
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_HEADER = b"\xec\xa5"
_SECTOR = 512
_VERSIONS = (0x00C1, 0x0112)
"""nFib of Word 97 to Word 2007."""

_PATIENCE = 60
"""Seconds until a converter counts as hung: LibreOffice starts in 1 to 8 s and converts 100 pages in 2 s."""

_MEMORY = 960 * 1024 * 1024
"""In bytes of data for each process of a converter. LibreOffice reads the samples with half of it."""
_SECONDS = 9
"""Of computing for each. The samples take 1.6."""

_RULE = "\n-----------------------\n"
"""antiword's line before notes, headers and footers; of these only a page number is certainly no text."""

_PAGE_NUMBER = re.compile(r"[-—–－\s\d第页]*")
_LARGEST_OUTPUT = 64 * 1024 * 1024


def is_doc(data: bytes) -> bool:
    """Whether the bytes are a Word document in the binary format, or a .docx locked with a password."""
    return data.startswith(_OLE) and (_WORD in data or _LOCKED in data)


def is_rtf(data: bytes) -> bool:
    """Whether the bytes are RTF, which many a .doc is."""
    return data.startswith(_RTF)


def read_doc(data: bytes, where: str) -> Extracted:
    """The text of a .doc or RTF file, by the first converter that is installed and can read it.

    Raises:
        InputError: No converter is installed, or none can read the file.
    """
    if data.startswith(_OLE) and _is_locked(data):
        raise InputError(what=Said("is locked with a password"), where=where, todo=Said("save it without one"))
    installed = [(path, convert) for name, convert in _CONVERTERS if (path := resources.program(name))]
    if is_rtf(data):
        installed = [pair for pair in installed if pair[1] is _by_libreoffice]
    if not installed:
        kind = "RTF" if is_rtf(data) else Said("the Word format of 1997 to 2003")
        what = Said("is in {kind}, which takes LibreOffice to read", kind=kind)
        todo = Said("{install}, or save it as .docx", install=resources.how_to_install("LibreOffice"))
        raise InputError(what=what, where=where, todo=todo)
    return _by_first(installed, data, where)


def _is_locked(data: bytes) -> bool:
    """Whether a password is needed: a .docx in a binary wrapping, or fEncrypted in the header of a .doc ([MS-DOC] 2.5.2)."""
    if _LOCKED in data:
        return True
    headers = (data[at : at + 12] for at in range(_SECTOR, len(data), _SECTOR) if data.startswith(_HEADER, at))
    return any(
        _VERSIONS[0] <= int.from_bytes(header[2:4], "little") <= _VERSIONS[1] and header[11:12] and header[11] & 1
        for header in headers
    )


def _by_first(installed: list[tuple[str, _Convert]], data: bytes, where: str) -> Extracted:
    """What the first converter makes of it, the next one where that fails; the first one's complaint if all fail."""
    complaints: list[InputError] = []
    for program, convert in installed:
        with tempfile.TemporaryDirectory(prefix="compare-", ignore_cleanup_errors=True) as folder:
            try:
                return convert(program, data, Path(folder), where)
            except InputError as error:
                complaints.append(error)
    raise complaints[0]


# --------------------------------------------------------------------- converters


def _by_libreoffice(program: str, data: bytes, folder: Path, where: str) -> Extracted:
    """Through .docx; the format is forced, so that no file is opened as something that may fetch from elsewhere."""
    is_text = is_rtf(data)
    source = folder / ("in.rtf" if is_text else "in.doc")
    source.write_bytes(data)
    _run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nolockcheck",
            f"--infilter={'Rich Text Format' if is_text else 'MS Word 97'}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            str(source),
        ],
        folder,
        where,
    )
    converted = folder / "in.docx"
    if not converted.is_file():
        raise _unread(program, where)
    result = read_docx(_at_most(converted, where), where)
    return Extracted(text=result.text, notes=(Note(NoteKind.LIBREOFFICE), *result.notes), fields=result.fields)


def _by_antiword(program: str, data: bytes, folder: Path, where: str) -> Extracted:
    """As plain text, a paragraph a line; table cells are parted by bars."""
    source, target = folder / "in.doc", folder / "out.txt"
    source.write_bytes(data)
    _run([program, "-m", "UTF-8.txt", "-w", "0", str(source)], folder, where, target)
    text = _at_most(target, where).decode("utf-8", "replace")
    if not text.strip():
        raise _unread(program, where)
    body, rule, tail = text.rpartition(_RULE)
    kept = [line for line in tail.split("\n") if not _PAGE_NUMBER.fullmatch(line)] if rule else [text]
    lines = [_cells(line) if line.startswith("|") else line.rstrip() for line in "\n".join((body, *kept)).split("\n")]
    return Extracted(text="\n".join(lines).strip("\n") + "\n", notes=(Note(NoteKind.ANTIWORD),))


def _cells(line: str) -> str:
    return table_row(line.strip().strip("|").split("|"))


if TYPE_CHECKING:
    _Convert = Callable[[str, bytes, Path, str], Extracted]

_CONVERTERS: tuple[tuple[str, _Convert], ...] = (
    ("LibreOffice", _by_libreoffice),
    ("antiword", _by_antiword),
)


def _at_most(path: Path, where: str) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LARGEST_OUTPUT + 1)
    if len(data) > _LARGEST_OUTPUT:
        raise InputError(
            what=Said("becomes larger than any report when converted"), where=where, todo=Said("save it as .docx")
        )
    return data


def _unread(program: str, where: str) -> InputError:
    what = Said("cannot be read: {program} finds no Word document in it", program=Path(program).name)
    return InputError(what=what, where=where, todo=Said("open it in Word or WPS and save it as .docx"))


def _run(command: Sequence[str], folder: Path, where: str, output: Path | None = None) -> None:
    """Run a converter in the folder; when it hangs, end it and all that it started."""
    with (output or folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - a program of ours on a file of ours, no shell
            _bounded(command),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            program = Path(command[0]).name
            what = Said(
                "cannot be read: {program} did not finish within {seconds} s", program=program, seconds=_PATIENCE
            )
            raise InputError(what=what, where=where, todo=Said("save it as .docx")) from None
        finally:
            _end(process)


def _bounded(command: Sequence[str]) -> Sequence[str]:
    """The command under limits that the system keeps, where it can: a hostile file ends the converter, and no more."""
    if os.name != "posix":
        return command
    limits = f"ulimit -d {_MEMORY >> 10}; ulimit -t {_SECONDS}"
    return ["/bin/sh", "-c", f'{{ {limits}; }} 2>/dev/null; exec "$@"', "sh", *command]


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice is a script that starts a program that starts another: end the whole group."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
