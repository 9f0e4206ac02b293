"""Twenty phrases of each class, chosen by a fixed seed, for docs/evaluation.md: `python tests/bench/show_phrases.py`.

They are drawn from every pair of seeds, so that a person can read them and judge.
"""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

from compare.model import Comparison, Phrase, PhraseClass
from compare.pipeline import compare_documents, read

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- phrases: begin -->", "<!-- phrases: end -->"
EACH = 20
LONGEST = 44


def phrases() -> dict[PhraseClass, list[str]]:
    """The phrases of all pairs by class, each as a reader sees it."""
    names = sorted((ROOT / "seeds").glob("*.txt"))
    documents = [read(str(name)) for name in names]
    found: dict[PhraseClass, list[str]] = {cls: [] for cls in PhraseClass}
    for a, b in combinations(documents, 2):
        comparison = compare_documents(a, b)
        for phrase in comparison.phrases:
            if phrase.cls and any(map(str.isalnum, shown(comparison, phrase))):
                found[phrase.cls].append(shown(comparison, phrase))
    return found


def shown(comparison: Comparison, phrase: Phrase) -> str:
    """Tag, text of both sides where they differ, and the reason."""
    old = short(phrase.a.of(comparison.a.text)) if phrase.a else ""
    new = short(phrase.b.of(comparison.b.text)) if phrase.b else ""
    text = old if old == new else " → ".join(filter(None, (old, new)))
    return f"{phrase.tag.value}: {text} ({phrase.evidence.reason if phrase.evidence else ''})"


def short(text: str) -> str:
    """One line of a phrase."""
    line = "".join(text.split()).replace("|", "/").replace("<", "＜")
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def main() -> None:
    """Write the lists into the page."""
    found = phrases()
    blocks = []
    for cls, texts in found.items():
        chosen = random.Random(5).sample(sorted(set(texts)), min(EACH, len(set(texts))))
        blocks.append(
            "\n".join((f"**{cls.value}**, {len(chosen)} of {len(set(texts))}", "", *(f"- {text}" for text in chosen)))
        )
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    joined = "\n\n".join(blocks)
    PAGE.write_text(f"{before}{BEGIN}\n{joined}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
