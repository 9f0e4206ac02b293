"""Which numbers state something, and what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_documents import document

from compare.figures import extract
from compare.model import FigureRole


def read(text: str) -> list[tuple[str, float, str, str]]:
    """Name, value, unit and qualifier of every figure of a text."""
    return [(figure.name, figure.value, figure.unit, figure.qualifier) for figure in extract(document(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("地区生产总值完成198.5亿元。", ("地区生产总值", 198.5e8, "元", ""), id="noun-before"),
        pytest.param("全年实施重点工业项目34个。", ("实施重点工业项目", 34, "个", ""), id="verb-and-noun-before"),
        pytest.param("19家龙头企业带动农民增收。", ("龙头企业带动农民增收", 19, "家", ""), id="noun-behind"),
        pytest.param("发放宣传资料10,000余份。", ("发放宣传资料", 10000, "份", "余"), id="grouped-and-more"),
        pytest.param("化解矛盾纠纷1.2万件。", ("化解矛盾纠纷", 12000, "件", ""), id="ten-thousands"),
        pytest.param("筹措资金2700多万元。", ("筹措资金", 2700e4, "元", "多"), id="more-inside-the-scale"),
        pytest.param("培训执法人员千余人次。", ("培训执法人员", 1000, "人次", "余"), id="bare-scale-with-more"),
        pytest.param("办复率达百分之九十八以上。", ("办复率", 98, "%", "以上"), id="percent-in-words"),
        pytest.param("旅游人数突破370万人次。", ("旅游人数", 370e4, "人次", "突破"), id="qualifier-before"),
        pytest.param("热电联产2×35万千瓦。", ("热电联产", 70e4, "千瓦", ""), id="product"),
        pytest.param(
            "国内生产总值增长到114.9万亿元。", ("国内生产总值", 114.9e12, "元", ""), id="millions-of-millions"
        ),
        pytest.param("财政支出2万多亿元。", ("财政支出", 2e12, "元", "多"), id="more-between-two-scales"),
        pytest.param("旅游收入增长近两倍。", ("旅游收入增长", 2, "倍", "近"), id="times-in-words"),
        pytest.param("浓度降至32微克/立方米。", ("浓度", 32, "微克/立方米", ""), id="unit-by-volume"),
        pytest.param("今年赤字率拟按3%安排。", ("赤字率", 3, "%", ""), id="no-verb-in-the-name"),
        pytest.param("零售总额突破1200亿元大关。", ("零售总额", 1200e8, "元", "突破"), id="what-was-passed-is-no-noun"),
        pytest.param("贫困发生率下降到百分之零点六。", ("贫困发生率", 0.6, "%", ""), id="fell-to"),
        pytest.param("补助标准提高到每人每年640元。", ("补助标准", 640, "元", ""), id="for-each-person"),
        pytest.param("交易额为上年的1.8倍。", ("交易额", 1.8, "倍", ""), id="times-last-year"),
        pytest.param("审批时限平均压缩六成以上。", ("审批时限下降", 60, "%", "以上"), id="cut-by"),
        pytest.param(
            "开通国内、国际航线12条。", ("开通国内、国际航线", 12, "条", ""), id="two-short-words-of-one-noun"
        ),
        pytest.param(
            "投资3亿元，用于园区道路建设。", ("投资用于园区道路建设", 3e8, "元", ""), id="money-by-its-purpose"
        ),
        pytest.param(
            "为87万名80岁以上老人发放津贴。", ("80岁以上老人发放津贴", 87e4, "名", ""), id="an-age-in-the-noun"
        ),
        pytest.param("50项“一件事”落地。", ("“一件事”落地", 50, "项", ""), id="quoted-noun"),
        pytest.param(
            "投资3700万元，集中改造的11条街巷完工。",
            ("投资改造街巷完工", 3700e4, "元", ""),
            id="money-by-a-done-purpose",
        ),
        pytest.param("居民消费价格涨幅控制在2%左右。", ("居民消费价格增长", 2, "%", "左右"), id="how-far-it-may-rise"),
        pytest.param("报备率、及时率、规范率均为100%。", ("报备率、及时率、规范率", 100, "%", ""), id="several-rates"),
        pytest.param("五年净增经营主体120万户。", ("净增经营主体", 120e4, "户", ""), id="years-before-a-gain"),
        pytest.param("4.为居民发放补贴200元。", ("居民发放补贴", 200, "元", ""), id="number-of-a-list"),
        pytest.param(
            "制定《甲条例》《乙条例》等行政法规32件。", ("制定行政法规", 32, "件", ""), id="titles-are-examples"
        ),
        pytest.param("参合率再创新高，达到98.5%。", ("参合率", 98.5, "%", ""), id="how-it-went-and-to-what"),
        pytest.param("从废墟中抢救生还者8万人。", ("从废墟中抢救生还者", 8e4, "人", ""), id="out-of-a-place"),
        pytest.param("粮食产量连续9年稳定在430亿斤。", ("粮食产量", 430e8, "斤", ""), id="how-long-it-held"),
        pytest.param("这是13亿人口的国家。", ("这国家", 13e8, "人口", ""), id="inhabitants"),
        pytest.param("PM2.5浓度降至28微克每立方米。", ("PM2.5浓度", 28, "微克", ""), id="rest-of-a-unit"),
        pytest.param(
            "投资3亿元，实施19个城市设施项目。",
            ("投资实施城市设施项目", 3e8, "元", ""),
            id="money-by-what-it-does-to-how-many",
        ),
        pytest.param("生均拨款达到12000元的基础上，逐步提高。", ("生均拨款", 12000, "元", ""), id="on-the-basis-of"),
        pytest.param("登记失业率低于4.6%。", ("登记失业率", 4.6, "%", "低于"), id="lower-than"),
        pytest.param("担保费率原则上不得高于1%。", ("担保费率原则上", 1, "%", "不得高于"), id="may-not-be-higher"),
        pytest.param("参保率达到或略高于95%。", ("参保率", 95, "%", "高于"), id="or-a-little-higher"),
        pytest.param("95%以上的村收入超过10万元。", ("村收入", 95, "%", "以上"), id="no-qualifier-of-the-next"),
        pytest.param("組織法治講座五十二場。", ("组织法治讲座", 52, "場", ""), id="traditional-and-han-numeral"),
    ],
)
def test_a_figure_and_its_indicator(text: str, wanted: tuple[str, float, str, str]) -> None:
    name, value, unit, qualifier = wanted
    assert read(text)[:1] == [(name, value, unit.replace("場", "场"), qualifier)]


def test_a_change_takes_its_subject_from_the_clause_before() -> None:
    text = "地区生产总值完成198.5亿元，同比增长22.3%；登记失业率4.08%，同比下降0.2个百分点。"
    assert [name for name, *_ in read(text)] == ["地区生产总值", "地区生产总值增长", "登记失业率", "登记失业率下降"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("预算收入7亿元，同口径增长6%。", ["预算收入", "预算收入增长"], id="like-for-like"),
        pytest.param("保有量9万辆，比上年末增加1万辆。", ["保有量", "保有量增长"], id="against-the-year-s-end"),
        pytest.param("新增就业1.3万人，完成年度目标的108%。", ["新增就业", "新增就业完成年度目标"], id="of-the-target"),
        pytest.param("增加值增长9%，高于全市水平1个百分点。", ["增加值增长", "增加值高于全市水平"], id="above-another"),
        pytest.param("新增高新技术企业56家，总数达到312家。", ["新增高新技术企业", "高新技术企业总数"], id="in-all"),
        pytest.param("出台规范性文件12件，废止8件。", ["出台规范性文件", "废止规范性文件"], id="another-act"),
        pytest.param(
            "应诉案件88件，败诉5件，败诉率5.7%。", ["应诉案件", "败诉应诉案件", "应诉案件败诉率"], id="its-rate"
        ),
        pytest.param("复议案件中维持18件、撤销12件。", ["复议案件中维持", "撤销复议案件"], id="among"),
        pytest.param("进口5亿元，出口8亿元，分别增长2%和3%。", ["进口", "出口", "进口增长", "出口增长"], id="each"),
        pytest.param("5座水厂和8座泵站建成。", ["水厂", "泵站建成"], id="two-nouns-joined"),
        pytest.param("补贴惠及60万人。", ["补贴惠及"], id="no-joint"),
        pytest.param("起征点从3万元提高到10万元等政策。", ["起征点", "起征点"], id="behind-a-list"),
        pytest.param(
            "甲企业、乙企业利润年均分别增长5%、9%。", ["甲企业利润增长", "乙企业利润增长"], id="each-by-the-year"
        ),
        pytest.param("新建公路6公里、铁路3公里。", ["新建公路", "新建铁路"], id="the-verb-of-the-first"),
        pytest.param("新增企业5家、总数90家。", ["新增企业", "企业总数"], id="and-in-all"),
        pytest.param("赤字率3%，比去年预算低0.2个百分点。", ["赤字率", "赤字率下降"], id="lower-than"),
        pytest.param("纯收入4761元，实际增长8%。", ["纯收入", "纯收入实际增长"], id="in-real-terms"),
        pytest.param("调解案件709起，其中成功708起。", ["调解案件", "成功调解案件"], id="with-success"),
        pytest.param(
            "收到申请12件，不予受理及其他方式处理4件，审结8件。",
            ["收到申请", "不予受理及其他方式处理申请", "审结申请"],
            id="dealt-with-otherwise",
        ),
        pytest.param("对26个执法部门52份案卷评查。", ["执法部门", "案卷评查"], id="whose"),
        pytest.param(
            "供电可靠率、自来水普及率分别达99%、94%。", ["供电可靠率", "自来水普及率"], id="a-joint-in-a-word"
        ),
        pytest.param("城乡居民收入分别增长4%、5%。", ["城镇居民收入增长", "农村居民收入增长"], id="town-and-country"),
        pytest.param("负责人出庭应诉45件，出庭率98%。", ["负责人出庭应诉", "负责人出庭率"], id="a-rate-of-part-of-it"),
        pytest.param("受理案件12件，率95%。", ["受理案件", "案件率"], id="a-rate-of-nothing"),
        pytest.param("按时办结率99%，满意率96%。", ["按时办结率", "满意率"], id="a-rate-of-no-rate"),
        pytest.param(
            "装备制造业、高技术制造业增加值分别增长17.7%、17.6%。",
            ["装备制造业增加值增长", "高技术制造业增加值增长"],
            id="each-of-a-kind-of-one-length",
        ),
        pytest.param(
            "城市公园、“口袋公园”保有量分别达到1436个、883个。",
            ["城市公园保有量", "“口袋公园”保有量"],
            id="each-of-a-kind-in-marks",
        ),
        pytest.param(
            "东盟、欧盟进出口分别增长16.7%、40.2%。", ["东盟进出口增长", "欧盟进出口增长"], id="each-of-two-unions"
        ),
        pytest.param(
            "一二三产增加值分别增长3%、6%、5%。",
            ["一产增加值增长", "二产增加值增长", "三产增加值增长"],
            id="three-industries-in-one-word",
        ),
        pytest.param(
            "实施农牧业项目27个，完成投资1.7亿元。", ["实施农牧业项目", "农牧业项目完成投资"], id="money-behind-works"
        ),
        pytest.param(
            "实施农牧业项目27个，加快进度，完成投资1.7亿元。", ["实施农牧业项目", "完成投资"], id="money-by-itself"
        ),
        pytest.param("第一、二产业分别增长4%和6%。", ["第一产业增长", "第二产业增长"], id="ordinals-of-one-noun"),
        pytest.param(
            "决定废止政府规章1件，继续有效9件。",
            ["决定废止政府规章", "继续有效政府规章"],
            id="what-was-decided-otherwise",
        ),
        pytest.param(
            "废止和失效政策措施4件，继续有效9件。",
            ["废止和失效政策措施", "继续有效政策措施"],
            id="two-acts-and-a-third",
        ),
        pytest.param(
            "新增高速公路通车里程15公里，总里程8667公里。",
            ["新增高速公路通车里程", "高速公路总里程"],
            id="all-of-the-roads",
        ),
        pytest.param("共向公安机关移送案件258件。", ["向公安机关移送案件"], id="who-was-given-it"),
    ],
)
def test_a_clause_leans_on_the_one_before(text: str, wanted: list[str]) -> None:
    assert [name for name, *_ in read(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("推进“一带一路”建设和三去一降一补。", id="idioms"),
        pytest.param("实施政府职能转变“5416”工程。", id="quoted"),
        pytest.param("推出“12项机制4项措施”。", id="quoted-with-measure-words"),
        pytest.param("印发《优化营商环境30条措施》。", id="titles"),
        pytest.param("依托12345热线。", id="telephone"),
        pytest.param("相政呈〔2024〕21号。", id="document-number"),
        pytest.param("2023年6月20日，2022年度工作。", id="dates"),
        pytest.param("召开第三次会议、第14次会议，前3名。", id="ordinals"),
        pytest.param("落实省委十一届十一次、十二次全会精神。", id="plenums"),
        pytest.param("全面落实三项制度、五张清单。", id="small-counts-in-names"),
        pytest.param("首选复议与诉讼之比约为4.5∶1。", id="ratios"),
        pytest.param("古城晋升为4A级景区，行政执法全过程记录。", id="grades"),
        pytest.param("提供24小时自助服务，打造15分钟便民生活圈。", id="services-by-their-hours"),
        pytest.param("推进3.0版改革，建成500千伏变电站。", id="editions-and-voltages"),
        pytest.param("重点抓好以下10个方面工作。", id="how-many-follow"),
        pytest.param("修改村规民约。", id="no-number"),
    ],
)
def test_numbers_that_state_nothing(text: str) -> None:
    assert read(text) == []


def test_the_span_holds_number_and_unit_the_text_the_qualifier_too() -> None:
    text = "接待群众约2495余人次。"
    (figure,) = extract(document(text))
    assert (figure.span.of(text), figure.text, figure.number) == ("2495余人次", "约2495余人次", "2495")


def test_headings_state_nothing() -> None:
    assert not extract(document("办好10件实事\n坚持依法行政。", headings=("办好10件实事",)))


def test_a_plan_section_holds_targets_and_a_review_results() -> None:
    text = "一、过去一年工作回顾\n新增就业5527人。\n二、2013年工作安排\n新增就业5400人。"
    figures = extract(document(text, headings=("一、过去一年工作回顾", "二、2013年工作安排")))
    assert [figure.role for figure in figures] == [FigureRole.RESULT, FigureRole.TARGET]


def test_chapters_of_a_work_report_behind_its_review_hold_targets() -> None:
    headings = ("一、2025年工作回顾", "二、关于2026年工作", "名词解释")
    text = "政府工作报告\n一、2025年工作回顾\n新增就业5527人。\n二、关于2026年工作\n新增就业5400人。\n名词解释\n新增就业5人。"
    read_as = document(text, headings=headings)
    report = replace(read_as, metadata=replace(read_as.metadata, kind="work-report"))
    assert [figure.role.value for figure in extract(report)] == ["result", "target", "result"]


def test_a_clause_may_say_itself_that_it_is_a_target() -> None:
    text = "今年培训1200人，力争明年培训1500人。"
    assert [figure.role for figure in extract(document(text))] == [FigureRole.RESULT, FigureRole.TARGET]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "主要预期目标是：生产总值增长8%；新增就业5000人。", ["target", "target"], id="what-the-aim-introduces"
        ),
        pytest.param("到2035年底，城镇化率达到70%。", ["target"], id="a-year-to-come"),
        pytest.param("产值由2008年的5亿元增加到2012年的8亿元。", ["result", "result"], id="a-year-that-was-reached"),
        pytest.param("今年赤字率拟按3%安排。", ["target"], id="what-is-intended"),
        pytest.param("人均预期寿命达到79岁。", ["result"], id="years-to-live-are-no-aim"),
        pytest.param("经济增速好于预期，达到5%。", ["result"], id="better-than-thought"),
    ],
)
def test_results_and_targets(text: str, wanted: list[str]) -> None:
    assert [figure.role.value for figure in extract(document(text))] == wanted


def test_the_scope_is_not_that_of_the_next_clause() -> None:
    assert extract(document("生产总值增长8%；城镇新增就业5000人。"))[0].scope == ()


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        pytest.param("五年来，就业形势稳定。新增就业6600万人。", ["五年来"], id="sentence"),
        pytest.param("五年来主要做了以下工作。\n我们新增就业6600万人。", ["五年来"], id="paragraph-before"),
        pytest.param("“十四五”时期工作回顾\n新增就业6600万人。", ["十四五时期"], id="heading"),
        pytest.param("2025年很不平凡。这五年，成果丰硕。\n——新增就业6600万人。", ["这五年"], id="items"),
        pytest.param("这是民生持续改善的五年，新增就业6600万人。", ["这是民生持续改善的五年"], id="this-is"),
        pytest.param("五年来，我们奋力前行。\n过去一年，新增就业1244万人。", [""], id="another-time"),
        pytest.param("五年来，我们奋力前行。\n2025年，新增就业1244万人。", ["2025年"], id="a-year"),
        pytest.param("一、2025年和“十四五”时期工作回顾\n新增就业1244万人。", [""], id="heading-of-both"),
        pytest.param(
            "五年来，我们奋力前行。\n——2025年，产值8亿元。\n——新增就业6600万人。", ["2025年", "五年来"], id="item-alone"
        ),
        pytest.param("五年来，我们奋力前行。产值提高到8亿元。", [""], id="what-there-is-at-the-end"),
    ],
)
def test_the_years_of_a_figure_hold_until_another_time_is_named(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in extract(document(text))] == periods


def test_the_years_of_a_figure_end_with_its_chapter() -> None:
    headings = ("过去五年工作回顾", "重点工作")
    text = "过去五年工作回顾\n新增就业6600万人。\n重点工作\n新增就业1200万人。"
    assert [figure.period for figure in extract(document(text, headings=headings))] == ["过去五年", ""]


@pytest.mark.parametrize(
    ("text", "totalled"),
    [("累计受理投诉18件。", True), ("全年累计受理投诉18件。", False), ("2025年，累计受理投诉18件。", False)],
)
def test_what_has_come_together_over_an_untold_time(text: str, *, totalled: bool) -> None:
    assert ("累计" in extract(document(text))[0].scope) == totalled


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        ("公共预算收入5年增长18.7%。", "公共预算收入增长", "5年"),
        ("公共预算收入年增长18.7%。", "公共预算收入增长", "年"),
        ("公共预算收入连续两年增长10%。", "公共预算收入增长", ""),
        ("赤字规模比上年年初预算增加1800亿元。", "赤字规模增长", "比上年年初预算"),
        ("公共预算收入比前五年增长1.4倍。", "公共预算收入增长", "比前五年"),
        ("2023年增长5%。", "增长", ""),
    ],
)
def test_over_how_many_years_something_grew(text: str, name: str, basis: str) -> None:
    (figure,) = extract(document(text))
    assert (figure.name, figure.basis) == (name, basis)


def test_the_time_that_a_figure_is_a_mean_of_is_in_its_scope() -> None:
    figures = extract(document("工资月人均提高90元。\n补贴每人每月615元。\n就业年均增长5%。\n工资年人均提高90元。"))
    assert [figure.scope for figure in figures] == [("月均",), ("月均",), ("年均",), ()]


def test_a_name_that_is_too_long_keeps_its_last_words() -> None:
    (figure,) = extract(document("市委理论学习中心组以及市政府常务会专题学习领会法治思想精神6次。"))
    assert figure.name.endswith("学习领会法治思想精神")
    assert not figure.name.startswith("市委")


@pytest.mark.parametrize("text", ["十" * 20000, "百分之" + "一" * 6000, "9" * 6000 + "件"])
def test_a_run_that_is_no_number_states_nothing(text: str) -> None:
    assert read(text + "。") == []


@pytest.mark.parametrize(
    "hostile",
    ["达到" * 60 + "乙5个。", "了" * 3000 + "乙5个。", "甲乙" * 3000 + "5个。", "甲、" + "率和" * 180 + "乙5个。"],
)
def test_words_that_lead_to_a_number_are_read_once(hostile: str) -> None:
    """Each took minutes, or for ever, where a word can be read in two ways."""
    (figure,) = extract(document(hostile))
    assert figure.text == "5个"


def test_a_long_quotation_at_the_end_is_a_name() -> None:
    *_, last = extract(document('受理投诉举报300件,开展"高水平建设现代化国际大都市示范引领先行区系列主题"5场。'))
    assert "系列主题" in last.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("211个涉海重点项目完成投资超800亿元。", "涉海重点项目完成投资"),
        ("17个重点行政执法部门的116件案件。", "重点行政执法部门"),
        ("74个国控断面水质优良比例连续3年达标。", "国控断面水质优良比例"),
        ("12家附近企业惠及80人。", "附近企业惠及"),
        ("6个百万羽蛋鸡养殖重点项目建设和奶业养殖加工一体化发展。", "百万羽蛋鸡养殖重点项目建设和奶业养殖加工一体化"),
        (
            "参与合法性审查市政府及工作部门2023年行政许可事项调整权责清单200项。",
            "工作部门2023年行政许可事项调整权责清单",
        ),
        ("人民币存款余额双双突破9万亿元。", "人民币存款余额"),
    ],
)
def test_a_name_ends_at_the_edge_of_a_word_and_leads_on_to_nothing(text: str, name: str) -> None:
    assert extract(document(text))[0].name == name


def test_a_year_before_an_edition_is_no_figure() -> None:
    assert extract(document("制定涉企经营许可事项清单2020版。")) == ()


def test_a_month_with_a_number_is_no_mean_of_months() -> None:
    first, second, third = extract(document("1至7月均完成投资12亿元。7月均价5元。月均完成投资3亿元。"))
    assert ["月均" in one.scope for one in (first, second, third)] == [False, False, True]
