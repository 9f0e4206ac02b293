"""What a figure counts: the indicator's name, as far as its clause tells it.

地区生产总值完成198.5亿元，同比增长22.3% names the first figure before the number; the
second clause has no noun of its own, so its subject is that of the first; so has 受理108件
after 收到行政复议申请122件, which only says what was done. 19家龙头企业 has its noun behind.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.acts import added
from compare.figures.circumstances import says_what_was_done, without_verbs
from compare.figures.clauses import start_behind
from compare.figures.respectively import shared_out
from compare.figures.units import RANK, SIZE
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.figures.numbers import Number

_STOPS = "。!?;\n"
_BREAKS = re.compile(r"[,、:()]|--")
_BRACKETS = re.compile(r"\([^()\n]*\)|(?:《[^《》\n]*》[、和]?)+等?")
"""What is added to a name, and titles, which are examples of what is counted: 制定《…》《…》等32部行政法规."""
_IN_QUOTES = re.compile(r"\"([^\"]*)\"")
_LEAD = re.compile(
    r"^(?:\d{1,2}\.(?!\d)|以[上下]的?(?!级)|和(?!解|谐|平)|及(?!时)|与(?!会)|以及|其中|等(?![级待候额效])|平均每年|使(?!用|命|领|馆|节)|拟(?!定|订|于)|并(?!联|购|轨|网)|且|的|至少|至|到(?!位|期)|同时|目前|截至[^,]*|今年以来|全年|年内|本年度?|当年|[今明去]年(?:计划|拟)?"
    r"|现有|现(?!代|场|金|行)|均(?!衡)|都(?!市)|已经?|累计|共计|共(?!享|建|同|治|产|青)|总共|合计|在(?!线|建|校|岗|编|册|库|押|训)"
    r"|对(?!接|口|外|标|照)|为|通过(?!率)|把|\d{2,4}年度?(?:以来)?|(?:过去|近|这)?[\d一二两三四五六七八九十]{1,2}年(?:来|间|里)?(?=累计|共|均|年均|平均|新增|净增|增[加长]|提[高升]|下降|减少|降低)|[一两三四五十]年来|力争|争取(?!上级|到|中央|[国省市]|资金|专项)|确保|预计|计划|预期|实现|[一二三四五六七八九十]+是|要(?!素|案|件)"
    r"|将|全[省市区县州旗]|我[省市区县州旗])+"
)
_VERBS = re.compile(
    r"(?:拟按|拟|每[人户亩](?:每[年月天])?|(?<=[到至为达约])人均|(?:(?:为|是|相当于)(?:上年|去年|\d{4}年)(?:同期)?的?|(?:上年|去年|\d{4}年)(?:同期)?的)|(?:增加|增长|提高|提升|上升|扩大|发展|下降|减少|降低|压减|缩短|压缩|缩减|缩小|精简|下调|上调|回落|回升)(?:到|至|为)|完成|达(?:到或?)?|略|已达|高达|(?<!行)为|是|突破|实现|超过|控制[在到]?|保持在|稳定在|提高到|提升到|增加到|发展到|扩大到|增至|升至|降至|降到|保持|共计?|累计|分别"
    r"|平均|(?<![人年户月日平])均|都|了|有|持续|继续|始终|一直|首次|历史性|至少|将|再|(?<![需重主必])要|[迈跨登跃站][上过]|跨越|[2-9两三四五]年累计|连续[\d两三四五六七八九十]{1,2}年|(?<![民公条合规契签节预])约|近|只|仅|双双|占|至|已|力争|预计|预期|(?<!收)到)++$"
)
FAR = 400
"""Characters before a number in which its name is sought, and what else its clause says of it."""
_HOW = re.compile(r"^(?:全面|圆满|顺利|提前|超额)$")
_CHANGE = re.compile(
    r"(?:预[计期]|力争)?(?P<basis>同比|环比|[比较](?:上年|去年)(?:同期|(?:年初)?预算|计划|平均水平)?|(?:比|较)(?:\d{4}年|上年|去年|年|上月)[末底初]|[比较](?:\d{4}|前[两三四五\d])年|按?同口径|按?可比(?:口径|价格?)(?:计算)?|年均|(?:近|过去|这)?(?<![\d一二三四五六七八九])(?<!连续)(?:\d{1,2}|[一两三四五六七八九十])年(?:来|间)?(?:累计)?|(?<![今去前当每\d一二两三四五六七八九十])年|两年平均)?"
    r"(?:分别|净|平均|增速|增幅)*(?P<verb>增长|下降|提高|增加|减少|上升|降低|增幅|增速|降幅|涨幅|上涨|下跌|压减|压缩|缩减|缩短|提升|回升|攀升|削减|减幅|增产|减产|回落|翻|(?<=[年期算划平])[高低多少快慢])(?:幅度|速度)?(?:了|率?为|达到?|至少|(?:控制|保持|稳定)在)?$"
)
_BEHIND = re.compile(
    r"的?((?:\([^()\n]{1,10}\)|\"(?![和及与,、。;])[^\"\n]{2,20}\"|\d{1,2}周?岁(?:及?以[上下])?"
    rf"|\d{{1,5}}[万亿]?(?:{SIZE})[及或]?以[上下](?=的?[^\W\d])|\d[A-Z]|[^,、;。:(!?\n\d\"])*)"
)
"""The noun behind a number, which may have a name in quotation marks, an age, a size or a 5G in it."""
_JOINT = re.compile(r"(?:(?<![总缓温饱])和|(?<![惠涉普顾波触提])及|以及|(?<!参)与)$")
_LEADS_ON = re.compile(
    r"(?:双双|连续|的|(?<![绝核应面校针派相反配])对|(?<![附最临邻接])近|(?<![赶反高])超|(?<![直到发表传通抵下送雷])达|(?:不[得能应可]?)?(?:超过|[低高多少大小]于)"
    rf"|{_JOINT.pattern.removesuffix('$')})+$"
)
"""What leads on to the next number: 完成投资超800亿元, 部门的116件."""
_JOINED_ON = re.compile(r"以及|和(?!解|谐|平)|及(?!时)|与(?!会)")
_RATES = re.compile(r"(?>[^、,\d]{2,10}?率[、和])+[^、,\d]{2,10}率[均都]?(?:达到?|为)?$")
"""报备率、及时率、规范率达100%: one number of several rates, each taken once: there is no end of ways to part 率和率和率和 anew."""
_WHOSE = re.compile(
    r"(?:部门|单位|机关|机构|组织|人员|企业|公司|乡镇|街道|社区|村|学校|医院|群众|居民|职工)的?$|(?<![绝核应面校针派相反配])对$"
)
"""对26个执法部门52份执法案卷进行评查: what stands between two numbers is of the first, if it says only who."""
_BY_MEASURE = re.compile(r"每[^,]{1,4}$")
"""微克每立方米: rest of a unit."""
_CLAUSES = re.compile(r"[,:]|--")
_ET_CETERA = re.compile(r"等(?![级待候额效])(?:一批|一系列|方面)?")
_LISTING = re.compile(
    r"发布|公开|公布|评查|推出|查处|开展|组织|涉及|涵盖|建成|汇聚|完成|实施|建设|新建|推进|发放|出台|印发|制定|修订|清理|解决|整治|打造|开通|引进|培训|审查|办理"
)
_FROM = re.compile(r"[由从](?!业|事|严|此|于)[^,中]*$")
"""由1997年的5160元 says when it was so much, and no noun; 从废墟中抢救 does."""
_TO = re.compile(
    r"(?:增加|增长|提高|提升|上升|扩大|发展|下降|减少|降低|压减|缩短|压缩|缩减|缩小|精简|下调|上调|回落|回升|增|升|降)(?:到|至|为)"
)
"""增加到: what it goes to stands behind, and is no noun."""
_MARK = re.compile(r"新?(?:大关|关口|台阶|的?目标|水平|的?基础上?)$|安排$")
"""What was passed: 突破1200亿元大关."""
_WENT = re.compile(
    r"([^:]{2,20}?)(?:近年来|[再屡又]创|大幅|稳步|持续|不断|进一步|显著|明显|快速|逐[年步]|有所|首次|[由从])"
)
"""How something went, behind its noun."""
_NO_NOUN = re.compile("|".join(f"(?:{one.pattern})" for one in (_TO, _MARK, _BY_MEASURE, _ET_CETERA)))
"""What may stand behind a number and is no noun of its own."""
_UNTO = re.compile(_TO.pattern + r"\d{4}年[底末]?的?$")
_COUNTED = re.compile(r"(?<![公中总])共计?(?![同享建治和产青])|累计|(?<!联)合计(?!划)|总计")
"""Adverbs of counting: what stands before them says who counted."""
_BARE = re.compile(
    r"(?:其中|不予|成功|收到|受理|接收|审结|办结|结案|撤回|驳回|调解|调处|和解|化解|立案|移送|移交|答复|办复|修改|废止|失效|继续有效|完成|另外|及|败诉|胜诉|维持|撤销|终止|中止|已?审理|告知|(?:以)?其他方式|处理)+"
)
"""Words that say what was done and not to what."""
_DONE_BEFORE = re.compile(rf"(?:决定|宣布)?(?:{_BARE.pattern})(?:和(?:{_BARE.pattern}))*")
"""What was done by the clause before, which the next one says otherwise: 决定废止规章1件，继续有效9件."""
_WITH_SUCCESS = "成功"
"""Of 调解709件，成功708件 the second says of the mediation how it ended, and what was done stays in its name."""
_AMONG = re.compile(rf"中(?:{_BARE.pattern})$")
"""行政复议案件中维持180件、撤销12件: both are of the cases."""
_MEASURED = re.compile(
    r"实际$|占|完成(?:年度?|年初|全年)?(?:目标|计划|预算|任务)|[高低快慢好优大小多少]于|超过?全[国省市区县]"
)
"""What says how the indicator of the clause before stands to another: 完成年度目标的108%, 高于全市1.2个百分点."""
_SPENDING = re.compile(r"(?:完成|总|计划|累计)*(?:投资|投入)(?:资金|经费)?")
_WORKS = re.compile(r"[^\W\d]{2,12}(?:项目|工程)$")
"""Works of a kind; 项目 alone tells no more than the money does."""
_PURPOSE = re.compile(
    r",?(?:集中|重点|全面|同步)?(?P<does>(?:用于|实施|[新改扩]?建|建[设成]|改造|完成|推进|启动|开展|支持|对(?!接))(?:了(?!解)|的(?=\d))?)"
    r"(?:\d{1,5}余?[个项条座所处]的?)?(?P<what>[^,。;:!?\n\d]{2,})"
)
_TOTALS = frozenset({"总数", "总量", "总额", "累计总数", "总人数", "总数量"})
_DOWN = re.compile("下降|减|降|压缩|缩短|回落|下跌|[低少慢]$")
_LENGTH = "总里程"
_ROAD = re.compile("(?:通车|通航|运营|营运|营业|通行)?里程$")
"""新增高速公路通车里程1523公里,总里程达8667公里: of the same roads."""
_RATE_ENDS = ("率", "度")
RATE = 3
"""Characters up to which a rate (满意率, 办结率) does not say of what."""
SHORTEST = 4
"""Characters that tell what was counted; fewer are only a verb."""
LONGEST = 24
"""Characters of a name; a longer clause is more than a name."""


class Name(NamedTuple):
    """What a figure counts."""

    subject: str
    """The noun, and the verb where it tells more than that something is so."""
    handed_on: str
    """The subject of the next clause, should it have none of its own."""
    change: str
    """增长 or 下降 where the figure is by how much it changed; "" where it is how much there is."""
    basis: str = ""
    """Against what a change is told: 同比, 比上年."""

    def text(self) -> str:
        """As it is shown, with the quotation marks that the normal form has lost."""
        return _IN_QUOTES.sub(r"“\1”", self.subject + self.change)


def names(normal: str, found: Sequence[Number]) -> tuple[Name, ...]:
    """The name of each number, in order."""
    out: list[Name] = []
    subject, last_end = "", 0
    for number in found:
        sentence = start_behind(_STOPS, normal, number.whole.start)
        if sentence > last_end:
            subject = ""
        begins = max(sentence, last_end)
        name = _name(normal, number, begins, subject)
        if out and normal[begins] == "、":
            name = _added_too(name, out[-1])
        subject, last_end = name.handed_on, number.whole.end
        out.append(name)
    given = _named_by_the_next(normal, found, shared_out(normal, found, out))
    spent = [_spent_on(normal, number, name) for number, name in zip(found, given, strict=True)]
    counted = map(partial(_spent_on_what_was_counted, normal), pairwise(found), pairwise(spent))
    return (*spent[:1], *counted)


def _spent_on_what_was_counted(normal: str, found: tuple[Number, Number], names: tuple[Name, Name]) -> Name:
    """实施农业项目27个,完成投资1.75亿元: money right behind a count of works is what went into them."""
    counted, name = names
    works = None if counted.change else _WORKS.search(without_verbs(counted.subject))
    if works is None or name.change or not _SPENDING.fullmatch(name.subject):
        return name
    between = normal[found[0].whole.end : found[1].whole.start].removeprefix(",")
    right_behind = between.endswith(name.subject) and not _BREAKS.search(between)
    return name._replace(subject=works[0] + name.subject) if right_behind else name


def _added_too(name: Name, before: Name) -> Name:
    """新建公路6公里、铁路3公里: the verb of the first is that of all; without it the second would be all railways."""
    verb = added(before.subject)
    apart = (
        name.change or not verb or name.subject.endswith(tuple(_TOTALS)) or without_verbs(name.subject) != name.subject
    )
    return name if apart else name._replace(subject=verb + name.subject)


def _spent_on(normal: str, number: Number, name: Name) -> Name:
    """投资3亿元,实施重点农牧业项目33个: money alone is named by what the next clause says is done with it."""
    spent = _PURPOSE.match(normal, number.whole.end) if _SPENDING.fullmatch(name.subject) and not name.change else None
    return (
        name._replace(subject=(name.subject + spent["does"].removesuffix("的") + spent["what"])[:LONGEST])
        if spent
        else name
    )


def _named_by_the_next(normal: str, found: Sequence[Number], given: Sequence[Name]) -> list[Name]:
    """完成3800户、58万平方米棚户区改造: what has no noun has that of the number it is joined to."""
    out = list(given)
    for i in range(len(out) - 2, -1, -1):
        between = normal[found[i].whole.end : found[i + 1].whole.start]
        if not out[i].subject and between in {"、", "和", "及", ","}:
            out[i] = out[i]._replace(subject=out[i + 1].subject)
    return out


def _name(normal: str, number: Number, start: int, inherited: str) -> Name:
    told = _BRACKETS.sub("", normal[max(start, number.whole.start - FAR) : number.whole.start])
    clause = _CLAUSES.split(told)[-1]
    follows_a_number = start > 0 and clause == told and normal[start - 1] not in _STOPS
    if follows_a_number and _JOINT.search(clause):  # 5座水厂和8座泵站: what stands between is of the first
        clause = ""
    piece = _of_a_list(_BREAKS.split(clause)[-1], clause)
    before = _joined(piece, clause.partition("、")[2] if follows_a_number else clause)
    if number.unit == RANK:
        return Name(*_with_inherited(_stripped(before), inherited), "位次")
    changed = _CHANGE.search(before)
    if number.unit == "番":
        return Name(*_with_inherited(_stripped(before), inherited), "增长")
    left = _stripped(_UNTO.sub("", _FROM.sub("", _counted(before[: changed.start()] if changed else before))))
    right = _BEHIND.match(normal, number.whole.end)
    behind = right[1] if right and not changed and not (left and number.unit == "%") else ""
    if follows_a_number and behind and _WHOSE.search(clause) and not says_what_was_done(clause):
        left = ""
    own = _noun(left, _behind_alone(behind, has_left=bool(left)))
    own = own or _of_clause_before(told, clause)
    direction = ("下降" if _DOWN.search(changed["verb"]) else "增长") if changed else ""
    return Name(*_with_inherited(own, inherited), direction, (changed["basis"] or "") if changed else "")


def _of_clause_before(told: str, clause: str) -> str:
    """参合率再创新高,达到98.5%: the noun of the clause before, where that says how it went and this one only to what."""
    before = told.removesuffix(clause).rstrip(",:").rpartition(",")[2]
    if clause.startswith(("由", "从")) and len(before) <= LONGEST:
        return _stripped(before)
    went = _WENT.match(before)
    return _stripped(went[1]) if went else ""


def _behind_alone(behind: str, *, has_left: bool) -> str:
    """What stands behind a number as far as it is of its own noun: not where it goes to, nor what the next one counts."""
    if not behind or _NO_NOUN.match(behind) or (has_left and _JOINED_ON.match(behind)):
        return ""
    return _JOINT.sub("", _BRACKETS.sub("", behind))


def _noun(left: str, behind: str) -> str:
    """The name told before and behind a number; of one that is too long, the words nearest to it."""
    behind = _LEADS_ON.sub("", behind)
    if len(left) + len(behind) <= LONGEST:
        return left + behind if behind else _JOINT.sub("", left)
    return _begun(behind) if behind else _ended(left)


def _begun(behind: str) -> str:
    """As many whole words of what stands behind a number as a name may have."""
    ends = [end for end in accumulate(map(len, words(behind))) if end <= LONGEST]
    cut = behind[: ends[-1]] if ends else behind[:LONGEST]
    return _LEADS_ON.sub("", cut.rpartition('"')[0] if cut.count('"') % 2 else cut)


def _ended(left: str) -> str:
    """As many whole words of what stands before a number as a name may have, or one more."""
    beyond = len(left) - LONGEST
    nearest = left[next(end for end in accumulate(map(len, words(left))) if end >= beyond) :]
    whole = nearest.partition('"')[2] or nearest.strip('"') if nearest.count('"') % 2 else nearest
    return _stripped(whole)


def _joined(piece: str, clause: str) -> str:
    """国内、国际航线达到35条: what is joined to so short a word before it is one noun with it."""
    if "、" not in clause or not clause.endswith(piece):
        return piece
    if rates := _RATES.search(clause):
        return rates[0]
    item = re.split(r"[、()]", clause[: -len(piece) - 1])[-1] if piece else ""
    verbs = list(_LISTING.finditer(item))
    word = _stripped(item[verbs[-1].end() :] if verbs else item)
    return f"{item}、{piece}" if 0 < len(word) <= RATE and item and not _BARE.match(word) else piece


def _of_a_list(piece: str, clause: str) -> str:
    """发布甲、乙、丙等信息: what was done, which stands before the list, and the noun behind it."""
    found = _ET_CETERA.search(piece)
    if not found or "、" not in clause:
        return piece
    verbs = list(_LISTING.finditer(clause.partition("、")[0]))
    return clause[: verbs[-1].end()] + piece[found.end() :] if verbs else piece


def _with_inherited(own: str, inherited: str) -> tuple[str, str]:
    """The subject of a clause that may lean on the one before, and what it hands on."""
    if among := _AMONG.search(own):
        return own, own[: among.start()]
    if not own or not inherited:
        return own or inherited, own or inherited
    noun = inherited[done.end() :] if (done := _DONE_BEFORE.match(inherited)) else inherited
    if _BARE.fullmatch(own):
        return own + (inherited if own == _WITH_SUCCESS else without_verbs(noun)), inherited
    if _MEASURED.match(own):
        return noun + own, inherited
    if own in _TOTALS or (own == _LENGTH and _ROAD.search(noun)):
        return (_ROAD.sub("", without_verbs(noun)) if own == _LENGTH else without_verbs(noun)) + own, inherited
    return (_rate_of(noun, own), inherited) if _leans(own, noun) else (own, own)


def _leans(own: str, noun: str) -> bool:
    """Whether a rate does not say of what, and the noun before it can: 满意率, but not that of an 办结率."""
    return len(own) <= RATE and own.endswith(_RATE_ENDS) and not noun.endswith(_RATE_ENDS)


def _rate_of(noun: str, rate: str) -> str:
    """负责人出庭率 of 负责人出庭应诉; of a bare 率 all of the noun."""
    begins = noun.rfind(rate[:-1])
    return (noun[:begins] if begins > 0 else noun) + rate


def _counted(clause: str) -> str:
    """The clause from where it says what was counted, if it says enough there."""
    tail = _COUNTED.split(clause)[-1]
    return tail if len(tail) >= SHORTEST else clause


def _stripped(text: str) -> str:
    """A clause without the words that only introduce it or lead to its number."""
    while True:
        shorter = _VERBS.sub("", _LEAD.sub("", _HOW.sub("", text.strip()).removesuffix("的")))
        if shorter == text:
            return text
        text = shorter
