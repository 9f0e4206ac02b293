"""Scores the initiatives of documents against the lists that a reader made by hand.

    python tests/gold/initiatives.py [-v]

A found name answers a listed one where either holds the other, in the normal form without marks. Found names that the
reader allows (a province's programme, a slogan one may list) and documents that the place itself issued count neither
way. Recall is over the listed names; at 15 counts the first fifteen found.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.classify.cases import Side
from compare.classify.folding import Folded
from compare.classify.initiatives import find_initiatives
from compare.classify.slots import Mask
from compare.figures import extract
from compare.model import Document, Initiative, Thing
from compare.pipeline import read
from compare.reference.masking import local_names
from compare.reference.store import embedded

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
LISTS = HERE / "own_labels" / "initiatives"
TEXTS = HERE / "data" / "texts"
_MARKS = re.compile(r"[\"'《》〈〉<>()\s“”‘’]")


class Found(NamedTuple):
    """How a document's initiatives compare with the reader's list."""

    precision: float
    recall: float
    first: float
    """Precision of the first fifteen."""
    kinds: float
    """The share of listed names found whose kind is the reader's."""
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def _side(document: Document) -> Side:
    folded = Folded(document.clean)
    own = tuple(folded.name(name) for name in local_names(document.metadata))
    return Side(document=document, folded=folded, own=own, mask=Mask(folded, ()), habit=(document.clean.script, False))


@cache
def found(name: str) -> Found:
    """The score of one document, against another that names nothing of the kind."""
    truth = json.loads((LISTS / f"{name}.json").read_text(encoding="utf-8"))
    other = "xinhua-2020" if name != "xinhua-2020" else "kaiyuan-2023"
    document, against = (read(str(TEXTS / f"{each}.txt")) for each in (name, other))
    side = _side(document)
    listed = find_initiatives(side, _side(against), extract(document), (embedded(),))
    keys = ["|".join(_MARKS.sub("", side.folded.of(span)) for span in one.spans) for one in listed]
    wanted = {_MARKS.sub("", one["name"]): one["thing"] for one in truth["wanted"]}
    allowed = [_MARKS.sub("", one) for one in truth["allowed"]]
    right = [_answers(key, wanted) for key in keys]
    neither = [
        one.thing is Thing.DOCUMENT or bool(_answers(key, allowed)) for one, key in zip(listed, keys, strict=True)
    ]
    counted = [bool(hits) for hits, either in zip(right, neither, strict=True) if hits or not either]
    hit = {each for hits in right for each in hits}
    return Found(
        precision=_share(counted),
        recall=len(hit) / len(wanted),
        first=_share(counted[:15]),
        kinds=_share([_kind(each, right, listed) == wanted[each] for each in sorted(hit)]),
        wrong=tuple(
            one.name for one, hits, either in zip(listed, right, neither, strict=True) if not hits and not either
        ),
        missed=tuple(each for each in wanted if each not in hit),
    )


def _answers(key: str, names: Iterable[str]) -> list[str]:
    parts = key.split("|")
    return [name for name in names if any(name in part or (len(part) > 3 and part in name) for part in parts)]


def _kind(name: str, right: list[list[str]], listed: tuple[Initiative, ...]) -> str:
    return next(one.thing.value for one, hits in zip(listed, right, strict=True) if name in hits)


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def names() -> list[str]:
    """The documents with a list."""
    return sorted(path.stem for path in LISTS.glob("*.json"))


def main() -> None:
    for name in names():
        one = found(name)
        print(f"{name:20} P {one.precision:.2f} R {one.recall:.2f} P@15 {one.first:.2f} kinds {one.kinds:.2f}")
        if "-v" in sys.argv:
            print("   wrong ", *one.wrong, sep="\n     ")
            print("   missed", *one.missed)


if __name__ == "__main__":
    main()
