"""Headings without a number: a line alone, a short sentence alone, a short sentence that opens a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from compare.model import HeadingForm, Span
from compare.outline import headings, numbering, wording
from compare.outline.candidates import Candidate
from compare.outline.lines import TERMINALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.outline.lines import Line

LONGEST_ALONE = 40
"""Characters of a heading line without a number."""
LONGEST_SENTENCE = 45
"""Characters of a heading sentence on a line of its own."""
SHORTEST_LEAD = 4
LONGEST_LEAD = 36
"""Characters of a heading sentence that opens a paragraph; 安徽 2026 has one of 31."""
SHORTEST_BODY = 50
"""Characters a paragraph has behind its heading sentence; shorter ones are asides."""
WRAPPED_SHARE = 0.3
"""Share of lines ending without a stop from which a page counts as wrapped: its lines are no paragraphs."""

_STOPPED = re.compile(rf"[{re.escape(TERMINALS)}〕)」』”’\"》】]$")
_PAGE = re.compile(r"[.…·\-—]*\d*$")
_NO_HEADING_LINE = re.compile(r"[:;|<>=@…]|\.{3}|^[,。、)\]}”’》]|[,、]$|^\(.*\)$|^\d+(?:\.\d+)*%?$|^目\s*[录次]$")

_TELLS_A_DAY = re.compile(r"\d[日号]")
"""What happened on a day is told, not headed: 会议于2022年10月9日至12日在北京举行."""


def alone(lines: Sequence[Line], free: Sequence[bool], numbered: Sequence[Candidate]) -> Iterator[Candidate]:
    """Lines without a stop that stand between whole paragraphs and open the next one."""
    opens = {c.line for c in numbered}
    heads = {c.last_line for c in numbered if c.kind is HeadingForm.LINE}
    if _wrapped(lines):
        return
    annex = next((c.line for c in numbered if c.form == "annex"), len(lines))
    for line, following in pairwise(lines[:annex]):
        after_paragraph = (
            line.index == 0 or lines[line.index - 1].ends or line.index - 1 in heads or not free[line.index - 1]
        )
        opens_text = following.index in opens or (free[following.index] and len(following.folded) > LONGEST_ALONE)
        if free[line.index] and line.index not in opens and after_paragraph and opens_text and _is_heading_line(line):
            yield _candidate(line, "line", len(line.folded), HeadingForm.LINE)


def listed(lines: Sequence[Line], free: Sequence[bool], contents: Sequence[Line]) -> Iterator[Candidate]:
    """Lines that stand in the table of contents with a number, which the page has lost here."""
    entries = {}
    for line in contents:
        number = numbering.read_number(line.folded)
        if number and number.form.name in numbering.STRUCTURAL:
            entries[_PAGE.sub("", "".join(line.folded[number.end :].split()))] = number
    for line in lines if entries else ():
        number = entries.get(line.bare) if free[line.index] else None
        if number:
            found = _candidate(line, number.form.name, len(line.folded), HeadingForm.LINE)
            yield replace(found, value=number.value)


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page breaks its lines at a width, so that a line says nothing of paragraphs."""
    long = [line for line in lines if len(line.folded) > LONGEST_ALONE // 2]
    if not long or median(len(line.folded) for line in long) > 2 * LONGEST_ALONE:
        return False
    return sum(not line.ends for line in long) > WRAPPED_SHARE * len(long)


def _is_heading_line(line: Line) -> bool:
    words = line.folded
    return (
        not line.ends
        and 1 < len(line.bare) <= LONGEST_ALONE
        and not _NO_HEADING_LINE.search(words)
        and headings.first_stop(words) < 0
        and headings.is_heading(words)
    )


def sentences(lines: Sequence[Line], stretches: Sequence[tuple[int, ...]]) -> Iterator[Candidate]:
    """Sentences alone on their line over a paragraph, where two or more of a stretch do so in turn, and make up half of it."""
    for stretch in stretches:
        pairs = pairwise(stretch)
        found = [i for i, j in pairs if _is_heading_sentence(lines[i]) and _is_paragraph(lines[j])]
        if len(found) > 1 and len(found) * 4 >= len(stretch):
            for i in found:
                yield _candidate(lines[i], "sentence", len(lines[i].folded) - 1, HeadingForm.LINE)


def _is_heading_sentence(line: Line) -> bool:
    words = line.folded
    return (
        words.endswith("。")
        and len(words) <= LONGEST_SENTENCE
        and headings.first_stop(words) == len(words) - 1
        and headings.is_heading(words[:-1])
        and not wording.ADDRESSES.match(words)
        and not _TELLS_A_DAY.search(words)
        and not numbering.read_number(words)
    )


def _is_paragraph(line: Line) -> bool:
    return len(line.folded) > LONGEST_SENTENCE and headings.first_stop(line.folded) >= 0


def leads(lines: Sequence[Line], stretches: Sequence[tuple[int, ...]]) -> Iterator[Candidate]:
    """Short heading sentences that open the paragraphs of a plan."""
    found = [[(i, stop) for i in stretch if (stop := _lead_stop(lines, i)) > 0] for stretch in stretches]
    in_style = sum(len(one) > 1 for one in found) > 1
    for one in found:
        if len(one) > 1 or (one and in_style):
            for i, stop in one:
                yield _candidate(lines[i], "lead", stop, HeadingForm.RUN_IN)


def _lead_stop(lines: Sequence[Line], i: int) -> int:
    """Where a paragraph's heading sentence ends; -1 where it opens with none."""
    words = lines[i].folded
    stop = headings.first_stop(words)
    if not SHORTEST_LEAD <= stop <= LONGEST_LEAD or words[stop] != "。" or words.count(",", 0, stop) > 1:
        return -1
    fits = (
        headings.is_heading(words[:stop]) and wording.is_task(words[:stop]) and _length(lines, i) - stop > SHORTEST_BODY
    )
    return stop if fits else -1


def _length(lines: Sequence[Line], i: int) -> int:
    """The length of a paragraph, also where the page breaks it at a figure or a link."""
    size = 0
    for line in lines[i : i + _MOST_FRAGMENTS]:
        size += len(line.folded)
        if line.ends:
            break
    return size


_MOST_FRAGMENTS = 4


def _candidate(line: Line, form: str, stop: int, kind: HeadingForm) -> Candidate:
    """A heading that opens a line; `stop` is where its words end, its mark behind them."""
    end = min(stop + 1, len(line.folded))
    return Candidate(
        line=line.index,
        last_line=line.index,
        form=form,
        value=None,
        marks=0,
        start=line.start,
        number=Span(line.start, line.start),
        heading=Span(line.start, line.start + stop),
        end=line.start + end,
        kind=kind,
    )
