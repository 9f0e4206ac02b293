"""Several documents, each measured against all the others."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from compare.corpus import build_index, describe_index, summarise
from compare.errors import InputError
from compare.model import PhraseClass, Summary
from compare.report.as_json.summary import summary_json

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OWN = "创新打造“共享法庭”解纷品牌,为群众提供一键解纷服务。"


@pytest.fixture(scope="module")
def seeds() -> Summary:
    return summarise([str(SEEDS)])


def report(place: str, *sentences: str) -> str:
    return f"{place}2023年法治政府建设工作报告\n\n一、主要做法\n{''.join(sentences)}\n\n{place}人民政府\n2024年1月5日\n"


def written(folder: Path, **texts: str) -> str:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def test_sentences_tile_the_body(seeds: Summary) -> None:
    for one in seeds.documents:
        body = [sentence.span for sentence in one.document.sentences]
        inside = [[s.span for s in one.sentences if span.covers(s.span)] for span in body]
        assert [(found[0].start, found[-1].end) for found in inside] == body
        assert sum(map(len, inside)) == len(one.sentences)


def test_shares_add_up(seeds: Summary) -> None:
    assert len(seeds.documents) == 5
    for one in seeds.documents:
        shares = one.measure.shares
        assert shares.boilerplate + shares.template + shares.local == pytest.approx(1)
        assert one.measure.boilerplate_ratio == pytest.approx(shares.boilerplate + shares.template)


def test_the_json_is_as_published(seeds: Summary) -> None:
    schema = json.loads((ROOT / "compare/report/schema/compare.summary-1.json").read_text(encoding="utf-8"))
    told = json.loads(summary_json(seeds))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)


def test_offsets_are_the_sources(seeds: Summary) -> None:
    for one in json.loads(summary_json(seeds))["documents"]:
        text = Path(one["document"]["path"]).read_bytes().decode("utf-8-sig")
        for sentence in one["sentences"]:
            assert text[sentence["start"] : sentence["end"]].strip()


def test_the_order_of_files_changes_nothing_but_the_order(seeds: Summary) -> None:
    names = [one.document.clean.source.path for one in seeds.documents]
    turned = summarise(list(reversed(names)))
    assert [one.sentences for one in reversed(turned.documents)] == [one.sentences for one in seeds.documents]


def test_what_another_place_copied_is_boilerplate(tmp_path: Path) -> None:
    folder = written(tmp_path, a=report("相城区", OWN), b=report("开远市", OWN, "全面推进政务公开。"))
    for one in summarise([folder]).documents:
        assert (one.sentences[0].cls, one.sentences[0].document_frequency) == (PhraseClass.BOILERPLATE, 1)


def test_a_copy_with_the_names_swapped_is_still_a_copy(tmp_path: Path) -> None:
    texts = [f"{place}创新打造“共享法庭”解纷品牌,全年解纷{n}件。" for place, n in (("相城区", 12), ("开远市", 305))]
    folder = written(tmp_path, a=report("相城区", texts[0]), b=report("开远市", texts[1]))
    assert [one.sentences[0].document_frequency for one in summarise([folder]).documents] == [1, 1]


def test_a_places_own_years_never_make_its_text_boilerplate(tmp_path: Path) -> None:
    texts = [report("相城区", OWN).replace("2023", year) for year in ("2021", "2022", "2023")]
    folder = written(tmp_path, a=texts[0], b=texts[1], c=texts[2])
    for one in summarise([folder]).documents:
        assert (one.sentences[0].cls, one.sentences[0].document_frequency) == (PhraseClass.LOCAL, 0)


def test_a_bad_file_is_told_and_stops_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path, a=report("相城区", OWN))
    (tmp_path / "b.txt").write_bytes(b"")
    summary = summarise([folder])
    assert [one.document.metadata.place for one in summary.documents] == ["相城区"]
    assert [(Path(path).name, "empty" in reason) for path, reason in summary.unread] == [("b.txt", True)]


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no report"):
        summarise([str(tmp_path)])
    (tmp_path / "b.txt").write_bytes(b"")
    with pytest.raises(InputError, match="nothing could be read"):
        summarise([str(tmp_path)])


def test_an_index_of_a_folder_is_built_and_described(tmp_path: Path) -> None:
    folder = written(tmp_path, a=report("相城区", OWN), b=report("开远市", OWN, "全面推进政务公开。"))
    first, second = str(tmp_path / "first.index"), str(tmp_path / "second.index")
    built, unread = build_index([folder], first)
    assert (len(built.digests), len(built.places), unread) == (2, 2, ())
    assert describe_index(first)[:2] == ("documents: 2", "places: 2")
    merged, _ = build_index([str(SEEDS)], second, merge=[first])
    assert (len(merged.digests), len(merged.places)) == (7, 5)


def test_a_summary_can_be_measured_against_an_index(tmp_path: Path) -> None:
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    here.mkdir()
    elsewhere.mkdir()
    index = str(tmp_path / "reference.index")
    build_index([written(elsewhere, b=report("开远市", OWN))], index)
    summary = summarise([written(here, a=report("相城区", OWN))], references=[index])
    assert summary.documents[0].sentences[0].document_frequency == 1
    assert str(elsewhere) in summary.reference
