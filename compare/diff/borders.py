"""Marks that phrases may end at, and marks that come in pairs."""

from __future__ import annotations

SENTENCE_MARKS = frozenset("。!?;…")
CLAUSE_MARKS = SENTENCE_MARKS | frozenset(",:")
CLOSING = {'"': '"', "'": "'", "《": "》", "〈": "〉", "(": ")", "[": "]"}
"""Opening marks and what closes them, as the normal form writes them: quotes are straight there."""
ITEM_MARKS = CLAUSE_MARKS | {"、"}
"""What ends an item of a list."""
