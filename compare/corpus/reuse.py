"""Which documents carry which passages: columns, from which values are made when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import radix_order, ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.corpus.clusters import Clusters
    from compare.corpus.job import Documents

    Numbers = NDArray[np.int64]


class Bearers(NamedTuple):
    """The members of all clusters, each with the documents of the same text, in the order of the clusters."""

    document: Numbers
    start: Numbers
    end: Numbers
    cluster: Numbers
    counted: Numbers
    """Where the members themselves are."""
    first: NDArray[np.bool_]
    """Whether it is the first of its cluster."""
    by_document: Numbers
    """Positions by document, of each in the order of the text."""
    edges: Numbers
    """Where those of each document begin in `by_document`; one more than there are documents."""

    def of(self, number: int) -> Numbers:
        """Where what a document carries is, in the order of the text."""
        return self.by_document[self.edges[number] : self.edges[number + 1]]


def bearers(clusters: Clusters, documents: Documents) -> Bearers:
    """Who carries the passages of clusters, documents that do not count included."""
    twins = np.argsort(documents.leaders, kind="stable")
    counts = np.bincount(documents.leaders, minlength=len(twins))
    sizes = counts[clusters.document]
    document = twins[ranges((np.cumsum(counts) - counts)[clusters.document], sizes)]
    member = np.repeat(np.arange(len(sizes)), sizes)
    own = document == clusters.document[member]
    cluster = np.repeat(np.arange(len(clusters)), clusters.sizes)[member]
    start, end = clusters.start[member], clusters.end[member]
    first = np.zeros(len(clusters.document), dtype=bool)
    first[clusters.edges[:-1]] = True
    return Bearers(
        document,
        start,
        end,
        cluster,
        np.flatnonzero(own),
        first[member] & own,
        radix_order(cluster, end, start, document),
        np.append(0, np.cumsum(np.bincount(document, minlength=len(twins)))),
    )
