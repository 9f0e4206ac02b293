"""What of a statement tells stock from template from local: a handful of numbers, each with its reason.

All are read from the statement, its heading and the references; none from the document
it is compared with. They are few because annotated documents are: tests/gold/fit_classes.py
fits the weights, and what each number is worth stands in docs/evaluation.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.classify.folding import Folded
from compare.classify.names import Name, find_names, quoted_names
from compare.classify.statements import Statement, statements
from compare.model import InitiativeKind, TokenKind
from compare.reference.index import occurrences, spread
from compare.reference.masking import PLACE, local_names, place_key
from compare.reference.shingles import PHRASE, name_key, shingles
from compare.reference.vocabulary import vocabulary
from compare.text.tokens import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Document, Figure
    from compare.reference.index import Index
    from compare.reference.masking import Masked

MOST_POINTS, MOST_RARE, MOST_DENSE = 6, 2, 1.0
"""From here on more says no more."""
FEWEST_TERMS = 5
"""A figure in a shorter statement is not denser than in one of so many terms."""

_NOVEL = re.compile(
    r'率先|首创|首[个家推批]|创新(?:推出|建立|打造|开展|设立|实施|探索|构建|(?="))|积极探索|(?:省级|国家级|全国|全省|全市)试点|样板|\d\.0版|升级版'
)
_MAKING = re.compile(
    r"(?:打造|创新|率先|首创|推出|设立|成立|组建|建成|新建|建立|建设|创建|上线|启动|开发|探索|构建|推行|扶持|举办|开展|培育|选聘|依托)"
    r'(?P<made>[^,。;:"《》()、\n]{3,24})'
)
_DAY = re.compile(r"\d月\d{1,2}日")
_LACKING = re.compile(r"不足|不够|不强|不高|不多|不深入|不到位|有待|差距|缺乏|缺少|(?<!补)短板|薄弱|尚未|不平衡|不均衡")
_LACKING_HEAD = re.compile(r"不足|存在.{0,6}问题|差距|短板|困难")
_PLAN_HEAD = re.compile(r"安排|打算|下一步|计划|思路|任务|展望")


class Features(NamedTuple):
    """The numbers, each about 0…1."""

    figures: float
    """ln(1 + figures and days stated)."""
    titles: float
    """1 where it names a document that this place issued, half where it names another."""
    places: float
    """1 where it names a place."""
    lacking: float
    """1 where it, or its heading, tells of shortcomings."""
    plan: float
    """1 under a heading of plans."""
    points: float
    """What speaks for a name in it being this place's own, words of novelty included."""
    rare: float
    """Words unknown to the language of such documents in what it says was made."""
    density: float
    """Figures for ten terms: a row of figures is statistics, whatever it names."""
    names: float
    """The share of its words that documents of this kind do not know, fivefold: names of projects, bodies, people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A statement with its numbers and what they were read from."""

    statement: Statement
    features: Features
    names: tuple[str, ...]
    """What speaks for its being local, the strongest first."""
    frequency: int
    """In how many other places' documents most of it stands."""


def portraits(
    document: Document, masked: Masked, figures: Sequence[Figure], references: Sequence[Index]
) -> tuple[Portrait, ...]:
    """Every statement of a document, measured; `masked` is the document as terms."""
    return _Painter(document, masked, figures, references).all()


class _Painter:
    """One document's statements, with what all of them are measured by."""

    def __init__(
        self, document: Document, masked: Masked, figures: Sequence[Figure], references: Sequence[Index]
    ) -> None:
        self._masked = masked
        self._folded = Folded(document.clean)
        self._statements = statements(document)
        self._figures = sorted(figure.span.start for figure in figures)
        self._references = references
        self._place = place_key(document.metadata)
        self._own = tuple(self._folded.name(name) for name in local_names(document.metadata))
        self._heads = {section.id: self._folded.of(section.heading_span) for section in document.sections}

    def all(self) -> tuple[Portrait, ...]:
        texts = [self._folded.of(one.span) for one in self._statements]
        terms = [self._masked.keys(one.tokens) for one in self._statements]
        known = self._known(texts)
        frequencies = self._frequencies(terms)
        return tuple(
            self._portrait(*each, known) for each in zip(self._statements, texts, terms, frequencies, strict=True)
        )

    def _known(self, texts: Sequence[str]) -> frozenset[str]:
        """Quoted names that other places' documents have too."""
        names = sorted({name for text in texts for name in quoted_names(text)})
        keys = np.array([name_key(name) for name in names], dtype=np.uint64)
        found, _ = occurrences(self._references, keys, self._place)
        return frozenset(names[i] for i in found.tolist())

    def _frequencies(self, terms: Sequence[Sequence[str]]) -> list[int]:
        """In how many other places most of each statement stands."""
        keys = [shingles(each, PHRASE) for each in terms]
        return spread(keys, self._references, self._place)

    def _portrait(
        self, statement: Statement, text: str, terms: Sequence[str], frequency: int, known: frozenset[str]
    ) -> Portrait:
        names = [one for one in find_names(text, self._own) if one.name not in known]
        signs = _signs(names, text)
        first, last = (bisect_left(self._figures, edge) for edge in statement.span)
        figures = last - first + len(_DAY.findall(text))
        features = Features(
            figures=float(np.log1p(figures)),
            titles=1.0 if any(one.kind is InitiativeKind.DOCUMENT for one in names) else 0.5 * ("《" in text),
            places=float(PLACE in terms),
            lacking=float(bool(_LACKING.search(text) or self._under(statement.section, _LACKING_HEAD))),
            plan=float(self._under(statement.section, _PLAN_HEAD, top=True)),
            points=_points(signs),
            rare=_rare(text),
            density=min(MOST_DENSE, 10 * figures / max(FEWEST_TERMS, len(terms))),
            names=_unknown(terms),
        )
        return Portrait(
            statement=statement, features=features, names=tuple(dict.fromkeys(w for _, w in signs)), frequency=frequency
        )

    def _under(self, section: str, pattern: re.Pattern[str], *, top: bool = False) -> bool:
        """Whether a heading above a statement, or the topmost one, says something."""
        parts = section.split(".") if section else []
        above = [".".join(parts[: n + 1]) for n in range(len(parts))]
        return any(pattern.search(self._heads[one]) for one in (above[:1] if top else above))


def _signs(names: Sequence[Name], text: str) -> list[tuple[int, str]]:
    """Points and the words that give them, the most points first."""
    signs = [(one.points, one.name) for one in names if one.kind is not InitiativeKind.DOCUMENT and one.points]
    signs += [(3, match.group()) for match in [_NOVEL.search(text)] if match]
    return sorted(signs, key=lambda sign: -sign[0])


def _points(signs: Sequence[tuple[int, str]]) -> float:
    """The strongest sign in full, the others by half; 1 is a case."""
    points = [point for point, _ in signs]
    return min(MOST_POINTS, sum(points[:1]) + sum(points[1:]) / 2) / 3


def _unknown(terms: Sequence[str]) -> float:
    """The share of words that no vocabulary has, fivefold, 1 at most."""
    rows = vocabulary().rows
    words = [term for term in terms if len(term) > 1 and term[0] not in "<@"]
    return min(1.0, 5 * sum(word not in rows for word in words) / max(FEWEST_TERMS, len(words)))


def _rare(text: str) -> float:
    """How many words of a thing made, or of a group chosen, are unknown to documents of this kind."""
    rows = vocabulary().rows
    most = 0
    for match in _MAKING.finditer(text):
        found = [word for _, word, kind in pieces(match["made"]) if kind is TokenKind.WORD and len(word) > 1]
        most = max(most, sum(word not in rows for word in found))
    return min(MOST_RARE, most) / MOST_RARE
