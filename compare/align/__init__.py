"""Which sections, and inside them which sentences, of two documents answer each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align.beads import bead_order, bead_sentences
from compare.align.links import link_order, link_sections
from compare.align.promises import find_promises
from compare.model import Alignment, Relation

if TYPE_CHECKING:
    from compare.model import Document, Link

__all__ = ["align"]

_MIRRORED = {
    Relation.ADDED: Relation.REMOVED,
    Relation.REMOVED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


def align(a: Document, b: Document) -> Alignment:
    """The section links and the sentence beads of two documents.

    Every section of both is in a link, every sentence in exactly one bead. Swapping the
    documents mirrors links and beads exactly: ties are broken by the order of the texts, so
    the pair is always worked on in one order.
    """
    aligned = _mirrored(_aligned(b, a)) if b.clean.normal < a.clean.normal else _aligned(a, b)
    return replace(aligned, promises=find_promises(a, b))


def _aligned(a: Document, b: Document) -> Alignment:
    links, notes = link_sections(a, b)
    return Alignment(links=links, beads=bead_sentences(a, b, links), notes=notes)


def _mirrored(alignment: Alignment) -> Alignment:
    """The same alignment seen from the other side, sorted as that side would sort it."""
    links = [_mirrored_link(link) for link in alignment.links]
    beads = [replace(bead, a=bead.b, b=bead.a) for bead in alignment.beads]
    return replace(
        alignment,
        links=tuple(sorted(links, key=link_order)),
        beads=tuple(sorted(beads, key=lambda bead: bead_order(bead.a, bead.b))),
    )


def _mirrored_link(link: Link) -> Link:
    rivals = tuple((b, a, score) for a, b, score in link.evidence.rivals)
    return replace(
        link,
        a=link.b,
        b=link.a,
        relation=_MIRRORED.get(link.relation, link.relation),
        evidence=replace(link.evidence, rivals=rivals),
    )
