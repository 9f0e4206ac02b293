"""Seeds, passages, near copies and clusters on small rows of terms."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.clusters import SAME, Clusters, Member, clustered, owners, stars
from compare.corpus.kernels import copies, seeds
from compare.corpus.kernels.passages import PASSAGE, Texts, passages
from compare.corpus.kernels.seeds import SHINGLE, WINDOW, fingerprints
from compare.corpus.neighbours import nearest, of_few
from compare.reference.shingles import rolled

Terms = list[int]


def texts(*documents: Terms, edges: list[list[int]] | None = None) -> Texts:
    """Documents of which each is one statement, or of statements that begin where `edges` says."""
    starts = np.cumsum([0, *map(len, documents)])
    begins = np.isin(np.arange(starts[-1] + 1), starts)
    for start, own in zip(starts, edges or (), strict=False):
        begins[start + np.array(own, dtype=np.int64)] = True
    return Texts(np.array([term for one in documents for term in one], dtype=np.uint32), starts, begins)


def found(
    *documents: Terms, places: list[int] | None = None, edges: list[list[int]] | None = None
) -> list[tuple[int, ...]]:
    """Passages as (a, b, from_a, to_a, from_b, to_b), by way of fingerprints and seeds."""
    column = pa.array([np.array(one, dtype=np.uint64).tobytes() for one in documents], pa.large_binary())
    rows = fingerprints(column, np.arange(len(documents), dtype=np.uint32))
    where = np.array(places or range(len(documents)), dtype=np.uint32)
    pairs = seeds.seeds(rows, where)
    return [row[:6] for row in passages(pairs, texts(*documents, edges=edges)).tolist()]


def run(first: int, length: int) -> Terms:
    """Terms that stand nowhere else."""
    return list(range(first, first + length))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(SHINGLE + WINDOW - 1, 30))
def test_every_shared_run_that_is_long_enough_has_a_common_fingerprint(before: int, after: int, length: int) -> None:
    shared = run(1000, length)
    one, other = run(1, before) + shared, run(500, after) + shared + run(700, 9)
    column = pa.array([np.array(terms, dtype=np.uint64).tobytes() for terms in (one, other)], pa.large_binary())
    rows = fingerprints(column, np.arange(2, dtype=np.uint32))
    keys = [set(rows["key"][rows["document"] == i].tolist()) for i in (0, 1)]
    assert keys[0] & keys[1] & set(rolled(np.array(shared, dtype=np.uint64), SHINGLE).tolist())


def test_fingerprints_do_not_depend_on_the_batch() -> None:
    documents = [run(100 * i, 40) for i in range(1, 5)]
    cells = [np.array(one, dtype=np.uint64).tobytes() for one in documents]
    together = fingerprints(pa.array(cells, pa.large_binary()), np.arange(4, dtype=np.uint32))
    apart = [
        fingerprints(pa.array([cell], pa.large_binary()), np.array([i], dtype=np.uint32))
        for i, cell in enumerate(cells)
    ]
    assert together.tolist() == np.concatenate(apart).tolist()


def test_a_passage_is_found_with_its_edges() -> None:
    shared = run(1000, 20)
    assert found(run(1, 7) + shared + run(50, 5), run(100, 3) + shared) == [(0, 1, 7, 27, 3, 23)]


def test_a_passage_goes_on_over_an_edit() -> None:
    shared = run(1000, 30)
    edited = [*shared[:10], 7, 8, *shared[11:20], *shared[22:]]
    assert found(shared, edited) == [(0, 1, 0, 30, 0, 29)]


def test_an_edit_near_the_end_does_not_cut_the_end_off() -> None:
    shared = run(1000, 20)
    assert found(shared, [*shared[:16], 7, *shared[17:]]) == [(0, 1, 0, 20, 0, 20)]


def test_a_passage_ends_where_its_last_whole_statement_does() -> None:
    shared, year, place = run(1000, 20), 7, 8
    one, other = [*shared, year, place, *run(100, 9)], [*run(200, 6), *shared, year, place, *run(300, 9)]
    assert found(one, other, edges=[[0, 20], [0, 6, 26]]) == [(0, 1, 0, 20, 6, 26)]
    # The same words are the passage's where they are of its last statement.
    assert found(one, other, edges=[[0, 10], [0, 6, 16]]) == [(0, 1, 0, 22, 6, 28)]
    # And where they are a whole statement of either.
    assert found(one, other, edges=[[0, 20, 22], [0, 6, 26]]) == [(0, 1, 0, 22, 6, 28)]


def test_edges_of_one_side_alone_cut_nothing() -> None:
    shared = run(1000, 30)
    one, other = [*run(1, 5), *shared, *run(100, 5)], [*run(200, 5), *shared, *run(300, 5)]
    assert found(one, other, edges=[[6], [12]]) == [(0, 1, 5, 35, 5, 35)]
    assert found(one, other, edges=[[6, 12], [12]]) == [(0, 1, 12, 35, 12, 35)]


def test_a_clause_of_a_further_statement_belongs_to_the_passage() -> None:
    shared = run(1000, 30)
    assert found([*shared, 1], [*shared, 2], edges=[[0, 20], [0, 20]]) == [(0, 1, 0, 30, 0, 30)]


def test_short_runs_and_ones_own_years_are_no_passages() -> None:
    assert found(run(1, 9) + run(1000, 10), run(30, 9) + run(1000, 10)) == []
    assert found(run(1000, 30), run(1000, 30), places=[3, 3]) == []


def test_a_stock_passage_leads_to_its_first_carrier_only() -> None:
    documents = [run(100 * (i + 1), 5) + run(10_000, 20) for i in range(40)]
    pairs = {(row[0], row[1]) for row in found(*documents)}
    # A fingerprint that begins before the passage, or is chosen for what stands there, may have few carriers.
    assert {(0, i) for i in range(1, 40)} <= pairs
    assert len(pairs) < 3 * 40
    rows = np.array([(*row, 1.0) for row in found(*documents)], dtype=PASSAGE)
    (cluster,) = clustered(rows, texts(*documents), np.arange(40, dtype=np.uint32))
    assert [member.document for member in cluster] == list(range(40))


def test_a_chain_falls_apart_where_its_ends_are_not_alike() -> None:
    a, b, c = run(1, 20), run(1, 20) + run(100, 20), run(100, 20)
    # What stands in A and in C is B's, one half each; they have nothing in common.
    documents = (a, b, c)
    rows = np.array([(*row, 1.0) for row in found(*documents)], dtype=PASSAGE)
    clusters = clustered(rows, texts(*documents), np.arange(3, dtype=np.uint32))
    assert [[member.document for member in cluster] for cluster in clusters] == [[0, 1], [1, 2]]


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25))
def test_stars_are_those_of_the_slow_way(count: int, edges: list[tuple[int, int]]) -> None:
    edges = [(a % count, b % count) for a, b in edges if a % count != b % count]
    leader = [-1] * count
    for node in range(count):
        if leader[node] < 0:
            for near in (node, *(b for a, b in edges if a == node), *(a for a, b in edges if b == node)):
                leader[near] = node if leader[near] < 0 else leader[near]
    sides = np.array(edges, dtype=np.int64).reshape(-1, 2)
    assert stars(count, sides[:, 0], sides[:, 1]).tolist() == leader


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(1, 20)), max_size=40))
def test_owners_are_those_of_one_after_the_other(stretches: list[tuple[int, int, int]]) -> None:
    rows = np.array(stretches, dtype=np.int64).reshape(-1, 3)
    rows[:, 2] += rows[:, 1]
    rows = np.unique(rows, axis=0)
    rows = rows[np.lexsort((-rows[:, 2], rows[:, 1], rows[:, 0]))]
    found, wanted = rows.tolist(), list[int]()
    for i, (document, start, end) in enumerate(found):
        recent = [j for j in reversed(range(i)) if wanted[j] == j and found[j][0] == document][:4]
        alike = (
            j for j in recent if min(end, found[j][2]) - start >= SAME * max(end - start, found[j][2] - found[j][1])
        )
        wanted.append(next(alike, i))
    assert owners(*rows.T).tolist() == wanted


def test_passages_that_stand_beside_each_other_do_not_lose_each_other() -> None:
    sentences = [run(1000 * (i + 1), 20) for i in range(30)]
    # Each document has two of them: all are joined by some document.
    documents = [sentences[i % 30] + sentences[(i + 1 + i // 30) % 30] for i in range(150)]
    rows = np.array([(*row, 1.0) for row in found(*documents)], dtype=PASSAGE)
    clusters = clustered(rows, texts(*documents), np.arange(150, dtype=np.uint32))
    for sentence in sentences:
        bearers = {i for i, one in enumerate(documents) if any(one[at : at + 20] == sentence for at in (0, 20))}
        shown = (
            {member.document for member in cluster} for cluster in clusters if sentence == told(cluster, documents)
        )
        assert bearers in list(shown)


def told(cluster: list[Member], documents: list[Terms]) -> Terms:
    """What the first member of a cluster has."""
    return documents[cluster[0].document][cluster[0].start : cluster[0].end]


def test_near_copies_are_found_and_others_are_not() -> None:
    base = run(1, 300)
    documents = [base, [*base[:100], 9999, *base[101:]], run(5000, 300), base[:150] + run(7000, 150)]
    keys = [rolled(np.array(one, dtype=np.uint64), 3) for one in documents]
    owner = np.repeat(np.arange(4), [len(one) for one in keys])
    found = copies.bands(np.concatenate(keys), owner, 4).ravel()
    near = copies.verified(copies.candidates(found), texts(*documents))
    assert [(a, b, round(similarity, 2)) for a, b, similarity in near.tolist()] == [(0, 1, 0.98)]


def test_overlapping_passages_count_once_for_a_neighbour() -> None:
    rows = np.array([(0, 1, 0, 20, 5, 25, 1.0), (0, 1, 10, 30, 40, 60, 1.0)], dtype=PASSAGE)
    near = nearest(rows, np.array([60, 100]))
    assert [(one.document, one.mine, one.theirs) for one in near[0]] == [(1, 0.5, 0.4)]
    assert [(one.document, one.mine, one.theirs) for one in near[1]] == [(0, 0.4, 0.5)]


def test_stock_makes_no_neighbours_also_where_it_stands_beside_other_stock() -> None:
    rows = np.array([(0, 1, 10, 50, 0, 40, 1.0), (0, 1, 45, 60, 60, 75, 1.0)], dtype=PASSAGE)
    stretches = [(0, 10, 30), (1, 0, 20), (2, 0, 20), (0, 30, 50), (1, 20, 40), (2, 20, 40)]
    document, start, end = np.array(stretches).T
    clusters = Clusters(np.array([0, 3, 6]), np.array([3, 3]), document, start, end, np.ones(6))
    assert of_few(rows, clusters, most=2)["from_a"].tolist() == [45]
    assert len(of_few(rows, clusters, most=3)) == 2
