"""A corpus of which the truth is known: reuse, shares of boilerplate, and the same result in any order."""

from __future__ import annotations

import importlib.util
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from corpus_maker import Maker, Truth, sentences
from plagdet import Score, score

from compare.classify.known import FEWEST_PLACES
from compare.corpus import build_index, summarise
from compare.model import Summary
from compare.report.as_json.summary import summary_json

HERE = Path(__file__).parent
TEXTS = HERE.parent / "gold" / "data" / "texts"
SAMPLES = HERE.parents[2] / "shared" / "samples"
PLAGDET, SHARE = 0.90, 0.02
MOST_SCORED = 2000
"""Documents whose pairs are scored: all pairs of 20,000 that share a stock passage would be half a billion."""


def nothing(folder: Path) -> str:
    """An index that knows nothing, so that only the corpus speaks."""
    folder.mkdir()
    (folder / "a.txt").write_text("甲县2020年政府工作报告\n\n无。\n", encoding="utf-8")
    build_index([str(folder)], str(folder / "nothing.index"))
    return str(folder / "nothing.index")


def reuse(summary: Summary, truth: Truth) -> Score:
    """How well the clusters are those that were put in, by every so-manieth document."""
    names = [Path(one.facts.path).name for one in summary.documents]
    among = set(names[:: max(1, len(names) // MOST_SCORED)])
    clusters = (
        [(names[c.document], *c.span) for c in cluster.carriers if names[c.document] in among]
        for cluster in summary.clusters
    )
    wanted = [[one for one in held if one[0] in among] for held in truth.passages]
    stock = {name: spans for name, spans in truth.stock.items() if name in among}
    return score(replace(truth, passages=wanted, stock=stock), clusters)


def off(summary: Summary, truth: Truth) -> list[float]:
    """How far each document's share of what other places have is from the truth."""
    return [one.measure.shared_ratio - truth.shares[Path(one.facts.path).name] for one in summary.documents]


def boilerplate_off(summary: Summary, truth: Truth) -> list[float]:
    """How far each document's share of boilerplate, by the places told of each statement, is from the truth."""
    told = []
    for one in summary.documents:
        path = Path(one.facts.path)
        text = path.read_text(encoding="utf-8")
        sizes = [(sum(map(str.isalnum, s.span.of(text))), s.document_frequency) for s in one.sentences]
        stock = sum(size for size, places in sizes if places >= FEWEST_PLACES)
        told.append(stock / sum(size for size, _ in sizes) - truth.boilerplate[path.name])
    return told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Truth, list[str], str, str]:
    folder = tmp_path_factory.mktemp("made")
    truth = Maker(sentences(sorted(TEXTS.glob("*.txt")))).make(folder, 60, 2500)
    paths = sorted(map(str, folder.glob("*.txt")))
    index, cache = nothing(folder / "nothing"), str(tmp_path_factory.mktemp("cache"))
    return summarise(paths, references=[index], cache=cache), truth, paths, index, cache


def test_reuse_is_found_as_it_was_put_in(made: tuple[Summary, Truth, list[str], str, str]) -> None:
    assert reuse(made[0], made[1]).plagdet >= PLAGDET


def test_the_shares_of_what_other_places_have_are_those_that_were_put_in(
    made: tuple[Summary, Truth, list[str], str, str],
) -> None:
    assert max(map(abs, off(made[0], made[1]))) <= SHARE


def test_the_shares_of_boilerplate_are_those_that_were_put_in(
    made: tuple[Summary, Truth, list[str], str, str],
) -> None:
    assert max(map(abs, boilerplate_off(made[0], made[1]))) <= SHARE


def test_any_order_of_files_gives_the_same_bytes(made: tuple[Summary, Truth, list[str], str, str]) -> None:
    summary, _, paths, index, cache = made
    turned = paths[:]
    random.Random(1).shuffle(turned)
    assert summary_json(summarise(turned, references=[index], cache=cache)) == summary_json(summary)


@pytest.mark.deep
# Daft leaves the pipes of its worker processes to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("documents", [2000, 20_000])
def test_the_same_of_thousands(documents: int, tmp_path: Path) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("needs ../shared/samples")
    folder = tmp_path / "made"
    folder.mkdir()
    truth = Maker(sentences(sorted(SAMPLES.rglob("*.txt")))).make(folder, documents, 6000)
    summary = summarise([str(folder)], references=[nothing(tmp_path / "nothing")])
    found = reuse(summary, truth)
    errors = [max(map(abs, told(summary, truth))) for told in (off, boilerplate_off)]
    print(documents, found, found.plagdet, errors)
    assert found.plagdet >= PLAGDET
    assert max(errors) <= SHARE


@pytest.mark.deep
@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs ray: pip install 'gongwen-compare[cluster]'")
@pytest.mark.parametrize("step", ["", "reading", "counting phrases", "finding reuse"])
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(step: str, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    Maker(sentences(sorted(TEXTS.glob("*.txt")))).make(folder, 60, 1500)
    told = [
        subprocess.run(
            [sys.executable, str(HERE / "ray_run.py"), str(folder), str(tmp_path / engine), engine, step],
            capture_output=True,
            check=False,
            text=True,
        )
        for engine in ("native", "ray")
    ]
    digests = [re.findall(r"^digest (\w{64})$", run.stdout, re.MULTILINE) for run in told]
    assert digests[0] == digests[1] != [], told[1].stderr[-2000:]
    assert f"runner ray\nkilled {step}\n" in told[1].stdout
