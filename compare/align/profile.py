"""What the aligner knows of each section of one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.align.headings import bigrams, heading_text, heading_words, is_telling, own_names
from compare.align.roles import roles
from compare.model import TokenKind

if TYPE_CHECKING:
    from compare.align.roles import Roles
    from compare.model import Document, Section
    from compare.text.similarity import Bag


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Bags of words and place in the tree, section by section, all in the order of the text."""

    ids: tuple[str, ...]
    headings: tuple[Bag, ...]
    heading_bigrams: tuple[Bag, ...]
    own: tuple[Bag, ...]
    """Heading and own text."""
    whole: tuple[Bag, ...]
    """Heading, own text and all descendants."""
    keys: tuple[str, ...]
    """Everything comparable in the section as one string: equal keys mean equal sections."""
    roles: tuple[Roles, ...]
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
    own = _own_bags(document, headings)
    return Profile(
        ids=tuple(index),
        headings=tuple(headings),
        heading_bigrams=tuple(bigrams(heading_text(document, section)) for section in sections),
        own=tuple(own),
        whole=tuple(_whole_bags(own, parents)),
        keys=tuple(_key(document, section) for section in sections),
        roles=roles(document),
        parents=parents,
        children=tuple(tuple(index[child] for child in section.children) for section in sections),
        positions=tuple(section.span.start / max(1, len(document.text)) for section in sections),
        levels=tuple(section.level for section in sections),
    )


def _key(document: Document, section: Section) -> str:
    """Everything in a section but its own printed number and its blanks."""
    tokens = document.behind_number(section, section.span)
    return "".join(token.key for token in tokens if token.kind is not TokenKind.SPACE)


def _own_bags(document: Document, headings: list[Bag]) -> list[Bag]:
    names = "".join(own_names(document))
    bags = []
    for section, heading in zip(document.sections, headings, strict=True):
        bag = Counter(heading)
        for sentence in document.sentences_of(section):
            tokens = document.tokens[slice(*sentence.tokens)]
            bag.update(token.key for token in tokens if is_telling(token, names))
        bags.append(bag)
    return bags


def _whole_bags(own: list[Bag], parents: tuple[int | None, ...]) -> list[Bag]:
    whole = [Counter(bag) for bag in own]
    for i in range(len(whole) - 1, -1, -1):
        parent = parents[i]
        if parent is not None:
            whole[parent].update(whole[i])
    return whole
