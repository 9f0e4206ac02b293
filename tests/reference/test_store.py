"""An index as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_documents import document

import compare.reference
from compare.errors import InputError, OutputError
from compare.reference.build import build
from compare.reference.index import Index
from compare.reference.shingles import SIGNATURE
from compare.reference.store import embedded, load, opened, save

SHIPPED = Path(compare.reference.__file__).with_name("reference.safetensors")
ARRAYS = ("keys", "starts", "owners", "places", "digests")


@pytest.fixture
def index() -> Index:
    texts = {"甲市": "全面推进依法行政工作。", "乙县": "全面推进依法行政,加强监督。"}
    return build([document(text, place=place) for place, text in texts.items()], ("x", "y"))


def test_what_is_saved_is_read_again(index: Index, tmp_path: Path) -> None:
    path = str(tmp_path / "reference.index")
    save(index, path)
    again = load(path)
    assert (again.fewest, again.signature, again.provenance) == (1, SIGNATURE, ("x", "y"))
    assert all(getattr(again, name).tolist() == getattr(index, name).tolist() for name in ARRAYS)
    assert [file.name for file in tmp_path.iterdir()] == ["reference.index"]


def test_the_same_index_gives_the_same_bytes(index: Index, tmp_path: Path) -> None:
    for name in "xy":
        save(index, str(tmp_path / name))
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()


def test_no_text_can_be_read_from_it(index: Index, tmp_path: Path) -> None:
    save(index, str(tmp_path / "x"))
    assert "依法行政".encode() not in (tmp_path / "x").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"no index at all", b"PK\x03\x04"])
def test_what_is_no_index_is_told(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="compare index build"):
        load(str(path))


def test_another_safetensors_file_is_no_index(tmp_path: Path) -> None:
    import numpy as np
    from safetensors.numpy import save_file

    save_file({"weights": np.zeros(3)}, str(tmp_path / "x"))
    with pytest.raises(InputError, match="is not a reference index"):
        load(str(tmp_path / "x"))


def test_a_folder_that_is_not_there_is_told(index: Index, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        save(index, str(tmp_path / "no" / "x"))


def test_the_embedded_reference_knows_what_everyone_says() -> None:
    shipped = embedded()
    assert shipped.signature == SIGNATURE
    assert shipped.fewest >= 2
    assert len(shipped.places) >= 30
    assert SHIPPED.stat().st_size <= 5_000_000


def test_without_a_choice_the_embedded_one_is_opened(index: Index, tmp_path: Path) -> None:
    save(index, str(tmp_path / "x"))
    assert opened([]) == (embedded(),)
    assert [one.provenance for one in opened([str(tmp_path / "x")])] == [("x", "y")]


def test_an_index_of_another_way_to_count_is_refused_and_can_still_be_looked_at(index: Index, tmp_path: Path) -> None:
    path = str(tmp_path / "x")
    save(replace(index, signature="reference/0"), path)
    with pytest.raises(InputError, match=r"was counted in another way \(reference/0\).*compare index build"):
        opened([path])
    assert load(path).signature == "reference/0"
