"""What the job found, as the values of a summary: numbers become documents by path, terms become stretches of source."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.classify.sentences import CLASSES
from compare.corpus import headings, neighbours
from compare.corpus.clusters import clustered
from compare.corpus.kernels.phrases import MOST_PLACES
from compare.corpus.kernels.seeds import MOST_CARRIERS
from compare.corpus.located import Located, Stretches
from compare.corpus.made import Made
from compare.corpus.reuse import bearers
from compare.corpus.stock import commonest
from compare.corpus.values import facts, own
from compare.corpus.verdicts import Columns, measure, sections, sentences
from compare.model import (
    Carrier,
    Cluster,
    DocumentSummary,
    InitiativeKind,
    MissingHeading,
    NearCopy,
    Neighbour,
    Note,
    NoteKind,
    Quote,
    Reuse,
    Span,
    SpreadInitiative,
    StockText,
    Thing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.corpus.job import Job

_SHORTEST_NAME = 3


class _Known(NamedTuple):
    """What the job says of one document."""

    facts: dict[str, Any]
    columns: Columns
    initiatives: list[dict[str, Any]]
    letters: list[int]
    """Of each class, and of what other places have."""
    typical: list[int]
    """The statements that show what is stock in it."""

    def terms(self, i: int) -> tuple[int, int]:
        """The half-open range of a statement's terms."""
        row = self.columns.statements[i]
        return int(row["first"]), int(row["last"])


class Results:
    """The parts of a summary, in the order in which they need each other."""

    def __init__(self, keys: Mapping[str, int], job: Job) -> None:
        self._job = job
        self._numbers = _numbers(keys, job)
        self._where = {number: i for i, (_, number) in reversed(list(enumerate(self._numbers)))}
        job.count()
        weighed = job.weigh()
        self._known = {row["number"]: _known(row) for row in job.classify()}
        passages = job.find_passages()
        self._clusters = clustered(passages, job.texts, job.documents.places)
        near = neighbours.of_few(passages, self._clusters, MOST_CARRIERS)
        self._near = neighbours.nearest(near, np.diff(job.documents.starts))
        self._bearers = bearers(self._clusters, job.documents)
        columns = {number: known.columns for number, known in self._known.items()}
        self._common = commonest(weighed, columns, self._terms)
        shown = [(number, i) for number, known in self._known.items() for i in known.typical]
        shown += [(one.document, one.statement) for one in self._common]
        self._quotes = {one: i for i, one in enumerate(shown, len(self._bearers.document))}
        self._located = Located(job, self._stretches(shown))
        self.clusters = Made(len(self._clusters), self._cluster_values)
        self.documents = tuple(self._document(path, number) for path, number in self._numbers)
        self.stock = tuple(self._stock())
        self.near_copies = tuple(sorted(self._near_copies(), key=lambda one: (-one.similarity, one.a, one.b)))
        self.initiatives = tuple(self._spread())
        self.missing_headings = tuple(self._missing())
        self.notes = tuple(self._limits(weighed))

    # What must be looked up in the texts

    def _stretches(self, shown: list[tuple[int, int]]) -> Stretches:
        """Every passage of every document, and behind them the statements that are shown."""
        borne = self._bearers
        edges = np.array([self._known[number].terms(i) for number, i in shown], dtype=np.int64).reshape(-1, 2)
        return Stretches(
            np.concatenate([borne.document, np.array([number for number, _ in shown], dtype=np.int64)]),
            np.concatenate([borne.start, edges[:, 0]]),
            np.concatenate([borne.end, edges[:, 1]]),
            np.concatenate([borne.first, np.ones(len(shown), dtype=bool)]),
        )

    def _terms(self, number: int, i: int) -> set[int]:
        texts = self._job.texts
        first, last = self._known[number].terms(i)
        begin = int(texts.starts[number])
        return set(texts.terms[begin + first : begin + last].tolist())

    # The parts

    def _cluster_values(self, which: range) -> Iterator[Cluster]:
        places, similarity = self._clusters.places, self._clusters.similarity
        for i in which:
            members = slice(*self._clusters.edges[i : i + 2].tolist())
            at = self._bearers.counted[members]
            told = (self._clusters.document[members].tolist(), self._located.spans(at), similarity[members].tolist())
            yield Cluster(
                text=self._located.text(int(at[0])),
                places=int(places[i]),
                carriers=tuple(
                    Carrier(document=self._where[number], span=span, similarity=like)
                    for number, span, like in zip(*told, strict=True)
                ),
            )

    def _document(self, path: str, number: int) -> DocumentSummary:
        known = self._known[number]
        leader = int(self._job.documents.leaders[number])
        near = self._near.get(leader, ())
        borne = self._bearers.of(number)
        return DocumentSummary(
            facts=facts(path, known.facts),
            sentences=sentences(known.columns),
            measure=measure(known.letters),
            sections=sections(known.columns),
            typical=tuple(self._quote(number, i) for i in known.typical),
            initiatives=own(known.initiatives),
            neighbours=Made(len(near), partial(self._neighbour_values, leader, near)),
            reused=Made(len(borne), partial(self._reuse_values, borne)),
        )

    def _reuse_values(self, borne: NDArray[np.int64], which: range) -> Iterator[Reuse]:
        at = borne[np.asarray(which, dtype=np.int64)]
        for span, cluster in zip(self._located.spans(at), self._bearers.cluster[at].tolist(), strict=True):
            yield Reuse(span=span, cluster=cluster)

    def _quote(self, number: int, i: int) -> Quote:
        start, end, frequency, *_ = self._known[number].columns.verdicts[i].tolist()
        text = self._located.text(self._quotes[number, i])
        return Quote(text=text, span=Span(start, end), places=frequency)

    def _neighbour_values(self, number: int, near: Sequence[neighbours.Near], which: range) -> Iterator[Neighbour]:
        moments = self._job.documents.moments
        for one in (near[i] for i in which):
            yield Neighbour(
                document=self._where[one.document],
                shared_ratio=min(1.0, one.mine),
                their_ratio=min(1.0, one.theirs),
                precedence=neighbours.precedence(moments[number], moments[one.document]),
            )

    def _stock(self) -> Iterator[StockText]:
        for one in self._common:
            start, end, _, cls, *_ = self._known[one.document].columns.verdicts[one.statement].tolist()
            yield StockText(
                text=self._located.text(self._quotes[one.document, one.statement]),
                cls=CLASSES[cls],
                places=one.frequency + 1,
                copies=one.copies,
                document=self._where[one.document],
                span=Span(start, end),
            )

    def _near_copies(self) -> Iterator[NearCopy]:
        documents = self._job.documents
        for row in self._job.find_copies():
            a, b = int(row["a"]), int(row["b"])
            yield NearCopy(
                a=self._where[a],
                b=self._where[b],
                similarity=float(row["similarity"]),
                same_place=bool(documents.places[a] == documents.places[b]),
                identical=False,
            )
        firsts: dict[int, tuple[int, int]] = {}
        for i, (_, number) in enumerate(self._numbers):
            first, leader = firsts.setdefault(int(documents.leaders[number]), (i, number))
            if first != i:
                same = bool(documents.places[leader] == documents.places[number])
                yield NearCopy(a=first, b=i, similarity=1.0, same_place=same, identical=True)

    def _spread(self) -> Iterator[SpreadInitiative]:
        """Names that documents of two or more places have, the most places first."""
        places = self._job.documents.places
        found: defaultdict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        for number in sorted(self._known):
            if self._job.documents.counted[number]:
                for one in self._known[number].initiatives:
                    if len(one["core"]) >= _SHORTEST_NAME and one["kind"] != InitiativeKind.DOCUMENT:
                        found[one["core"]].setdefault(number, one)
        spread = [
            (len({int(places[number]) for number in carriers}), core, carriers) for core, carriers in found.items()
        ]
        for count, _, carriers in sorted(
            (one for one in spread if one[0] > 1), key=lambda one: (-one[0], min(one[2]), one[1])
        ):
            first = carriers[min(carriers)]
            yield SpreadInitiative(
                name=first["name"],
                thing=Thing(first["thing"]),
                places=count,
                carriers=tuple(
                    Carrier(document=self._where[number], span=Span(*one["spans"][0]), similarity=1.0)
                    for number, one in sorted(carriers.items())
                ),
            )

    def _missing(self) -> Iterator[MissingHeading]:
        counted = self._job.documents.counted
        headed = [self._headed(number, known) for number, known in sorted(self._known.items()) if counted[number]]
        for one in headings.missing(headed):
            yield MissingHeading(
                heading=one.heading, kind=one.kind, share=one.share, lacking=tuple(sorted(one.lacking))
            )

    def _limits(self, weighed: NDArray[Any]) -> Iterator[Note]:
        """What is told only as far as it was counted."""
        if estimated := int(np.count_nonzero(weighed["frequency"] > MOST_PLACES)):
            yield Note.of(NoteKind.ESTIMATED, count=estimated, most=MOST_PLACES)
        if wide := int(np.count_nonzero(self._clusters.sizes > MOST_CARRIERS)):
            yield Note.of(NoteKind.WIDE, count=wide, most=MOST_CARRIERS)

    def _headed(self, number: int, known: _Known) -> headings.Headed:
        told = known.facts["metadata"]
        place = int(self._job.documents.places[number]) if told["place"] or told["issuers"] else -1 - number
        return headings.Headed(
            self._where[number], told["kind"], place, tuple(heading for _, heading in known.columns.sections)
        )


def _numbers(keys: Mapping[str, int], job: Job) -> list[tuple[str, int]]:
    """The number of each path's document, by path."""
    number = {int(key): i for i, key in enumerate(job.documents.keys)}
    return [(path, number[key]) for path, key in sorted(keys.items())]


def _known(row: Mapping[str, Any]) -> _Known:
    columns = Columns(
        verdicts=row["verdicts"],
        statements=row["statements"],
        sections=json.loads(row["sections"]),
        details=row["details"],
    )
    initiatives = json.loads(row["initiatives"])
    for one, places in zip(initiatives, row["elsewhere"], strict=True):
        one["elsewhere"] = places
    return _Known(
        json.loads(row["facts"], object_hook=Note.unpacked), columns, initiatives, row["letters"], row["typical"]
    )
