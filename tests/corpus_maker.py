"""Makes a corpus of which the truth is known, by recombining real sentences.

    python tests/corpus_maker.py FOLDER --documents 2000 --from ../shared/samples

Every document is a government work report of some place and year: stock sentences that many places have, with names
and figures swapped; passages of some sentences that a few places have, word for word or lightly edited; and sentences of
its own, which are the words of real ones in an order that no document has. Of some places there are several years,
which repeat the place's own text. `truth.json` says where everything stands.

What was put in is what stands in other places' documents (the shared ratio), and of it what stands in so many that
references call it boilerplate, by the number of places that the summary tells of each statement. The boilerplate ratio
adds what the models call stock by its wording alone, of which a made text has no truth.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

from compare.classify.known import FEWEST_PLACES
from compare.outline.unnumbered import LONGEST_SENTENCE
from compare.text.places import _rows
from compare.text.tokens import words

STOCK, REUSED = 0.25, 0.25
"""Shares of a document's text; the rest is its own."""
EDITS, APART = 0.15, 7
"""How likely a lightly edited copy changes a word, and how many words it leaves alone after a change."""
LIKE = 5
"""Characters of a run; a sentence of which a quarter of all runs stand in sentences before it is left out."""
YEARS = (2021, 2022, 2023)
_SENTENCE = re.compile(r"(?<=[。\n])[\u4e00-\u9fff][\u4e00-\u9fff，、；0-9%.]{17,79}。")
_MARKS = "，。、；"
_HEADINGS = ("工作回顾", "主要做法", "存在问题", "今后目标", "重点任务")


@dataclass
class Truth:
    """Where what was put in stands, in code points of the files."""

    stock: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """By file name what any document may have: stock sentences, headings, line breaks."""
    passages: list[list[tuple[str, int, int]]] = field(default_factory=list)
    """Each passage with all who carry it."""
    shares: dict[str, float] = field(default_factory=dict)
    """The share of each file's body, by letters, that other places have too."""
    boilerplate: dict[str, float] = field(default_factory=dict)
    """The share of it that so many other places have that no place can have it from this one: `FEWEST_PLACES`."""
    places: dict[str, str] = field(default_factory=dict)


def sentences(sources: list[Path]) -> list[str]:
    """Sentences of real documents, in order, none much like one before it."""
    found: list[str] = []
    seen: set[str] = set()
    for path in sources:
        for sentence in _SENTENCE.findall(path.read_bytes().decode("utf-8-sig", "ignore")):
            grams = {sentence[i : i + LIKE] for i in range(len(sentence) - LIKE + 1)}
            if 4 * len(grams & seen) < len(grams):
                found.append(sentence)
            seen |= grams
    return found


def counties() -> list[str]:
    """Names of counties that no other division has."""
    rows = _rows()
    return sorted(
        name
        for name, found in rows.items()
        if len(found) == 1 and len(name) in {3, 4} and name[-1] in "县区" and found[0][2]
    )


def _opens_paragraph(text: str) -> bool:
    """Whether a paragraph may open with it: two short sentences that do, each over a longer one, read as headings."""
    return text.index("。") > LONGEST_SENTENCE


class Maker:
    """Makes documents; the same seed makes the same corpus."""

    def __init__(self, pool: list[str], seed: int = 0) -> None:
        self._random = random.Random(seed)
        pool = pool[:]
        self._random.shuffle(pool)
        cut = len(pool) // 10
        self._stock, self._passages = pool[:cut], pool[cut:]
        self._words = [word for sentence in pool for word in words(re.sub(r"[^\u4e00-\u9fff]", "", sentence))]
        self.truth = Truth()
        self._held: dict[int, list[tuple[str, int, int]]] = {}
        self._letters: dict[tuple[str, int], int] = {}
        self._totals: dict[str, int] = {}

    def make(self, folder: Path, documents: int, characters: int) -> Truth:
        """Write so many documents of about so many characters each."""
        names = counties()
        self._random.shuffle(names)
        places = names[: max(2, min(len(names), documents * 2 // 3))]
        keys = [(places[i % len(places)], YEARS[i // len(places) % len(YEARS)]) for i in range(documents)]
        planted = self._planted(documents, characters)
        own: dict[str, list[str]] = {}
        for i, (place, year) in enumerate(keys):
            self._write(folder, f"{i:06}.txt", place, year, characters, planted.get(i, []), own)
        # What only one place carries is its own, however often.
        for number, held in self._held.items():
            others = len({self.truth.places[name] for name, _, _ in held}) - 1
            for name in sorted({name for name, _, _ in held}):
                share = self._letters[name, number] / self._totals[name]
                self.truth.shares[name] += share if others else 0.0
                self.truth.boilerplate[name] += share if others >= FEWEST_PLACES else 0.0
        self.truth.passages = [
            sorted(held)
            for number, held in self._held.items()
            if number >= 0 and len({self.truth.places[n] for n, _, _ in held}) > 1
        ]
        (folder / "truth.json").write_text(json.dumps(asdict(self.truth), ensure_ascii=False), encoding="utf-8")
        return self.truth

    def _planted(self, documents: int, characters: int) -> dict[int, list[tuple[int, str, float]]]:
        """Which passages each document carries, and how much each copy is edited."""
        carried: dict[int, list[tuple[int, str, float]]] = {}
        total, number, at = 0, 0, 0
        while total < REUSED * documents * characters:
            size = self._random.randint(2, 4)
            chosen = [self._passages[(at + k) % len(self._passages)] for k in range(size)]
            if at + size >= len(self._passages):
                # Pools are smaller than corpora: further passages are made of the same words in another order.
                chosen = [self._own_sentence() for _ in range(size)]
            text, at = "".join(chosen), at + size
            for i in self._random.sample(range(documents), min(documents, self._random.choice((2, 2, 3, 4, 6, 9)))):
                carried.setdefault(i, []).append((number, text, self._random.choice((0.0, 0.0, EDITS))))
                total += len(text)
            number += 1
        return carried

    def _write(  # noqa: PLR0913, PLR0917 - one document
        self,
        folder: Path,
        name: str,
        place: str,
        year: int,
        characters: int,
        planted: list[tuple[int, str, float]],
        own: dict[str, list[str]],
    ) -> None:
        blocks: list[tuple[str, int | None, str]] = [
            ("passage", number, self._edited(self._swapped(text), rate)) for number, text, rate in planted
        ]
        size = sum(len(text) for *_, text in blocks)
        while size < (REUSED + STOCK) * characters:
            chosen = self._random.randrange(len(self._stock))
            text = self._stock[chosen]
            if self._random.random() < 0.5:
                text = f"{year}年，{place}{text}"
            blocks.append(("stock", -1 - chosen, self._swapped(text)))
            size += len(text)
        before = own.setdefault(place, [])
        mine: list[str] = []
        while size < characters:
            text = before.pop() if before and self._random.random() < 0.3 else self._own_sentence()
            mine.append(text)
            blocks.append(("own", None, text))
            size += len(text)
        own[place] = mine
        self._random.shuffle(blocks)
        self._laid_out(folder / name, name, place, year, blocks)

    def _laid_out(
        self, path: Path, name: str, place: str, year: int, blocks: list[tuple[str, int | None, str]]
    ) -> None:
        text = f"{place}{year}年政府工作报告\n\n"
        stock, total, ended = [], 0, False
        for i, (kind, number, body) in enumerate(blocks):
            if ended and _opens_paragraph(body):
                stock.append((len(text), len(text) + 1))
                text += "\n"
            if i % max(1, len(blocks) // len(_HEADINGS)) == 0 and (heading := i * len(_HEADINGS) // len(blocks)) < len(
                _HEADINGS
            ):
                stock.append((len(text), len(text) + len(_HEADINGS[heading]) + 4))
                text += f"\n{'一二三四五'[heading]}、{_HEADINGS[heading]}\n"
            start = len(text)
            text += body
            letters = sum(map(str.isalnum, body))
            total += letters
            if kind == "stock":
                stock.append((start, len(text)))
            if number is not None:
                self._held.setdefault(number, []).append((name, start, len(text)))
                self._letters[name, number] = self._letters.get((name, number), 0) + letters
            ended = self._random.random() < 0.3
        path.write_text(text, encoding="utf-8")
        self.truth.stock[name] = stock
        self.truth.shares[name] = self.truth.boilerplate[name] = 0.0
        self._totals[name] = total
        self.truth.places[name] = place

    def _own_sentence(self) -> str:
        """Words of real sentences in an order of their own; no clause begins with a particle."""
        clauses = []
        for _ in range(self._random.randint(2, 5)):
            chosen = self._random.choices(self._words, k=self._random.randint(4, 8))
            first = next((i for i, word in enumerate(chosen) if len(word) > 1), 0)
            clauses.append("".join(chosen[first:]))
        return "，".join(clauses) + "。"

    def _swapped(self, text: str) -> str:
        """The same with other figures."""
        return re.sub(r"\d", lambda _: str(self._random.randint(1, 9)), text)

    def _edited(self, text: str, rate: float) -> str:
        """The same with some words changed, taken out or put in."""
        if not rate:
            return text
        out: list[str] = []
        cut = words(text)
        since = 0
        for before, word, behind in zip(["。", *cut], cut, [*cut[1:], "。"], strict=False):
            since += word not in _MARKS
            # A sentence whose first or last word is gone is another sentence to a reader of marks.
            free = since > APART and word not in _MARKS and before not in _MARKS and behind not in _MARKS
            roll = self._random.random() if free else 1.0
            since = 0 if roll < rate else since
            if roll >= rate / 3:
                out.append(self._random.choice(self._words) if roll < 2 * rate / 3 else word)
            if 2 * rate / 3 <= roll < rate:
                out.append(self._random.choice(self._words))
        return "".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=6000)
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, help="a folder of texts to take sentences from"
    )
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    pool = sentences(sorted(chosen.source.rglob("*.txt")))
    Maker(pool).make(chosen.folder, chosen.documents, chosen.characters)
    print(f"{chosen.documents} documents from {len(pool)} sentences")


if __name__ == "__main__":
    main()
