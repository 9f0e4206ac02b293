"""Names of things in a sentence, with what speaks for each being this place's own.

A name in “” or 《》, a numbered programme, a thing that a sentence says was created, or a park or fair with a name.
Each is judged by what its own clause says: a verb of making, a kind of thing, the
place's own name, a word of novelty.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compare.classify.flagships import find_flagships
from compare.classify.stock_names import STOCK_NAMES
from compare.model import InitiativeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.text.sheet import Sheet

_THING = (
    "工程|行动计划|行动方案|行动(?!力)|计划|品牌|平台|专班|机制|模式|APP|小程序|微信公众号|公众号|直通车|清单|服务站点?|服务[点圈体]|服务(?![业质效能水])|活动|改革"
    "|试点|制度|窗口|专区|专栏|热线|驿站|中心(?!城区|城市)|系统|工作法|政策|举措|措施|通道|法庭|小区|联盟|基地|示范区|观察点|观察员|团队|应用场景|应用|程序|大综窗|体系|论坛|办法"
)
_GOES_ON = "推广|推动|实现|助力|兑现|打造|建立|形成|纳入|加快|加强|是"
"""Verbs with which a sentence goes on behind a name: none is part of it."""


def _kind_of_thing(but: str) -> str:
    """The pattern of a kind of thing behind a name, up to eight characters away, none of them `but`."""
    return rf'(?:(?!{_GOES_ON})[^,、。;:"《》(的\n{but}]){{0,8}}(?:{_THING})'


_NAMED = re.compile(
    rf'"(?P<quoted>[^"\n]*)"(?P<behind>(?!等|这)(?:{_kind_of_thing(but="等")}|{_kind_of_thing(but="")}))?'
)
"""Its kind may stand in “…”微信公众号等政务服务 before 等, and in “…”家政等劳务品牌 only behind."""
_SHAPED = re.compile(rf'(?<=")的[^,。;:"\n]{{0,10}}(?:{_THING}|格局)')
_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80})》")
_MADE_THING = "专班|平台|试点|驿站|直通车|工作法|模式|联席会议|研究中心|大综窗|观察员制度|观察点|服务站|工作站"
_FAR = 400
"""Characters of a clause that are read from a name: the longest before one in reports of forty places has 114."""
_MADE = re.compile(
    rf"(?:打造|创新推出|创新建立|(?<![主技易同域业务度])创新(?![^,。;]{{0,{_FAR}}}、|发展)|率先|首创|推出|设立|成立|组建|建成|建立|开发|启动|创建|新建|上线(?!下)|了){{1,4}}+(?:健全|完善|运行|运营|投用|投运|启用)*+(?:全[国省市区县])?+(?:首[个家批])?+"
    r"(?!\d+[万亿]|更多|具有|国家|提升|各级|各类|我国|[省市区县]级|重大|新型|开放平台|综合试点|改革试点|[和与及])"
    rf'(?P<made>[^,。;:"《》()、\n的等并]{{2,18}}?(?:{_MADE_THING}))(?!的|城市|地区|园区|单位|企业|项目)'
)
"""A list behind 创新 (创新消费模式、场景和业态) tells what is renewed, and names nothing; 自主创新 and 贸易创新 are nouns,
and what only tells of which sort something is was not made (建立共建共享平台的标准, 启动碳达峰试点城市建设)."""
_MADE_THINGS = re.compile(_MADE_THING)
_NORM = re.compile("应当|可以|鼓励")
"""What one should set up, or may, nobody has."""
_SIGN = re.compile(rf'"|《|{_MADE_THING}')
"""What a text has that names anything, unless it names it after its own place."""
_LEVELS = "省市区县州旗盟镇乡"
_OWN_THING = re.compile(
    rf'(?![{_LEVELS}]|进行|开展|举办|设立|成立|打造|建成|推出)[^,。;:、"《》()的和与在\n等]{{0,10}}?'
    "(?:驿站|直通车|工作法|模式|样板|经验|服务站|服务点|工作站|曝光台|大讲堂|队|研究中心|平台|小程序|APP|公众号|联盟|品牌|智库|码|指数"
    r"|(?<![贯畅开沟交流普联互直化])通(?![一-鿿]))"
)
"""What follows a place's name in the name of a thing; a verb right behind it makes no name (入驻普陀进行合作联盟)."""
_MAKING = re.compile(
    r"打造|创新|率先|首创|推出|设立|成立|组建|启动|实施|建立|开展|创建|推行|建成|上线|推广|探索|构建|依托|通过|织密|部署"
)
_ISSUING = re.compile(r"(?:出台|制定|印发|制发|发布|制订|起草|推出|公布|编制|修订|下发)")
_NOVEL = re.compile(r"率先|首创|首个|首家|创新|品牌|特色|试点|样板|亮点|领先|全国|全省第")
_NATIONAL = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|中央|全国|关于加快|政府信息公开条例|优化营商环境条例|重大行政决策程序暂行条例)|(?<![办方做立司])法典?$"
)
_MINISTRIES = (
    "司法|财政|教育|公安|民政|商务|科技|科学技术|农业农村|自然资源|生态环境|交通运输|住房城乡建设|住房和城乡建设|水利|文化和旅游"
    "|工业和信息化|人力资源社会保障|人力资源和社会保障|应急管理|退役军人事务"
)
_FROM_ABOVE = re.compile(
    rf"(?:(?:国务院|中央|国家|全国|最高人民)(?:(?![省市区县州旗](?:委|政府|人大))[^,的])*?(?:国务院|[办厅部委局署会院大])|(?:{_MINISTRIES})部)"
    rf"(?:等[^,的]{{0,6}})?(?:联合)?(?:{_ISSUING.pattern})"
)
"""An organ of the state that issues: 中央依法治国办印发的, 国务院办公厅印发. What it issued is not this place's."""
_STATES = re.compile(r"(?<!打造|建设|创建|争取|争创|申报)(?:国家级?|全国)$")
"""Right before the marks: a name that the state gave, unless this place makes the thing or seeks it."""
_THING_AT_END = re.compile(rf"(?:{_THING}|通办|法庭|码|卡|贷|券|榜|攻坚|会战|攻势|.{{3}}[岗队站院网图日周月年])$")
_MEASURES = re.compile(r"[\d一二三四五六七八九十]条$")
"""稳增长26条: what everyone calls a document of so many articles."""
_TALLY = re.compile(r"^(?:[一二两三四五六七八九十\d]+[大个项条][^,、\d]{2,4})+$")
"""四大行动, 两个中心: a count of things that have names of their own, not a name."""
_AGAINST = re.compile(r"不能|不搞|不得|打破|杜绝|防止|避免|纠正|整治|破解|克服|遏制")
_ORDINARY = re.compile(r"(?:专班|平台|联席会议|服务站)$")
_AWARDED = re.compile(
    r"(?:评为|认定为|确定为|列为|命名为|获评|荣获|荣膺|授予|称号|入选(?:全国|国家|联合国|世界|[^,]{1,8}第.批))[^,]{0,12}$"
)
_HONOUR = re.compile(r'(?:[、和与及]*"[^"\n]*"){0,40}等?[^,。;"]{0,4}?(?:称号|荣誉)')
"""Behind the marks, or behind the list that they are in: 获得“…”“…”等荣誉称号."""
_NEXT_MARKS = r'[^,。;:"\n等]{0,4}+[、和与及]*+'
"""What stands between two names of a list. Possessive: of a list of 30 names it could be read in a thousand million ways."""
_NO_THING = re.compile(
    rf'号(?!召)|的简称|{_NEXT_MARKS}(?:"[^"\n]*"{_NEXT_MARKS}){{0,40}}+等(?:多种)?(?:方式|形式|方法|渠道|途径)'
)
"""Right behind the marks: a ship (“奋斗者”号), what a note at the end explains, or how something is done (“走出去”等方式)."""
_COUNTED = re.compile(r"[一二两三四五六七八九十百千万]")
_NUMBERED = re.compile(r"\d++(?!号)")
"""“5416”工程; the one thing of many that has a number (“齐鲁1号”) is no such programme."""
_PROVINCES = """
    河北:冀 内蒙古:蒙 辽宁:辽 上海:沪 江苏:苏 浙江:浙 安徽:皖 福建:闽 江西:赣 山东:鲁 河南:豫 湖北:鄂
    湖南:湘 广东:粤 广西:桂 海南:琼 重庆:渝 四川:川 贵州:黔 云南:滇 陕西:陕 甘肃:陇
"""
_LETTERS = dict(pair.split(":") for pair in _PROVINCES.split())
"""The letter of a province, by which its names are told: “赣出精品”. Left out are
those that stand in usual words too, as in 晋升, 津贴, 收藏 and 黑."""
MADE, MADE_AT_ONCE, KIND = 2, 3, 2
"""Points for a verb of making in the clause, for one right before the name, and for a kind of thing."""
NAME_SIZES = range(2, 25)
"""Characters that a name in quotation marks may have; what is longer is a quotation."""


class Name(NamedTuple):
    """A name found in the normal form of a sentence."""

    start: int
    end: int
    name: str
    """What tells it from other names: without the words for its kind."""
    kind: InitiativeKind
    points: int
    """How much its clause says for its being this place's own; 3 and more are a case."""
    evidence: str


@lru_cache(maxsize=1)
def find_names(texts: Sheet, own: tuple[str, ...]) -> tuple[tuple[Name, ...], ...]:
    """All names of each of many sentences in their normal form, in order; `own` is what the place calls itself.

    Names may overlap: “畅通办”平台 is quoted and was made. Four sentences in five have nothing that
    a name could be told by, and are not searched. Of a document without semicolons they are asked
    for twice: its sentences are its statements.
    """
    worth = texts.having(_SIGN)
    for name in own:
        worth |= texts.containing(name)
    each = texts.each()
    found = [_names(text, own) if has else () for text, has in zip(each, worth.tolist(), strict=True)]
    for one in find_flagships(texts, own):
        name = each[one.text][one.start : one.end]
        flagship = Name(one.start, one.end, name, InitiativeKind.DISTINCTIVE, KIND, one.whose)
        found[one.text] = tuple(sorted([*found[one.text], flagship], key=_order))
    return tuple(found)


@lru_cache(maxsize=1 << 10)
def _names(text: str, own: Sequence[str]) -> tuple[Name, ...]:
    """All names of a sentence in its normal form, in order. Of a document they are asked for twice."""
    found = [*_titles(text, own), *_quoted(text, own), *_made(text), *_own_things(text, own)]
    return tuple(sorted(found, key=_order))


def _order(one: Name) -> tuple[int, int, int, str]:
    """The order of the text; of two that are one stretch the more telling goes first."""
    return one.start, one.end, -one.points, one.evidence


def quoted_names(text: str) -> list[str]:
    """Every short quotation of a text in its normal form."""
    return [match["quoted"] for match in _NAMED.finditer(text) if len(match["quoted"]) in NAME_SIZES]


def _titles(text: str, own: Sequence[str]) -> Iterator[Name]:
    """Documents that this place issued: by its own name in the title, or by a verb of issuing that no one above it has."""
    for match in _TITLE.finditer(text):
        title = match["title"]
        if _NATIONAL.search(title):
            continue
        clause = _before(text, match.start())
        if _FROM_ABOVE.search(clause):
            continue
        by_name, by_verb = [name for name in own if name in title][:1], _ISSUING.findall(clause)
        if evidence := by_name + by_verb[-1:]:
            yield Name(*match.span(), title, InitiativeKind.DOCUMENT, KIND * len(evidence), "、".join(evidence))


def _quoted(text: str, own: Sequence[str]) -> Iterator[Name]:
    """Names in quotation marks, with the kind of thing that follows them."""
    for match in _NAMED.finditer(text):
        name = match["quoted"]
        if name in STOCK_NAMES or len(name) not in NAME_SIZES or _TALLY.search(name):
            continue
        if name[0].isdigit() and not match["behind"] and not _THING_AT_END.search(name):
            continue
        clause = _before(text, match.start())
        if _is_others(text, match, clause):
            continue
        shaped = _SHAPED.match(text, match.end())
        behind = match["behind"] or (shaped[0][1:] if shaped else "")
        signs = _signs(name, clause, behind, own)
        kind = InitiativeKind.NUMBERED if _NUMBERED.search(name) else InitiativeKind.QUOTED
        evidence = "、".join(dict.fromkeys(word for _, word in signs))
        yield Name(*match.span(), name, kind, sum(points for points, _ in signs), evidence)


def _is_others(text: str, match: re.Match[str], clause: str) -> bool:
    """Whether what stands round a quoted name says that others gave it, or that it names no thing."""
    if any(sign.search(clause) for sign in (_AWARDED, _AGAINST, _STATES)) or _HONOUR.match(text, match.end()):
        return True
    return _NO_THING.match(text, match.end("quoted") + 1) is not None


def _signs(name: str, clause: str, behind: str, own: Sequence[str]) -> list[tuple[int, str]]:
    """What speaks for a quoted name being an initiative: points, and the words that give them."""
    made, novel, kind = _MAKING.findall(clause), _NOVEL.findall(clause + behind), _THING_AT_END.search(name)
    signs = [(MADE_AT_ONCE if clause.endswith(made[-1]) else MADE, made[-1])] if made else []
    signs += [(KIND, behind)] if behind else []
    signs += [(KIND, kind[0])] if kind and not behind else []
    signs += [(MADE, issued[-1])] if _MEASURES.search(name) and (issued := _ISSUING.findall(clause)) else []
    signs += [(1, novel[-1])] if novel else []
    signs += [(1, name)] if any(char.isascii() for char in name) or len(_COUNTED.findall(name)) > 1 else []
    signs += [(-1, name)] if "、" in name or "," in name else []
    return signs + [(KIND, said) for place in own for said in (place, _LETTERS.get(place, place)) if said in name][:1]


def _made(text: str) -> Iterator[Name]:
    """Things without a mark that a sentence says were created.

    The things are asked for first: behind every verb each of them would be sought at every place a name may end.
    """
    if not _MADE_THINGS.search(text):
        return
    norm = _NORM.search(text)
    for match in _MADE.finditer(text):
        if norm and norm.end() <= match.start():
            return
        verb = text[match.start() : match.start("made")]
        points = MADE if _ORDINARY.search(match["made"]) and not _NOVEL.search(verb) else MADE_AT_ONCE
        yield Name(*match.span("made"), match["made"], InitiativeKind.DISTINCTIVE, points, verb)


def _own_things(text: str, own: Sequence[str]) -> Iterator[Name]:
    """Things named after the place: 相城暖心驿站, 开远模式."""
    for name in own:
        start = text.find(name) if name[-1] not in _LEVELS else -1
        while start >= 0:
            behind = _OWN_THING.match(text, start + len(name))
            if behind:
                thing = text[start : behind.end()]
                yield Name(start, behind.end(), thing, InitiativeKind.DISTINCTIVE, MADE_AT_ONCE, name)
            start = text.find(name, behind.end() if behind else start + 1)


def _before(text: str, position: int) -> str:
    """The part of the clause before a position, without the titles that share its verb."""
    far = max(0, position - _FAR)
    start = max(far, *(text.rfind(mark, far, position) + 1 for mark in ",。;:"))
    return _TITLE.sub("", text[start:position])
