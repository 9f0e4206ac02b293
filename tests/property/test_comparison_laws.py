"""The laws that a whole comparison obeys, on every ordered pair of seeds and on damaged and rewritten ones."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import opencc
import pytest
from reading import SEED_NAMES, SEEDS, read_text, seed

from compare.model import Comparison, Document, Relation, Span, Tag
from compare.pipeline import compare_documents, read

PAIRS = list(permutations(SEED_NAMES, 2))
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


def body(document: Document) -> list[Span]:
    return [sentence.span for sentence in document.sentences]


def joined(spans: list[Span]) -> list[Span]:
    """Spans that touch, as one."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].end == span.start:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def mirrored(comparison: Comparison) -> set[object]:
    turned = {Tag.INSERT: Tag.DELETE, Tag.DELETE: Tag.INSERT}
    return {(turned.get(p.tag, p.tag), p.cls, p.b, p.a) for p in comparison.phrases}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_phrases_tile_both_bodies_exactly_once(first: str, second: str) -> None:
    a, b = seed(first), seed(second)
    phrases = compare_documents(a, b).phrases
    assert joined(sorted(p.a for p in phrases if p.a)) == joined(body(a))
    assert joined(sorted(p.b for p in phrases if p.b)) == joined(body(b))


@pytest.mark.parametrize(("first", "second"), [pair for pair in PAIRS if pair[0] < pair[1]])
def test_swapping_the_documents_mirrors_the_comparison(first: str, second: str) -> None:
    a, b = seed(first), seed(second)
    forth, back = compare_documents(a, b), compare_documents(b, a)
    assert {(p.tag, p.cls, p.a, p.b) for p in forth.phrases} == mirrored(back)
    assert (forth.measures.a, forth.measures.b) == (back.measures.b, back.measures.a)
    assert (forth.initiatives_a, forth.initiatives_b) == (back.initiatives_b, back.initiatives_a)
    assert {(c.old, c.new) for c in forth.figures} == {(c.new, c.old) for c in back.figures}


@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_document_against_itself_has_no_change(name: str) -> None:
    comparison = compare_documents(seed(name), seed(name))
    assert comparison.identical
    assert {p.tag for p in comparison.phrases} == {Tag.EQUAL}
    assert comparison.measures.a.shared_ratio == 1.0


@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_document_against_its_other_script_differs_only_in_form(name: str) -> None:
    document = seed(name)
    to = "s2t" if document.clean.script == "simplified" else "t2s"
    comparison = compare_documents(document, read_text(opencc.OpenCC(to).convert(document.text)))
    assert comparison.identical
    assert {p.tag for p in comparison.phrases} == {Tag.EQUAL}
    for link in comparison.alignment.links:
        assert (link.a, link.relation, link.score) == (link.b, Relation.SAME, 1.0)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_document_in_another_encoding_is_the_same(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes((SEEDS / f"{name}.txt").read_bytes().decode("utf-8").replace("\n", "\r\n").encode(encoding))
    again = read(str(path))
    assert again.clean.normal.replace("\r\n", "\n").strip("\ufeff") == seed(name).clean.normal
    assert [s.heading for s in again.sections] == [s.heading for s in seed(name).sections]
    assert compare_documents(seed(name), again).identical


def test_the_same_input_gives_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    outputs = []
    for run, hash_seed in enumerate(("0", "1")):
        out = tmp_path / str(run)
        command = [sys.executable, "-m", "compare", "seeds/putuo-2020.txt", "seeds/changzhou-2020.txt"]
        command += ["--pdf", "--json", "--lang", "zh", "-o", str(out)]
        subprocess.run(command, check=True, capture_output=True, cwd=SEEDS.parent, env={"PYTHONHASHSEED": hash_seed})
        outputs.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert set(outputs[0]) == {f"putuo-2020--changzhou-2020.{kind}" for kind in ("md", "pdf", "json")}
    assert outputs[0] == outputs[1]
