"""The points that a section counts off within its text, each known by its first words as a section is by its heading.

一是深化行政审批制度改革。… 二是优化营商环境。… in one paragraph is what another report has as two sections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.align.headings import bigrams, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Document, Sentence
    from compare.text.similarity import Bag

FEWEST = 2
"""Points that make a list; 一是 alone is no list."""

_POINT = re.compile(
    r"(?:^|[,;:。])(?:[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[,、]|\([一二三四五六七八九十]{1,3}\)|[①-⑳]|\d{1,2}[.、](?!\d))"
    r"(?P<words>[^,;:。!?]{4,40})"
)


def points(document: Document, sentences: Iterable[Sentence]) -> tuple[Bag, ...]:
    """The first words of each point of a text, as pairs of characters; () where nothing is counted off."""
    found = [
        match["words"]
        for sentence in sentences
        for match in _POINT.finditer("".join(token.key for token in document.tokens[slice(*sentence.tokens)]))
    ]
    return tuple(bigrams(comparable(document, words)) for words in found) if len(found) >= FEWEST else ()
