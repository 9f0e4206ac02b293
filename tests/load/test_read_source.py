"""Reading one input: every encoding gives the same text, and what is no text is refused in one line."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from corruptor import seed

from compare.errors import InputError, UsageError
from compare.load import LARGEST, read_source
from compare.model import NoteKind

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "big5hkscs")
SEEDS = ("changzhou-2020", "kaiyuan-2023", "putuo-2020", "xiangcheng-2023", "xinhua-2020")


def write(folder: Path, data: bytes, name: str = "report.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", SEEDS)
def test_an_encoding_does_not_change_the_text(tmp_path: Path, name: str, encoding: str) -> None:
    data = seed(name).encode(encoding, "ignore")
    source = read_source(write(tmp_path, data))
    assert source.text == data.decode(encoding)
    assert source.encoding == encoding
    assert source.notes == ()


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "big5"])
def test_a_subset_is_read_as_the_whole(tmp_path: Path, encoding: str) -> None:
    data = seed("kaiyuan-2023").encode(encoding, "ignore")
    assert read_source(write(tmp_path, data)).text == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_counts_as_a_code_point(tmp_path: Path, encoding: str) -> None:
    source = read_source(write(tmp_path, seed("xinhua-2020").encode(encoding)))
    assert source.text == "\ufeff" + seed("xinhua-2020")


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, "一、总则\r\n二、附则\r三、其他\n".encode()))
    assert source.text == "一、总则\r\n二、附则\r三、其他\n"


def test_the_name_tells_the_media_type(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, "# 总则".encode(), "a.md")).media_type == "text/markdown"
    assert read_source(write(tmp_path, "# 总则".encode(), "a.txt")).media_type == "text/plain"


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(seed("xinhua-2020").encode("gb18030"))))
    source = read_source("-")
    assert (source.path, source.text) == ("-", seed("xinhua-2020"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_few_bad_bytes_are_replaced_and_noted(tmp_path: Path, encoding: str) -> None:
    data = bytearray(seed("putuo-2020").encode(encoding, "ignore"))
    data[3000] = 0xFF
    source = read_source(write(tmp_path, bytes(data)))
    assert source.encoding == encoding
    assert "\ufffd" in source.text
    assert [note.kind for note in source.notes] == [NoteKind.REPLACED]
    lost = source.text.count("\ufffd")
    line = source.text.count("\n", 0, source.text.index("\ufffd")) + 1
    assert dict(source.notes[0].values) == {"count": lost, "encoding": encoding, "mark": "\ufffd", "line": line}


def test_a_forced_encoding_is_taken(tmp_path: Path) -> None:
    data = "一、总则".encode("gb18030")
    assert read_source(write(tmp_path, data), encoding="gbk").text == "一、总则"


def test_a_forced_encoding_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be decoded as utf-8: byte 3 does not fit"):
        read_source(write(tmp_path, "一、总则".encode("gb18030")), encoding="utf-8")


@pytest.mark.parametrize("encoding", ["no-such-codec", "rot13", "base64"])
def test_an_encoding_that_is_none_is_wrong_use(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(UsageError, match="there is no text encoding"):
        read_source(write(tmp_path, b"text"), encoding=encoding)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (" \n\u3000\n".encode(), "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (bytes(range(256)) * 8, "is a binary file"),
        (b"\x00" * 4000, "is a binary file"),
        (b"\x7fELF\x02\x01\x01", "is a program"),
        (b"\x89PNG\r\n\x1a\n\x00", "is a PNG image"),
        ("déjà vu, ça alors".encode("latin-1") * 20, "is in no encoding known here"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InputError, match=message) as raised:
        read_source(path)
    assert str(raised.value).startswith(path)
    assert "\n" not in str(raised.value)
    assert raised.value.todo


def test_a_missing_file_and_a_directory_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_source(str(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="is a directory"):
        read_source(str(tmp_path))


def test_a_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_source("a\0b")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="is larger than 64 MiB"):
        read_source(str(path))
