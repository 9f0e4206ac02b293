"""The second process that lays out pages."""

from __future__ import annotations

import errno
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from compare.errors import MissingDependencyError, OutputError
from compare.report import pdf
from compare.report.pdf.press import Press

if TYPE_CHECKING:
    from pathlib import Path

PAGE = pdf.Page("<!doctype html><title>页</title><p>文字</p>", {})


def test_it_gives_what_one_process_would_give() -> None:
    with Press() as press:
        assert press.lay_out(PAGE) == pdf.lay_out(PAGE)


def test_without_a_second_process_the_first_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("compare.report.pdf.press.ProcessPoolExecutor", refuse)
    with Press() as press:
        assert press.lay_out(PAGE).data.startswith(b"%PDF")


def test_when_the_second_process_dies_the_first_does_it() -> None:
    with Press() as press:
        assert press._pool is not None
        for process in press._pool._processes.values():
            process.kill()
        assert press.lay_out(PAGE).data.startswith(b"%PDF")


def test_what_is_missing_is_told_by_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    with Press() as press, pytest.raises(MissingDependencyError) as caught:
        press.lay_out(PAGE)
    assert "pip install pylopdf-fonts-zh-cn" in str(caught.value)


def test_a_full_folder_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint = pdf.load_weasyprint()

    def full(*_: object, **__: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(weasyprint.HTML, "write_pdf", full)
    with Press() as press, pytest.raises(OutputError) as caught:
        press.lay_out(PAGE)
    assert str(caught.value).startswith(f"{tempfile.gettempdir()}: cannot be written (No space left on device); ")


def test_it_can_be_spawned_where_there_is_no_fork(tmp_path: Path) -> None:
    """As on macOS and Windows: the second process begins by importing the first one's main file."""
    code = (
        "import compare.report.pdf.press as p\n"
        "p.get_all_start_methods = lambda: ['spawn']\n"
        "if __name__ == '__main__':\n"
        "    with p.Press() as press: print(press.lay_out(p.pdf.Page('<p>x</p>', {})).data[:5])\n"
    )
    (tmp_path / "main.py").write_text(code)
    done = subprocess.run([sys.executable, "main.py"], capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout == b"b'%PDF-'\n"
