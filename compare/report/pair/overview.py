"""Chapters: what was compared, the measures at a glance, what answers what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.model import Relation
from compare.report.content import Block, Line, Mark, Paragraph, Run, TableKind, line, note, plain, table
from compare.report.figures import changed
from compare.report.names import against, joined, letters, names, number, percent, section_label
from compare.report.pair.flow import flows
from compare.report.pair.groups import ordered_links
from compare.report.pair.links import evidence

if TYPE_CHECKING:
    from compare.model import Comparison, Document, Link, Measure
    from compare.report.labels import Labels

_BAR_CELLS = 20


def compared(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """Title, issuer, year, file, characters and script of both documents."""
    facts = [_facts(document, labels) for document in (comparison.a, comparison.b)]
    keys = [key for key in facts[0] if facts[0][key] or facts[1][key]]
    rows = [(line(labels(key)), *(line(fact[key] or labels("unknown")) for fact in facts)) for key in keys]
    a, b = names(comparison.a, comparison.b)
    return (table(TableKind.FACTS, (labels("fact"), f"A {a}", f"B {b}"), rows),)


def _facts(document: Document, labels: Labels) -> dict[str, str]:
    told, clean = document.metadata, document.clean
    return {
        "fact.title": plain(told.title),
        "fact.issuer": plain(labels.listed(told.issuers)),
        "fact.year": str(told.year or ""),
        "fact.kind": labels.known("kind", told.kind) if told.kind else "",
        "fact.number": plain(told.number),
        "fact.date": plain(labels.date(told.date)),
        "fact.file": plain(clean.source.path),
        "fact.characters": number(letters(clean.text)),
        "fact.sections": number(len(document.sections)),
        "fact.script": labels(f"script.{clean.script}"),
    }


def measures(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """The measures of both documents, what they were measured against, and what else there is in numbers."""
    measured = comparison.measures
    a, b = names(comparison.a, comparison.b)
    rows = [
        (line(labels("measure.characters")), line(number(measured.a.characters)), line(number(measured.b.characters))),
        *(
            (line(labels(f"measure.{key}")), _share(_ratio(measured.a, key)), _share(_ratio(measured.b, key)))
            for key in ("shared", "boilerplate_ratio", "boilerplate", "template", "local")
        ),
    ]
    counts = _counts(comparison, labels)
    said = [labels("measure.links", counts=counts)] if counts else []
    said.append(
        labels(
            "measure.more",
            a=len(comparison.initiatives_a),
            b=len(comparison.initiatives_b),
            figures=len(changed(comparison.figures)),
        )
    )
    same = (Paragraph(line=line(labels("measure.identical"))),) if comparison.identical else ()
    return (
        *same,
        table(TableKind.MEASURES, (labels("measure"), f"A {a}", f"B {b}"), rows),
        *(Paragraph(line=line(one)) for one in said),
        Paragraph(line=(note(labels("measure.against", against=against(measured.reference, labels))),)),
    )


def _ratio(measure: Measure, key: str) -> float:
    if key == "shared":
        return measure.shared_ratio
    if key == "boilerplate_ratio":
        return measure.boilerplate_ratio
    shares = {
        "boilerplate": measure.shares.boilerplate,
        "template": measure.shares.template,
        "local": measure.shares.local,
    }
    return shares[key]


def _share(ratio: float) -> Line:
    """A share as a bar and in words."""
    filled = min(_BAR_CELLS, round(_BAR_CELLS * ratio))
    return Run("█" * filled + "░" * (_BAR_CELLS - filled), (Mark.BAR,)), Run(" " + percent(ratio))


def _counts(comparison: Comparison, labels: Labels) -> str:
    """How many links there are of each relation; "" where there are none."""
    counted = Counter(link.relation for link in comparison.alignment.links)
    return labels.listed(tuple(f"{labels(f'relation.{r}')} {counted[r]}" for r in Relation if counted[r]))


def section_map(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """What answers what, and how surely; the words that speak for it stand under the headings of the paired texts."""
    if not comparison.alignment.links:
        return (Paragraph(line=line(labels("map.none"))),)
    rows = [_map_row(comparison, link, labels) for link in ordered_links(comparison)]
    found = table(TableKind.MAP, ("A", "B", labels("relation")), rows)
    return Paragraph(line=line(labels("map.intro"))), *flows(comparison, labels), found


def _map_row(comparison: Comparison, link: Link, labels: Labels) -> tuple[Line, ...]:
    return (
        _linked(_indented(comparison.a, link.a, labels), "A", link.a),
        _linked(_indented(comparison.b, link.b, labels), "B", link.b),
        _relation(comparison, link, labels),
    )


def _relation(comparison: Comparison, link: Link, labels: Labels) -> Line:
    """What a link is, and how sure where it has two sides."""
    said = labels(f"relation.{link.relation}")
    if not (link.a and link.b):
        return line(said)
    return (Run(f"{said} {link.score:.2f}", evidence=evidence(comparison, link, labels)),)


def _linked(said: str, side: str, sections: tuple[str, ...]) -> Line:
    """Names of sections that lead to the first of them."""
    return (Run(said, target=f"{side}:{sections[0]}"),) if said else ()


def _indented(document: Document, sections: tuple[str, ...], labels: Labels) -> str:
    """Names of sections, with a dot for each level above theirs; Markdown eats white space at a cell's edge."""
    level = min((document.section_by_id[section].level for section in sections), default=1)
    page = document.page_of(document.section_by_id[sections[0]].heading_span) if sections else None
    cited = f" ({labels('outline.page', page=page)})" if page else ""
    said = joined([section_label(document, section, labels) for section in sections], labels)
    return "·" * (level - 1) + " " * (level > 1) + said + cited
