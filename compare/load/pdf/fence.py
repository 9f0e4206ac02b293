"""A process of its own for each PDF, so that a hostile one costs no more than it may.

PDFium unpacks streams of up to 1 GB and follows forms that call forms ten times each;
neither can be told to stop. In a process it can: the system ends it when it has used
its memory or its computing time, and a crash in it is one more file that cannot be
read. It costs 0.1 s a file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from operator import methodcaller

from compare.errors import InputError, Said
from compare.load.extracted import Extracted
from compare.model import Note

MEMORY = 960 * 1024 * 1024
"""In bytes of address space. A report of 300 pages takes 150 MB."""
SECONDS = 8
"""Of computing time. A report of 300 pages takes 3 s."""

_PATIENCE = 60
"""In seconds by the clock, for systems that cannot limit computing time."""
_START = "import sys; sys.path[:] = sys.argv[1:]; from compare.load.pdf.fence import main; main()"


def read_pdf(data: bytes, where: str) -> Extracted:
    """The text of a PDF.

    Raises:
        InputError: It is damaged, locked, larger than any report, has no text layer, or costs too much to read.
    """
    command = [sys.executable, "-I", "-c", _START, *sys.path]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise _broken_off(where) from None
    try:
        answer = json.loads(done.stdout, object_hook=Note.unpacked)
    except ValueError:
        raise _broken_off(where, done.stderr) from None
    if "what" in answer:
        raise InputError(what=answer["what"], where=where, todo=answer["todo"])
    return Extracted(
        text=answer["text"],
        notes=tuple(answer["notes"]),
        fields=tuple((name, value) for name, value in answer["fields"]),
        pages=tuple(answer["pages"]),
    )


def _broken_off(where: str, said: bytes = b"") -> InputError:
    """Why a reader gave no answer: its last words, or that it was ended."""
    words = said.decode(errors="replace").split("\n")
    last = next((line for line in reversed(words) if line.strip() and "MemoryError" not in line), "")
    what = (
        Said("breaks the reader ({reason})", reason=last.strip()[:120])
        if last
        else Said("takes more than {seconds} s or {size} MB to read", seconds=SECONDS, size=MEMORY >> 20)
    )
    return InputError(
        what=what, where=where, todo=Said("it is damaged or made to harm; save its text as .txt or .docx")
    )


def main() -> None:
    """Read a PDF from standard input and answer in JSON: the other side of `read_pdf`."""
    answer_to = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit()
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(_answer(sys.stdin.buffer.read()), default=methodcaller("packed")).encode())


def _answer(data: bytes) -> dict[str, object]:
    from compare.load.pdf.document import extract, lend_font  # noqa: PLC0415 - PDFium is loaded on this side only

    font = lend_font()
    try:
        read = extract(data, "")
    except InputError as error:
        return {"what": error.what, "todo": error.todo}
    del font
    return {"text": read.text, "notes": read.notes, "fields": read.fields, "pages": read.pages}


def _limit() -> None:
    """Have the system end this process at its bounds, where it can."""
    try:
        import resource  # noqa: PLC0415 - Unix has it, Windows has not
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
