"""Makes compare/reference/reference.safetensors from a folder of public documents.

    python tests/gold/build_reference.py ../shared/samples

Counts, by place, in how many places' documents each phrase and each quoted name occurs, and keeps those of two places
or more: hashes and counts, no text. Documents that are annotated in tests/gold are left out, so that no score there
profits from them. Files that cannot be read are told and left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.pipeline import read
from compare.reference.build import build
from compare.reference.store import save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document

TARGET = Path(__file__).parents[2] / "compare" / "reference" / "reference.safetensors"
FOLDERS = ("provincial-2026", "national", "hailar", "laws", "html", "html-raw", "regulations", "tw-law")
ANNOTATED = ("安徽", "江西省_2026", "hailar/2012", "hailar/2013", "2018_郑州市", "2022_郑州市")
"""Parts of the paths of documents that tests/gold annotates."""
FEWEST = 2
"""A phrase of one place says nothing about what is common: leaving those out saves nine tenths of the file."""
SMALLEST_BODY = 5
"""Sentences; a page from which fewer are left was not read rightly."""


def documents(samples: Path) -> Iterator[Document]:
    """Every document that can be read, in the order of the paths."""
    for path in sorted(path for folder in FOLDERS for path in (samples / folder).rglob("*.*")):
        if any(part in path.as_posix() for part in ANNOTATED) or path.suffix == ".json":
            continue
        try:
            document = read(str(path))
        except InputError as error:
            print(error)
            continue
        if _is_markup(document) or len(document.sentences) < SMALLEST_BODY:
            print(f"{path}: no report was read")
            continue
        yield document


def _is_markup(document: Document) -> bool:
    """Whether a page was read as its source."""
    return "</div>" in document.text or "</p>" in document.text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", type=Path)
    index = build(documents(parser.parse_args().samples), fewest=FEWEST)
    save(index, str(TARGET))
    print(
        f"{len(index.digests)} documents of {len(index.places)} places, {len(index.keys)} phrases "
        f"→ {TARGET.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
