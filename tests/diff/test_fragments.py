"""What is shared reads in phrases, not in fragments: measured on real pairs, in characters of the body."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest
from rapidfuzz.distance import Indel
from reading import SEED_NAMES, seed

from compare.align import align
from compare.diff import diff
from compare.model import Tag, TokenKind
from compare.options import DiffOptions
from compare.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Document, Token

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
READABLE = 4
DRAWN = 6
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample documents are not here")


def characters(text: str) -> int:
    return sum(map(str.isalnum, text))


def shared_runs(a: Document, b: Document) -> list[int]:
    """The characters of each phrase that both documents have, bare marks left out."""
    phrases = diff(a, b, align(a, b), DiffOptions())
    runs = (characters(phrase.a.of(a.text)) for phrase in phrases if phrase.a and phrase.tag in {Tag.EQUAL, Tag.MOVE})
    return [run for run in runs if run]


def drawn_regulations() -> list[tuple[Document, Document]]:
    """Some pairs of regulations on one subject, by a fixed draw."""
    files = sorted((SAMPLES / "regulations").rglob("*.docx"))
    pairs = list(combinations(files, 2))
    random.Random(2).shuffle(pairs)
    return [(read(str(a)), read(str(b))) for a, b in pairs[:DRAWN]]


def assert_reads_well(pairs: Iterable[tuple[Document, Document]]) -> None:
    runs = [run for a, b in pairs for run in shared_runs(a, b)]
    assert median(runs) >= 8
    assert sum(run for run in runs if run < READABLE) <= 0.02 * sum(runs)


def test_what_seeds_share_is_phrases() -> None:
    assert_reads_well(combinations(map(seed, SEED_NAMES), 2))


@needs_samples
def test_what_regulations_share_is_phrases() -> None:
    assert_reads_well(drawn_regulations())


@needs_samples
def test_little_of_what_can_be_shared_is_given_up_for_it() -> None:
    """Against an optimal common subsequence of the words of two reports of one government."""
    a, b = (read(str(SAMPLES / "national" / "quanteda" / f"{year}.txt")) for year in (2016, 2017))
    runs = shared_runs(a, b)
    assert sum(run for run in runs if run >= READABLE) >= 0.95 * common_characters(a, b)
    assert median(runs) >= 8


def common_characters(a: Document, b: Document) -> int:
    one, other = body_tokens(a), body_tokens(b)
    codes: dict[str, int] = {}
    coded = [[codes.setdefault(token.key, len(codes)) for token in side] for side in (one, other)]
    blocks = Indel.opcodes(*coded).as_matching_blocks()
    return sum(characters(token.key) for block in blocks for token in one[block.a : block.a + block.size])


def body_tokens(document: Document) -> list[Token]:
    return [
        token
        for sentence in document.sentences
        for token in document.tokens[slice(*sentence.tokens)]
        if token.kind is not TokenKind.SPACE
    ]
