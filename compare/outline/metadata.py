"""What a document says of itself: title, issuers, place, level, year, kind, number and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.model import Metadata, PartKind
from compare.outline import candidates, numbering, parts
from compare.text.numerals import integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import CleanText
    from compare.outline.lines import Line

OPENING_LINES = 6
"""Body lines in which a document without a title still says whose it is and of which year."""

_YEAR = re.compile(r"(?<!\d)(?P<n>(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})\s*年?(?=度|[^\d.%-]|$)")
_DAY = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年\-./]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月\-./]\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})"
)
_TAKES_EFFECT = re.compile(r"^[^通过批准]*施行$")
_PUBLISHED = re.compile(
    r"(?:[发發]布(?:日期|[时時][间間])|成文日期|日期|[时時][间間])\s*[:：]?\s*(\d{4}\s*[年\-./]\s*\d{1,2}\s*[月\-./]\s*\d{1,2})"
)
_PUBLISHER = re.compile(r"(?:[发發]布|[发發]文)[机機][构構关關]\s*[:：]?\s*([\u4e00-\u9fff]{4,30})")

_UNIT = r"(?:[\u4e00-\u9fff]{2,8}?(?:自治[区州县旗]|[省市州盟县区旗镇乡]|地区|街道))"
_PLACE = re.compile(
    rf"(?:中共|中国共产党)?(?P<place>{_UNIT}(?:[\u4e00-\u9fff]{{1,7}}?(?:自治[州县旗]|[市州盟县区旗镇乡])(?=\d{{4}}年|[\u4e00-\u9fff]*(?:政府|委|局|办|院|会)))?)"
)
_OPENING_PLACE = re.compile(rf"(?:[\d〇一二三四五六七八九]{{4}}年度?,?)?(?P<place>{_UNIT})")
_ASSEMBLY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?)第[一二三四五六七八九十百\d]+届(?P<body>人民代表大会(?:常务委员会)?)"
)
_STATE_COUNCIL = re.compile(r"国务院|第[一二三四五六七八九十]+届全国人民代表大会")
_TITLE_HEAD = re.compile(r"^(?P<head>.+?)(?=关于|印发|\d{4}年|工作报告)")
_SPEECH_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|州|盟|县|区|旗))(?:人民)?政府工作报告")
_OFFICE = r"(?:代理?|副)?(?:省长|市长|区长|县长|旗长|州长|盟长|镇长|乡长|主席)"
_BYLINE = re.compile(rf"^(?P<body>[\u4e00-\u9fff]{{4,20}}政府){_OFFICE}")
_BYLINE_PLACE = re.compile(rf"^(?P<place>[\u4e00-\u9fff]{{2,12}}(?:省|自治区|市|州|盟|县|区|旗)){_OFFICE}")
_SPEAKS_FOR = re.compile(r"我代表(?P<body>国务院|[\u4e00-\u9fff]{2,20}?(?:人民政府|中央委员会))")
_CHAPTER = re.compile(r"[一二三四五六七八九]、[^。]{0,20}\d{4}年[^。]{0,40}$")
_UNNAMED = re.compile(r"^(?:自治)?[省市区县州旗镇乡](?:人民)?政府|^自治[区州县旗](?:人民)?政府")
_ORGAN = re.compile(
    r"国务院(?:办公厅)?|最高人民法院|最高人民检察院|"
    r"[\u4e00-\u9fff]{2,30}?(?:人民政府(?:办公[室厅])?|委员会(?:办公[室厅])?|[市区县省州旗]委(?:办公[室厅])?|最高人民法院|法院|检察院|[局厅]|部|管委会|领导小组(?:办公室)?)$"
)

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_LEVELS = (
    ("自治区", "province"),
    ("地区", "city"),
    ("省", "province"),
    ("市", "city"),
    ("州", "city"),
    ("盟", "city"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
    ("镇", "town"),
    ("乡", "town"),
    ("街道", "town"),
)
"""How the name of a place tells its level; the longer endings first. A 市 may be a county too: names do not tell."""

_KINDS = (
    ("work-report", re.compile(r"政府工作报告")),
    ("regulation", re.compile(r"(?:条例|规定|办法|细则|法|解释|规则|章程)(?:\([^()]*\))?$")),
    ("plan", re.compile(r"(?:要点|计划|方案|规划|纲要|安排|意见|措施|清单|举措)(?:\([^()]*\))?$")),
    ("notice", re.compile(r"(?:通知|公告|通告|通报|函|批复|决定)$")),
    ("report", re.compile(r"(?:报告|总结|汇报|情况|说明|公报)(?:\([^()]*\))?$")),
)
_SPEECH = re.compile(r"^现在,我代表.*政府|向大会.{0,6}报告.*审议|作政府工作报告")
_REPORTS = re.compile(r"(?:情况)?(?:报告|汇报|总结|公布|公开)如下")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    """The lines that metadata are read from, each folded and as printed."""

    titles: tuple[tuple[str, str], ...]
    """The document's own title last; before it the title of a notice that wraps it."""
    subtitles: tuple[str, ...]
    bylines: tuple[tuple[str, str], ...]
    signatures: tuple[tuple[str, str], ...]
    status: str
    opening: tuple[tuple[str, str], ...]
    """The first lines of the body."""
    chapter_years: tuple[int, ...]
    """The years that the headings of a speech without title name: the last is the one it plans."""
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    addressees: str
    furniture: str


def read_metadata(clean: CleanText, lines: Sequence[Line], kinds: Mapping[int, PartKind]) -> Metadata:
    """The metadata of a document whose parts are known."""
    front = _gather(clean, lines, kinds)
    issuers = _issuers(front)
    folded_place, place = _place(front, issuers)
    return Metadata(
        title=front.titles[-1][1] if front.titles else "",
        issuers=issuers,
        place=place,
        level=_level(folded_place, issuers),
        year=_year(front),
        kind=_kind(front, lines),
        number=front.numbers[0] if front.numbers else "",
        date=_date(front),
    )


# ------------------------------------------------------------------------ gathering


def _gather(clean: CleanText, lines: Sequence[Line], kinds: Mapping[int, PartKind]) -> _Front:
    def of(*wanted: PartKind) -> list[Line]:
        return [lines[i] for i in sorted(kinds) if kinds[i] in wanted]

    first_body = next((line.index for line in lines if line.index not in kinds), len(lines))
    signed = of(PartKind.SIGNATURE)
    return _Front(
        titles=tuple(_titles(clean, [line for line in of(PartKind.TITLE) if not parts.is_subtitle(line.folded)])),
        subtitles=tuple(line.folded for line in of(PartKind.TITLE) if parts.is_subtitle(line.folded)),
        bylines=tuple(_printed(clean, line) for line in signed if not parts.is_signature(line.folded)),
        signatures=tuple(_printed(clean, line) for line in signed if parts.is_signature(line.folded)),
        status="".join(line.folded for line in of(PartKind.STATUS) if not _TAKES_EFFECT.search(line.folded)),
        opening=tuple(
            _printed(clean, line) for line in lines[first_body : first_body + OPENING_LINES] if line.index not in kinds
        ),
        chapter_years=tuple(year for line in lines if _CHAPTER.match(line.folded) for year in _years(line.folded)),
        dates=tuple(line.folded for line in of(PartKind.DATE)),
        numbers=tuple(_numbers(clean, of(PartKind.NUMBER, PartKind.ATTACHMENT))),
        addressees="".join(line.folded for line in of(PartKind.ADDRESSEE)),
        furniture="\n".join(furniture.text for furniture in clean.furniture),
    )


def _printed(clean: CleanText, line: Line) -> tuple[str, str]:
    """A line folded and as printed, of equal length."""
    return line.folded, line.span.of(clean.text)


def _titles(clean: CleanText, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Each title on its lines, folded and as printed."""
    block: list[Line] = []
    for line in lines:
        if block and line.index != block[-1].index + 1:
            yield _joined(clean, block)
            block = []
        block.append(line)
    if block:
        yield _joined(clean, block)


def _joined(clean: CleanText, block: Sequence[Line]) -> tuple[str, str]:
    folded, printed = [], []
    for line in block:
        offset = numbering.read_marks(line.folded)[1]
        folded.append(_squeezed(line.folded[offset:]))
        printed.append(_squeezed(line.span.of(clean.text)[offset:]))
    names = [parts.is_signature(words) for words in folded]
    glue = " " if len(names) > 1 and all(names[:2]) else ""
    return glue.join(folded), glue.join(printed)


def _squeezed(words: str) -> str:
    """One blank for several; none where every character is set apart, as in 政 府 工 作 报 告."""
    pieces = words.strip(" *_#").split()
    return ("" if all(len(piece) == 1 for piece in pieces) else " ").join(pieces)


def _numbers(clean: CleanText, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        match = parts.NUMBER.search(line.folded)
        if match:
            yield "".join(line.span.of(clean.text)[match.start() : match.end()].split())


# -------------------------------------------------------------------------- issuers


def _issuers(front: _Front) -> tuple[str, ...]:
    """The bodies whose document it is, from where they are named most surely."""
    outer = front.titles[:-1]
    for found in (
        _from_titles(front.titles[-1:]),
        _from_lines(front.signatures),
        _from_titles(outer),
        _from_bylines(front.bylines),
        _from_assembly(front),
        _from_speech(front),
        _from_opening(front.opening),
        tuple(_PUBLISHER.findall(front.furniture))[:1],
    ):
        if found:
            return found
    return ()


def _from_titles(titles: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    for folded, printed in titles:
        head = _TITLE_HEAD.match(folded)
        if head:
            found = tuple(_organs(folded[: head.end()], printed))
            if found:
                return found
    return ()


def _from_lines(signatures: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(organ for folded, printed in signatures for organ in _organs(folded, printed)))


def _organs(folded: str, printed: str) -> Iterator[str]:
    """The bodies named one after the other, divided by blanks or 、, as printed."""
    position = 0
    for piece in re.split(r"([\s、]+)", folded):
        if _ORGAN.fullmatch(piece):
            yield printed[position : position + len(piece)]
        position += len(piece)


def _from_bylines(bylines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    for folded, printed in bylines:
        match = _BYLINE.match(folded)
        if match and not _UNNAMED.match(match["body"]):
            return (printed[: match.end("body")],)
        of_place = _BYLINE_PLACE.match(folded)
        if of_place and not _UNNAMED.match(of_place["place"] + "政府"):
            return (printed[: of_place.end("place")] + "人民政府",)
    return ()


def _from_opening(opening: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """现在，我代表国务院，向大会报告工作."""
    for folded, printed in opening:
        match = _SPEAKS_FOR.search(folded)
        if match and not _UNNAMED.match(match["body"]):
            return (printed[match.start("body") : match.end("body")],)
    return ()


def _from_assembly(front: _Front) -> tuple[str, ...]:
    """The congress that passed a law; for a work report its place's government follows below."""
    match = _ASSEMBLY.search(re.sub(r"^[^\u4e00-\u9fff]*\d{4}年\d{1,2}月\d{1,2}日|\s", "", front.status))
    return (re.sub(r"^[年月日]+", "", match["place"]) + match["body"],) if match else ()


def _from_speech(front: _Front) -> tuple[str, ...]:
    """The government whose work report it is, from the title or from where it was given."""
    words = "".join(
        [*(folded for folded, _ in front.titles), *front.subtitles, *(folded for folded, _ in front.bylines)]
    )
    if not re.search(r"政府工作报告|代表大会", words):
        return ()
    if _STATE_COUNCIL.search(words):
        return ("国务院",)
    match = _SPEECH_PLACE.search(re.sub(r"\d{4}年?", "", words)) or _ASSEMBLY.search(
        re.sub(r"^.*?在", "", "".join(front.subtitles))
    )
    return (match["place"] + "人民政府",) if match else ()


# ----------------------------------------------------------------- place and level


def _place(front: _Front, issuers: Sequence[str]) -> tuple[str, str]:
    """The place whose document it is, folded and as printed, as its issuer, title or first words name it."""
    for name in (*issuers, *(printed for _, printed in reversed(front.titles))):
        folded = _folded(front, name)
        skipped = len(folded) - len(re.sub(r"^\d{4}年", "", folded))
        match = _PLACE.match(folded, skipped)
        if match:
            return match["place"], name[match.start("place") : match.end("place")]
    for folded, printed in front.opening[:1]:
        match = _OPENING_PLACE.match(folded)
        if match and not front.titles:
            return match["place"], printed[match.start("place") : match.end("place")]
    return "", ""


def _folded(front: _Front, name: str) -> str:
    """A name as it stands folded, where it was taken from a line as printed."""
    for folded, printed in (*front.titles, *front.signatures, *front.bylines):
        position = printed.find(name)
        if position >= 0:
            return folded[position : position + len(name)]
    return name


def _level(place: str, issuers: Sequence[str]) -> str:
    """The level of a folded place; without a place, that of the issuers."""
    if not place:
        if any("国务院" in name or "中央委员会" in name or name.startswith(("全国", "中共中央")) for name in issuers):
            return "country"
        return "body" if issuers else ""
    if place in _MUNICIPALITIES:
        return "province"
    return next((level for suffix, level in _LEVELS if place.endswith(suffix)), "")


# ------------------------------------------------------------- year, kind and date


def _year(front: _Front) -> int | None:
    """The year a document is about; of a law, the year it was last passed or amended."""
    titles = [folded for folded, _ in reversed(front.titles)]
    for words in (*titles, *front.subtitles):
        years = _years(words)
        if years:
            return years[0]
    adopted = list(_DAY.finditer(front.status))
    if adopted:
        return integer(adopted[-1]["y"])
    if front.chapter_years:
        return max(front.chapter_years)
    for folded, _ in front.opening:
        match = _YEAR.match(folded)
        if match:
            return integer(match["n"])
    day = _date(front)
    return int(day[:4]) if day else None


def _years(words: str) -> list[int]:
    found = [integer(match["n"]) for match in _YEAR.finditer(words)]
    return [year for year in found if year is not None]


def _kind(front: _Front, lines: Sequence[Line]) -> str:
    for folded, _ in reversed(front.titles):
        for kind, pattern in _KINDS:
            if pattern.search("".join(folded.split())):
                return kind
    if "各位代表" in front.addressees:
        return "work-report"
    if any(_SPEECH.search(folded) for folded, _ in front.opening):
        return "work-report"
    if any(_REPORTS.search(folded) for folded, _ in front.opening):
        return "report"
    numbers = (numbering.read_number(line.folded, numbering.read_marks(line.folded)[1]) for line in lines)
    articles = sum(number is not None and number.form.name == "article" for number in numbers)
    return "regulation" if articles >= candidates.FEWEST_ARTICLES else "other"


def _date(front: _Front) -> str:
    """The day of signing, else of the meeting, else of adoption, else of publication."""
    for words in (*reversed(front.dates), *front.subtitles):
        match = _DAY.search(words)
        if match:
            return _iso(match)
    adopted = list(_DAY.finditer(front.status))
    if adopted:
        return _iso(adopted[-1])
    published = _PUBLISHED.search(front.furniture)
    match = _DAY.search(published[1]) if published else None
    return _iso(match) if match else ""


def _iso(match: re.Match[str]) -> str:
    year, month, day = (integer(match[name]) or 0 for name in "ymd")
    return f"{year:04}-{month:02}-{day:02}"
