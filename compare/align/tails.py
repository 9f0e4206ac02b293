"""What stands behind the last section of a list and is not about it.

（一）…（六） are a paragraph each, and behind the sixth a report gives thanks, admits problems or looks back on five years. On
the page, and in the tree, that is text of the sixth; but what it says belongs to the chapter that holds the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING

from compare.model import HeadingForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document, Section, Sentence

Sentences = tuple["Sentence", ...]

_COUNTED = re.compile(r"[\d〇零一二三四五六七八九十百]+")


def own_and_behind(document: Document) -> tuple[tuple[Sentences, Sentences], ...]:
    """The sentences of each section's own text, those behind its list apart."""
    longest = dict(_ends_of_lists(document))
    divided = []
    for section in document.sections:
        own = document.sentences_of(section)
        paragraphs = _paragraphs(document, own) if section.id in longest else []
        behind = tuple(chain.from_iterable(paragraphs[longest[section.id] :])) if paragraphs else ()
        divided.append((own[: len(own) - len(behind)], behind))
    return tuple(divided)


def _ends_of_lists(document: Document) -> Iterator[tuple[str, int]]:
    """The last section of each list, and how many paragraphs the longest of the others has.

    Articles have no headings, and paragraphs as they need them; where sections have others below, so may the last.
    """
    sisters: defaultdict[str | None, list[Section]] = defaultdict(list)
    for section in document.sections:
        sisters[section.parent].append(section)
    for family in sisters.values():
        for (form, _), run in groupby(family, key=_kind):
            *others, last = run
            if others and form is not HeadingForm.NONE and not any(one.children for one in (*others, last)):
                yield last.id, max(len(_paragraphs(document, document.sentences_of(one))) for one in others)


def _kind(section: Section) -> tuple[HeadingForm, str]:
    """How a section is headed and numbered, whatever its number is."""
    return section.form, _COUNTED.sub("", section.number)


def _paragraphs(document: Document, sentences: Sentences) -> list[list[Sentence]]:
    """Sentences, paragraph by paragraph."""
    paragraphs: list[list[Sentence]] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if before is None or "\n" in document.text[before.span.end : sentence.span.start]:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs
