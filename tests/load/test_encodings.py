"""The codec is told right from 200 characters on, wherever they are cut out of a report."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compare.clean.script import _table
from compare.errors import InputError
from compare.load.charset import detect
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
SIMPLIFIED = ("gb18030", "gbk")
TRADITIONAL = ("big5", "big5hkscs", "gb18030")
EITHER = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SIZES = (200, 300, 500, 1000)
_FEWEST = 60
"""Han characters: a cut of a table of English names tells nothing of Chinese codecs."""


@cache
def _traditional() -> dict[int, str]:
    forms = _table("STCharacters.txt")
    return {ord(char): form for char, form in forms.items() if len(form) == 1}


def wrong(paths: Sequence[Path], *, plain: bool) -> tuple[int, list[str]]:
    """How many cuts were tried, and which were read wrong."""
    tried, found = 0, []
    for path in paths:
        for at, cut in _cuts(path, plain=plain):
            for encoding, text in _encodings(cut):
                data = text.encode(encoding, "ignore")
                tried += 1
                if _text(data) != data.decode(encoding if encoding != "utf-8-sig" else "utf-8").removeprefix("\ufeff"):
                    found.append(f"{path.name} from {at}, {len(cut)} characters, {encoding}")
    return tried, found


def _text(data: bytes) -> str:
    try:
        return detect(data, "f").text.removeprefix("\ufeff")
    except InputError as error:
        return str(error)


def _cuts(path: Path, *, plain: bool) -> Iterator[tuple[int, str]]:
    """Stretches of a text; `plain` ones without one character of ASCII, so that no zero byte betrays UTF-16."""
    text = _decoded(path.read_bytes())
    if plain:
        text = "".join(char for char in text if not char.isascii())
    for size in SIZES:
        for at in sorted({0, len(text) // 3, len(text) // 2, max(0, len(text) - size)}):
            cut = text[at : at + size]
            if sum("\u4e00" <= char <= "\u9fff" for char in cut) >= _FEWEST:
                yield at, cut


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _encodings(cut: str) -> Iterator[tuple[str, str]]:
    for encodings, text in ((SIMPLIFIED, cut), (TRADITIONAL, cut.translate(_traditional())), (EITHER, cut)):
        for encoding in encodings:
            yield encoding, text


@pytest.mark.parametrize("plain", [False, True], ids=["whole", "han-only"])
def test_every_cut_of_the_seeds_is_read_right(seeds: tuple[Path, ...], plain: bool) -> None:  # noqa: FBT001
    tried, found = wrong(seeds, plain=plain)
    assert tried > 1000
    assert found == []


def sampled() -> list[Path]:
    """Every text and Markdown file of the samples."""
    paths = sorted(path for pattern in ("*.txt", "*.md") for path in SAMPLES.rglob(pattern) if path.name != "README.md")
    if not paths:
        pytest.skip("the shared samples are not on this machine")
    return paths


def test_cuts_of_some_samples_are_read_right() -> None:
    assert wrong(sampled()[::30], plain=True)[1] == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_and_ascii_is_read_though_no_word_of_it_is_common(encoding: str) -> None:
    names = "、".join(["张伟", "王芳", "李娜", "龚瓯", "翟犇", "何莹", "喆镕堃淼"] * 10)
    assert detect(names.encode(encoding), "f").text == names


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-be"])
def test_a_file_cut_off_within_a_character_is_read_and_says_so(encoding: str) -> None:
    text = "2023年，依法行政 OK。" * 20
    read = detect(text.encode(encoding)[:-1], "f")
    assert read.text == text[:-1]
    assert read.notes[0] == Note.of(NoteKind.CUT_OFF, count=1 if encoding == "utf-16-le" else 3)


@pytest.mark.deep
@pytest.mark.parametrize("plain", [False, True], ids=["whole", "han-only"])
def test_every_cut_of_every_sample_is_read_right(plain: bool) -> None:  # noqa: FBT001
    tried, found = wrong(sampled(), plain=plain)
    assert tried > 20_000
    assert found == []
