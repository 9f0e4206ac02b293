"""The rules: each takes a page and the lines known as furniture so far, and names more of them.

A rule looks only at the edges of a page, above the first prose and below the last, unless
it says otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.clean.furniture import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from compare.clean.furniture.page import Page

    Rule = Callable[[Page, Collection[int]], Iterator[int]]

_BAR = re.compile(r"[|¦│┃‖\s]+")
_COMMENT = re.compile(r"<!--.*-->")
_DOCUMENT = re.compile(
    r"(?:报告|通知|意见|方案|要点|办法|条例|规定|决定|公告|通告|公报|总结|计划|规划|纲要|决议|批复|函|细则|措施)\)?$"
)
_SHORT = 40
_LONGEST_VALUE = 20
_MOST_STEPS = 12
_LONGEST_LICENCE = 600
_BLOCK = 2
"""So many labels of the public register make a block; one alone is a line of the document."""
_COLUMNS = 3
"""So many columns of a site side by side are its navigation; one may be a heading."""
_KEPT_BELOW = re.compile(
    r"附\s*件|\S{1,12}\[\d{4}\]\d+号$|\d{4}年\d{1,2}月\d{1,2}日$|[一二三四五六七八九十〇]{4}年|抄\s*送|\(?此件|.{2,30}(?:人民政府|委员会|办公室|局|厅|部)$"
)


def stray_bars(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Anywhere: a line of nothing but table bars, left over from a table that held the page."""
    return (i for i, line in enumerate(page.lines) if _BAR.fullmatch(line.text))


def comments(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Anywhere: a line that is one HTML comment."""
    return (i for i, line in enumerate(page.lines) if _COMMENT.fullmatch(line.text))


def breadcrumbs(page: Page, _known: Collection[int]) -> Iterator[int]:
    """当前位置: 首页 > 政务公开 > …, on one line or one step a line."""
    i = 0
    while i < page.head.stop:
        length = _breadcrumb(page, i)
        yield from range(i, i + length)
        i += max(length, 1)


def _breadcrumb(page: Page, i: int) -> int:
    """How many lines the breadcrumb that begins on a line takes; 0 where none does."""
    text = page.lines[i].text
    start = i
    if words.PLACE.match(text):
        if len(text) > len("您现在所在的位置是:"):
            return 1
        i = _next(page, i)
    elif words.HOME.match(text) and words.STEP.search(text):
        return 1
    if i >= page.head.stop or not words.HOME.fullmatch(page.lines[i].text):
        return i - start if i > start else 0
    steps = {page.lines[i].text}
    for _ in range(_MOST_STEPS):
        separator = _next(page, i)
        if separator == len(page.lines) or not words.STEP.fullmatch(page.lines[separator].text):
            break
        step = _next(page, separator)
        if step == len(page.lines):
            break
        i = step
        steps.add(page.lines[i].text)
    if len(steps) == 1:
        return 0
    while (repeated := _next(page, i)) < page.head.stop and page.lines[repeated].text in steps:
        i = repeated
    return i + 1 - start


def _next(page: Page, i: int) -> int:
    """The next line that is not blank."""
    following = range(i + 1, len(page.lines))
    return next((j for j in following if page.lines[j].text), len(page.lines))


def metadata(page: Page, _known: Collection[int]) -> Iterator[int]:
    """The block of the public register: 索引号, 发布机构, 文号, 时效性, with values behind or below."""
    for zone in (page.head, page.tail):
        labelled = [(i, found) for i in zone if (found := words.labels(page.lines[i].text))]
        if len({label for _, found in labelled for label in found if words.is_metadata(label)}) >= _BLOCK:
            for i, _ in labelled:
                yield from _with_value(page, i)
        else:
            yield from (i for i, found in labelled if len(set(found)) >= _BLOCK and any(map(words.is_metadata, found)))


def imprint(page: Page, _known: Collection[int]) -> Iterator[int]:
    """来源, 发布日期, 浏览次数, 责任编辑, with values behind or below; a day with its time of day."""
    for i in page.edges:
        text = page.lines[i].text
        if words.CLOCK.fullmatch(text):
            yield i
        elif (
            (found := words.labels(words.BEFORE_LABELS.sub("", text, count=1)))
            and all(map(words.is_imprint, found))
            and (":" in text or "]" in text)
        ):
            yield from _with_value(page, i)


def _with_value(page: Page, i: int) -> Iterator[int]:
    """A labelled line, and the line below that holds the value where the label stands alone."""
    yield i
    below = _next(page, i)
    if below < len(page.lines) and (kind := words.lone_label(page.lines[i].text)):
        text = page.lines[below].text
        if words.COUNT.fullmatch(text) if kind == "count" else _is_value(text):
            yield below


def _is_value(text: str) -> bool:
    """Whether a line may be what a label above it asks for: a day, a name, a number, but no title or control."""
    if words.DAY.match(text):
        return True
    other = words.labels(text) or words.is_control_part(text) or _DOCUMENT.search(text)
    return len(text) <= _LONGEST_VALUE and not other


def controls(page: Page, known: Collection[int]) -> Iterator[int]:
    """打印, 关闭, 分享到, 【字号: 大 中 小】: things to press, also over several lines."""
    found = {i for i in page.edges if words.is_control(page.lines[i].text)}
    yield from sorted(found)
    beside = found | set(known)
    for zone in (page.head, page.tail):
        for order in (zone, reversed(zone)):
            before = False
            for i in order:
                text = page.lines[i].text
                if text and before and words.is_control_part(text):
                    yield i
                elif text:
                    before = i in beside
                    continue


def navigation(page: Page, known: Collection[int]) -> Iterator[int]:
    """Above the report: greetings, and the columns of the site, of which it names several side by side."""
    run: list[int] = []
    named = 0
    for i in (*page.head, page.head.stop):
        text = page.lines[i].text if i < page.head.stop else "."
        if words.GREETING.fullmatch(text):
            yield i
        elif count := words.columns(text):
            run.append(i)
            named += count
        elif text and i not in known:
            yield from run if named >= _COLUMNS else ()
            run, named = [], 0


def masthead(page: Page, known: Collection[int]) -> Iterator[int]:
    """What stands above a breadcrumb: greetings, columns, log-in, and the title when it comes again below."""
    first = next((i for i in sorted(known) if i in page.head and _breadcrumb(page, i)), 0)
    last = {page.lines[i].text: i for i in page.head}
    for i in range(first):
        text = page.lines[i].text
        title = _DOCUMENT.search(text) or len(text) > _SHORT
        if text and (not title or last[text] > i):
            yield i


def credits_(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Who took the photograph above the report."""
    return (i for i in page.edges if words.CREDIT.search(page.lines[i].text))


def footers(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Copyright, registration, who runs the site, and the advertisements behind that."""
    return (i for i in page.tail if words.is_footer(page.lines[i].text))


def licences(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Below the report, but prose like it: why a free library may print the text, down to the page's end."""
    begun = (i for i in range(len(page.lines) - 1, page.head.stop, -1) if words.LICENCE.match(page.lines[i].text))
    first = next(begun, len(page.lines))
    rest = "".join(line.text for line in page.lines[first:])
    if len(rest) <= _LONGEST_LICENCE and words.FREE.search(rest):
        yield from (i for i in range(first, len(page.lines)) if page.lines[i].text)


def residue(page: Page, _known: Collection[int]) -> Iterator[int]:
    """Below the report: lines without one Chinese character or figure, left over from a template."""
    return (i for i in page.tail if re.fullmatch(r"[!-/:-~ a-zA-Z]*[a-zA-Z]{3}[!-/:-~ a-zA-Z]*", page.lines[i].text))


def below_the_page(page: Page, known: Collection[int]) -> Iterator[int]:
    """Whatever comes after the first furniture below the report, but for signature, date and attachments."""
    first = min((i for i in known if i in page.tail), default=len(page.lines))
    for i in range(first + 1, len(page.lines)):
        if page.lines[i].text and not _KEPT_BELOW.match(page.lines[i].text):
            yield i


RULES: tuple[tuple[str, Rule], ...] = (
    ("stray-bar", stray_bars),
    ("comment", comments),
    ("breadcrumb", breadcrumbs),
    ("page-controls", controls),
    ("metadata-block", metadata),
    ("imprint", imprint),
    ("navigation", navigation),
    ("masthead", masthead),
    ("photo-credit", credits_),
    ("page-footer", footers),
    ("licence", licences),
    ("template-residue", residue),
    ("below-the-page", below_the_page),
)
"""In order; a line belongs to the first rule that names it."""
