"""What of a statement tells stock from template from local: a handful of numbers, each with its reason.

All are read from the statement, its heading and the references; none from the document
it is compared with, and one alone from its kind. They are few because annotated documents are:
tests/gold/fit_classes.py fits the weights, and what each number is worth stands in docs/evaluation.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.classify.folding import Folded
from compare.classify.names import find_names
from compare.classify.statements import Statement, statements
from compare.classify.wording import FEWEST_TERMS, Wording, several_letters, works
from compare.model import InitiativeKind
from compare.reference.index import occurrences, spread
from compare.reference.masking import PLACE, local_names, place_key
from compare.reference.shingles import PHRASE, name_key
from compare.text.sheet import Sheet
from compare.text.spans import in_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from compare.model import Document, Figure
    from compare.reference.index import Index
    from compare.reference.masking import Masked

MOST_POINTS, MOST_DENSE = 6, 1.0
"""From here on more says no more."""
MOST_BEYOND = 0.25
"""From here on more is no news: of a regulation others have half, and what they have not is any city's all the same."""
USUALLY_UNHEARD, AS_MANY = 0.85, 30
"""The share of phrases that no other place has, in the mean of the annotated documents, and the statements it weighs as much as."""
_NOVELTY = 3
"""Points for a word of novelty."""
_NOVEL = re.compile(
    r"[率首创省国全样升0-9](?:"
    r'(?<=率)先(?!发展|垂范|全面)|(?<=首)[创个家推批]|(?<=创)新(?:推出|建立|打造|开展|设立|实施|探索|构建|(?="))'
    r"|(?<=省)级试点|(?<=国)家级试点|(?<=全)[国省市]试点|(?<=样)板|(?<=\d)\.0版|(?<=升)级版)"
)
"""率先, 首创, 首个, 创新推出, 省级试点, 国家级试点, 全国试点, 样板, 3.0版, 升级版: sought by their first characters."""
_TITLE_SIGN = re.compile("《")
_DAY = re.compile(r"月(?<=\d月)(?:\d{1,2}日|底)")
"""Begins with a plain character, which is sought ten times as fast as a digit."""
_BARE = re.compile(r"[万亿:](?:(?<=[\d余多][万亿])|(?<=\d:)(?=\d)|(?<=\d :)(?= \d))")
"""A number that is no figure for want of a unit: 惠及43万儿童, 结构由3.6 : 48 : 48.4. Where it has one, both are one number."""
_SIZE = re.compile(
    r"[吨千兆平立公亩头羽辆床伏](?<=[\d十百千万亿多余].)"
    r"(?:(?<=[吨亩头羽辆床伏])|(?<=[千兆])瓦|(?<=千)米|(?<=平)方?米|(?<=立)方米|(?<=公)里)的?(?=[\u4e00-\u9fff])(?![以左及和由增下])"
)
"""A figure that states nothing: the size of a work, which is part of its name (700万吨露天煤矿, 20公里给排水管网).

Sought by its unit's first character: by what stands before that, every place of a text would be tried.
"""
_LACKING = re.compile(
    r"不足|不够|不强|不高|不多|不深入|不到位|有待|差距|缺乏|缺少|短板(?<!补短板)|薄弱|尚未|不平衡|不均衡"
)
_LACKING_HEAD = re.compile(r"不足|存在.{0,6}问题|差距|短板|困难")
_CREED = re.compile(r"以[^,。;\n]{2,60}为(?:指导|指引|遵循|统领)")
_LAW = "regulation"


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
    creed: float
    """1 where it says whose thought guides the work: any place's preamble, whatever place and document it names."""
    points: float
    """What speaks for a name in it being this place's own, words of novelty included."""
    density: float
    """Figures for ten terms, but for sizes of works: a row of figures is statistics, whatever it names."""
    names: float
    """The share of its words that documents of this kind do not know, fivefold: names of projects, bodies, people."""
    stock: float
    """How many other places have its phrases, by the counts that ship with the package."""
    unheard: float
    """How much more of its phrases no other place has than of its document's: where the counts know the kind of document,
    what nobody else says is no stock for its want of names. 0 in a law, whose clauses any place may have, however it words them."""
    strange: float
    """How telling its words are in the mean, as far as no other place has its phrases."""
    placeless: float
    """1 in a document of no place: what it orders is not what any place could write."""
    works: float
    """ln(1 + works with a name of their own): roads, schools, markets, events, projects."""
    sites: float
    """ln(1 + works, named or not)."""
    divisions: float
    """1 where it names another place than its own, a division without the word for its level (合肥, 浏阳) or provinces by
    their letters (川藏), and no document, whose title may be all that has it."""
    quarters: float
    """1 where it names a town, a village or a quarter: not what any place could write, whatever the models say."""


class Named(NamedTuple):
    """A name in a statement."""

    name: str
    kind: InitiativeKind
    points: int
    """How much its clause says for its being this place's own."""

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks: the names that references count."""
        return self.kind in {InitiativeKind.QUOTED, InitiativeKind.NUMBERED}


class Sketch(NamedTuple):
    """What a statement tells by itself: its portrait, but for what other places have of it."""

    statement: Statement
    features: Features
    """As if no place else had any of its names."""
    names: tuple[Named, ...]
    """Names in it, in the order of the text."""
    novel: str
    """The word of novelty in it; "" where there is none."""
    titled: bool
    """Whether it names any document."""


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
    place = place_key(document.metadata)
    drawn = tuple(sketches(document, masked, figures).each())
    known = _known(drawn, references, place)
    keys = [masked.shingles(one.statement.tokens, PHRASE) for one in drawn]
    frequencies = spread(keys, references, place)
    return tuple(portrait(one, known, frequency) for one, frequency in zip(drawn, frequencies, strict=True))


def _known(drawn: Sequence[Sketch], references: Sequence[Index], place: str) -> frozenset[str]:
    """Names that other places' documents have in quotation marks too."""
    names = sorted({named.name for one in drawn for named in one.names if named.is_quoted})
    keys = np.array([name_key(name) for name in names], dtype=np.uint64)
    found, _ = occurrences(references, keys, place)
    return frozenset(names[i] for i in found.tolist())


class Sketches(NamedTuple):
    """Every statement of a document, measured by itself: `Sketch` in columns."""

    statements: tuple[Statement, ...]
    spans: NDArray[np.int64]
    """Where in the clean text they begin, and where they end."""
    terms: NDArray[np.int64]
    """The half-open ranges of their terms."""
    features: NDArray[np.float64]
    """A row of `Features` a statement."""
    names: list[tuple[Named, ...]]
    novel: list[str]
    titled: list[bool]

    def each(self) -> Iterator[Sketch]:
        """The statements one by one."""
        features = map(Features._make, self.features.tolist())
        return map(Sketch, self.statements, features, self.names, self.novel, self.titled)


def sketches(document: Document, masked: Masked, figures: Sequence[Figure]) -> Sketches:
    """Every statement of a document, measured by itself."""
    drawn = _Painter(document, masked, figures)
    return Sketches(
        drawn.statements, drawn.spans, drawn.terms, drawn.features(), drawn.names, drawn.novel, drawn.titled
    )


def portrait(sketch: Sketch, known: Collection[str], frequency: int) -> Portrait:
    """A sketch completed with what other places have of it: some of its names, and most of it or not."""
    names = [one for one in sketch.names if one.name not in known]
    signs = _signs(names, sketch.novel)
    features = sketch.features
    if len(names) < len(sketch.names):
        features = features._replace(titles=_titles(names, titled=sketch.titled), points=_points(signs))
    return Portrait(
        statement=sketch.statement,
        features=features,
        names=tuple(dict.fromkeys(word for _, word in signs)),
        frequency=frequency,
    )


class _Painter:
    """All statements of a document side by side, with what they are measured by."""

    def __init__(self, document: Document, masked: Masked, figures: Sequence[Figure]) -> None:
        folded = Folded(document.clean)
        own = tuple(folded.name(name) for name in local_names(document.metadata))
        self.statements = statements(document)
        self.spans = in_columns([one.span for one in self.statements])
        tokens = in_columns([one.tokens for one in self.statements])
        self.terms = masked.before(tokens)
        before, behind = np.searchsorted(masked.quarters, tokens)
        self._quarters = behind > before
        self._texts = Sheet.of(folded.each(one.span for one in self.statements))
        self.titled = self._texts.having(_TITLE_SIGN).tolist()
        self.names = [tuple([Named(*one[2:5]) for one in names]) for names in find_names(self._texts, own)]
        self.novel = self._texts.firsts(_NOVEL)
        self._wording = Wording(masked.terms, self.terms[1] - self.terms[0])
        self._figures = sorted(figure.span.start for figure in figures)
        self._place = place_key(document.metadata)
        self._placed = bool(document.metadata.place)
        self._is_law = document.metadata.kind == _LAW
        self._heads = {section.id: folded.of(section.heading_span) for section in document.sections}

    def features(self) -> NDArray[np.float64]:
        """A row of `Features` a statement."""
        texts, wording = self._texts, self._wording
        before, behind = np.searchsorted(self._figures, self.spans)
        figures = np.maximum(behind - before + texts.counts(_DAY), texts.counts(_BARE))
        stated = np.maximum(0, figures - texts.counts(_SIZE))
        opened, heard = works(texts), wording.heard(self._place)
        columns: dict[str, ArrayLike] = {
            "figures": np.log1p(figures),
            "titles": self._told(lambda i: _titles(self.names[i], titled=self.titled[i])),
            "places": wording.has(PLACE),
            "lacking": np.logical_or(self._under(_LACKING_HEAD), texts.having(_LACKING)),
            "creed": texts.having(_CREED),
            "points": self._told(lambda i: _points(_signs(self.names[i], self.novel[i]))),
            "density": np.minimum(MOST_DENSE, 10 * stated / np.maximum(FEWEST_TERMS, wording.lengths)),
            "names": wording.unknown(),
            "stock": heard.stock,
            "unheard": np.zeros(len(figures)) if self._is_law else _beyond_usual(1 - heard.share),
            "strange": wording.rarity() * (1 - heard.share),
            "placeless": np.full(len(figures), not self._placed),
            "works": np.log1p(opened.named),
            "sites": np.log1p(opened.all),
            "divisions": (wording.divisions() | several_letters(texts)) & np.logical_not(self.titled),
            "quarters": self._quarters,
        }
        return np.stack([columns[name] for name in Features._fields], axis=1)

    def _told(self, told: Callable[[int], float]) -> NDArray[np.float64]:
        """What is told of each statement, 0 for the four in five without a name, a title, or a word of novelty."""
        column = np.zeros(len(self.statements))
        for i, (names, novel, titled) in enumerate(zip(self.names, self.novel, self.titled, strict=True)):
            if names or novel or titled:
                column[i] = told(i)
        return column

    def _under(self, pattern: re.Pattern[str]) -> NDArray[np.bool_]:
        """Under which statements a heading above says something."""
        sections = {one.section for one in self.statements}
        said = {section: any(pattern.search(self._heads[one]) for one in _above(section)) for section in sections}
        return np.array([said[one.section] for one in self.statements], dtype=np.bool_)


def _beyond_usual(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a statement has more than its document in the mean; a short document is taken for a usual one, the shorter the more."""
    usual = (shares.sum() + AS_MANY * USUALLY_UNHEARD) / (len(shares) + AS_MANY)
    beyond: NDArray[np.float64] = np.minimum(MOST_BEYOND, shares - usual)
    return beyond


def _above(section: str) -> list[str]:
    """The ids of the sections that a section lies in, the topmost first, and its own."""
    parts = section.split(".") if section else []
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def _titles(names: Sequence[Named], *, titled: bool) -> float:
    """1 where a document of this place's own is named, half where any is."""
    return 1.0 if any(one.kind is InitiativeKind.DOCUMENT for one in names) else 0.5 * titled


def _signs(names: Sequence[Named], novel: str) -> list[tuple[int, str]]:
    """Points and the words that give them, the most points first."""
    signs = [(one.points, one.name) for one in names if one.kind is not InitiativeKind.DOCUMENT and one.points]
    signs += [(_NOVELTY, novel)] if novel else []
    return sorted(signs, key=lambda sign: -sign[0])


def _points(signs: Sequence[tuple[int, str]]) -> float:
    """The strongest sign in full, the others by half; 1 is a case."""
    points = [point for point, _ in signs]
    return min(MOST_POINTS, sum(points[:1]) + sum(points[1:]) / 2) / 3
