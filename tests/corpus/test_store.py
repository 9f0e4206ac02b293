"""What is kept of documents on disk: whole packs, safe from other processes and from crashes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from small_documents import document

from compare.corpus import store
from compare.corpus.parsed import parsed, signature
from compare.options import Options


def rows(*keys: int) -> list[dict[str, object]]:
    return [parsed(document("全面推进依法行政。", place="甲市"), key) for key in keys]


def test_what_was_written_is_listed(tmp_path: Path) -> None:
    store.write(str(tmp_path), rows(5, 3))
    listing = store.listing(str(tmp_path))
    assert listing.having(np.array([3, 4, 5], dtype=np.uint64)).tolist() == [0, -1, 0]


def test_two_processes_that_read_the_same_files_write_the_same_pack(tmp_path: Path) -> None:
    store.write(str(tmp_path), rows(3, 5))
    (pack,) = tmp_path.iterdir()
    before = pack.read_bytes()
    store.write(str(tmp_path), rows(5, 3))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_a_document_in_two_packs_is_taken_from_one(tmp_path: Path) -> None:
    store.write(str(tmp_path), rows(3, 5))
    store.write(str(tmp_path), rows(5, 7))
    listing = store.listing(str(tmp_path))
    assert listing.keys.tolist() == [3, 5, 7]
    assert len(set(listing.packs.tolist())) == 2


def test_what_a_crash_left_is_passed_over(tmp_path: Path) -> None:
    store.write(str(tmp_path), rows(3))
    (tmp_path / ".half.1.part").write_bytes(b"PAR1")
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 half")
    assert store.listing(str(tmp_path)).keys.tolist() == [3]


def test_the_key_is_of_the_bytes_and_of_what_makes_markdown_of_them() -> None:
    assert store.file_key(b"# A", "a.txt") == store.file_key(b"# A", "b/c.html")
    assert store.file_key(b"# A", "a.txt") != store.file_key(b"# A", "a.md")
    assert store.file_key(b"# A", "a.txt") != store.file_key(b"# B", "a.txt")


def test_how_documents_are_read_tells_stores_apart() -> None:
    assert signature(Options()) == signature(Options())
    assert signature(Options()) != signature(Options(encoding="gb18030"))
