"""Which section lies in which: levels are read from the document, not from a table.

Candidates are taken in order, with the open sections on a stack. A form that is open
already goes on as a sibling. A new form lies inside the innermost open section unless
the document or, where it says nothing, convention puts it above: an open list that
counts on later holds what comes between; what lay inside a form once lies inside it
again; and only then 一、 is above （一）, （一） above 1., and every number above
一是, —— and headings without a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.outline.numbering import RANKS, RANKS_OF_LISTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.outline.candidates import Candidate

FLOATING = frozenset({name for name, rank in RANKS.items() if rank is None} | {"sentence", "lead"})
"""Forms that stand at any level, below whatever holds them."""

_TURN_AFTER = 2
"""Paragraphs without heading behind the last of a list after which a new list is not its own; 1 where it says so."""


@dataclass(slots=True)
class _Nest:
    """The state of one pass: what is open, and what the document has shown so far."""

    candidates: Sequence[Candidate]
    turns: Callable[[int], bool]
    """Whether a line turns to something new, as 各位代表 does."""
    stack: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    inside: set[tuple[str, str]] = field(default_factory=set)
    """(inner, outer) forms seen."""


def nest(candidates: Sequence[Candidate], turns: Callable[[int], bool]) -> tuple[int, ...]:
    """The index of each candidate's parent; -1 at the top level."""
    state = _Nest(candidates, turns)
    for i, candidate in enumerate(candidates):
        _close_open(state, i, candidate)
        parent = state.stack[-1] if state.stack else -1
        if parent >= 0:
            state.inside.add((candidate.form, candidates[parent].form))
        state.parents.append(parent)
        state.stack.append(i)
    return tuple(state.parents)


def _close_open(state: _Nest, i: int, candidate: Candidate) -> None:
    """Take from the stack what `candidate` does not lie in."""
    if candidate.form == "annex":
        state.stack.clear()
        return
    sibling = _open_sibling(state, candidate)
    if sibling is not None:
        del state.stack[sibling:]
        return
    while state.stack and _is_above(state, i, state.stack[-1]):
        state.stack.pop()
    if _turns_away(state, i):
        state.stack.pop()


def _open_sibling(state: _Nest, candidate: Candidate) -> int | None:
    """Where on the stack a section of the same form is open."""
    for place in range(len(state.stack) - 1, -1, -1):
        other = state.candidates[state.stack[place]]
        if other.form == "annex":
            return None
        if other.form == candidate.form and bool(other.marks) == bool(candidate.marks):
            return place
    return None


def _is_above(state: _Nest, new: int, top: int) -> bool:
    """Whether the new candidate's form stands above the one on top of the stack."""
    candidate, other = state.candidates[new], state.candidates[top]
    if other.form == "annex":
        return False
    if candidate.marks != other.marks and not (candidate.marks and other.marks and _both_ranked(candidate, other)):
        return candidate.marks > 0 and (not other.marks or candidate.marks < other.marks)
    if _counts_on(state, new, top) or (candidate.form, other.form) in state.inside:
        return False
    return (other.form, candidate.form) in state.inside or _above_by_convention(state, new, top)


def _above_by_convention(state: _Nest, new: int, top: int) -> bool:
    candidate, other = state.candidates[new], state.candidates[top]
    if candidate.form == "line":
        return other.form in FLOATING or _restarts(state, new, other.form)
    if other.form == "line":
        return False
    if other.form in FLOATING:
        return True
    if candidate.form in FLOATING:
        return False
    return _rank(candidate.form) < _rank(other.form)


def _both_ranked(one: Candidate, other: Candidate) -> bool:
    return RANKS.get(one.form) is not None and RANKS.get(other.form) is not None


def _rank(form: str) -> int:
    rank = RANKS.get(form)
    return len(RANKS) if rank is None else rank


def _counts_on(state: _Nest, new: int, top: int) -> bool:
    """Whether the list that `top` belongs to goes on after `new`, before anything that holds it does."""
    other = state.candidates[top]
    if other.value is None and _rank(state.candidates[new].form) < RANKS_OF_LISTS:
        return False
    holders = {state.candidates[i].form for i in state.stack if i < top}
    for later in state.candidates[new + 1 :]:
        if later.form == other.form:
            return other.value is None or later.value in (other.value + 1, other.value + 2)
        if later.form in holders or later.form == "annex":
            return False
    return False


def _restarts(state: _Nest, new: int, form: str) -> bool:
    """Whether the next section of this form begins its count anew."""
    later = next((c for c in state.candidates[new + 1 :] if c.form == form), None)
    return later is not None and later.value == 1


def _turns_away(state: _Nest, i: int) -> bool:
    """Whether a list stands behind another list rather than inside its last section.

    As where （一）…（六） tell the year, some paragraphs turn to the last five years, and
    —— follow: the last section has several paragraphs and no sister of it has a list.
    """
    candidate = state.candidates[i]
    if candidate.form not in FLOATING or candidate.form == "lead" or not state.stack:
        return False
    top = state.stack[-1]
    plain = range(state.candidates[top].last_line + 1, candidate.line)
    if state.candidates[top].value in (None, 1) or top != i - 1 or _counts_on(state, i, top):
        return False
    if len(plain) < _TURN_AFTER and not any(state.turns(line) for line in plain):
        return False
    sisters = [j for j in range(i) if state.parents[j] == state.parents[top]]
    return len(sisters) > 1 and not any(parent in sisters for parent in state.parents)
