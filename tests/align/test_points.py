"""What a section counts off in its text."""

from __future__ import annotations

from reading import read_text

from compare.align.features import pair_table
from compare.align.points import points
from compare.align.profile import profile

JOINED = (
    "一、化解矛盾纠纷\n一是构建大调解格局。设立调解组织74个,排查纠纷709起。"
    "二是提升公共法律服务。办理援助案件713件,接待咨询2495人次。三是抓好行政复议应诉。收到申请12件。\n"
)
APART = (
    "一、化解矛盾纠纷\n调处中心整合了各方力量,收到信访事项三百件。\n"
    "二、完善公共法律服务体系\n在村级设立工作站,讲授法治课129场。\n三、推进政务公开\n公布信息四千条。\n"
)


def test_points_are_told_by_their_first_words() -> None:
    document = read_text(JOINED)
    told = [sorted(point) for point in points(document, document.sentences)]
    assert told == [
        sorted(["构建", "建大", "大调", "调解", "解格", "格局"]),
        sorted(["提升", "升公", "公共", "共法", "法律", "律服", "服务"]),
        sorted(["抓好", "好行", "行政", "政复", "复议", "议应", "应诉"]),
    ]


def test_one_point_is_no_list() -> None:
    document = read_text("一、改革\n一是一,二是二。十月是收官之月。\n二、开放\n一是深化改革。\n")
    assert profile(document).points[1] == ()


def test_a_heading_is_like_the_section_that_counts_its_subject_off() -> None:
    table = pair_table(profile(read_text(JOINED)), profile(read_text(APART)))
    alike = dict(zip(table.pairs, table.features.heading_bigrams.tolist(), strict=True))
    assert alike[0, 1] > 0.4
    assert (0, 2) not in alike or alike[0, 2] == 0
