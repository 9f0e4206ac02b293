"""Hand-made comparisons, written as one readable script from which both texts follow.

A path|title|place|year            the two documents
B path|title|place|year
== relation score||heading||heading sections; a side without a heading stays empty
= text [-only A-]{+only B+} text   sentences that answer each other; a * after a mark: local
- sentence    + sentence           a sentence of one side; -* and +*: local
~ name: text  ~> name              a moved sentence: its place in A, its place in B
I A name                           an initiative
F name|unit|old|new                figures, found by their text
X A rule|text                      furniture
R A rule|before|after              a repair
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compare.classify.measures import OTHER
from compare.model import (
    Alignment,
    Bead,
    CleanText,
    Comparison,
    Document,
    Evidence,
    Figure,
    FigureChange,
    FigureRole,
    Furniture,
    HeadingForm,
    Initiative,
    InitiativeKind,
    Link,
    LinkEvidence,
    Measure,
    Measures,
    Metadata,
    Part,
    PartKind,
    Phrase,
    PhraseClass,
    Relation,
    Repair,
    Script,
    Section,
    SectionMeasure,
    Sentence,
    Shares,
    Source,
    Span,
    Tag,
    Tokens,
)
from compare.text.spans import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_INLINE = re.compile(r"\[-(?P<old>.*?)-\](?P<old_local>\*)?|\{\+(?P<new>.*?)\+\}(?P<new_local>\*)?")


@dataclass
class _Draft:
    """One document while it is being written down."""

    path: str
    title: str
    place: str
    year: int
    text: str = ""
    sections: list[dict[str, object]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    initiatives: list[str] = field(default_factory=list)

    @property
    def section(self) -> str:
        return str(self.sections[-1]["id"]) if self.sections else ""

    def add(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return Span(start, len(self.text))

    def head(self, heading: str) -> str:
        number, words = re.fullmatch(r"(\S+?、|[(（].+?[)）])?(.*)", heading).groups()  # type: ignore[union-attr]
        level = 2 if (number or "").startswith(("(", "（")) else 1
        parent = next((str(s["id"]) for s in reversed(self.sections) if s["level"] == 1), "") if level == 2 else None
        siblings = sum(s["parent"] == parent for s in self.sections)
        name = f"{parent}.{siblings + 1}" if parent else str(siblings + 1)
        self.add("\n")
        span = self.add(heading)
        self.add("\n")
        self.sections.append(
            {"id": name, "level": level, "number": number or "", "heading": words, "parent": parent, "at": span}
        )
        return name

    def say(self, spans: list[Span]) -> int:
        self.sentences.append(Sentence(span=Span(spans[0].start, spans[-1].end), section=self.section, tokens=(0, 0)))
        return len(self.sentences) - 1

    def document(self) -> Document:
        length = len(self.text)
        source = Source(
            path=self.path, text=self.text, sha256="0" * 64, encoding="utf-8", media_type="text/plain", notes=()
        )
        clean = CleanText(
            source=source,
            text=self.text,
            map=identity(length),
            furniture=tuple(self.furniture),
            repairs=tuple(self.repairs),
            script=Script.SIMPLIFIED,
            normal=self.text,
            normal_map=identity(length),
        )
        title = self.text.find(self.title)
        return Document(
            clean=clean,
            metadata=Metadata(
                title=self.title,
                issuers=(f"{self.place}人民政府",),
                place=self.place,
                level="county",
                year=self.year,
                kind="report",
                number="",
                date="",
            ),
            parts=(Part(kind=PartKind.TITLE, span=Span(title, title + len(self.title))),),
            sections=tuple(self._sections(length)),
            sentences=tuple(self.sentences),
            tokens=Tokens(),
        )

    def _sections(self, length: int) -> Iterator[Section]:
        for index, section in enumerate(self.sections):
            after = [s for s in self.sections[index + 1 :] if s["level"] <= section["level"]]  # type: ignore[operator]
            own = [i for i, s in enumerate(self.sentences) if s.section == section["id"]]
            at = section["at"]
            assert isinstance(at, Span)
            yield Section(
                id=str(section["id"]),
                level=int(str(section["level"])),
                number=str(section["number"]),
                heading=str(section["heading"]),
                form=HeadingForm.LINE,
                span=Span(at.start, after[0]["at"].start if after else length),  # type: ignore[attr-defined]
                heading_span=at,
                parent=section["parent"],  # type: ignore[arg-type]
                children=tuple(str(s["id"]) for s in self.sections if s["parent"] == section["id"]),
                sentences=(own[0], own[-1] + 1) if own else (0, 0),
            )


class _Script:
    """A comparison while it is being read."""

    def __init__(self, text: str) -> None:
        self.sides: dict[str, _Draft] = {}
        self.links: list[Link] = []
        self.beads: list[Bead] = []
        self.phrases: list[Phrase] = []
        self.figures: list[tuple[str, ...]] = []
        self.moved: dict[str, tuple[str, int, Span]] = {}
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                key, _, rest = line.partition(" ")
                self._take(key, rest)

    def _take(self, key: str, rest: str) -> None:
        if key in {"A", "B"}:
            path, title, place, year = rest.split("|")
            self.sides[key] = draft = _Draft(path, title, place, int(year))
            draft.add(title + "\n")
        elif key == "==":
            self._section(*rest.split("||"))
        elif key == "=":
            self._pair(rest)
        elif key[0] in "-+" and key in {"-", "+", "-*", "+*"}:
            self._alone("A" if key[0] == "-" else "B", rest, local=key.endswith("*"))
        elif key in {"~", "~>"}:
            self._move(key, rest)
        else:
            self._extra(key, rest)

    def _section(self, relation: str, a: str, b: str) -> None:
        kind, _, score = relation.partition(" ")
        self.links.append(
            Link(
                a=(self.sides["A"].head(a),) if a else (),
                b=(self.sides["B"].head(b),) if b else (),
                relation=Relation(kind),
                score=float(score or 0),
                heading_similarity=float(score or 0),
                text_similarity=float(score or 0),
                evidence=LinkEvidence(heading_words=("法治",), text_words=("执法", "监督"))
                if score
                else LinkEvidence(),
            )
        )

    def _phrase(self, tag: Tag, a: Span | None, b: Span | None, *, local: bool = False) -> None:
        cls = PhraseClass.BOILERPLATE if tag in {Tag.EQUAL, Tag.MOVE} else PhraseClass.TEMPLATE
        self.phrases.append(
            Phrase(
                tag=tag,
                a=a,
                b=b,
                bead=len(self.beads),
                section_a=self.sides["A"].section if a else None,
                section_b=self.sides["B"].section if b else None,
                cls=PhraseClass.LOCAL if local else cls,
                evidence=Evidence(reason="only-here" if local else "shared-text"),
            )
        )

    def _pair(self, text: str) -> None:
        a, b = self.sides["A"], self.sides["B"]
        in_a: list[Span] = []
        in_b: list[Span] = []
        position = 0
        for match in [*_INLINE.finditer(text), None]:
            same = text[position : match.start() if match else len(text)]
            if same:
                in_a.append(a.add(same))
                in_b.append(b.add(same))
                self._phrase(Tag.EQUAL, in_a[-1], in_b[-1])
            if match and match["old"] is not None:
                in_a.append(a.add(match["old"]))
                self._phrase(Tag.DELETE, in_a[-1], None, local=bool(match["old_local"]))
            elif match:
                in_b.append(b.add(match["new"]))
                self._phrase(Tag.INSERT, None, in_b[-1], local=bool(match["new_local"]))
            position = match.end() if match else position
        self.beads.append(Bead(a=(a.say(in_a),), b=(b.say(in_b),), score=0.8))

    def _alone(self, side: str, text: str, *, local: bool) -> None:
        draft = self.sides[side]
        span = draft.add(text)
        index = (draft.say([span]),)
        if side == "A":
            self._phrase(Tag.DELETE, span, None, local=local)
        else:
            self._phrase(Tag.INSERT, None, span, local=local)
        self.beads.append(Bead(a=index if side == "A" else (), b=index if side == "B" else (), score=0))

    def _move(self, key: str, rest: str) -> None:
        if key == "~":
            name, _, text = rest.partition(": ")
            span = self.sides["A"].add(text)
            self.moved[name] = (text, self.sides["A"].say([span]), span)
            return
        text, sentence, span = self.moved[rest]
        there = self.sides["B"].add(text)
        self._phrase(Tag.MOVE, span, there)
        self.beads.append(Bead(a=(sentence,), b=(self.sides["B"].say([there]),), score=1, moved=True))

    def _extra(self, key: str, rest: str) -> None:
        if key == "F":
            self.figures.append(tuple(rest.split("|")))
            return
        side, _, rest = rest.partition(" ")
        draft = self.sides[side]
        if key == "I":
            draft.initiatives.append(rest)
        elif key == "X":
            rule, text = rest.split("|", 1)
            draft.furniture.append(Furniture(span=Span(0, 0), text=text, rule=rule))
        elif key == "R":
            rule, before, after = rest.split("|")
            draft.repairs.append(Repair(span=Span(0, 0), rule=rule, before=before, after=after))

    def comparison(self) -> Comparison:
        a, b = self.sides["A"].document(), self.sides["B"].document()
        measure = Measure(
            characters=200,
            shared_ratio=0.314,
            boilerplate_ratio=0.5,
            shares=Shares(boilerplate=0.3, template=0.2, local=0.5),
        )
        sections = tuple(
            SectionMeasure(side=side, section=section.id, measure=measure)
            for side, document in (("a", a), ("b", b))
            for section in document.sections
        )
        return Comparison(
            a=a,
            b=b,
            alignment=Alignment(links=tuple(self.links), beads=tuple(self.beads)),
            phrases=tuple(self.phrases),
            initiatives_a=tuple(_initiative(a, name) for name in self.sides["A"].initiatives),
            initiatives_b=tuple(_initiative(b, name) for name in self.sides["B"].initiatives),
            figures=tuple(_change(a, b, figure) for figure in self.figures),
            findings=(),
            measures=Measures(a=measure, b=measure, sections=sections, reference=(OTHER,)),
            signature="compare 0 | hand-made",
        )


def _initiative(document: Document, name: str) -> Initiative:
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(name), document.text))
    sentence = next(s for s in document.sentences if s.span.covers(spans[0]))
    return Initiative(
        name=name,
        kind=InitiativeKind.QUOTED,
        spans=spans,
        sentence=sentence.span,
        section=sentence.section,
        evidence="only-here",
    )


def _change(a: Document, b: Document, told: tuple[str, ...]) -> FigureChange:
    name, unit, old, new = told
    return FigureChange(
        name=name,
        unit=unit,
        role=FigureRole.RESULT,
        old=_figure(a, name, unit, old),
        new=_figure(b, name, unit, new),
    )


def _figure(document: Document, name: str, unit: str, text: str) -> Figure:
    at = document.text.index(text)
    number = text.removesuffix(unit)
    return Figure(
        span=Span(at, at + len(text)),
        text=text,
        number=number,
        value=float(number.replace(",", "")),
        unit=unit,
        qualifier="",
        name=name,
        role=FigureRole.RESULT,
        sentence=0,
    )


@pytest.fixture(scope="session")
def scripted() -> Callable[[str], Comparison]:
    """Reads a script."""
    return lambda text: _Script(text).comparison()


@pytest.fixture(scope="session")
def handmade() -> Callable[[str], Comparison]:
    """Reads the script of a golden by its name."""
    folder = Path(__file__).parent / "golden"
    return lambda name: _Script((folder / f"{name}.txt").read_text(encoding="utf-8")).comparison()


@pytest.fixture(scope="session")
def update_golden() -> Callable[[Path, str], None]:
    """Writes a golden where GOLDEN=write is set; a reviewer sees the difference in git."""

    def update(path: Path, text: str) -> None:
        if os.environ.get("GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")

    return update
