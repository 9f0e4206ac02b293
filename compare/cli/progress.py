"""What is said on standard error while something lasts: what, how many are done, how fast, how long it will still take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from compare.options import Language
    from compare.report.labels import Labels

_WIDTH = 24
_EVERY = 0.1
"""Seconds between two drawings."""
_MINUTE = 60


class Progress:
    """How far something has come, drawn where standard error is a terminal; at first the word for what is done."""

    def __init__(self, word: str, language: Language) -> None:
        self._shown = sys.stderr.isatty()
        self._language = language
        self._word = word
        self._began, self._drawn = time.monotonic(), 0.0

    def __enter__(self) -> Self:
        self._draw(0, 0, 0.0)
        return self

    def __exit__(self, *_: object) -> None:
        self._drawn_over("")

    def tell(self, word: str, done: int, of: int) -> None:
        """Draw how far a step has come; `of` is 0 where nobody knows how many there are."""
        if not self._shown:
            return
        now = time.monotonic()
        if word != self._word:
            self._word, self._began, self._drawn = word, now, 0.0
        if now - self._drawn >= _EVERY or done == of:
            self._drawn = now
            self._draw(done, of, now - self._began)

    def _draw(self, done: int, of: int, seconds: float) -> None:
        if self._shown:
            from compare.report.labels import Labels  # noqa: PLC0415 - only where somebody looks

            self._drawn_over(line(Labels(self._language), self._word, done, of, seconds))

    def _drawn_over(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


def line(labels: Labels, word: str, done: int, of: int, seconds: float) -> str:
    """What is drawn, such as: reading ██████                   50/200  25/s  0:06 left."""
    named = labels.known("progress", word)
    if not of:
        return f"{named}… {done:,}" if done else f"{named}…"
    full = _WIDTH * done // of
    told = f"{named} {'█' * full}{' ' * (_WIDTH - full)} {done:,}/{of:,}"
    if not done or seconds <= 0:
        return told
    left = round((of - done) * seconds / done)
    return f"{told}  {done / seconds:.0f}/s  {labels('progress.left', time=f'{left // _MINUTE}:{left % _MINUTE:02}')}"
