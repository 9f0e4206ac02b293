"""What the aligner knows of each section of one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from compare.align.headings import bigrams, heading_text, heading_words, is_telling, own_names
from compare.align.points import points
from compare.align.roles import roles
from compare.align.tails import own_and_behind
from compare.align.terms import terms
from compare.model import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.align.roles import Roles
    from compare.align.terms import Term
    from compare.model import Document, Section, Sentence
    from compare.text.similarity import Bag


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Bags of words and place in the tree, section by section, all in the order of the text."""

    ids: tuple[str, ...]
    headings: tuple[Bag, ...]
    heading_bigrams: tuple[Bag, ...]
    points: tuple[tuple[Bag, ...], ...]
    """What each section's own text counts off, as pairs of characters."""
    own: tuple[Bag, ...]
    """Heading and own text, without what stands behind a list."""
    whole: tuple[Bag, ...]
    """Heading, own text and all descendants, with what stands behind a list of them."""
    keys: tuple[str, ...]
    """Everything comparable in the section as one string: equal keys mean equal sections."""
    roles: tuple[Roles, ...]
    terms: tuple[Term | None, ...]
    parents: tuple[int | None, ...]
    children: tuple[tuple[int, ...], ...]
    positions: tuple[float, ...]
    """Where the section begins, 0…1 of the text."""
    levels: tuple[int, ...]


def profile(document: Document) -> Profile:
    """The profile of one document."""
    sections = document.sections
    index = {section.id: i for i, section in enumerate(sections)}
    headings = [heading_words(document, section) for section in sections]
    parents = tuple(index[section.parent] if section.parent else None for section in sections)
    texts = own_and_behind(document)
    own = [heading + _telling_words(document, text) for heading, (text, _) in zip(headings, texts, strict=True)]
    behind = [_telling_words(document, text) for _, text in texts]
    return Profile(
        ids=tuple(index),
        headings=tuple(headings),
        heading_bigrams=tuple(bigrams(heading_text(document, section)) for section in sections),
        points=tuple(points(document, text) for text, _ in texts),
        own=tuple(own),
        whole=tuple(_whole_bags(own, behind, parents)),
        keys=tuple(_key(document, section) for section in sections),
        roles=roles(document),
        terms=terms(document),
        parents=parents,
        children=tuple(tuple(index[child] for child in section.children) for section in sections),
        positions=tuple(section.span.start / max(1, len(document.text)) for section in sections),
        levels=tuple(section.level for section in sections),
    )


def _key(document: Document, section: Section) -> str:
    """Everything in a section but its own printed number and its blanks."""
    tokens = document.behind_number(section, section.span)
    return "".join(token.key for token in tokens if token.kind is not TokenKind.SPACE)


def _telling_words(document: Document, sentences: Iterable[Sentence]) -> Bag:
    names = "".join(own_names(document))
    tokens = (document.tokens[slice(*sentence.tokens)] for sentence in sentences)
    return Counter(token.key for token in chain.from_iterable(tokens) if is_telling(token, names))


def _whole_bags(own: list[Bag], behind: list[Bag], parents: tuple[int | None, ...]) -> list[Bag]:
    """Each section's words and its descendants'; what stands behind a list is the parent's, not the last section's."""
    whole = [Counter(bag) for bag in own]
    for i in range(len(whole) - 1, -1, -1):
        parent = parents[i]
        if parent is not None:
            whole[parent].update(whole[i])
            whole[parent].update(behind[i])
    return whole
