"""What the job found, as the values of a summary: numbers become documents by path, terms become stretches of source."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.classify.sentences import CLASSES
from compare.corpus import headings, neighbours
from compare.corpus.clusters import clustered
from compare.corpus.kernels.classes import VERDICT
from compare.corpus.kernels.seeds import MOST_CARRIERS
from compare.corpus.kernels.tasks import RANGE
from compare.corpus.located import Located
from compare.corpus.parsed import STATEMENT
from compare.corpus.values import facts, own
from compare.corpus.verdicts import Columns, Sentences, measures
from compare.model import (
    Carrier,
    Cluster,
    DocumentSummary,
    InitiativeKind,
    MissingHeading,
    NearCopy,
    Neighbour,
    PhraseClass,
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

    from compare.corpus.clusters import Member
    from compare.corpus.job import Job

TYPICAL = 3
"""Statements that show what is stock in a document."""
SHORTEST_QUOTE = 10
"""Letters of a statement that is worth showing."""
MOST_STOCK = 200
"""Stock statements of the whole corpus that are told; the last ones of a large corpus all stand in about as many places."""
AS_WIDE = 0.8
"""Of statements in nearly the same words one that is in so many of the places may stand for the others."""
_LOCAL = CLASSES.index(PhraseClass.LOCAL)
_SHORTEST_NAME = 3


class _Known(NamedTuple):
    """What the job says of one document."""

    facts: dict[str, Any]
    headings: tuple[str, ...]
    columns: Columns
    ranges: NDArray[Any]
    """First and last term of each statement."""
    initiatives: list[dict[str, Any]]


class Results:
    """The parts of a summary, in the order in which they need each other."""

    def __init__(self, keys: Mapping[str, int], job: Job) -> None:
        self._job = job
        self._numbers = _numbers(keys, job)
        self._where = {number: i for i, (_, number) in reversed(list(enumerate(self._numbers)))}
        job.count()
        self._weighed = job.weigh()
        self._known = {row["number"]: _known(row) for row in job.classify()}
        # A document counts once for a statement, however often it says it.
        self._keys = np.sort(np.concatenate([np.unique(known.columns.keys) for known in self._known.values()]))
        passages = job.find_passages()
        self._clusters = clustered(passages, job.texts, job.documents.places)
        near = neighbours.of_few(passages, self._clusters, MOST_CARRIERS)
        self._near = neighbours.nearest(near, np.diff(job.documents.starts))
        self._copied: dict[int, int] = {}
        self._reused: defaultdict[int, list[tuple[tuple[int, int], int]]] = defaultdict(list)
        self._located = Located(job, self._wanted())
        self.clusters = tuple(self._cluster(members) for members in self._clusters)
        self.documents = tuple(self._document(path, number) for path, number in self._numbers)
        self.stock = tuple(self._stock())
        self.near_copies = tuple(sorted(self._near_copies(), key=lambda one: (-one.similarity, one.a, one.b)))
        self.initiatives = tuple(self._spread())
        self.missing_headings = tuple(self._missing())
        self.notes: tuple[str, ...] = ()

    # What must be looked up in the texts

    def _wanted(self) -> dict[int, NDArray[Any]]:
        """Stretches of terms, by document: passages, and statements that are shown."""
        stretches: defaultdict[int, dict[tuple[int, int], bool]] = defaultdict(dict)
        reused = self._reused
        twins = self._twins()
        for i, cluster in enumerate(self._clusters):
            for first, member in zip((True, *([False] * len(cluster))), cluster, strict=False):
                for number in twins.get(member.document, (member.document,)):
                    edges = member.start, member.end
                    stretches[number][edges] = stretches[number].get(edges, False) or (
                        first and number == member.document
                    )
                    reused[number].append((edges, i))
        self._typical = {number: _typical(known) for number, known in self._known.items()}
        self._common = self._commonest()
        shown = [(number, i) for number, found in self._typical.items() for i in found]
        for number, i in (*shown, *((int(row["document"]), int(row["statement"])) for row in self._common)):
            first, last = self._known[number].ranges[i].tolist()
            stretches[number][first, last] = True
        return {
            number: np.array([(*edges, told) for edges, told in sorted(found.items())], dtype=RANGE)
            for number, found in sorted(stretches.items())
        }

    def _twins(self) -> dict[int, tuple[int, ...]]:
        """The documents of one text, by the one that counts for all."""
        leaders = self._job.documents.leaders
        others = np.flatnonzero(~self._job.documents.counted).tolist()
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number in others:
            found[int(leaders[number])].append(number)
        return {leader: (leader, *rest) for leader, rest in found.items()}

    def _commonest(self) -> list[Any]:
        """Statements in the most places, each for all that say it in nearly the same words: the one with most copies."""
        rows = self._weighed[self._weighed["frequency"] > 0]
        rows = rows[np.lexsort((rows["key"], -rows["frequency"].astype(np.int64)))][: 5 * MOST_STOCK]
        edges = (np.searchsorted(self._keys, rows["key"], side=side) for side in ("left", "right"))
        low, high = (edge.tolist() for edge in edges)
        self._copied = {key: end - start for key, start, end in zip(rows["key"].tolist(), low, high, strict=True)}
        taken: list[tuple[Any, set[int]]] = []
        held: defaultdict[int, set[int]] = defaultdict(set)
        for row in rows:
            if not self._worth_showing(row):
                continue
            terms = self._terms(row)
            near = {i for term in terms for i in held[term]}
            alike = sorted(i for i in near if 2 * len(terms & taken[i][1]) > len(terms | taken[i][1]))
            if alike:
                first, _ = taken[alike[0]]
                if self._copies(row) > self._copies(first) and row["frequency"] >= AS_WIDE * first["frequency"]:
                    taken[alike[0]] = row, taken[alike[0]][1]
            elif len(taken) < MOST_STOCK:
                for term in terms:
                    held[term].add(len(taken))
                taken.append((row, terms))
        return sorted((row for row, _ in taken), key=lambda row: (-int(row["frequency"]), int(row["key"])))

    def _worth_showing(self, row: Any) -> bool:  # noqa: ANN401 - a row of WEIGHED
        columns = self._known[int(row["document"])].columns
        i = int(row["statement"])
        return bool(columns.characters[i] >= SHORTEST_QUOTE and columns.verdicts["cls"][i] != _LOCAL)

    def _copies(self, row: Any) -> int:  # noqa: ANN401 - as above
        """How many documents have just these terms."""
        return self._copied[int(row["key"])]

    def _terms(self, row: Any) -> set[int]:  # noqa: ANN401 - as above
        texts = self._job.texts
        first, last = self._known[int(row["document"])].ranges[int(row["statement"])].tolist()
        begin = int(texts.starts[int(row["document"])])
        return set(texts.terms[begin + first : begin + last].tolist())

    # The parts

    def _cluster(self, members: Sequence[Member]) -> Cluster:
        first = members[0]
        carriers = tuple(
            Carrier(
                document=self._where[one.document],
                span=self._located.span(one.document, one.start, one.end),
                similarity=one.similarity,
            )
            for one in members
        )
        return Cluster(
            text=self._located.text(first.document, first.start, first.end),
            places=len({int(self._job.documents.places[one.document]) for one in members}),
            carriers=carriers,
        )

    def _document(self, path: str, number: int) -> DocumentSummary:
        known = self._known[number]
        leader = int(self._job.documents.leaders[number])
        measure, sections = measures(known.columns, known.headings)
        return DocumentSummary(
            facts=facts(path, known.facts),
            sentences=Sentences(known.columns),
            measure=measure,
            sections=sections,
            typical=tuple(self._quote(number, i) for i in self._typical[number]),
            initiatives=own(known.initiatives),
            neighbours=tuple(self._neighbour(leader, one) for one in self._near.get(leader, ())),
            reused=tuple(
                Reuse(span=self._located.span(number, *edges), cluster=cluster)
                for edges, cluster in sorted(self._reused.get(number, ()))
            ),
        )

    def _quote(self, number: int, i: int) -> Quote:
        known = self._known[number]
        first, last = known.ranges[i].tolist()
        start, end, frequency, *_ = known.columns.verdicts[i].tolist()
        return Quote(text=self._located.text(number, first, last), span=Span(start, end), places=frequency)

    def _neighbour(self, number: int, near: neighbours.Near) -> Neighbour:
        moments = self._job.documents.moments
        return Neighbour(
            document=self._where[near.document],
            shared_ratio=min(1.0, near.mine),
            their_ratio=min(1.0, near.theirs),
            precedence=neighbours.precedence(moments[number], moments[near.document]),
        )

    def _stock(self) -> Iterator[StockText]:
        for row in self._common:
            number, i = int(row["document"]), int(row["statement"])
            known = self._known[number]
            first, last = known.ranges[i].tolist()
            start, end, _, cls, *_ = known.columns.verdicts[i].tolist()
            yield StockText(
                text=self._located.text(number, first, last),
                cls=CLASSES[cls],
                places=int(row["frequency"]) + 1,
                copies=self._copies(row),
                document=self._where[number],
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
        firsts: dict[int, int] = {}
        for i, (_, number) in enumerate(self._numbers):
            first = firsts.setdefault(int(documents.leaders[number]), i)
            if first != i:
                yield NearCopy(a=first, b=i, similarity=1.0, same_place=True, identical=True)

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
        places = self._job.documents.places
        headed = [
            headings.Headed(self._where[number], known.facts["metadata"]["kind"], int(places[number]), known.headings)
            for number, known in sorted(self._known.items())
            if self._job.documents.counted[number]
        ]
        for one in headings.missing(headed):
            yield MissingHeading(
                heading=one.heading, kind=one.kind, share=one.share, lacking=tuple(sorted(one.lacking))
            )


def _numbers(keys: Mapping[str, int], job: Job) -> list[tuple[str, int]]:
    """The number of each path's document, by path."""
    number = {int(key): i for i, key in enumerate(job.documents.keys)}
    return [(path, number[key]) for path, key in sorted(keys.items())]


def _known(row: Mapping[str, Any]) -> _Known:
    rows = np.frombuffer(row["statements"], dtype=STATEMENT)
    sections = json.loads(row["sections"])
    columns = Columns(
        verdicts=np.frombuffer(row["verdicts"], dtype=VERDICT),
        sections=rows["section"].copy(),
        characters=rows["characters"].copy(),
        keys=rows["key"].copy(),
        ids=tuple(section for section, _ in sections),
        details={int(i): "、".join(words) for i, words in json.loads(row["details"]).items()},
    )
    return _Known(
        json.loads(row["facts"]),
        tuple(heading for _, heading in sections),
        columns,
        np.stack([rows["first"], rows["last"]], axis=1),
        json.loads(row["initiatives"]),
    )


def _typical(known: _Known) -> list[int]:
    """The statements of a document that stand in the most other places, none twice, and none that is local."""
    columns = known.columns
    frequency = columns.verdicts["frequency"].astype(np.int64)
    good = (frequency > 0) & (columns.verdicts["cls"] != _LOCAL) & (columns.characters >= SHORTEST_QUOTE)
    at = np.flatnonzero(good)
    at = at[np.lexsort((at, -frequency[at]))]
    keys = columns.keys[at]
    _, first = np.unique(keys, return_index=True)
    found: list[int] = at[np.sort(first)][:TYPICAL].tolist()
    return found
