"""From candidates to the section tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.model import PartKind, Section, Sentence, Span
from compare.outline import candidates, levels, unnumbered, wording
from compare.outline.sentences import split
from compare.text.spans import in_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from compare.model import CleanText, Tokens
    from compare.outline.candidates import Candidate
    from compare.outline.lines import Line


class Tree(NamedTuple):
    """The sections that were found, before they have ids."""

    found: tuple[Candidate, ...]
    """In the order of the text."""
    parents: tuple[int, ...]
    """The index of each one's parent; -1 at the top level."""


def find_sections(lines: Sequence[Line], kinds: Mapping[int, PartKind], *, speech: bool) -> Tree:
    """The sections of a document whose parts are known.

    `speech` says whether it is a 政府工作报告: only the plan part of one has headings
    that are nothing but the first sentence of a paragraph.
    """

    def is_body(index: int) -> bool:
        return index not in kinds

    found = candidates.numbered(lines, is_body)
    free = _free(lines, is_body, found)
    listed = unnumbered.listed(lines, free, [lines[i] for i in sorted(kinds) if kinds[i] is PartKind.CONTENTS])
    found = _merge(found, listed)
    if candidates.is_regulation(found):
        return Tree(found, _nest(lines, found))
    found = _merge(found, unnumbered.alone(lines, _free(lines, is_body, found), found))
    free = _free(lines, is_body, found)
    found = _merge(found, unnumbered.sentences(lines, [s for _, s in _stretches(lines, free, found)]))
    if speech:
        for chapter in _plan_stretches(lines, is_body, found):
            found = _merge(found, unnumbered.leads(lines, chapter))
    return Tree(found, _nest(lines, found))


def _nest(lines: Sequence[Line], found: Sequence[Candidate]) -> tuple[int, ...]:
    return levels.nest(found, lambda i: bool(wording.TURNS.match(lines[i].folded)))


def _merge(found: Sequence[Candidate], more: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted((*found, *more), key=lambda candidate: candidate.start))


def _free(lines: Sequence[Line], is_body: Callable[[int], bool], found: Sequence[Candidate]) -> list[bool]:
    """For each line, whether it is body text that no candidate has taken."""
    free = [is_body(line.index) for line in lines]
    for candidate in found:
        free[candidate.line : candidate.last_line + 1] = [False] * (candidate.last_line + 1 - candidate.line)
    return free


def _stretches(
    lines: Sequence[Line], free: Sequence[bool], found: Sequence[Candidate]
) -> list[tuple[int, tuple[int, ...]]]:
    """The runs of free lines behind each candidate, by the candidate's index; -1 for those before the first."""
    bounds = [0, *(c.last_line + 1 for c in found), len(lines)]
    return [(k - 1, tuple(i for i in range(bounds[k], bounds[k + 1]) if free[i])) for k in range(len(bounds) - 1)]


def _plan_stretches(
    lines: Sequence[Line], is_body: Callable[[int], bool], found: Sequence[Candidate]
) -> list[list[tuple[int, ...]]]:
    """The runs of free lines that lie in the plan part, chapter by chapter."""
    parents = _nest(lines, found)
    plan = _in_plan(lines, found, parents)
    free = _free(lines, is_body, found)
    chapters: list[list[tuple[int, ...]]] = []
    for k, stretch in _stretches(lines, free, found):
        if k < 0 or not plan[k]:
            continue
        if parents[k] < 0 or not chapters:
            chapters.append([])
        chapters[-1].append(stretch)
    return chapters


def _in_plan(lines: Sequence[Line], found: Sequence[Candidate], parents: Sequence[int]) -> list[bool]:
    """For each candidate, whether it lies in the plan part of a work report.

    The first chapter tells what was done, the others what is to be done, unless their
    headings say otherwise.
    """
    tops = [k for k, parent in enumerate(parents) if parent < 0 and found[k].form != "annex"]
    first = tops[0] if tops else -1
    plan: list[bool] = []
    for k, parent in enumerate(parents):
        if parent >= 0:
            plan.append(plan[parent])
            continue
        line = lines[found[k].line]
        heading = line.folded[found[k].heading.start - line.start : found[k].heading.end - line.start]
        tells_review, tells_plan = bool(wording.REVIEW.search(heading)), bool(wording.PLAN.search(heading))
        plan.append(found[k].form != "annex" and (tells_plan if tells_plan or tells_review else k != first))
    return plan


# ------------------------------------------------------------------------- building


def cut_sentences(
    clean: CleanText, lines: Sequence[Line], kinds: Mapping[int, PartKind], found: Sequence[Candidate]
) -> tuple[list[Span], list[int]]:
    """The sentences of the body, and for each candidate how many stand before its own text."""
    spans: list[Span] = []
    before: list[int] = []
    opens = {candidate.line: k for k, candidate in enumerate(found)}
    taken = {i for candidate in found for i in range(candidate.line + 1, candidate.last_line + 1)}
    for line in lines:
        start = line.start
        if line.index in opens:
            before.append(len(spans))
            start = found[opens[line.index]].end
        if line.index not in kinds and line.index not in taken and start < line.end:
            spans.extend(split(clean.text, Span(start, line.end)))
    return spans, before


def build(
    clean: CleanText, tree: Tree, spans: Sequence[Span], before: Sequence[int], tokens: Tokens
) -> tuple[tuple[Section, ...], tuple[Sentence, ...]]:
    """Sections with ids, spans and sentence ranges, and sentences with section and token range."""
    found, parents = tree
    ids, children = _ids(parents)
    bounds = [*before, len(spans)]
    ends = _ends(found, parents, spans, bounds)
    sections = tuple(
        Section(
            id=ids[k],
            level=ids[k].count(".") + 1,
            number=candidate.number.of(clean.text).strip(),
            heading=" ".join(candidate.heading.of(clean.text).split()),
            form=candidate.kind,
            span=Span(candidate.start, ends[k]),
            heading_span=Span(candidate.start, candidate.end),
            parent=ids[parents[k]] if parents[k] >= 0 else None,
            children=tuple(children[k]),
            sentences=(bounds[k], bounds[k + 1]),
        )
        for k, candidate in enumerate(found)
    )
    owners = [""] * (bounds[0] if found else len(spans))
    for k in range(len(found)):
        owners.extend([ids[k]] * (bounds[k + 1] - bounds[k]))
    return sections, tuple(_sentences(spans, owners, tokens))


def _sentences(spans: Sequence[Span], owners: Sequence[str], tokens: Tokens) -> Iterator[Sentence]:
    """Sentences in the order of the text; the tokens of all are sought at once."""
    first, last = np.searchsorted(np.frombuffer(tokens.edges, dtype=np.int64)[:-1], in_columns(spans)).tolist()
    return map(Sentence._make, zip(spans, owners, zip(first, last, strict=True), strict=True))


def _ids(parents: Sequence[int]) -> tuple[list[str], list[list[str]]]:
    """Dotted positions, and the ids of each section's children."""
    ids: list[str] = []
    children: list[list[str]] = [[] for _ in parents]
    tops = 0
    for parent in parents:
        if parent < 0:
            tops += 1
            ids.append(str(tops))
        else:
            ids.append(f"{ids[parent]}.{len(children[parent]) + 1}")
            children[parent].append(ids[-1])
    return ids, children


def _ends(
    found: Sequence[Candidate], parents: Sequence[int], spans: Sequence[Span], bounds: Sequence[int]
) -> list[int]:
    """Where each section's last sentence, or last descendant, ends."""
    ends = [spans[bounds[k + 1] - 1].end if bounds[k + 1] > bounds[k] else c.end for k, c in enumerate(found)]
    for k in range(len(found) - 1, -1, -1):
        if parents[k] >= 0:
            ends[parents[k]] = max(ends[parents[k]], ends[k])
    return ends
