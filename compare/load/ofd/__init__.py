"""OFD, the national fixed-layout format (GB/T 33190)."""

from __future__ import annotations

from compare.load.ofd.document import read_ofd

__all__ = ["read_ofd"]
