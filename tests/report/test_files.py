"""Where results go."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from compare.errors import OutputError
from compare.report import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("a.txt", "b.txt", "a--b"),
        ("in/2019/report.txt", "in/2020/report.txt", "2019-report--2020-report"),
        ("same.txt", "same.txt", "same--same"),
        ("-", "b.txt", "stdin--b"),
        ("a:b*c?.txt", "x|y<z>.txt", "a_b_c_--x_y_z_"),
        ("..", "b.txt", "text--b"),
        ("a.txt", "---.txt", "a--text"),
        ("换\n行.txt", "b", "换_行--b"),
    ],
)
def test_names_come_from_both_files_and_hold_on_every_system(a: str, b: str, name: str) -> None:
    assert files.pair_name(a, b) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = files.pair_name("长" * 300, "b")
    assert name == "长" * 26 + "--b"


def test_files_are_whole_and_readable_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    paths = files.write(str(tmp_path / "deep" / "out"), "a--b", {"md": b"one", "json": b"two"})
    assert paths == (str(tmp_path / "deep/out/a--b.md"), str(tmp_path / "deep/out/a--b.json"))
    assert sorted(path.name for path in (tmp_path / "deep/out").iterdir()) == ["a--b.json", "a--b.md"]
    assert stat.S_IMODE((tmp_path / "deep/out/a--b.md").stat().st_mode) & stat.S_IRUSR


def test_a_file_that_stood_there_is_kept_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "a.md" / "kept").write_text("kept")
    with pytest.raises(OutputError) as caught:
        files.write(str(tmp_path), "a", {"md": b"new"})
    assert str(tmp_path / "a.md") in str(caught.value)
    assert (tmp_path / "a.md" / "kept").read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write(str(tmp_path), "a", {"json": parts()})
    assert list(tmp_path.iterdir()) == []
