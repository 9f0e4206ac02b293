"""Work without Python's search for cycles: what a corpus makes is rows of plain values, which go by their counts."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile.

    A document is ten thousand small values while it is read, and a corpus a hundred thousand when it is told; looking
    through them again and again is a quarter of the time of reading and a twentieth of the rest.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
