"""A comparison in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.model import Grade, Relation
from compare.report.content import plain, shortened
from compare.report.figures import changed
from compare.report.findings import rule_name
from compare.report.labels import Labels
from compare.report.names import letters, names, number
from compare.report.pair import articles
from compare.report.terminal.painter import Painter, Style, shares_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Initiative
    from compare.options import Language

_INITIATIVES = 5


def summary(comparison: Comparison, language: Language, *, colour: bool) -> str:
    """A comparison in a few lines."""
    return "\n".join(_summary(comparison, Labels(language), Painter(colour=colour))) + "\n"


def _summary(comparison: Comparison, labels: Labels, paint: Painter) -> Iterator[str]:
    for letter, name, document in zip(
        "AB", names(comparison.a, comparison.b), (comparison.a, comparison.b), strict=True
    ):
        title = plain(document.metadata.title) or name
        count = labels("summary.characters", count=number(letters(document.text)))
        yield f"{paint(letter, Style.BOLD)} {paint(title, Style.BOLD)}  {paint(count, Style.FAINT)}"
    if comparison.identical:
        yield labels("measure.identical")
    elif changed_articles := articles.summary(comparison, labels):
        yield labels.named(labels("chapter.articles"), changed_articles)
    for letter, measure in (("A", comparison.measures.a), ("B", comparison.measures.b)):
        yield f"{paint(letter, Style.BOLD)} {shares_line(measure, labels, paint)}"
    counted = Counter(link.relation for link in comparison.alignment.links)
    links = labels.listed(tuple(f"{labels(f'relation.{r}')} {counted[r]}" for r in Relation if counted[r]))
    yield labels.named(labels("summary.links"), links or labels("summary.none"))
    yield labels.named(labels("summary.figures"), labels("summary.items", count=len(changed(comparison.figures))))
    if comparison.findings:
        yield labels.named(labels("summary.findings"), _findings(comparison, labels, paint))
    for letter, found in (("A", comparison.initiatives_a), ("B", comparison.initiatives_b)):
        named = f"{labels('summary.initiatives')} {paint(letter, Style.BOLD)}"
        yield labels.named(named, _initiatives(found, labels, paint))


def _findings(comparison: Comparison, labels: Labels, paint: Painter) -> str:
    """How many findings there are of each grade, and what the surest of them are about."""
    counted = Counter(found.grade for found in comparison.findings)
    grades = labels.listed(tuple(f"{labels(f'grade.{grade}')} {counted[grade]}" for grade in Grade if counted[grade]))
    about = dict.fromkeys(rule_name(found, labels) for found in comparison.findings if found.grade is not Grade.HINT)
    return f"{grades} {paint(labels.listed(tuple(about)), Style.YELLOW)}".strip()


def _initiatives(found: tuple[Initiative, ...], labels: Labels, paint: Painter) -> str:
    """The first few names, and how many there are."""
    if not found:
        return labels("summary.none")
    first = labels.listed(tuple(shortened(plain(one.name), 24) for one in found[:_INITIATIVES]))
    more = "…" if len(found) > _INITIATIVES else ""
    return f"{first}{more}{paint(labels('summary.count', count=len(found)), Style.FAINT)}"
