"""Pairs of real documents of one kind, for laws that must hold on all of them."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.model import Document

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
ALWAYS = 43
"""Every so many pairs (and documents) one is taken into the ordinary run."""
_READABLE = {".txt", ".md", ".docx", ".html", ".ofd"}


class SamplePair(NamedTuple):
    """Two files of one kind."""

    kind: str
    a: Path
    b: Path

    @property
    def name(self) -> str:
        """What the pair is called in a list of tests."""
        return f"{self.kind}:{self.a.stem}--{self.b.stem}"


def sample_pairs() -> list[SamplePair]:
    """Every pair of old and new editions, of consecutive years, and of neighbours among documents on one subject."""
    return list(_pairs()) if SAMPLES.exists() else []


def sample_files() -> list[Path]:
    """The files that make up the pairs, each once, in order."""
    return sorted({path for pair in sample_pairs() for path in (pair.a, pair.b)})


@lru_cache(maxsize=8)
def sample(path: Path) -> Document:
    """One of the samples as the program reads it."""
    return read(str(path))


def _pairs() -> Iterator[SamplePair]:
    yield from _next_ones("regulation", _files("regulations", "*/*.docx"), 5)
    yield from _next_ones("province", _files("provincial-2026", "*.txt"), 2)
    yield from _next_ones("district", _files("hailar", "*.txt"), 2)
    for folder in ("quanteda", "wikisource", "communiques", "congress"):
        yield from _next_ones(folder, _files(f"national/{folder}", "*.txt"), 1)
    for path in _files("national/quanteda", "*.txt"):
        other = path.parent.with_name("wikisource") / path.name
        if other.exists():
            yield SamplePair("edition", path, other)
    for old in _files("tw-law", "*/old.md"):
        yield SamplePair("revised", old, old.with_name("new.md"))
    for a, b in pairwise(_files("laws", "*.md")):
        if a.stem.partition("(")[0] == b.stem.partition("(")[0]:
            yield SamplePair("law", a, b)


def _files(folder: str, pattern: str) -> list[Path]:
    return sorted(path for path in (SAMPLES / folder).glob(pattern) if path.suffix in _READABLE)


def _next_ones(kind: str, files: Iterable[Path], reach: int) -> Iterator[SamplePair]:
    """Each file with the next few."""
    ordered = list(files)
    for (i, a), (j, b) in combinations(enumerate(ordered), 2):
        if j - i <= reach:
            yield SamplePair(kind, a, b)
