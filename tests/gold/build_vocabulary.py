"""Makes compare/reference/vocabulary.npz from a folder of public documents.

    python tests/gold/build_vocabulary.py ../shared/samples [--without NAME ...]

Latent semantic analysis over paragraphs of 30 characters or more: words of two Han or more that stand in at least
five paragraphs, weights 1 + ln(count) times inverse paragraph frequency, columns of length 1, the first 100 singular
directions scaled by their singular values, rows quantised to 8 bits. Documents that are annotated in tests/gold are
left out, so that no score there profits from them. Needs scipy beside what the package needs.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import opencc
from scipy import sparse
from scipy.sparse.linalg import svds

from compare.model import TokenKind
from compare.text.tokens import pieces

TARGET = Path(__file__).parents[2] / "compare" / "reference" / "vocabulary.npz"
FOLDERS = ("provincial-2026", "national", "hailar", "laws", "html", "html-raw")
ANNOTATED = ("安徽", "江西", "hailar/2012", "hailar/2013")
"""Parts of the paths of documents that tests/gold annotates."""
DIRECTIONS = 100
RAREST = 5
SHORTEST = 30
FEWEST_WORDS = 8


class Counted(NamedTuple):
    """The paragraphs as bags, each text once."""

    bags: list[Counter[str]]
    frequencies: Counter[str]


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text or of a page stripped of its tags, in simplified script."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    if path.suffix == ".html":
        text = re.sub(r"(?is)<(script|style).*?</\1>", "", text)
        text = re.sub(r"<[^>]+>", "", re.sub(r"<(?:/?p|br|/?div|tr)[^>]*>", "\n", text))
    lines = opencc.OpenCC("t2s").convert(text).split("\n")
    return [line.strip() for line in lines if len(line.strip()) >= SHORTEST]


def count(files: list[Path]) -> Counted:
    """Every paragraph as a bag of words."""
    bags: dict[str, Counter[str]] = {}
    for path in files:
        for paragraph in paragraphs(path):
            words = [word for _, word, kind in pieces(paragraph) if kind is TokenKind.WORD and len(word) > 1]
            if len(words) >= FEWEST_WORDS:
                bags.setdefault(paragraph, Counter(words))
    frequencies: Counter[str] = Counter()
    for bag in bags.values():
        frequencies.update(bag.keys())
    return Counted(list(bags.values()), frequencies)


def directions(counted: Counted, words: list[str]) -> np.ndarray:
    """The vector of each word, each row of length 1."""
    row = {word: i for i, word in enumerate(words)}
    total = len(counted.bags)
    entries = [
        ((1 + math.log(n)) * math.log(total / counted.frequencies[word]), row[word], column)
        for column, bag in enumerate(counted.bags)
        for word, n in sorted(bag.items())
        if word in row
    ]
    values, rows, columns = zip(*entries, strict=True)
    matrix = sparse.csc_matrix((values, (rows, columns)), shape=(len(words), total))
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=0)).A1
    matrix = matrix @ sparse.diags(1 / np.maximum(lengths, 1e-9))
    left, singular, _ = svds(matrix, k=DIRECTIONS, v0=np.ones(min(matrix.shape)))
    vectors = left * singular
    evened: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return evened


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", type=Path)
    samples = parser.parse_args().samples
    files = sorted(
        path
        for folder in FOLDERS
        for path in (samples / folder).rglob("*")
        if path.suffix in {".txt", ".md", ".html"} and not any(part in path.as_posix() for part in ANNOTATED)
    )
    counted = count(files)
    words = sorted(word for word, n in counted.frequencies.items() if n >= RAREST)
    vectors = directions(counted, words)
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    provenance = (
        f"vocabulary/1: {len(files)} public documents ({', '.join(FOLDERS)}), "
        f"{len(counted.bags)} paragraphs, {len(words)} words"
    )
    np.savez_compressed(
        TARGET,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        frequencies=np.array([counted.frequencies[word] for word in words], dtype=np.int32),
        paragraphs=np.int64(len(counted.bags)),
        vectors=np.round(127 * vectors / np.maximum(largest, 1e-9)).astype(np.int8),
        provenance=np.frombuffer(provenance.encode(), dtype=np.uint8),
    )
    print(provenance, f"→ {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
