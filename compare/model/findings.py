"""What an editor should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at."""

    kind: str
    message: str
    a: Span | None = None
    b: Span | None = None
    evidence: str = ""
