"""Paragraphs that may open a numbered section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.model import HeadingForm, Span
from compare.outline import headings, numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.outline.lines import Line
    from compare.outline.numbering import Number

FEWEST_ARTICLES = 3
"""第X条 this often makes a text a regulation, where lower numbers count the items of an article."""
LARGEST_GAP = 3
"""Numbers that a list may skip and still be one list."""

_CELLS = " | "
"""What stands between the cells of a row, which is no section."""
_UNDERLINE = re.compile(r"(?:=+|-+)")
_GLOSSARY_TITLE = re.compile(r".{0,12}(?:名词|术语)(?:解释|注释|说明)")
_GLOSSARY = re.compile(r"名词|注释|术语|解释")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be a section: its number and heading, and the lines they stand on."""

    line: int
    last_line: int
    """Differs from `line` where a heading takes more than one."""
    form: str
    """A form of numbering, or "line", "sentence" and "lead" for headings without a number."""
    value: int | None
    marks: int
    """Markdown hashes, or 1 and 2 for a line underlined with = and -."""
    start: int
    number: Span
    heading: Span
    end: int
    """Where the heading's line or closing mark ends."""
    kind: HeadingForm


def numbered(lines: Sequence[Line], is_body: Callable[[int], bool]) -> tuple[Candidate, ...]:
    """Every numbered paragraph of the body that is a section and no item of a list."""
    read: list[Candidate] = []
    for line in lines:
        if is_body(line.index) and not (read and line.index <= read[-1].last_line) and _CELLS not in line.folded:
            read += [c for c in _candidate(lines, line) if is_body(c.last_line)]
    for keep in (_chained, _no_items_of_articles, _no_glossary, _no_item_lists, _dashes_with_headings):
        read = keep(read, lines)
    return tuple(read)


def _candidate(lines: Sequence[Line], line: Line) -> list[Candidate]:
    """The candidate a line opens, as a list of one or none."""
    marks, offset = numbering.read_marks(line.folded)
    number = numbering.read_number(line.folded, offset)
    underline = _underline(lines, line)
    marks = marks or underline
    if number is None:
        if _GLOSSARY_TITLE.fullmatch(line.bare) and not _under_annex(lines, line):
            return [_annexed(line, line, Span(line.start, line.start), None)]
        return [_unnumbered_mark(lines, line, marks, offset)] if marks else []
    if numbering.counts_on_inline(number, line.folded):
        return []
    if number.form.name == "annex":
        return _annex(lines, line, number)
    closing = _close(lines, line, number)
    if underline and closing.form is HeadingForm.NONE and closing.end < len(line.folded):
        return []
    last = line.index + 1 if underline else line.index
    return [
        Candidate(
            line=line.index,
            last_line=last,
            form=number.form.name,
            value=number.value,
            marks=marks,
            start=line.start,
            number=Span(line.start + number.start, line.start + number.end),
            heading=Span(line.start + closing.start, line.start + closing.heading_end),
            end=lines[last].end if underline else line.start + max(closing.end, number.end),
            kind=closing.form,
        )
    ]


def _close(lines: Sequence[Line], line: Line, number: Number) -> headings.Closing:
    if number.form.name == "article":
        return headings.close_article(line.folded, number.end, leads=_leads(lines, line))
    return headings.close(line.folded, number.end, leads=_leads(lines, line))


def _leads(lines: Sequence[Line], line: Line) -> bool:
    """Whether the next line is text, or a number that begins a list: then this line is over it."""
    if line.index + 1 == len(lines):
        return False
    following = numbering.read_number(lines[line.index + 1].folded)
    own = numbering.read_number(line.folded)
    if following is None or own is None:
        return True
    deeper = following.form.rank is None or (own.form.rank is not None and following.form.rank > own.form.rank)
    return following.form is not own.form and (deeper or following.value == 1)


def _underline(lines: Sequence[Line], line: Line) -> int:
    """1 or 2 where the next line underlines this one as a Markdown heading, else 0."""
    if line.index + 1 == len(lines) or len(line.folded) > headings.LONGEST_LINE:
        return 0
    below = lines[line.index + 1]
    if len(below.folded) < numbering.LONGEST_DASH or not _UNDERLINE.fullmatch(below.folded):
        return 0
    return 1 if below.folded[0] == "=" else 2


def _unnumbered_mark(lines: Sequence[Line], line: Line, marks: int, offset: int) -> Candidate:
    """A Markdown heading without a number."""
    start = line.start + offset
    end = line.start + len(line.folded.rstrip(" #*_"))
    last = lines[line.index + 1] if _underline(lines, line) else line
    return Candidate(
        line=line.index,
        last_line=last.index,
        form=f"marks-{marks}",
        value=None,
        marks=marks,
        start=line.start,
        number=Span(start, start),
        heading=Span(start, max(start, end)),
        end=last.end,
        kind=HeadingForm.LINE,
    )


def _annex(lines: Sequence[Line], line: Line, number: Number) -> list[Candidate]:
    """附件 on a line of its own with its title on the next; without a title it is none."""
    if line.index + 2 >= len(lines):
        return []
    title = lines[line.index + 1]
    if title.ends or len(title.folded) > headings.LONGEST_RUN_IN or numbering.read_number(title.folded):
        return []
    printed = Span(line.start, line.start + len(line.folded.rstrip(" :")))
    return [_annexed(line, title, printed, number.value)]


def _annexed(line: Line, title: Line, number: Span, value: int | None) -> Candidate:
    return Candidate(
        line=line.index,
        last_line=title.index,
        form="annex",
        value=value,
        marks=0,
        start=line.start,
        number=number,
        heading=title.span,
        end=title.end,
        kind=HeadingForm.LINE,
    )


def _under_annex(lines: Sequence[Line], line: Line) -> bool:
    """Whether 附件 stands on the line above: then this line is its title."""
    above = numbering.read_number(lines[line.index - 1].folded) if line.index else None
    return above is not None and above.form.name == "annex"


def is_regulation(read: Sequence[Candidate]) -> bool:
    """Whether a text is divided into articles."""
    return sum(c.form == "article" for c in read) >= FEWEST_ARTICLES


# ------------------------------------------------------------- what is no section


def _chained(read: list[Candidate], _: Sequence[Line]) -> list[Candidate]:
    """Without numbers that nothing of their form counts on from or to."""
    chained = {form.name for form in numbering.FORMS if form.chained}
    linked: set[int] = set()
    last: dict[str, int] = {}
    for i, candidate in enumerate(read):
        before = last.get(candidate.form)
        if before is not None and 0 <= (candidate.value or 0) - (read[before].value or 0) <= LARGEST_GAP:
            linked |= {before, i}
        last[candidate.form] = i
    return [c for i, c in enumerate(read) if c.form not in chained or c.marks or i in linked or _stands_alone(c)]


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a number is a section's without a neighbour: 一、 or （一） with a heading."""
    return candidate.form in {"han", "han-paren"} and candidate.kind is not HeadingForm.NONE


def _no_items_of_articles(read: list[Candidate], _: Sequence[Line]) -> list[Candidate]:
    """In a regulation: parts, chapters, articles and marked headings alone."""
    if not is_regulation(read):
        return read
    kept: list[Candidate] = []
    for candidate in read:
        inside_article = bool(kept) and kept[-1].form == "article"
        heading_line = candidate.form == "han" and candidate.kind is HeadingForm.LINE
        over_articles = heading_line and (not inside_article or any(c.form == "han" for c in kept))
        if candidate.form in numbering.STRUCTURAL or candidate.form == "annex" or candidate.marks or over_articles:
            kept.append(candidate)
    return kept


def _no_glossary(read: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Without the terms of an annex that explains terms, and the bare items of any other."""
    kept, annex = [], None
    for candidate in read:
        if candidate.form == "annex":
            annex = candidate
        elif annex and (_GLOSSARY.search(lines[annex.last_line].folded) or candidate.kind is HeadingForm.NONE):
            continue
        kept.append(candidate)
    return kept


def _no_item_lists(read: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Without lists whose items are the parts of one sentence, divided by semicolons."""
    kept: list[Candidate] = []
    for run in _runs(read):
        ends = [lines[c.line].folded.endswith((";", ",")) for c in run[:-1]]
        if run[0].form in numbering.STRUCTURAL or not ends or sum(ends) * 2 <= len(ends):
            kept.extend(run)
    return kept


def _runs(read: list[Candidate]) -> list[list[Candidate]]:
    """Candidates that follow each other, each counting on from the one before."""
    runs: list[list[Candidate]] = [[c] for c in read[:1]]
    for before, candidate in pairwise(read):
        goes_on = before.form == candidate.form and (candidate.value is None or candidate.value > (before.value or 0))
        if goes_on:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _dashes_with_headings(read: list[Candidate], _: Sequence[Line]) -> list[Candidate]:
    """Without dashes that open a sentence and not a heading, and without a single one."""
    few = sum(c.form == "dash" and c.kind is not HeadingForm.NONE for c in read) == 1
    return [c for c in read if c.form != "dash" or (c.kind is not HeadingForm.NONE and not few)]
