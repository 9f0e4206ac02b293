"""Parts of a document that are not its body: number, title, addressee, signature and the like.

Rules look at the front, at a notice that wraps another document, and at the back; what
no rule knows stays body text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.model import Part, PartKind
from compare.outline import headings, numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.outline.lines import Line

FRONT_LINES = 40
"""Lines from the top that may stand before the text."""
BACK_LINES = 30
LONGEST_TITLE_LINE = 80
SHORTEST_TITLE_LINE = 4
SHORTEST_TEXT = 45
"""Characters of a line with a stop above which it is the text's first paragraph, and no slogan or caption."""
LONGEST_SIGNATURE = 60
LONGEST_STRAY = 30
STRAY_LINES = 8
"""Lines of unknown kind, no longer than that, which may stand between or below signature, date and attachments."""
NEAR = 3
"""Lines between a signature and its date at most."""

_DAY = r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
DATE = re.compile(rf"\(?\s*(?:{_DAY}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*\)?")
_MONTH = re.compile(r"(?:\d{4}\s*年\s*\d{1,2}\s*月|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月)")
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s*[〔\[(【<]\s*\d{4}\s*[〕\])】>]\s*(?:第\s*)?\d+\s*号|[\u4e00-\u9fff]{2,12}(?:令|公告)?第\s*\d+\s*号"
)
_TITLE_END = re.compile(
    r"(?:报告|总结|通知|要点|意见|方案|计划|回顾|综述|条例|规定|办法|公报|决定|决议|细则|规划|纲要|批复|复函|答复|函|公告|通告|通报|解释|[律宪]法|法|情况|说明|措施|清单|制度|章程|规则|若干政策|工作安排|汇报|令)"
    r"(?:\s*\([^()]{1,12}\))?$"
)
_TITLE_START = re.compile(r"^(?:关于|中共|中国共产党|《|\d{4}\s*年?|政\s*府\s*工\s*作)")
SUBTITLE = re.compile(
    r"^[—–─―-]{1,4}\s*.*(?:会议|大会|全会).*[上)]$|^\(?\d{4}年\d{1,2}月\d{1,2}日.*(?:会议|大会).{0,12}上(?:\s.*)?\)?$|^[—–─―-]{1,4}\s*\S{2,8}年\S+日?在.*$|^[—–─―-]{1,4}\s*在.*上的?(?:报告|讲话)?$"
)
_ADOPTED = re.compile(r"通过|批准|公布|修正|修订|发布|印发|施行|废止")
_OFFICES = r"(?:省长|市长|区长|县长|旗长|州长|盟长|镇长|乡长|主席|总理|主任|院长|检察长|书记|局长|处长)"
_BYLINE = re.compile(
    rf"^(?:\S{{0,24}}\s?)?(?:代\s?理?|副)?{_OFFICES}\s+\S[\S ]{{0,14}}$|^[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){{1,3}}$"
)
_ADDRESSEE = re.compile(
    r"^(?!.*(?:如下|以下|现将|报告|情况|\d{4}年))[^。;:!?]{2,300}"
    r"(?:政府|委员会|办公[室厅]|单位|部门|街道|[委局厅部院会办]|公司|机构|代表|委员|同志|集团|学校|中心):$"
)
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的|主任|主席)[^。;]{0,40}[:!]$")
_ORGAN = re.compile(
    r"(?:国务院|政府|委员会|办公[室厅]|领导小组|[市区县省州党工常]委|局|厅|[^全各]部|法院|检察院|中心|公司|大学|协会|街道|开发区|管委会|大队|站|所)(?:\s*\((?:盖章|印章|代章|章)\))?$"
)
_NO_TITLE = re.compile(r"[,、摄!]$|^现在|我代表|,.*,|^首页|^当前位置|^您")
_STATUS = re.compile(
    r"^\(?\s*(?:此件|本文|此文).{0,20}(?:公开|发布|发至|删减).{0,10}\)?$|^\(?(?:主动公开|依申请公开|不予公开)\)?$"
)
_COPIES = re.compile(r"^(?:抄送|抄报|主送|分送|联系人|联系电话|印发机关)\s*:")
_ATTACHMENT = re.compile(r"^附\s?件\s?\d{0,2}\s?:\s*\S|^附\s?件\s?\d{1,2}\s?[.、]\s*\S|^附\s?:\s*\S")
_ATTACHMENT_ITEM = re.compile(
    r"^(?:\d{1,2}\s?[.、]\s*\S.{0,80}|.{0,80}\.(?:pdf|docx?|xlsx?|zip|rar|wps|ofd))$", re.IGNORECASE
)
_ENACTS = re.compile(r"(?:现|予以|一并)?(?:印发|转发|下发|发布|公布)|请.{0,12}(?:执行|落实|遵照|实施)")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_PAGE = re.compile(r"[\s.…·\-—]*\d*$")

Kinds = dict[int, PartKind]
"""What is known of lines so far: their index and what part they are."""


def find_parts(lines: Sequence[Line], called: Sequence[str] = ()) -> Kinds:
    """The lines that are parts of the document and not its body.

    `called` are the titles that the page or the file gives to the document.
    """
    kinds: Kinds = {}
    for rule in (_contents, _back, _signed_blocks, _front, _wrapper):
        rule(lines, kinds)
    if PartKind.TITLE not in kinds.values():
        _called_title(lines, called, kinds)
    return kinds


def as_parts(lines: Sequence[Line], kinds: Kinds) -> tuple[Part, ...]:
    """One part for each line, in the order of the text."""
    return tuple(Part(kind=kinds[i], span=lines[i].span) for i in sorted(kinds))


# ------------------------------------------------------------------------ contents


def _contents(lines: Sequence[Line], kinds: Kinds) -> None:
    """目录 and the headings listed under it, up to where the first of them comes again."""
    for line in lines[:FRONT_LINES]:
        if not _CONTENTS.match(line.folded):
            continue
        kinds[line.index] = PartKind.CONTENTS
        entries: list[str] = []
        for entry in lines[line.index + 1 :]:
            words = _PAGE.sub("", entry.bare)
            again = bool(entries) and words == entries[0]
            if entry.ends or not words or again or numbering.read_number(entry.folded) is None:
                break
            entries.append(words)
            kinds[entry.index] = PartKind.CONTENTS
        return


# ---------------------------------------------------------------------------- back


def _back(lines: Sequence[Line], kinds: Kinds) -> None:
    """Signature, date, status and attachments under the text, read from below."""
    strays = 0
    for line in reversed(lines[-BACK_LINES:]):
        kind = _back_kind(line)
        if kind:
            kinds[line.index] = kind
        elif len(line.folded) > LONGEST_STRAY or strays == STRAY_LINES or _opens_section(line):
            break
        else:
            strays += 1
    _drop_unsigned(lines, kinds)
    _attachment_items(lines, kinds)


def _signed_blocks(lines: Sequence[Line], kinds: Kinds) -> None:
    """A body's name right over a date, wherever an annex follows, with the attachments above and the status below."""
    for above, line in pairwise(lines):
        if line.index in kinds or not _dates(lines, line, kinds) or not is_signature(above.folded):
            continue
        kinds |= {above.index: PartKind.SIGNATURE, line.index: PartKind.DATE}
        if line.index + 1 < len(lines) and _STATUS.match(lines[line.index + 1].folded):
            kinds[line.index + 1] = PartKind.STATUS
        for listed in reversed(lines[max(0, above.index - FRONT_LINES) : above.index]):
            if _ATTACHMENT.match(listed.folded):
                kinds[listed.index] = PartKind.ATTACHMENT
            if not _ATTACHMENT_ITEM.match(listed.folded):
                break
    _attachment_items(lines, kinds)


def _dates(lines: Sequence[Line], line: Line, kinds: Kinds) -> bool:
    """Whether a line is a date; a month alone is one where the text is over."""
    if DATE.fullmatch(line.folded):
        return True
    below = range(line.index + 1, min(line.index + 2, len(lines)))
    return bool(_MONTH.fullmatch(line.folded)) and all(i in kinds for i in below)


def _opens_section(line: Line) -> bool:
    number = numbering.read_number(line.folded)
    return number is not None and number.form.name != "dash" and (line.ends or not _ATTACHMENT_ITEM.match(line.folded))


def _back_kind(line: Line) -> PartKind | None:
    words = line.folded
    if DATE.fullmatch(words):
        return PartKind.DATE
    if _STATUS.match(words):
        return PartKind.STATUS
    if _ATTACHMENT.match(words):
        return PartKind.ATTACHMENT
    if _COPIES.match(words):
        return PartKind.ADDRESSEE
    return PartKind.SIGNATURE if is_signature(words) else None


def is_signature(words: str) -> bool:
    """Whether a line names one or more bodies and says nothing else."""
    return len(words) <= LONGEST_SIGNATURE and not set("。;:,!?") & set(words) and bool(_ORGAN.search(words.rstrip()))


def _drop_unsigned(lines: Sequence[Line], kinds: Kinds) -> None:
    """A body's name is a signature only next to a date, or as the last line of all."""
    for i in [i for i, kind in kinds.items() if kind is PartKind.SIGNATURE]:
        near = [kinds.get(j) for j in range(i - NEAR, i + NEAR + 1)]
        if PartKind.DATE not in near and i != len(lines) - 1:
            del kinds[i]


def _attachment_items(lines: Sequence[Line], kinds: Kinds) -> None:
    """The further items of a list of attachments."""
    for i in sorted(i for i, kind in kinds.items() if kind is PartKind.ATTACHMENT):
        for line in lines[i + 1 :]:
            if line.index in kinds or not _ATTACHMENT_ITEM.match(line.folded):
                break
            kinds[line.index] = PartKind.ATTACHMENT


# --------------------------------------------------------------------------- front


def _front(lines: Sequence[Line], kinds: Kinds) -> None:
    """Number, title, subtitle, byline and addressee above the text."""
    end = next((line.index for line in lines if _is_text(line) and line.index not in kinds), len(lines))
    front = [line for line in lines[: min(end, FRONT_LINES)] if line.index not in kinds]
    for line in front:
        kind = _front_kind(line)
        if kind:
            kinds[line.index] = kind
    _adopted(lines, front, kinds)
    _broken_subtitle(lines, kinds)
    _title(lines, [line for line in front if line.index not in kinds], kinds)


def _is_text(line: Line) -> bool:
    """Whether a line is running text or opens a section: the front ends before it."""
    if _ADDRESSEE.match(line.folded) or line.folded.startswith("("):
        return False
    if len(line.folded) > SHORTEST_TEXT and headings.first_stop(line.folded) >= 0:
        return True
    number = numbering.read_number(line.folded, numbering.read_marks(line.folded)[1])
    return len(line.folded) > LONGEST_TITLE_LINE or (number is not None and number.form.name != "dash")


def _front_kind(line: Line) -> PartKind | None:
    words = line.folded
    number = numbering.read_number(words)
    if number and number.form.name != "dash":
        return None
    rules: tuple[tuple[PartKind, Callable[[str], object]], ...] = (
        (PartKind.NUMBER, NUMBER.fullmatch),
        (PartKind.DATE, DATE.fullmatch),
        (PartKind.ADDRESSEE, _ADDRESSEE.match),
        (PartKind.ADDRESSEE, _SALUTATION.match),
        (PartKind.TITLE, SUBTITLE.match),
        (PartKind.SIGNATURE, _BYLINE.match),
        (PartKind.STATUS, _STATUS.match),
    )
    return next((kind for kind, matches in rules if matches(words)), None)


def is_subtitle(words: str) -> bool:
    """Whether a folded line says where and when a speech was given."""
    return bool(SUBTITLE.match(words) or _SESSION.match(words))


def _broken_subtitle(lines: Sequence[Line], kinds: Kinds) -> None:
    """The second line of a subtitle that takes two."""
    for i in [i for i, kind in kinds.items() if kind is PartKind.TITLE]:
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below and below.index not in kinds and not lines[i].folded.endswith("上") and _SESSION.search(below.folded):
            kinds[below.index] = PartKind.TITLE


_SESSION = re.compile(r"^.{2,40}(?:会议|大会)上\)?$")


def _adopted(lines: Sequence[Line], front: Sequence[Line], kinds: Kinds) -> None:
    """The note in brackets, or the dated line, that says who passed a law and when."""
    for line in front:
        words = line.folded
        if words.startswith("(") and ")" not in words[:-1]:
            last = next(
                (j for j in range(line.index, min(line.index + 10, len(lines))) if lines[j].folded.endswith(")")), None
            )
            whole = "".join(lines[j].folded for j in range(line.index, last + 1)) if last is not None else ""
            if _ADOPTED.search(whole) and last is not None:
                kinds.update(dict.fromkeys(range(line.index, last + 1), PartKind.STATUS))
        elif DATE.match(words) and _ADOPTED.search(words) and not line.ends:
            kinds[line.index] = PartKind.STATUS


def _title(lines: Sequence[Line], front: Sequence[Line], kinds: Kinds) -> None:
    """The line that ends as titles do, with the lines it goes on from; else the first line over a subtitle."""
    short = [line for line in front if _may_be_title(line)]
    ends = [line for line in short if _TITLE_END.search(_unmarked(line))]
    if not ends:
        _untyped_title(lines, short, kinds)
        return
    last = ends[-1] if _goes_on(ends) else ends[0]
    chosen = [last.index]
    for line in reversed([line for line in short if line.index < last.index]):
        if (
            line.index != chosen[0] - 1
            or lines[chosen[0]].start - line.end > _LINE_BREAK
            or _begins_title(lines[chosen[0]])
        ):
            break
        chosen.insert(0, line.index)
    whole = "".join(lines[i].bare for i in chosen)
    again = [line.index for line in front if len(line.bare) > 1 and line.bare in whole and not _signed(lines, line)]
    kinds.update(dict.fromkeys([*again, *chosen], PartKind.TITLE))


_LINE_BREAK = 8
"""Characters between two lines of one title: a break and an indent, but no blank line of its own."""


def _signed(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is a body's name over a date, and no part of the title."""
    below = lines[line.index + 1].folded if line.index + 1 < len(lines) else ""
    return is_signature(line.folded) and bool(DATE.fullmatch(below))


def _unmarked(line: Line) -> str:
    return line.folded[numbering.read_marks(line.folded)[1] :].rstrip(" *_#")


def _begins_title(line: Line) -> bool:
    return bool(_TITLE_START.match(_unmarked(line))) and not _unmarked(line).startswith("关于")


def _goes_on(ends: Sequence[Line]) -> bool:
    """Whether several lines that end as titles do are one title, as over a notice: the last one ends it."""
    return (
        all(b.index == a.index + 1 and b.start - a.end <= _LINE_BREAK for a, b in pairwise(ends))
        and len(ends) > 1
        and not _begins_title(ends[-1])
    )


def _may_be_title(line: Line) -> bool:
    words = line.folded
    return (
        SHORTEST_TITLE_LINE <= len(line.bare) <= LONGEST_TITLE_LINE
        and not set("。;:|>") & set(words)
        and not _NO_TITLE.search(words)
    )


def _untyped_title(lines: Sequence[Line], short: Sequence[Line], kinds: Kinds) -> None:
    """A title that names no kind of document: what stands over the subtitle or the byline."""
    below = [
        i
        for i, kind in kinds.items()
        if kind in (PartKind.TITLE, PartKind.SIGNATURE, PartKind.STATUS) and i < FRONT_LINES
    ]
    marked = [line for line in short if numbering.read_marks(line.folded)[0] == 1]
    if marked:
        kinds[marked[0].index] = PartKind.TITLE
    elif below:
        index = min(below) - 1
        while index >= 0 and lines[index] in short and index not in kinds:
            kinds[index] = PartKind.TITLE
            index -= 1


def _called_title(lines: Sequence[Line], called: Sequence[str], kinds: Kinds) -> None:
    """A title that no word of its own shows: the first line that the page calls so, or that alone stands over text."""
    names = [re.sub(r"[\W_]", "", name) for name in called]
    for line in lines[:FRONT_LINES]:
        words = re.sub(r"[\W_]", "", line.folded)
        if line.index not in kinds and len(words) >= _SHORTEST_CALLED and any(n.startswith(words) for n in names):
            kinds[line.index] = PartKind.TITLE
            return
    if len(lines) > 1 and 0 not in kinds and _may_be_title(lines[0]) and _is_text(lines[1]):
        others = (line for line in lines[1:] if line.index not in kinds)
        if not _is_text(lines[0]) and all(line.ends or len(line.bare) > LONGEST_TITLE_LINE for line in others):
            kinds[0] = PartKind.TITLE


_SHORTEST_CALLED = 5


# ------------------------------------------------------------------- notice wrapper


def _wrapper(lines: Sequence[Line], kinds: Kinds) -> None:
    """A notice that issues another document: its text and close, and the title of what it issues."""
    addressee = next((i for i in sorted(kinds) if kinds[i] is PartKind.ADDRESSEE), None)
    if addressee is None or addressee > FRONT_LINES:
        return
    close = next(
        (i for i in range(addressee + 1, min(addressee + FRONT_LINES, len(lines))) if DATE.fullmatch(lines[i].folded)),
        None,
    )
    if close is None or close - 1 <= addressee or not any(map(_is_text, lines[close + 1 :])):
        return
    text = range(addressee + 1, close)
    if any(_opens_section(lines[i]) for i in text) or not any(_ENACTS.search(lines[i].folded) for i in text):
        return
    for i in text:
        kind = _back_kind(lines[i])
        kinds[i] = kind or kinds.get(i) or PartKind.NOTICE
    kinds[close] = PartKind.DATE
    _attachment_items(lines, kinds)
    _issued(lines, close, kinds)


def _issued(lines: Sequence[Line], close: int, kinds: Kinds) -> None:
    """The front of the document that a notice issues."""
    below: Kinds = {}
    tail = [replace(line, index=line.index - close - 1) for line in lines[close + 1 :]]
    while tail and re.fullmatch(r"附\s?件\s?\d{0,2}\s?:?", tail[0].folded):
        kinds[close + 1] = PartKind.ATTACHMENT
        close += 1
        tail = [replace(line, index=line.index - 1) for line in tail[1:]]
    _front(tail, below)
    _contents(tail, below)
    kinds.update({i + close + 1: kind for i, kind in below.items()})
