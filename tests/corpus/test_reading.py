"""Reading files into the store."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from compare.corpus.reading import pack
from compare.errors import UsageError
from compare.options import Options


def test_a_worker_of_another_version_reads_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="changed while it ran"):
        pack(str(tmp_path / "parsed-0123456789abcdef"), Options(), pa.array(["a.txt"]), pa.array([1]))
    assert not list(tmp_path.iterdir())
