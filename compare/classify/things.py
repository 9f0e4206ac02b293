"""What kind of thing a name names: the word for its kind, in the name, behind it, or before it."""

from __future__ import annotations

import re

from compare.model import Thing

_WORDS = (
    (Thing.PILOT, "试点|先行先试|示范区|试验区|先行区|合作区"),
    (Thing.PLATFORM, "平台|APP|小程序|公众号|系统|应用|网站?|码|热线|一张图|大脑"),
    (
        Thing.FACILITY,
        "驿站|中心|服务站|服务点|工作站|直通车|窗口|专区|法庭|基地|观察点|联系点|小区|曝光台|大综窗|通道|园区?|科学城|科技城|新城",
    ),
    (Thing.BRAND, "品牌|模式|样板|名片"),
    (Thing.MECHANISM, "机制|制度|体系|工作法|办法|专班|联席会议|联盟|清单|观察员|团队|队|格局|改革"),
    (
        Thing.PROGRAMME,
        "工程|行动|计划|活动|战略|举措|措施|政策|服务|论坛|讲堂|通办|办|券|贷|月|周|日|攻坚|会战|攻势|洽谈会|博览会|展销会|交易会|峰会|文化节|旅游节|艺术节|组团|商圈|走廊|新城",
    ),
)
"""In the order they are asked: 改革试点 is a pilot, 服务平台 a platform."""
_BEHIND = tuple((thing, re.compile(rf'[^,。;:、"]{{0,8}}?(?:{words})')) for thing, words in _WORDS)
_AT_END = tuple((thing, re.compile(rf'(?:{words})["”]?$')) for thing, words in _WORDS)
_ARTICLES = re.compile(r"[\d一二三四五六七八九十]条[\"”]?$")
"""稳增长26条: a document by the number of its articles."""


def thing_of(name: str, behind: str = "") -> Thing:
    """The kind of thing; `behind` is what follows the name in its clause.

    >>> thing_of("政企面对面", "活动14场").value, thing_of("我的常州", "APP").value, thing_of("《…办法》").value
    ('programme', 'platform', 'document')
    """
    if name.startswith("《") or _ARTICLES.search(name):
        return Thing.DOCUMENT
    told = (thing for thing, pattern in _BEHIND if pattern.match(behind))
    ended = (thing for thing, pattern in _AT_END if pattern.search(name))
    return next(told, None) or next(ended, Thing.OTHER)
