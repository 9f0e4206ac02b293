"""What a page or a file says of the document it holds.

Web pages print a register block above the text (发布机构, 文号, 成文日期), which cleaning takes
off as furniture, and name the same in meta elements (ArticleTitle, PubDate: the State
Council's norm for government sites, GB/T 国办发〔2019〕15号); Word and PDF files have
properties. All count less than the document's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from compare.model import CleanText

_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("articletitle", "标题", "标题名称", "名称", "信息名称", "文件名称", "dc.title", "og:title", "title"),
    "issuer": (
        "发文机关",
        "发文机构",
        "发文单位",
        "制发机关",
        "制发单位",
        "发布机关",
        "发布机构",
        "发布单位",
        "公开责任部门",
    ),
    "origin": ("contentsource", "来源", "信息来源", "文章来源", "供稿单位", "author", "作者", "dc.creator", "creator"),
    "number": ("发文字号", "文号", "发文文号", "文件编号", "文件字号", "发文号"),
    "signed": ("成文日期", "发文日期", "印发日期", "签发日期", "形成日期", "制发日期"),
    "published": ("pubdate", "发布日期", "发布时间", "公开日期", "生成日期", "日期", "时间", "article:published_time"),
    "site": ("sitename", "网站名称", "columnname", "og:site_name", "company"),
}
"""What each fact is called, the surest name first; in lower case and simplified script."""
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names}
_LABELS = "|".join(sorted((name for name in _MEANING if not name.isascii()), key=len, reverse=True))
_LABEL = lazily(
    rf"(?:^|[\s•·◦【\[(|])(?P<label>{_LABELS})\s*[】\])]?\s*(?:[::]\s*|\n|$)".replace("::", ":\uff1a"), re.MULTILINE
)
_TRADITIONAL = str.maketrans("標題稱發機關構單號來稿時間責門佈", "标题称发机关构单号来稿时间责门布")
_SITE = re.compile(r"\s*(?:_|\||--|[-—–](?=[^-—–]{2,24}(?:网|網|政府|门户|門戶|平台|频道|頻道)\s*$)).*$", re.DOTALL)
"""What stands behind the title in a page's own: 关于…的通知_城市规划_中国政府网."""
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|txt|html?)$|^(?:Microsoft|PowerPoint|WPS)|^\S*\d{6,}\S*$", re.IGNORECASE)
_HAN = lazily(r"[\u4e00-\u9fff]")
FEWEST_HAN = 6
"""Characters of a title; what has fewer is the name of a page or a template."""
LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Facts told outside the document; "" where they are not."""

    title: tuple[str, str] | None
    """Folded and as printed."""
    issuers: tuple[tuple[str, str], ...]
    """Who made it, the surest first; folded and as printed."""
    origins: tuple[tuple[str, str], ...]
    """Who handed it on, which may be who made it."""
    number: str
    signed: str
    published: str
    words: tuple[str, ...]
    """Everything that was told, folded: the site's name may say where a place lies."""


def called(fields: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What a page or a file calls its document, without the name of the site."""
    told = (_SITE.sub("", value) for name, value in fields if name.lower() in _NAMES["title"])
    return tuple(value for value in told if _is_title(value))


def read_declared(clean: CleanText, simplified: Callable[[], Mapping[int, str]]) -> Declared:
    """The facts in the fields of the source and in the furniture.

    `simplified` says how the document's own characters are folded; plain text has no facts to ask it for.
    """
    facts = [*_from_furniture(clean), *_from_fields(clean.source.fields)]

    def told(meaning: str) -> list[str]:
        found = [(_NAMES[meaning].index(name), value) for name, value in facts if _MEANING[name] == meaning]
        return [value for _, value in sorted(found, key=lambda pair: pair[0])]

    def folded(value: str) -> tuple[str, str]:
        return value.translate(simplified()), value

    titles = [_SITE.sub("", value) for value in told("title")]
    title = next((value for value in titles if _is_title(value)), None)
    return Declared(
        title=folded(title) if title else None,
        issuers=tuple(map(folded, told("issuer"))),
        origins=tuple(map(folded, told("origin"))),
        number=next((value for value in told("number") if re.search(r"\d+\s*号|\d+\s*號", value)), ""),
        signed=next(iter(told("signed")), ""),
        published=next(iter(told("published")), ""),
        words=tuple(folded(text)[0] for text in (*(f.text for f in clean.furniture), *(value for _, value in facts))),
    )


def _from_fields(fields: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        key = name.strip().lower().translate(_TRADITIONAL).rstrip(":\uff1a")
        if key in _MEANING and value.strip():
            yield key, " ".join(value.split())


def _from_furniture(clean: CleanText) -> Iterator[tuple[str, str]]:
    """Label and value on one line, 来源:… 发布日期:…, or on two; a label without a value tells nothing."""
    printed = "\n".join(furniture.text for furniture in clean.furniture)
    text = printed.translate(_TRADITIONAL)
    labels = list(_LABEL.finditer(text))
    for i, label in enumerate(labels):
        end = labels[i + 1].start() if i + 1 < len(labels) else len(text)
        value = printed[label.end() : min(end, label.end() + LONGEST_VALUE)].strip().split("\n")[0]
        words = re.split(r"\s{2,}|\t|[|\]】]|\s(?=\S{2,6}[:\uff1a])", value.strip())[0].strip()
        if words and not words.startswith(("•", "·")):
            yield label["label"], words


def _is_title(value: str) -> bool:
    return len(_HAN.findall(value)) >= FEWEST_HAN and len(value) <= LONGEST_VALUE and not _FILE.search(value)
