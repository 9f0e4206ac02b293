"""What is said on standard error while something lasts: what, how many are done, how fast, how long it will still take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

_WIDTH = 24
_EVERY = 0.1
"""Seconds between two drawings."""
_MINUTE = 60


class Progress:
    """How far something has come, drawn where standard error is a terminal; at first the word for what is done."""

    def __init__(self, word: str) -> None:
        self._shown = sys.stderr.isatty()
        self._word = word
        self._began, self._drawn = time.monotonic(), 0.0

    def __enter__(self) -> Self:
        self._draw(line(self._word, 0, 0, 0.0))
        return self

    def __exit__(self, *_: object) -> None:
        self._draw("")

    def tell(self, word: str, done: int, of: int) -> None:
        """Draw how far a step has come; `of` is 0 where nobody knows how many there are."""
        if not self._shown:
            return
        now = time.monotonic()
        if word != self._word:
            self._word, self._began, self._drawn = word, now, 0.0
        if now - self._drawn >= _EVERY or done == of:
            self._drawn = now
            self._draw(line(word, done, of, now - self._began))

    def _draw(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


def line(word: str, done: int, of: int, seconds: float) -> str:
    """What is drawn.

    >>> line("reading", 50, 200, 2.0)
    'reading ██████                   50/200  25/s  0:06 left'
    """
    if not of:
        return f"{word}… {done:,}" if done else f"{word}…"
    full = _WIDTH * done // of
    told = f"{word} {'█' * full}{' ' * (_WIDTH - full)} {done:,}/{of:,}"
    if not done or seconds <= 0:
        return told
    left = round((of - done) * seconds / done)
    return f"{told}  {done / seconds:.0f}/s  {left // _MINUTE}:{left % _MINUTE:02} left"
