"""The bodies whose document it is, from where they are named most surely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.outline import parts
from compare.outline.metadata.front import Words
from compare.outline.metadata.kinds import WORK_REPORT
from compare.text import places
from compare.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.outline.metadata.front import Front

_HAN = r"[\u4e00-\u9fff]"
_ORGAN = lazily(
    r"国务院(?:办公厅)?|最高人民法院|最高人民检察院|中央军委(?:办公厅)?|中共中央(?:办公厅)?|"
    rf"{_HAN}{{2,30}}?(?:人民政府(?:办公[室厅])?|政府|行政公署(?:办公室)?|委员会(?:办公[室厅])?|(?:[市区县省州旗]|党|工|改革|发改|健康|国资)委(?:办公[室厅])?|法院|检察院|"
    r"[局厅]|部|总署|管委会|办事处|领导小组(?:办公室)?|国务院[\u4e00-\u9fff]{2,8}室)"
)
_TWO_BODIES = re.compile(r"(?P<party>(?:中共|中国共产党).{2,20}?委(?:员会)?(?:办公[室厅])?)(?=(?P<other>.{4,}))")
_TITLE_HEAD = re.compile(
    r"^(?P<head>.+?)(?=关于|印发|转发|对|(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年|(?<!法治)政府工作报告|工作报告)"
)
_ASSEMBLY = lazily(rf"(?P<place>{_HAN}{{2,12}}?)第?[一二三四五六七八九十百\d]+届(?P<body>人民代表大会(?:常务委员会)?)")
_NATIONAL_ASSEMBLY = re.compile(r"第[一二三四五六七八九十]+届(?P<body>全国人民代表大会(?:常务委员会)?)")
_PARTY_COMMITTEE = lazily(
    rf"(?:中国共产党|中共)(?:{_HAN}{{2,12}})?第[一二三四五六七八九十]+届(?:中央)?委员会(?=第.{{1,3}}次全体)"
)
_STATE_COUNCIL = re.compile(r"国务院|第[一二三四五六七八九十]+届全国人民代表大会")
_PLACE = rf"{_HAN}{{2,14}}?(?:省|自治[区州县旗]|市|州|盟|县|区|旗)"
_SPEECH_PLACE = lazily(rf"(?P<place>{_PLACE})(?:人民)?政府工作报告")
_OFFICE = r"(?:代理?|副)?(?:省长|市长|区长|县长|旗长|州长|盟长|镇长|乡长|主席)"
_BYLINE = lazily(rf"^(?P<body>{_HAN}{{4,20}}政府){_OFFICE}")
_BYLINE_PLACE = lazily(rf"^(?P<place>{_PLACE}){_OFFICE}")
_SPEAKS_FOR = lazily(
    rf"我代表(?:中国共产党|中共)?(?P<body>国务院|{_HAN}{{2,20}}?(?:人民政府|(?:中央|第.{{1,3}}届)委员会))"
)
_UNNAMED = re.compile(r"^(?:自治)?[省市区县州旗镇乡](?:人民)?政府|^自治[区州县旗](?:人民)?政府")
_UNPLACED = lazily(r"^[省市区县州旗镇乡](?:人民政府|委|级|直|[\u4e00-\u9fff]{2,8}[局厅办])")
_CODES = (
    (re.compile(r"^国办"), "国务院办公厅"),
    (re.compile(r"^国[发函令]"), "国务院"),
    (re.compile(r"^中办"), "中共中央办公厅"),
    (re.compile(r"^中发"), "中共中央"),
    (re.compile(r"^法(?:释|发)"), "最高人民法院"),
)
"""The bodies that the code words of a document number stand for (Regulations on official documents, 2012, art. 9)."""
_GOVERNMENT_CODE = lazily(rf"^(?P<place>{_HAN}{{1,4}}?)政(?P<office>办)?(?P<form>{_HAN}{{0,3}})[〔\[(【<]")
_PROVINCE_CODES = {
    "京": "北京",
    "津": "天津",
    "冀": "河北",
    "晋": "山西",
    "蒙": "内蒙古",
    "辽": "辽宁",
    "吉": "吉林",
    "黑": "黑龙江",
    "沪": "上海",
    "苏": "江苏",
    "浙": "浙江",
    "皖": "安徽",
    "闽": "福建",
    "赣": "江西",
    "鲁": "山东",
    "豫": "河南",
    "鄂": "湖北",
    "湘": "湖南",
    "粤": "广东",
    "桂": "广西",
    "琼": "海南",
    "渝": "重庆",
    "川": "四川",
    "黔": "贵州",
    "云": "云南",
    "藏": "西藏",
    "陕": "陕西",
    "甘": "甘肃",
    "青": "青海",
    "宁": "宁夏",
    "新": "新疆",
}


def read_issuers(front: Front) -> tuple[Words, ...]:
    """The bodies whose document it is; () where none is named.

    The title comes first, but a signature that names the same body and more besides, or
    the place that 市司法局 leaves open, knows better.
    """
    titled = _from_titles(front.titles[-1:])
    blocks = [found for found in map(_from_lines, front.signatures) if found]
    wider = [found for found in blocks if {one.folded for one in titled} < {one.folded for one in found}]
    signed = next(iter(wider or blocks), ())
    if signed and (wider or any(map(unplaced, titled))):
        titled = ()
    for found in (
        titled,
        signed,
        _from_lines(words for words in front.opening[:1] if parts.is_signature(words.folded)),
        _from_titles(front.titles[:-1]),
        _from_bylines(front.bylines),
        _from_assembly(front),
        _from_meeting(front),
        _from_speech(front),
        _from_speaker(front.opening),
        _from_declared(front.declared.issuers),
        _from_number(front),
        _from_declared(front.declared.origins),
    ):
        if found:
            return found
    return ()


def unplaced(body: Words) -> bool:
    """Whether a body leaves its place open, as 市司法局 does; 市中区人民政府办公室 does not."""
    return bool(_UNPLACED.match(body.folded)) and not places.leading(body.folded)


# ------------------------------------------------------------------ named in words


def _from_titles(titles: Iterable[Words]) -> tuple[Words, ...]:
    for title in titles:
        head = _TITLE_HEAD.match(title.folded)
        found = tuple(_organs(title.cut(0, head.end()))) if head else ()
        if found:
            return found
    return ()


def _from_lines(lines: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(organ for words in lines for organ in _organs(words)))


def _from_declared(values: Iterable[tuple[str, str]]) -> tuple[Words, ...]:
    """Of bodies that a page names, the first: what comes after repeats it."""
    for value in values:
        found = tuple(_organs(Words(*value)))
        if found:
            return found
    return ()


def _organs(words: Words) -> Iterator[Words]:
    """The bodies named one after the other, divided by blanks, 、 or nothing, as printed."""
    position = 0
    for piece in re.split(r"([\s、,，]+)", words.folded):
        if _ORGAN.fullmatch(piece):
            yield from _parted(words.cut(position, position + len(piece)))
        position += len(piece)


def _parted(words: Words) -> Iterator[Words]:
    """中共开远市委开远市人民政府 is two bodies."""
    match = next(
        (
            match
            for match in [_TWO_BODIES.match(words.folded)]
            if match and _ORGAN.fullmatch(match["other"]) and places.leading(match["other"])
        ),
        None,
    )
    if match:
        yield words.cut(0, match.end("party"))
        yield words.cut(match.end("party"), len(words.folded))
    else:
        yield words


# ------------------------------------------------------------ speeches and meetings


def _from_bylines(bylines: Iterable[Words]) -> tuple[Words, ...]:
    for words in bylines:
        match = _BYLINE.match(words.folded)
        if match and not _UNNAMED.match(match["body"]):
            return (words.cut(0, match.end("body")),)
        of_place = _BYLINE_PLACE.match(words.folded)
        if of_place and not _UNNAMED.match(of_place["place"] + "政府"):
            return (_with(words.cut(0, of_place.end("place")), "人民政府"),)
    return ()


def _from_speaker(opening: Iterable[Words]) -> tuple[Words, ...]:
    """现在，我代表国务院，向大会报告工作."""
    for words in opening:
        match = _SPEAKS_FOR.search(words.folded)
        if match and not _UNNAMED.match(match["body"]):
            return (words.cut(*match.span("body")),)
    return ()


def _from_assembly(front: Front) -> tuple[Words, ...]:
    """The congress that passed a law."""
    status = re.sub(r"^[^\u4e00-\u9fff]*\d{4}年\d{1,2}月\d{1,2}日|\s", "", front.status)
    national = _NATIONAL_ASSEMBLY.search(status)
    if national:
        return (_same(national["body"]),)
    match = _ASSEMBLY.search(status)
    return (_same(re.sub(r"^[年月日]+", "", match["place"]) + match["body"]),) if match else ()


def _from_meeting(front: Front) -> tuple[Words, ...]:
    """The party committee whose plenum a communiqué reports on."""
    for words in (*reversed(front.titles), *front.opening[:1]):
        match = _PARTY_COMMITTEE.match(words.folded)
        if match:
            return (words.cut(0, match.end()),)
    return ()


def _from_speech(front: Front) -> tuple[Words, ...]:
    """The government whose work report it is, from the title or from where it was given."""
    words = "".join(
        [*(title.folded for title in front.titles), *front.subtitles, *(byline.folded for byline in front.bylines)]
    )
    if not (WORK_REPORT.search(words) or "人民代表大会" in words):
        return ()
    if _STATE_COUNCIL.search(words):
        return (_same("国务院"),)
    match = _SPEECH_PLACE.search(re.sub(r"\d{4}年?", "", words)) or _ASSEMBLY.search(
        re.sub(r"^.*?在", "", "".join(front.subtitles))
    )
    return (_same(match["place"] + "人民政府"),) if match else ()


# ---------------------------------------------------------------- document numbers


def _from_number(front: Front) -> tuple[Words, ...]:
    """国发〔2019〕4号 is the State Council's; 皖政 and 相政 are governments', where the place is one they fit."""
    number = next(iter(front.numbers), front.declared.number)
    body = next((body for pattern, body in _CODES if pattern.match(number)), "")
    if body:
        return (_same(body),)
    match = _GOVERNMENT_CODE.match(number)
    if match is None:
        return ()
    province = places.named(_PROVINCE_CODES.get(match["place"], ""))
    if province:
        return (_same(province[0].name + "人民政府" + ("办公厅" if match["office"] else "")),)
    for words in (*(title for title in reversed(front.titles)), *front.opening[:1]):
        skipped = _LEADING_YEAR.match(words.folded)
        start = skipped.end() if skipped else 0
        named = "".join(places.leading(words.folded[start:]))
        if named and match["place"][-1] in named:
            return (_with(words.cut(start, start + len(named)), "人民政府" + ("办公室" if match["office"] else "")),)
    return ()


_LEADING_YEAR = re.compile(r"(?:关于)?(?:\d{4}年度?,?)?")


def _same(words: str) -> Words:
    return Words(words, words)


def _with(words: Words, more: str) -> Words:
    return Words(words.folded + more, words.printed + more)
