"""Files made to harm, or broken: the command says so in one line, in bounded memory and time, and exits with 3."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wrappings import ofd, pdf, web, word

from compare.errors import InputError
from compare.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "seeds" / "xinhua-2020.txt").read_text(encoding="utf-8")
MEMORY = 1024
"""MiB that reading may take."""
COMPUTING = 10
"""Seconds of computing that reading may take; the system ends what takes more."""
_BILLION = (
    '<?xml version="1.0"?><!DOCTYPE d ['
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈"}">' for n in range(12))
    + "]>"
)
_FROM_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


_WATCHED = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
done = subprocess.run(sys.argv[2:])
print(f"\\n{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10}")
sys.exit(done.returncode & 255)
"""
"""Runs a command under the bound on computing and says last how much memory it took.

A child begins with its parent's peak: only a small process can tell what one took.
"""


def watched(*command: str, computing: int = COMPUTING) -> tuple[int, str, str]:
    """Exit code and output of a Python command, which is held to the bounds."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(computing), sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    out, _, peak = done.stdout.rstrip("\n").rpartition("\n")
    assert int(peak) < MEMORY
    return done.returncode, out, done.stderr


def outlined(path: Path) -> tuple[int, str, str]:
    """Exit code and output of `compare outline` under the bounds."""
    return watched("-m", "compare", "outline", str(path))


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP that is as small as can be."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts(container: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(container: bytes, ending: str, change: Callable[[bytes], bytes]) -> bytes:
    """A container with one of its parts changed."""
    found = parts(container)
    name = next(name for name in found if name.endswith(ending))
    return packed(found | {name: change(found[name])})


def _big(content: bytes) -> bytes:
    return content + b" " * (80 << 20)


def _declared(declaration: str, entity: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        root = re.sub(rb"^<\?xml[^>]*\?>", b"", content)
        return declaration.encode() + root.replace("新".encode(), entity.encode(), 1)

    return change


def _above(container: bytes) -> bytes:
    """An OFD whose parts lie outside of it."""
    return packed({f"../../{name}": content for name, content in parts(container).items()} | {"OFD.xml": b"<ofd/>"})


def _outward(content: bytes) -> bytes:
    return re.sub(rb"(<ofd:DocRoot>)[^<]*", rb"\1../../../../../../etc/passwd", content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "docx-bomb.docx": lambda: with_part(word.from_text(SEED), "document.xml", _big),
    "ofd-bomb.ofd": lambda: with_part(ofd.official_ofd(SEED), "OFD.xml", _big),
    "docx-entities.docx": lambda: with_part(word.from_text(SEED), "document.xml", _declared(_FROM_OUTSIDE, "&x;")),
    "docx-laughs.docx": lambda: with_part(word.from_text(SEED), "document.xml", _declared(_BILLION, "&e11;")),
    "ofd-laughs.ofd": lambda: with_part(ofd.official_ofd(SEED), "OFD.xml", _declared(_BILLION, "&e11;")),
    "ofd-above.ofd": lambda: _above(ofd.official_ofd(SEED)),
    "ofd-outward.ofd": lambda: with_part(ofd.official_ofd(SEED), "OFD.xml", _outward),
    "html-deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + "甲".encode() + b"</div>" * 100_000,
    "html-deep-inline.html": lambda: b"<html><body><table>" + b"<table><tr><td>" * 50_000 + "甲".encode(),
    "html-tags.html": lambda: b"<html><body>" + b"<p>" * 3_000_000,
    "pdf-locked.pdf": lambda: pdf.locked_pdf(pdf.official_pdf(SEED)),
    "docx-cut.docx": lambda: word.from_text(SEED)[:-2000],
    "ofd-cut.ofd": lambda: ofd.official_ofd(SEED)[:-2000],
    "pdf-cut.pdf": lambda: pdf.official_pdf(SEED)[:400],
    "xml-cut.xml": lambda: (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:bo'
    ),
    "utf-16-cut.txt": lambda: b"\xff\xfe\x00",
}


_ONE_AFTER_THE_OTHER = """
import contextlib, io, json, sys, time
from compare.cli import main
told = {}
for path in sys.argv[1:]:
    out, err, began = io.StringIO(), io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["outline", path])
    told[path] = code, out.getvalue(), err.getvalue(), time.process_time() - began
print(json.dumps(told))
"""
"""One process for all files: starting fifteen takes longer than reading them."""


@pytest.mark.skipif(os.name != "posix", reason="needs limits that the system keeps")
def test_hostile_files_cost_one_line_each(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in HOSTILE]
    for path in paths:
        path.write_bytes(HOSTILE[path.name]())
    code, out, err = watched("-c", _ONE_AFTER_THE_OTHER, *map(str, paths), computing=COMPUTING * len(paths))
    assert code == 0, err
    told = json.loads(out)
    assert [(path.name, *told[str(path)][:2]) for path in paths] == [(path.name, 3, "") for path in paths]
    for path in paths:
        _, _, err, seconds = told[str(path)]
        assert_one_line(path.name, err)
        assert seconds < COMPUTING, path.name


def assert_one_line(name: str, err: str) -> None:
    assert err.count("\n") == 1, err[-600:]
    assert name in err
    assert "; " in err, "what to do is said"
    assert "root:" not in err


@pytest.mark.deep
@pytest.mark.skipif(os.name != "posix", reason="needs limits that the system keeps")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_bounded_by_itself(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    code, out, err = outlined(path)
    assert (code, out) == (3, ""), err[-600:]
    assert_one_line(name, err)


@pytest.mark.skipif(os.name != "posix", reason="needs limits that the system keeps")
def test_a_page_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(200 << 20)
    code, _, err = outlined(path)
    assert code == 3
    assert "is larger than 64 MiB" in err


@pytest.mark.deep
def test_a_pdf_that_unpacks_to_much_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf.page_pdf(b"BT /F1 12 Tf (A) Tj ET\n" + b" " * (900 << 20), packed=True))
    assert outlined(path)[0] in {0, 3}


def wrapped() -> Iterator[tuple[str, bytes]]:
    yield "docx", word.from_text(SEED)
    yield "pdf", pdf.official_pdf(SEED)
    yield "ofd", ofd.official_ofd(SEED)
    yield "html", web.government_page(SEED)
    yield "txt", SEED.encode("gb18030")
    yield "md", SEED.encode()
    yield "txt", SEED.encode("utf-16")


def said(path: Path) -> str:
    """Why a file cannot be read; "" where it can."""
    try:
        return "" if read(str(path)).text else "read as nothing"
    except InputError as error:
        return str(error)


def test_a_file_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    for kind, data in wrapped():
        path = tmp_path / f"cut.{kind}"
        for eighth in range(1, 8):
            path.write_bytes(data[: len(data) * eighth // 8 + eighth % 3])
            assert "\n" not in said(path), f"{kind} cut after {eighth}/8"


def test_a_cut_off_doc_is_refused(tmp_path: Path) -> None:
    samples = sorted((ROOT.parent / "shared" / "samples" / "regulations").glob("*/2020_大同*.doc"))
    if not samples or not shutil.which("soffice"):
        pytest.skip("needs ../shared/samples/regulations and LibreOffice")
    path = tmp_path / "cut.doc"
    path.write_bytes(samples[0].read_bytes()[:3000])
    code, out, err = outlined(path)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
