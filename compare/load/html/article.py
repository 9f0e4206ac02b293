"""Where on a page its article stands.

Three witnesses, in this order: the marks with which the publishing system encloses the
article; an element with a name that such systems give to it; and the smallest element
that holds nearly all prose of the page (after the text-density methods of Sun, Song and
Liao, DOM Based Content Extraction via Text Density, SIGIR 2011: links do not count, and
what is not punctuated counts little). The first two are believed only where the page's
own text bears them out.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from compare.load.html.containers import is_container

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.load.html.page import Box, Line, Page

_HAN = re.compile(r"[\u3400-\u9fff]")
_PUNCTUATED = re.compile(r"[，。；！？]|[\u3400-\u9fff][,;]")
_UNPUNCTUATED = 0.1
"""What a character is worth in a line without punctuation: headings and cells of tables, but menus and labels too."""
_MOST_LINKED = 0.5
_FEWEST = 60.0
"""Prose below which nothing is told: the two sentences of a notice have more."""
_FEWEST_NAMED = 20.0
"""The same in an element that is known by its name."""
_ENOUGH = 0.5
"""Of the page's prose, in an element that is known by its name or marks."""
_NEARLY_ALL = 0.85
"""Of the prose of an element, in one that lies inside it, to go on inside."""
_TITLE_WITHIN = 14
"""Lines between a title and its article: imprint, share buttons and size of type one by one are 8 to 12."""
_TITLE_NEAR = 400
"""Characters in them."""
_SHORTEST_TITLE = 5
_BREADCRUMB = re.compile(r"[\s\u3000]*(?:您|你)?(?:的|当前|现在|目前|所在|所处)*的?位置")
_CLOSING = re.compile(
    r"\s*(?:\d{4}年\d{1,2}月\d{1,2}日|[一二三四五六七八九十〇○零]{4}年\S{1,3}月\S{1,4}日|附件?\s*[：:\d].*|[（(](?:此件|本文).{2,20}[)）]"
    r"|.{2,40}(?:人民政府|委员会|办公[厅室]|[局厅部院]))\s*"
)
"""Signature, date, list of attachments, note on publication: what ends a document outside its prose."""
_CLOSING_LINES = 12


class Stretch(NamedTuple):
    """A half-open range of lines."""

    first: int
    last: int


def find_article(page: Page, titles: Sequence[str]) -> Stretch | None:
    """The lines of the article, with its title where that stands close above; None where nothing tells.

    Args:
        page: The page.
        titles: What the head of the page calls the document, the surest first.
    """
    prose = (0.0, *accumulate(_prose(line) for line in page.lines))
    found = _marked(page, prose) or _named(page, prose) or _densest(page, prose)
    if found is None or found == Stretch(0, len(page.lines)):
        return None
    return _with_title(page.lines, _with_closing(page, found), titles)


def _with_closing(page: Page, article: Stretch) -> Stretch:
    """The article with the signature and date that stand right below it, in an element of their own."""
    last = article.last
    while last < min(len(page.lines), article.last + _CLOSING_LINES):
        line = page.lines[last]
        if line.linked or not _CLOSING.fullmatch(line.text):
            break
        last += 1
    return Stretch(article.first, last)


def _prose(line: Line) -> float:
    """How much of a line is prose, in characters."""
    text = line.text
    if line.linked > _MOST_LINKED * len(text):
        return 0.0
    han = len(_HAN.findall(text)) * (1 - line.linked / len(text))
    return han if _PUNCTUATED.search(text) else han * _UNPUNCTUATED


def _weight(prose: Sequence[float], stretch: Stretch | Box) -> float:
    return prose[stretch.last] - prose[stretch.first]


def _marked(page: Page, prose: Sequence[float]) -> Stretch | None:
    """What the marks of the publishing system enclose."""
    if not page.starts:
        return None
    first = page.starts[0]
    found = Stretch(first, next((end for end in reversed(page.ends) if end > first), first))
    return found if _weight(prose, found) >= max(_FEWEST, _ENOUGH * prose[-1]) else None


def _named(page: Page, prose: Sequence[float]) -> Stretch | None:
    """The smallest element with a known name that holds most prose, and what goes on in its like."""
    known = [box for box in page.boxes if any(map(is_container, box.names))]
    most = max((_weight(prose, box) for box in known), default=0.0)
    if most < _FEWEST_NAMED:
        return None
    best = min(
        (box for box in known if _weight(prose, box) >= _NEARLY_ALL * most), key=lambda box: box.last - box.first
    )
    found = _joined(best, [box for box in known if box.names == best.names and _weight(prose, box) >= _FEWEST], prose)
    return found if _weight(prose, found) >= _ENOUGH * prose[-1] else None


def _joined(best: Box, alike: Sequence[Box], prose: Sequence[float]) -> Stretch:
    """The element with those of the same name around it, where nothing but a few lines lie between."""
    first, last = best.first, best.last
    for box in sorted(alike, key=lambda box: box.first):
        if box.first >= last and prose[box.first] - prose[last] < _FEWEST:
            last = box.last
    for box in sorted(alike, key=lambda box: -box.last):
        if box.last <= first and prose[first] - prose[box.last] < _FEWEST:
            first = box.first
    return Stretch(first, last)


def _densest(page: Page, prose: Sequence[float]) -> Stretch | None:
    """The smallest element that holds nearly all prose."""
    if prose[-1] < _FEWEST or not page.boxes:
        return None
    children: dict[int, list[int]] = {}
    for i, box in enumerate(page.boxes):
        children.setdefault(box.parent, []).append(i)
    here, found = -1, Stretch(0, len(page.lines))
    while (inside := _heir(page.boxes, children.get(here, []), _NEARLY_ALL * _weight(prose, found), prose)) >= 0:
        here, found = inside, Stretch(page.boxes[inside].first, page.boxes[inside].last)
    return found


def _heir(boxes: Sequence[Box], among: Sequence[int], least: float, prose: Sequence[float]) -> int:
    """The element with at least so much prose on more than one line; -1 where none has."""
    return next((i for i in among if boxes[i].last - boxes[i].first > 1 and _weight(prose, boxes[i]) >= least), -1)


# -------------------------------------------------------------------------- title


def _with_title(lines: Sequence[Line], article: Stretch, titles: Sequence[str]) -> Stretch:
    """The article from its title on, where that stands close above and is not repeated inside."""
    above = list(_close_above(lines, article.first))
    for title in filter(None, map(_bare, titles)):
        if len(title) < _SHORTEST_TITLE:
            continue
        if _opens_with(lines, article, title):
            return article
        for i in above:
            if _is_title(lines[i].text, title):
                return Stretch(i, article.last)
    heading = next((i for i in above if 0 < lines[i].heading <= 2), None)  # noqa: PLR2004 - h1 and h2
    if heading is None or _opens_with(lines, article, _bare(lines[heading].text)):
        return article
    return Stretch(heading, article.last)


def _close_above(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The lines close above the article that are no links, the nearest first, up to the path of the page."""
    characters = 0
    for i in range(first - 1, max(-1, first - 1 - _TITLE_WITHIN), -1):
        if _BREADCRUMB.match(lines[i].text):
            return
        if lines[i].linked <= _MOST_LINKED * len(lines[i].text):
            yield i
        characters += len(lines[i].text)
        if characters > _TITLE_NEAR:
            return


def _opens_with(lines: Sequence[Line], article: Stretch, title: str) -> bool:
    """Whether the article says its title itself, maybe broken into lines."""
    opening = "".join(_bare(line.text) for line in lines[article.first : min(article.last, article.first + 8)])
    return title in opening or (len(opening) >= _SHORTEST_TITLE and opening in title)


def _is_title(line: str, title: str) -> bool:
    """Whether a line is the title that the page's head names, which may add the site's name or cut it short."""
    bare = _bare(line)
    return len(bare) >= _SHORTEST_TITLE and (bare in title or title in bare) and len(bare) < 3 * len(title)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
