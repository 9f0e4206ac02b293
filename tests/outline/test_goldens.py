"""The outlines of the five seeds, as text that a person can read and review."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline.trees import notes, parts, tree

from compare.clean import clean
from compare.load import read_source
from compare.outline import outline

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_seed(name: str) -> None:
    document = outline(clean(read_source(str(SEEDS / f"{name}.txt"))))
    metadata = document.metadata
    shown = [
        f"title: {metadata.title}",
        f"issuers: {'; '.join(metadata.issuers)}",
        f"place: {metadata.place} ({metadata.level})",
        f"year: {metadata.year}",
        f"kind: {metadata.kind}",
        f"number: {metadata.number}",
        f"date: {metadata.date}",
        *parts(document),
        *notes(document),
        *tree(document),
    ]
    assert shown == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_every_seed_has_a_golden() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {path.stem for path in SEEDS.glob("*.txt")}
