"""Chapter: of two editions of one law, which articles changed.

Nearly all of a law is stock wording, and most of one edition stands in the next: what the
other chapters measure is alike for all of them. Who compares editions asks first what is new.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from compare.model import PhraseClass, Tag
from compare.report.content import Block, Line, Paragraph, Run, TableKind, line, note, plain, table
from compare.report.names import letters, number
from compare.report.pair.groups import groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.model import Comparison, Document, Span
    from compare.report.labels import Labels

_KIND = "regulation"
_EDITION = 0.5
"""What of either must stand in the other for the two to be editions of one law. Of 22 pairs of editions 18 share 0.78 and
more; those written anew share as little as regulations of two places on one matter, 0.34 at most."""
_ARTICLE = re.compile("第.+条")


class _Row(NamedTuple):
    """Articles that answer each other, either side empty where nothing does."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    state: str
    removed: int
    """Characters of A that B has nowhere."""
    added: int


def blocks(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """How many articles changed, then each of these with how much of it; nothing where they are no editions of a law."""
    rows = list(_rows(comparison)) if _are_editions(comparison) else []
    if not rows:
        return ()
    said = _counts(rows, labels)
    changed = [row for row in rows if row.state != "kept"]
    if not changed:
        return (Paragraph(line=line(said)),)
    header = ("A", "B", *(labels(f"articles.{key}") for key in ("state", "out", "in")))
    cells = [_cells(comparison, row, labels) for row in changed]
    return (
        Paragraph(line=line(said)),
        table(TableKind.COUNTS, header, cells, right=(3, 4)),
        Paragraph(line=(note(labels("articles.note")),)),
    )


def summary(comparison: Comparison, labels: Labels) -> str:
    """How many articles changed; "" where the two are no editions of a law."""
    rows = list(_rows(comparison)) if _are_editions(comparison) else []
    return _counts(rows, labels) if rows else ""


def _counts(rows: Iterable[_Row], labels: Labels) -> str:
    counted = Counter(row.state for row in rows)
    return labels("articles.counts", **{state: counted[state] for state in ("changed", "added", "removed", "kept")})


def _are_editions(comparison: Comparison) -> bool:
    measures = comparison.measures
    return (
        comparison.a.metadata.kind == comparison.b.metadata.kind == _KIND
        and max(measures.a.shared_ratio, measures.b.shared_ratio) >= _EDITION
    )


def _rows(comparison: Comparison) -> Iterator[_Row]:
    """The articles in the order of A, those that only B has after the one before them."""
    touched, removed, added = _changes(comparison)
    for group in groups(comparison):
        a, b = _articles(comparison.a, group.a), _articles(comparison.b, group.b)
        if not a and not b:
            continue
        kept = touched.isdisjoint({*(("A", one) for one in a), *(("B", one) for one in b)})
        yield _Row(a, b, _state(a, b, kept=kept), sum(removed[one] for one in a), sum(added[one] for one in b))


def _state(a: tuple[str, ...], b: tuple[str, ...], *, kept: bool) -> str:
    if not a or not b:
        return "removed" if a else "added"
    return "kept" if kept else "changed"


def _articles(document: Document, sections: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in sections if one and _ARTICLE.match(document.section_by_id[one].number))


def _changes(comparison: Comparison) -> tuple[set[tuple[str, str]], Counter[str], Counter[str]]:
    """Which articles of either side are not word for word the other's, and how many characters went and came in each."""
    touched: set[tuple[str, str]] = set()
    removed: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for phrase in comparison.phrases:
        if phrase.tag is Tag.EQUAL or phrase.cls is PhraseClass.COSMETIC:
            continue
        sides = (
            ("A", comparison.a, phrase.section_a, phrase.a, removed),
            ("B", comparison.b, phrase.section_b, phrase.b, added),
        )
        for letter, document, section, span, counter in sides:
            article = _article_of(document, section)
            if article and span:
                touched.add((letter, article))
                counter[article] += 0 if phrase.tag is Tag.MOVE else _letters(document, span)
    return touched, removed, added


def _article_of(document: Document, section: str | None) -> str:
    """The article that a section is, or is a paragraph of; "" where it is none."""
    while section:
        if _ARTICLE.match(document.section_by_id[section].number):
            return section
        section = document.section_by_id[section].parent
    return ""


def _letters(document: Document, span: Span) -> int:
    return letters(span.of(document.text))


def _cells(comparison: Comparison, row: _Row, labels: Labels) -> tuple[Line, ...]:
    return (
        _named(comparison.a, "A", row.a, labels),
        _named(comparison.b, "B", row.b, labels),
        line(labels(f"articles.state.{row.state}")),
        line(number(row.removed) if row.removed else ""),
        line(number(row.added) if row.added else ""),
    )


def _named(document: Document, letter: str, articles: tuple[str, ...], labels: Labels) -> Line:
    """Numbers of articles that lead to the first of them."""
    said = labels.listed(tuple(plain(document.section_by_id[one].number) for one in articles))
    return (Run(said, target=f"{letter}:{articles[0]}"),) if articles else ()
