"""What a sentence is worth by itself, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_documents import document

from compare.classify import class_sentences
from compare.classify.portraits import Features, portraits
from compare.classify.sentences import CLASSES, REASONS, judged, judged_all, models
from compare.figures import extract
from compare.model import ClassedSentence, PhraseClass
from compare.reference.build import build
from compare.reference.index import Index
from compare.reference.masking import Masked
from compare.reference.store import embedded


def classed(text: str, *references: Index, headings: tuple[str, ...] = ()) -> tuple[ClassedSentence, ...]:
    of = document(text, place="苏州市相城区", headings=headings)
    return class_sentences(of, extract(of), references or (embedded(),))


def one(text: str, *references: Index) -> ClassedSentence:
    (found,) = classed(text, *references)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "深入学习贯彻习近平法治思想,全面推进依法行政,提升依法决策水平。",
        "深化“放管服”改革,落实“谁执法谁普法”责任制。",
        "部分领导干部依法行政意识不强,运用法治思维解决问题的能力有待提高。",
        "缺少全国有影响、全省有地位的特色亮点。",
        "相城区以习近平新时代中国特色社会主义思想为指导,围绕《相城区法治政府建设实施方案》推进各项工作。",
        "落实省委十四届十一次、十二次全会精神,为实现科学发展、率先发展奠定坚实基础。",
    ],
)
def test_what_everyone_says_is_boilerplate(text: str) -> None:
    assert one(text).cls is PhraseClass.BOILERPLATE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("全年共办理行政复议案件91件,同比增长82%。", "slot-number"),
        ("制定出台《相城区行政执法争议协调制度》,提升执法效能。", "slot-title"),
        ("办理案件12件,人均3件,满意率100%,居全市第一。", "slot-number"),
    ],
)
def test_a_stock_frame_with_own_filler_is_a_template(text: str, reason: str) -> None:
    found = one(text)
    assert (found.cls, found.evidence.reason) == (PhraseClass.TEMPLATE, reason)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("创新打造“共享法庭”解纷品牌,为群众提供服务。", "共享法庭"),
        ("在全市率先建立综合行政执法观察员制度。", "率先"),
        ("依托“相城应急曝光台”曝光典型案例。", "相城应急曝光台"),
    ],
)
def test_what_a_place_made_itself_is_local(text: str, detail: str) -> None:
    found = one(text)
    assert found.cls is PhraseClass.LOCAL
    assert detail in found.evidence.detail


_UNHEARD = "对遗弃化学武器的埋藏点和保管点,要查明掩埋数量,防止毒害无辜民众。"
_HEARD = "深入学习贯彻习近平法治思想,全面推进依法行政,提升依法决策水平。"


def test_what_nobody_else_says_is_no_stock_for_its_want_of_names() -> None:
    found = one(_UNHEARD)
    assert (found.cls, found.evidence.reason, found.document_frequency) == (PhraseClass.LOCAL, "own-words", 0)


def features(text: str, place: str = "苏州市相城区") -> list[Features]:
    of = document(text, place=place)
    return [one.features for one in portraits(of, Masked(of), (), (embedded(),))]


def test_a_statement_is_unheard_beyond_its_document() -> None:
    unheard, heard = features(f"{_UNHEARD}\n{_HEARD}")
    (alone,) = features(_UNHEARD)
    assert unheard.unheard > 0 > heard.unheard
    assert alone.unheard < unheard.unheard
    assert unheard.strange > heard.strange


def test_a_document_of_no_place_says_more_that_is_its_own() -> None:
    ((of_a_place,), (of_none,)) = features(_HEARD), features(_HEARD, place="")
    assert (of_a_place.placeless, of_none.placeless) == (0, 1)
    local = models().local
    assert local.probability(of_none) > local.probability(of_a_place)


def test_another_place_makes_a_statement_local_unless_it_may_stand_in_a_title() -> None:
    text = "娄底、郴州等地产业加快壮大。\n本地等地产业加快壮大。\n印发《娄底、郴州等地产业计划》。"
    named, none, titled = features(text)
    assert (named.divisions, none.divisions, titled.divisions) == (1, 0, 0)
    assert one(text.split("\n", maxsplit=1)[0]).cls is PhraseClass.LOCAL


def test_what_a_law_alone_says_is_any_places_all_the_same() -> None:
    of = document(_UNHEARD, place="苏州市相城区")
    law = replace(of, metadata=replace(of.metadata, kind="regulation"))
    ((plain,), (norm,)) = ([p.features for p in portraits(each, Masked(each), (), (embedded(),))] for each in (of, law))
    assert plain.unheard > norm.unheard == 0


def test_the_size_of_a_work_states_nothing() -> None:
    of = document("推进700万吨露天煤矿、5万千瓦风电项目。\n新增700万吨、5万千瓦。", place="苏州市相城区")
    sized, stated = (one.features for one in portraits(of, Masked(of), extract(of), (embedded(),)))
    assert sized.density == 0 < stated.density


@pytest.mark.parametrize("text", ["学前教育惠及43万儿童。", "三次产业结构由8.7∶41.2∶50.1调整为7.4 : 39.6 : 53。"])
def test_a_number_without_a_unit_states_something(text: str) -> None:
    of = document(text, place="苏州市相城区")
    (found,) = class_sentences(of, extract(of), (embedded(),))
    assert found.cls is PhraseClass.TEMPLATE


def test_a_title_others_gave_is_no_initiative_of_its_own() -> None:
    assert one("区社区矫正中心被省司法厅评为2023年度“省级智慧矫正中心”。").cls is not PhraseClass.LOCAL


def test_a_row_of_figures_is_statistics_whatever_it_names() -> None:
    text = "2023年人民网“领导留言板-区委书记信箱”受理诉求400件,答复398件,满意率100%。"
    assert one(text).cls is PhraseClass.TEMPLATE


def test_what_other_places_say_too_is_never_local() -> None:
    text = "创新打造“共享法庭”解纷品牌,为群众提供服务。"
    other = build([document(f"{text}\n另一份。", place="常州市")])
    found = one(text, other)
    assert (found.cls, found.document_frequency) == (PhraseClass.BOILERPLATE, 1)
    assert (found.evidence.reason, found.evidence.detail) == ("in-reference", "1")


def test_a_places_own_years_do_not_make_its_text_boilerplate() -> None:
    text = "创新打造“共享法庭”解纷品牌,为群众提供服务。"
    found = one(text, build([document(f"{text}\n去年。", place="相城区")]))
    assert (found.cls, found.document_frequency) == (PhraseClass.LOCAL, 0)


def test_a_name_that_others_use_is_not_this_places_own() -> None:
    other = build([document("推广“共享法庭”经验。", place="常州市")])
    assert one("打造“共享法庭”。", other).cls is PhraseClass.BOILERPLATE


@pytest.mark.parametrize("text", ["对渭塘镇开展工作评估。", "胡巷社区完善工作机制。"])
def test_what_names_a_quarter_is_not_what_any_place_could_write(text: str) -> None:
    found = one(text)
    assert (found.cls, found.evidence.reason) == (PhraseClass.TEMPLATE, "slot-place")


def test_a_semicolon_ends_a_statement_with_a_class_of_its_own() -> None:
    text = "全年共公开信息12件,回复17件;在官网开设专栏,主动接受群众咨询。"
    figures, stock = classed(text)
    assert (figures.cls, stock.cls) == (PhraseClass.TEMPLATE, PhraseClass.BOILERPLATE)
    assert figures.span.of(text) + stock.span.of(text) == text


@pytest.mark.parametrize("text", ["五张清单(权力;责任;负面清单的动态管理机制)。", "推进“一张网;一个库”的建设工作。"])
def test_a_semicolon_in_brackets_or_quotes_ends_nothing(text: str) -> None:
    assert len(classed(text)) == 1


def test_sentences_tell_their_section() -> None:
    found = classed("前言。\n总则\n全面推进依法行政。", headings=("总则",))
    assert [sentence.section for sentence in found] == ["", "1"]


@pytest.mark.parametrize("kind", ["report", "work-report", "plan", "notice"])
def test_a_sentence_has_its_class_whatever_the_kind_of_document(kind: str) -> None:
    texts = {
        "发达广场、世纪天伦酒店、尚品国际建材城等项目正式投入使用。": PhraseClass.LOCAL,
        "全年社会消费品零售总额完成97.9亿元,同比增长16.2%。": PhraseClass.TEMPLATE,
        "进一步加强作风建设,切实提升行政效能。": PhraseClass.BOILERPLATE,
    }
    plain = document("\n".join(texts), place="苏州市相城区")
    of = replace(plain, metadata=replace(plain.metadata, kind=kind))
    found = class_sentences(of, extract(of), (embedded(),))
    assert [one.cls for one in found] == list(texts.values())


def test_many_statements_are_judged_as_each_by_itself() -> None:
    texts = ["发达广场投入使用。", "办理案件12件,满意率100%。", "进一步加强作风建设。", "打造“共享法庭”品牌。"]
    of = document("\n".join(texts), place="苏州市相城区")
    found = portraits(of, Masked(of), extract(of), (embedded(),))
    columns = np.array([one.features for one in found]), np.array([one.frequency for one in found])
    verdicts = judged_all(*columns, np.array([bool(one.names) for one in found]))
    alone = [judged(one, models()) for one in found]
    assert [CLASSES[i] for i in verdicts.classes] == [cls for cls, _ in alone]
    assert [REASONS[i] for i in verdicts.reasons] == [evidence.reason for _, evidence in alone]
    assert verdicts.scores.tolist() == pytest.approx([evidence.score for _, evidence in alone], abs=0.011)


def test_scores_are_probabilities() -> None:
    for text in ("全面推进依法行政。", "办理案件12件。", "打造“共享法庭”品牌。"):
        assert 0 <= one(text).evidence.score <= 1
