"""Texts as the program reads them, for tests of the stages behind the outline."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from compare.clean import clean
from compare.model import Document, Source
from compare.outline import outline
from compare.pipeline import read

SEEDS = Path(__file__).parent.parent / "seeds"
SEED_NAMES = ("changzhou-2020", "kaiyuan-2023", "putuo-2020", "xiangcheng-2023", "xinhua-2020")


def read_text(text: str) -> Document:
    """A text as if it came from a file."""
    return outline(clean(Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/plain")))


@cache
def seed(name: str) -> Document:
    """One of the seed reports, read once a session."""
    document = read(str(SEEDS / f"{name}.txt"))
    source = replace(document.clean.source, path=f"seeds/{name}.txt")
    return replace(document, clean=replace(document.clean, source=source))
