"""Several documents, each measured against all the others."""

from __future__ import annotations

import json
import os
from itertools import product
from pathlib import Path

import jsonschema
import pytest

from compare.classify import class_sentences, measure_sentences
from compare.classify.initiatives import rare_initiatives
from compare.corpus import build_index, describe_index, reading, summarise
from compare.corpus.engine import _ENVIRONMENT
from compare.errors import InputError, OutputError, UsageError
from compare.figures import extract
from compare.model import Document, NoteKind, PhraseClass, Precedence, Summary
from compare.pipeline import read
from compare.reference.build import build
from compare.reference.store import opened, save
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
        document = read(one.facts.path)
        body = [document.clean.to_source(sentence.span) for sentence in document.sentences]
        inside = [[s.span for s in one.sentences if span.covers(s.span)] for span in body]
        assert [(found[0].start, found[-1].end) for found in inside] == body
        assert sum(map(len, inside)) == len(one.sentences)


def test_the_classes_are_those_of_the_pair_report(seeds: Summary) -> None:
    """The job works on columns of hashes; class_sentences on documents. They must not drift apart."""
    documents = [read(one.facts.path) for one in seeds.documents]
    against = (build(documents), *opened(()))
    for one, document in zip(seeds.documents, documents, strict=True):
        wanted = class_sentences(document, extract(document), against)
        assert [
            (s.cls, s.evidence, s.document_frequency, document.clean.to_source(s.span), s.section) for s in wanted
        ] == [(s.cls, s.evidence, s.document_frequency, s.span, s.section) for s in one.sentences]
        measure, sections = measure_sentences(document, wanted)
        assert (one.measure, [(s.section, s.measure) for s in one.sections]) == (measure, list(sections))


@pytest.mark.parametrize("others", [1, 2, 3])
def test_a_name_without_marks_is_asked_for_among_the_quoted_ones(others: int, tmp_path: Path) -> None:
    """As `rare_initiatives` counts it, which knows each place's own names: a place that does not quote it is none."""
    places = ("开远市", "新华区", "常州市")[:others]
    texts = {place: report(place, "推广“暖心驿站”。") for place in places}
    summary = summarise([written(tmp_path, a=report("相城区", "建成暖心驿站12个。"), **texts)])
    documents = [read(one.facts.path) for one in summary.documents]
    against = (build(documents), *opened(()))
    for one, document in zip(summary.documents, documents, strict=True):
        wanted = rare_initiatives(document, extract(document), against)
        assert {(i.name, i.elsewhere) for i in one.initiatives} == {(i.name, i.elsewhere) for i in wanted}
    if others == 1:
        assert [(i.name, i.elsewhere) for i in summary.documents[0].initiatives] == [("暖心驿站", 1)]


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


def test_the_order_of_files_changes_nothing(seeds: Summary) -> None:
    names = [one.facts.path for one in seeds.documents]
    assert summary_json(summarise(list(reversed(names)))) == summary_json(summarise(names))


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
    assert [one.facts.metadata.place for one in summary.documents] == ["相城区"]
    assert [(Path(path).name, "empty" in str(reason)) for path, reason in summary.unread] == [("b.txt", True)]


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
    told = [str(line) for line in describe_index(first)]
    assert told[0] == f"2 documents of 2 places ({folder})"
    assert told[1].endswith(" phrases, each of at least 1 place")
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
    assert str(elsewhere) in str(summary.reference[1])


def test_an_index_saved_by_a_summary_is_the_one_that_index_build_makes(tmp_path: Path) -> None:
    by_summary, by_build, by_hand = (tmp_path / name for name in ("summary.index", "build.index", "hand.index"))
    summarise([str(SEEDS)], save_reference=str(by_summary))
    build_index([str(SEEDS)], str(by_build))
    documents = [read(str(path)) for path in sorted(SEEDS.glob("*.txt"))]
    save(build(documents, (str(SEEDS),)), str(by_hand))
    assert by_summary.read_bytes() == by_build.read_bytes() == by_hand.read_bytes()


PASSAGE = "坚持把调解挺在前面,依托镇街调解中心整合律师、法官和网格员力量,推动矛盾纠纷就地化解;"


def test_a_passage_that_two_places_have_is_told_with_who_was_first(tmp_path: Path) -> None:
    late = report("开远市", f"2023年,开远市{PASSAGE}全年化解{305}件。").replace("2024年1月5日", "2024年2月9日")
    folder = written(
        tmp_path, a=report("相城区", "全面推进政务公开。", f"2023年,相城区{PASSAGE}全年化解{12}件。"), b=late
    )
    summary = summarise([folder])
    (cluster,) = summary.clusters
    assert cluster.text.startswith("2023年,相城区坚持把调解挺在前面")
    assert cluster.places == 2
    assert [(carrier.document, carrier.similarity) for carrier in cluster.carriers] == [(0, 1.0), (1, 1.0)]
    first, second = summary.documents
    assert [near.precedence for near in first.neighbours] == [Precedence.LATER]
    assert [near.precedence for near in second.neighbours] == [Precedence.EARLIER]
    text = (tmp_path / "b.txt").read_text(encoding="utf-8")
    (reused,) = second.reused
    assert reused.span.of(text).startswith("2023年,开远市坚持把调解挺在前面")


def test_a_places_own_years_are_no_reuse(tmp_path: Path) -> None:
    texts = [report("相城区", PASSAGE, own).replace("2023", year) for year, own in (("2022", "甲。"), ("2023", "乙。"))]
    summary = summarise([written(tmp_path, a=texts[0], b=texts[1])])
    assert summary.clusters == ()
    assert all(one.neighbours == () == one.reused for one in summary.documents)


def test_a_text_that_comes_twice_counts_once(tmp_path: Path) -> None:
    text = report("相城区", OWN, PASSAGE)
    folder = written(tmp_path, a=text, b=f"{text}\n", c=report("开远市", "全面推进政务公开。"))
    summary = summarise([folder])
    assert [sentence.document_frequency for sentence in summary.documents[0].sentences] == [0, 0]
    assert [(one.a, one.b, one.identical, one.similarity) for one in summary.near_copies] == [(0, 1, True, 1.0)]
    assert summary.documents[0].measure == summary.documents[1].measure
    assert summary.clusters == ()


def test_a_heading_that_all_but_one_have_is_missing_there(tmp_path: Path) -> None:
    places = ("相城区", "开远市", "新华区", "常州市", "普陀区", "海拉尔区")
    texts = {
        f"r{i}": report(place, f"做法{i}。") + "二、存在的问题和不足\n还有差距。\n" for i, place in enumerate(places)
    }
    texts["r3"] = report("常州市", "做法。")
    (gap,) = summarise([written(tmp_path, **texts)]).missing_headings
    assert (gap.heading, gap.lacking, gap.share) == ("存在的问题和不足", (3,), 5 / 6)


def test_limits_are_told_where_they_were_hit(seeds: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seeds.notes == ()
    monkeypatch.setattr(reading, "WORTH_PROCESSES", 1000)
    texts = {
        f"{name}县": report(f"{name}县", OWN)
        for name in (
            "".join(pair) for pair in product("东西南北安", "宁平阳川山林口岭泉河湖海江沙石门关城塘溪桥坪坝沟湾洲")
        )
    }
    told = summarise([written(tmp_path, **texts)]).notes
    assert [(note.kind, dict(note.values)["most"]) for note in told] == [(NoteKind.ESTIMATED, 128), (NoteKind.WIDE, 16)]


def test_an_initiative_that_spreads_is_told_in_order_of_time(tmp_path: Path) -> None:
    later = report("相城区", "打造“云上枫桥”解纷平台。").replace("2024年1月5日", "2024年3月1日")
    folder = written(tmp_path, a=later, b=report("开远市", "创新打造“云上枫桥”解纷平台。"))
    (spread,) = summarise([folder]).initiatives
    assert ("云上枫桥" in spread.name, spread.places) == (True, 2)
    assert [carrier.document for carrier in spread.carriers] == [1, 0]


def test_a_cache_is_read_again_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = written(tmp_path, a=report("相城区", OWN), b=report("开远市", OWN)), str(tmp_path / "cache")
    first = summary_json(summarise([folder], cache=cache))
    assert first == summary_json(summarise([folder]))
    asked: list[str] = []

    def noted(path: str, *_: object) -> Document:
        asked.append(path)
        return read(path)

    monkeypatch.setattr("compare.pipeline.read", noted)
    assert summary_json(summarise([folder], cache=cache)) == first
    assert asked == []
    (tmp_path / "c.txt").write_text(report("新华区", OWN), encoding="utf-8")
    summarise([folder], cache=cache)
    assert [Path(path).name for path in asked] == ["c.txt"]


def test_half_a_pack_is_passed_over(tmp_path: Path) -> None:
    folder, cache = written(tmp_path, a=report("相城区", OWN), b=report("开远市", OWN)), tmp_path / "cache"
    first = summary_json(summarise([folder], cache=str(cache)))
    (pack,) = cache.rglob("*.parquet")
    pack.write_bytes(pack.read_bytes()[:-100])
    assert summary_json(summarise([folder], cache=str(cache))) == first
    assert [path.name for path in cache.iterdir() if path.name.startswith("run-")] == []


def test_a_cache_that_cannot_be_is_an_error_of_one_line(tmp_path: Path) -> None:
    folder = written(tmp_path, a=report("相城区", OWN))
    with pytest.raises(OutputError, match="no folder can be made"):
        summarise([folder], cache=f"{folder}/a.txt/cache")


def test_an_engine_that_is_none_is_an_error(tmp_path: Path) -> None:
    folder = written(tmp_path, a=report("相城区", OWN))
    with pytest.raises(UsageError, match="no such engine: spark"):
        summarise([folder], engine="spark")
    with pytest.raises(UsageError, match="all workers share"):
        summarise([folder], engine="ray://nowhere:10001")


def test_the_environment_is_as_it_was_when_a_run_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DO_NOT_TRACK", "0")
    before: dict[str, str] = dict(os.environ)
    during: dict[str, str] = {}
    folder = written(tmp_path, a=report("相城区", OWN))
    summarise([folder], progress=lambda *_: during.update(os.environ))
    assert during == before | _ENVIRONMENT | {"DO_NOT_TRACK": "0"}
    assert dict(os.environ) == before
