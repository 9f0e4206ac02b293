"""Reading files into the store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from compare.corpus import summarise
from compare.corpus.reading import pack
from compare.corpus.store import file_key, listing
from compare.errors import UsageError
from compare.options import Options


def test_a_worker_of_another_version_reads_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="changed while it ran"):
        pack(str(tmp_path / "parsed-0123456789abcdef"), Options(), pa.array(["a.txt"]), pa.array([1]))
    assert not list(tmp_path.iterdir())


def test_a_file_is_kept_by_all_bits_of_its_number(tmp_path: Path) -> None:
    texts, cache = tmp_path / "texts", tmp_path / "cache"
    texts.mkdir()
    paths = [texts / f"{i}.txt" for i in range(12)]
    for i, path in enumerate(paths):
        path.write_text(f"甲县{2000 + i}年政府工作报告\n\n无。\n", encoding="utf-8")
    summarise([str(texts)], cache=str(cache))
    wanted = sorted(file_key(path.read_bytes(), str(path)) for path in paths)
    # Daft makes floats of plain integers on both sides of 2**63.
    assert wanted[0] < 1 << 63 < wanted[-1]
    (kept,) = cache.glob("parsed-*")
    assert listing(str(kept)).keys.tolist() == wanted


@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes on Linux")
def test_a_name_that_is_no_utf_8_is_a_name(tmp_path: Path) -> None:
    good, bad = (tmp_path / os.fsdecode(name.encode("gb18030")) for name in ("法治.txt", "空.txt"))
    good.write_text("甲县2023年政府工作报告\n\n一、总结\n深入推进依法行政。\n", encoding="utf-8")
    bad.write_bytes(b"")
    summary = summarise([str(tmp_path)])
    assert [one.facts.path for one in summary.documents] == [str(good)]
    assert [(path, str(why)) for path, why in summary.unread] == [
        (str(bad), "is empty; name a file that holds a report")
    ]
