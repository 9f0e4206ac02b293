"""With a reference, what the pair alone cannot tell is judged by what other places say."""

from __future__ import annotations

from small_documents import document, line_beads

from compare.classify import classify
from compare.classify.measures import OTHER
from compare.diff import diff
from compare.figures import extract
from compare.model import Classification, Tag
from compare.options import DiffOptions
from compare.reference.build import build
from compare.reference.index import Index
from compare.reference.store import embedded

STOCK = "以习近平新时代中国特色社会主义思想为指导,深入贯彻落实党的二十大精神。"


def classified(a: str, b: str, *references: Index, places: tuple[str, str] = ("新华区", "常州市")) -> Classification:
    one, other = document(a, place=places[0]), document(b, place=places[1])
    alignment = line_beads(one, other)
    phrases = diff(one, other, alignment, DiffOptions())
    return classify(
        one, other, alignment, phrases, extract(one), extract(other), references=references or (embedded(),)
    )


def told(found: Classification) -> list[tuple[str, str, str]]:
    return [(p.tag, p.cls or "", p.evidence.reason if p.evidence else "") for p in found.phrases]


def test_stock_that_the_other_lacks_is_boilerplate_all_the_same() -> None:
    ((tag, cls, reason),) = told(classified(STOCK, ""))
    assert (tag, cls, reason) == (Tag.DELETE, "boilerplate", "in-reference")


def test_what_is_its_own_stays_local() -> None:
    assert [cls for _, cls, _ in told(classified("创新打造“共享法庭”解纷品牌。", ""))] == ["local"]


def test_a_sentence_of_figures_that_the_other_lacks_is_a_template() -> None:
    assert [cls for _, cls, _ in told(classified("全年办理行政复议案件12件,办结9件。", ""))] == ["template"]


def test_what_two_places_share_is_boilerplate() -> None:
    text = "创新打造“共享法庭”解纷品牌。"
    assert told(classified(text, text)) == [("equal", "boilerplate", "shared-text")]


def test_what_one_place_shares_with_itself_proves_nothing() -> None:
    text = "创新打造“共享法庭”解纷品牌。"
    ((tag, cls, _),) = told(classified(text, text, places=("新华区", "平顶山市新华区")))
    assert (tag, cls) == (Tag.EQUAL, "local")


def test_the_reference_is_told() -> None:
    reference = build([document(STOCK, place="甲市")])
    assert classified(STOCK, "", reference).measures.reference == (OTHER, reference.said)


def test_without_a_reference_the_pair_decides() -> None:
    one, other = document(STOCK, place="新华区"), document("", place="常州市")
    phrases = diff(one, other, line_beads(one, other), DiffOptions())
    found = classify(one, other, line_beads(one, other), phrases, (), ())
    assert told(found) == [("delete", "local", "only-here")]


def test_changing_places_mirrors_the_classes() -> None:
    a = f"{STOCK}\n全年办理案件12件,办结9件,创新打造“共享法庭”品牌。\n推进政务公开。"
    b = "深入贯彻落实党的二十大精神。\n全年办理案件15件,推出“一码通”平台。\n推进政务公开,接受监督。"
    there, back = classified(a, b), classified(b, a, places=("常州市", "新华区"))
    sides = {Tag.INSERT: Tag.DELETE, Tag.DELETE: Tag.INSERT}
    assert {(p.tag, p.cls, p.evidence, p.a, p.b) for p in there.phrases if p.tag is not Tag.REPLACE} == {
        (sides.get(p.tag, p.tag), p.cls, p.evidence, p.b, p.a) for p in back.phrases if p.tag is not Tag.REPLACE
    }
    assert there.measures.a == back.measures.b
