"""Word's binary format: read through a converter, or one line that says how to get one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from wrappings import word as wrap

from compare.errors import InputError
from compare.load import old_word
from compare.load.old_word import is_doc, is_rtf, read_doc
from compare.load.word import is_docx
from compare.model import Note, NoteKind

SAMPLES = Path(__file__).parent.parent.parent.parent / "shared" / "samples" / "regulations"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + bytes(504) + b"\xec\xa5\xc1\x00" + bytes(508) + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}\uc0 \u31532 \u19968 \u26465 \par \u30002 \par}"


def sample_docs() -> list[Path]:
    """The samples in the binary format, whatever their names say."""
    files = [file for file in sorted(SAMPLES.glob("*/*.doc")) if is_doc(file.read_bytes())]
    if not files:
        pytest.skip("needs ../shared/samples/regulations")
    return files


def need(program: str) -> str:
    found = shutil.which(program)
    if not found:
        pytest.skip(f"needs {program}")
    return found


def put_program(monkeypatch: pytest.MonkeyPatch, folder: Path, **scripts: str) -> None:
    """A path on which nothing is found but these programs and a shell's own."""
    for name, script in scripts.items():
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


# -------------------------------------------------------------------- what it is


def test_formats_are_told_from_the_bytes() -> None:
    assert is_doc(DOC)
    assert not is_doc(OLE + "Workbook".encode("utf-16-le"))
    assert not is_doc(wrap.docx(wrap.paragraph("甲")))
    assert is_rtf(RTF)
    assert not is_rtf(DOC)


def test_of_the_samples_called_doc_one_is_a_docx() -> None:
    files = sorted(SAMPLES.glob("*/*.doc"))
    if not files:
        pytest.skip("needs ../shared/samples/regulations")
    kinds = {file.stem[5:]: "docx" if is_docx(file.read_bytes()) else "doc" for file in files}
    assert kinds["昆明市文明行为促进条例"] == "docx"
    assert [kind for _, kind in sorted(kinds.items())].count("doc") == 4


# --------------------------------------------------------------------- nothing there


def test_without_a_converter_one_line_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path, **{"apt-get": ""})
    with pytest.raises(InputError) as caught:
        read_doc(DOC, "f.doc")
    assert str(caught.value) == (
        "f.doc: is in the Word format of 1997 to 2003, which takes LibreOffice to read; "
        "run: apt-get install -y --no-install-recommends libreoffice-writer, or save it as .docx"
    )


def test_without_a_package_manager_it_names_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path)
    with pytest.raises(InputError, match=r"is in RTF.*install LibreOffice and have soffice on the path"):
        read_doc(RTF, "f.rtf")


def test_rtf_is_not_given_to_antiword(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path, antiword="echo {rtf")
    with pytest.raises(InputError, match="takes LibreOffice"):
        read_doc(RTF, "f.rtf")


# ------------------------------------------------------------------------- converters


def test_antiword_serves_where_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = r"printf '%s\n' 甲 '|乙   |丙 |' '' '-----------------------' '[1] 注' '— 12 —'"
    put_program(monkeypatch, tmp_path, antiword=said)
    result = read_doc(DOC, "f.doc")
    assert result.text == "甲\n乙 | 丙\n\n[1] 注\n"
    assert result.notes == (Note(NoteKind.ANTIWORD),)


def test_the_next_converter_is_tried_where_the_first_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path, soffice="exit 1", antiword="echo 甲")
    assert read_doc(DOC, "f.doc").text == "甲\n"


def test_where_all_fail_the_first_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path, soffice="exit 1", antiword="echo no >&2; exit 1")
    with pytest.raises(InputError, match="soffice finds no Word document in it; open it in Word or WPS"):
        read_doc(DOC, "f.doc")


@pytest.mark.skipif(os.name != "posix", reason="needs process groups")
def test_a_hung_converter_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = tmp_path / "child"
    put_program(monkeypatch, tmp_path, soffice=f"/bin/sleep 600 & echo $! > {started}; wait")
    monkeypatch.setattr(old_word, "_PATIENCE", 0.5)
    with pytest.raises(InputError, match=r"soffice did not finish within 0\.5 s; save it as \.docx"):
        read_doc(DOC, "f.doc")
    child = Path(f"/proc/{started.read_text(encoding='utf-8').strip()}")
    for _ in range(100):
        if not child.exists() or "Z" in (child / "stat").read_text(encoding="utf-8").split()[2]:
            break
        time.sleep(0.02)
    else:
        pytest.fail("the child still runs")


@pytest.mark.skipif(os.name != "posix", reason="needs limits that the system keeps")
def test_a_converter_runs_under_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_program(monkeypatch, tmp_path, antiword='echo "$(ulimit -d) $(ulimit -t)"')
    memory, seconds = read_doc(DOC, "f.doc").text.split()
    assert int(memory) < 1024 * 1024
    assert int(seconds) < 10


def test_nothing_is_left_in_the_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    put_program(monkeypatch, tmp_path, antiword="echo 甲")
    read_doc(DOC, "f.doc")
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"), id="docx"),
        pytest.param(DOC.replace(b"\xec\xa5\xc1\x00" + bytes(8), b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"), id="doc"),
    ],
)
def test_locked_files_are_named(data: bytes) -> None:
    assert is_doc(data)
    with pytest.raises(InputError, match="locked with a password; save it without one"):
        read_doc(data, "f.doc")


# ----------------------------------------------------------------------- real programs


def squeezed(text: str) -> list[str]:
    return [squeezed for line in text.split("\n") if (squeezed := re.sub(r"\s", "", line))]


def test_rtf_through_libreoffice() -> None:
    need("soffice")
    result = read_doc(RTF, "f.rtf")
    assert result.text == "第一条\n甲\n"
    assert result.notes == (Note(NoteKind.LIBREOFFICE),)


def test_numbers_and_notes_come_through_libreoffice(tmp_path: Path) -> None:
    soffice = need("soffice")
    text = "一、总则\n（一）目的\n（二）范围\n二、附则\n（一）解释"
    source = tmp_path / "in.docx"
    source.write_bytes(wrap.from_text(text))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    export = ["--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(source)]
    subprocess.run([soffice, profile, *export], check=True, capture_output=True, timeout=120)
    data = (tmp_path / "in.doc").read_bytes()
    assert is_doc(data)
    assert squeezed(read_doc(data, "in.doc").text) == text.split("\n")


@pytest.mark.deep
def test_samples_read_alike_through_both_converters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    need("soffice")
    antiword = need("antiword")
    whole = {file: squeezed(read_doc(file.read_bytes(), str(file)).text) for file in sample_docs()}
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "antiword").symlink_to(antiword)
    refused = 0
    for file, lines in whole.items():
        assert lines[0].endswith("条例"), file
        assert len(lines) > 90
        try:
            assert squeezed(read_doc(file.read_bytes(), str(file)).text) == lines, file
        except InputError:
            refused += 1
    assert refused == 1


def test_a_cut_off_file_is_an_input_error() -> None:
    need("soffice")
    data = sample_docs()[0].read_bytes()
    with pytest.raises(InputError, match=r"finds no Word document|holds no text"):
        read_doc(data[:1500], "f.doc")
