"""Where the heading of a paragraph ends.

A heading stands alone on its line, or runs into its paragraph and is closed by 。, by a
colon or by a wide blank; or the paragraph has a number and no heading at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.model import HeadingForm
from compare.outline.lines import STOPS

LONGEST_LINE = 80
"""Characters of a heading alone on its line; longer lines without a stop are text cut short."""
LONGEST_RUN_IN = 60
"""Characters of a run-in heading. The longest in 26 provincial reports of 2026 has 50."""
LONGEST_LABEL = 24
"""Characters of a heading closed by a colon or a wide blank."""
LONGEST_ARTICLE_TITLE = 15
MOST_COMMAS = 3

_WIDE_BLANK = re.compile(r"\s{2,}")
_LEADS_ON = re.compile(r"(?:如下|以下.{0,8}|包括|主要是|要求是|目标是|原则是|任务是|[是为])$")
_PAIRS = {"“": "”", "《": "》", "(": ")", "「": "」", "〈": "〉"}
_TELLING = re.compile(f"[{STOPS}{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_TITLED = re.compile(r"\s*(?:【(?P<a>[^】]{1,30})】|\((?P<b>[^()]{2,30})\))")


class Closing(NamedTuple):
    """How a paragraph's heading ends; positions are the line's."""

    form: HeadingForm
    start: int
    """Where the heading begins."""
    heading_end: int
    """Where its words end."""
    end: int
    """Where its closing mark ends, and the paragraph's own text may begin."""


def first_stop(folded: str, start: int = 0) -> int:
    """Where the first sentence's stop stands, outside quotes and brackets; -1 where there is none."""
    awaited: list[str] = []
    for match in _TELLING.finditer(folded, start):
        char = match.group()
        if awaited and char == awaited[-1]:
            awaited.pop()
        elif char in _PAIRS:
            awaited.append(_PAIRS[char])
        elif char in STOPS and not awaited:
            return match.start()
    return _plain_stop(folded, start) if awaited else -1


def _plain_stop(folded: str, start: int) -> int:
    """The first stop at all, for a line whose quotes do not close."""
    found = [p for p in (folded.find(stop, start) for stop in STOPS) if p >= 0]
    return min(found, default=-1)


def close(folded: str, start: int, *, leads: bool) -> Closing:
    """The heading of a numbered paragraph whose own words begin at `start`.

    `leads` says whether text of its own follows on the next line: only then can a line
    of one sentence be a heading.
    """
    start += len(folded) - start - len(folded[start:].lstrip())
    bare = Closing(HeadingForm.NONE, start, start, start)
    stop = first_stop(folded, start)
    labelled = _label(folded, start, stop if stop >= 0 else len(folded))
    if labelled:
        return labelled
    if stop < 0:
        return _line(folded, start) or bare
    if folded[stop] != "。" or not is_heading(folded[start:stop]):
        return bare
    if stop + 1 < len(folded):
        return Closing(HeadingForm.RUN_IN, start, stop, stop + 1)
    return Closing(HeadingForm.LINE, start, stop, stop + 1) if leads else bare


def close_article(folded: str, start: int, *, leads: bool) -> Closing:
    """The heading of 第X条: a title in brackets, or a short line of its own; mostly there is none."""
    titled = _TITLED.match(folded, start)
    if titled and (titled["a"] or titled.end() < len(folded)):
        inner = titled.span("a" if titled["a"] else "b")
        return Closing(HeadingForm.RUN_IN, *inner, titled.end())
    start += len(folded) - start - len(folded[start:].lstrip())
    line = _line(folded, start)
    plain = line is not None and not set(",:;") & set(folded[start:]) and first_stop(folded, start) < 0
    if line and leads and plain and line.heading_end - start <= LONGEST_ARTICLE_TITLE:
        return line
    return Closing(HeadingForm.NONE, start, start, start)


def is_heading(words: str) -> bool:
    """Whether a sentence is short and plain enough to be a heading."""
    plain = words.count(",") <= MOST_COMMAS and ";" not in words
    return 0 < len(words) <= LONGEST_RUN_IN and plain and not _says_more(words)


def _says_more(words: str) -> bool:
    """Whether a colon leads to text of its own, rather than to the second half of a heading."""
    _, colon, rest = words.rstrip(":").partition(":")
    return bool(colon) and (len(rest) > LONGEST_LABEL or "," in rest)


def _line(folded: str, start: int) -> Closing | None:
    """A heading that fills its line."""
    words = folded[start:].rstrip(" *_#:")
    if not words or len(words) > LONGEST_LINE or words.endswith((";", ",", "、")):
        return None
    return Closing(HeadingForm.LINE, start, start + len(words), len(folded))


def _label(folded: str, start: int, stop: int) -> Closing | None:
    """A heading closed by a wide blank or a colon, where the rest is no part of a heading."""
    sentence = folded[start:stop]
    blank = _WIDE_BLANK.search(sentence)
    if (
        blank
        and 1 < blank.start() <= LONGEST_LABEL
        and len(sentence) - blank.end() > LONGEST_LABEL
        and "," not in sentence[: blank.start()]
    ):
        return Closing(HeadingForm.RUN_IN, start, start + blank.start(), start + blank.start())
    colon = sentence.find(":")
    words = sentence[:colon]
    if 1 < colon <= LONGEST_LABEL and "," not in words and _says_more(sentence) and not _LEADS_ON.search(words):
        return Closing(HeadingForm.RUN_IN, start, start + colon, start + colon + 1)
    return None
