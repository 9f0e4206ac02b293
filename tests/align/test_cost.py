"""What aligning two documents of 2,000 sections costs, in counts of work: the same on every machine."""

from __future__ import annotations

import random
from itertools import cycle, islice

import pytest
from reading import SEED_NAMES, read_text, seed

from compare.align import align, links
from compare.align.assignment import LIMIT, Choice, choose
from compare.align.features import NEAREST, PairTable, pair_table
from compare.model import Document, Relation
from compare.reference.vocabulary import vocabulary

SECTIONS = 2000
IN_A_CHAPTER = 40
DIGITS = "零一二三四五六七八九"
FEW_WORDS = ("执法", "监督", "公开", "调解", "复议", "普法", "审查", "应诉", "改革", "服务", "企业", "群众")

LEXICON = tuple(islice(vocabulary().rows, 5000))

Section = tuple[str, str]


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def document(sections: list[Section]) -> Document:
    """Chapters of forty sections each."""
    lines = []
    for k, (heading, text) in enumerate(sections):
        chapter, place = divmod(k, IN_A_CHAPTER)
        if not place:
            lines.append(f"{numeral(chapter + 1)}、{heading}")
        lines.append(f"({numeral(place + 1)}){heading}。{text}" if text else f"({numeral(place + 1)}){heading}")
    return read_text("\n".join(lines) + "\n")


def words(rng: random.Random, count: int) -> str:
    return "".join(rng.choices(LEXICON, k=count))


def related() -> tuple[Document, Document]:
    """Real sentences dealt out anew, every tenth section another one and some in other places on the other side."""
    rng, texts = random.Random(1), []
    for name in SEED_NAMES:
        texts += [sentence.span.of(seed(name).text) for sentence in seed(name).sentences]
    dealt = islice(cycle(texts), 4 * SECTIONS)
    all_sections = [(words(rng, 3), "".join(pair)) for pair in zip(dealt, dealt, strict=True)]
    here, other = all_sections[:SECTIONS], all_sections[SECTIONS:]
    there = [other[k] if rng.random() < 0.1 else section for k, section in enumerate(here)]
    for _ in range(100):
        there.insert(rng.randrange(SECTIONS), there.pop(rng.randrange(SECTIONS)))
    return document(here), document(there)


def unrelated() -> tuple[Document, Document]:
    """Random words of the language."""
    sides = (random.Random(side) for side in (1, 2))
    a, b = (document([(words(rng, 3), words(rng, 40) + "。") for _ in range(SECTIONS)]) for rng in sides)
    return a, b


def all_alike() -> tuple[Document, Document]:
    """Random words, but only a dozen different ones: everything is like everything."""
    a, b = (
        document(
            [
                ("".join(rng.choices(FEW_WORDS, k=3)), "".join(rng.choices(FEW_WORDS, k=40)) + "。")
                for _ in range(SECTIONS)
            ]
        )
        for rng in (random.Random(1), random.Random(2))
    )
    return a, b


def equal() -> tuple[Document, Document]:
    """The same section again and again, in both."""
    text = "全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度。" * 3
    whole = document([("加强行政执法监督", text)] * SECTIONS)
    return whole, whole


def bare() -> tuple[Document, Document]:
    """The same heading again and again and no text, one chapter less on the other side."""
    return document([("存在问题", "")] * SECTIONS), document([("存在问题", "")] * (SECTIONS - IN_A_CHAPTER))


def flat() -> tuple[Document, Document]:
    """Articles without chapters between them, every tenth another one, a hundred in other places."""
    a, b = related()
    bodies = [["".join(s.span.of(side.text) for s in side.sentences_of(x)) for x in side.sections] for side in (a, b)]
    first, second = (
        read_text("第一章 总则\n" + "\n".join(f"第{n}条 {body}" for n, body in enumerate(filter(None, side), 1)) + "\n")
        for side in bodies
    )
    return first, second


@pytest.mark.deep
@pytest.mark.parametrize("make", [related, unrelated, all_alike, equal, bare, flat])
def test_two_thousand_sections_are_aligned_in_bounded_work(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(make)
    a, b = make()
    tables: list[PairTable] = []
    choices: list[Choice] = []

    def kept_table(*sides: object) -> PairTable:
        tables.append(pair_table(*sides))  # type: ignore[arg-type]  # passed on as it came
        return tables[-1]

    def kept_choice(*given: object) -> Choice:
        choices.append(choose(*given))  # type: ignore[arg-type]  # passed on as it came
        return choices[-1]

    monkeypatch.setattr(links, "pair_table", kept_table)
    monkeypatch.setattr(links, "choose", kept_choice)
    found = align(a, b)
    assert len(a.sections) >= SECTIONS
    assert len(tables[0].pairs) <= NEAREST * (len(a.sections) + len(b.sections))
    assert all(choice.steps < LIMIT and not choice.shortfall for choice in choices)
    assert not found.notes
    if make in {equal, related, flat}:
        same = sum(link.relation in {Relation.SAME, Relation.MOVED} for link in found.links)
        assert same >= 0.85 * SECTIONS
