"""Three reports of one county, and everything a series says of them.

GOLDEN=write writes the golden again; read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

from small_series import small_series, written

GOLDEN = Path(__file__).parent / "golden" / "small.txt"


def test_the_small_series_is_as_it_was_read() -> None:
    text = written(small_series())
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
