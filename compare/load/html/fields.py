"""What a page says of its document: meta elements, and the block of the public register (索引号, 发文字号 …)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.load.rows import CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_META = frozenset(
    """articletitle pubdate contentsource sitename columnname columntype author keywords description publishdate source
    sitedomain siteidcode og:title category department subject effectivetime title catalogs guid""".split()  # noqa: SIM905
)
"""After the national guideline for government sites (政府网站发展指引, 2017, annex 2) and what other sites write."""
_LABELS = """
索引号 信息索引号 索取号 主题分类 组配分类 体裁分类 信息分类 公文种类 文种 主题词 关键词 关键字 发文机关 发文机构 发文单位
发布机构 发布单位 制发机关 制发单位 公开主体 公开机构 公开责任部门 责任部门 所属机构 信息来源 来源 文章来源 稿件来源 成文日期 发文日期 发文时间
印发日期 生成日期 形成日期 签发日期 制发日期 发布日期 发布时间 公开日期 公开时间 实施日期 施行日期 生效日期 废止日期 失效日期
文号 发文字号 发文号 文件编号 统一登记号 登记号 规范性文件编号 有效性 时效性 有效期 有效状态 效力状态 是否有效 文件状态
信息名称 文件名称 公文名称 名称 标题 内容概述 公开方式 公开范围 公开时限 公开属性 作者 责任编辑
""".split()  # noqa: SIM905 - a vocabulary is read as text
_NEIGHBOURS = "浏览次数 浏览量 访问量 阅读次数 阅读 点击数 点击量 字体 字号 字体大小 打印 分享 分享到 时间 日期".split()  # noqa: SIM905
"""Labels beside them whose values say nothing of the document."""
_LABEL = "|".join(
    r"[\s\u3000]*".join(label) for label in sorted([*_LABELS, *_NEIGHBOURS], key=lambda label: (-len(label), label))
)
_WITH_COLON = re.compile(rf"(?:^|(?<=[\s\u3000|：:\[\]【】(（)）]))[•·●■◆*\[【]?\s*({_LABEL})[\s\u3000]*[：:\]】]")
_WHOLE_CELL = re.compile(rf"\s*({_LABEL})[\s\u3000]*[：:]?\s*")
_TOOLS = re.compile(r"[\s\u3000]+(?:打印|关闭|分享|收藏|下载|纠错|大\s中\s小).*$")
_LONGEST_LINE = 300
_LONGEST_VALUE = 200
_DIVIDER = re.compile(r"\s*(?:[-_|—–]{1,2}|_+)\s*(?=\D)")
_SITE = re.compile(r"网站|政府网|门户|网$|首页")
_TITLES = ("articletitle", "og:title")


def meta_fields(root: _Element) -> Iterator[tuple[str, str]]:
    """The meta elements of government sites, named as the page names them, and the title of its head."""
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = _folded(element.get("content"))
        if value and name.lower() in _META:
            yield name, value
    title = next(root.iter("title"), None)
    if title is not None and (value := _without_site(_folded("".join(title.itertext())))):
        yield "title", value


def _without_site(title: str) -> str:
    """A page's title without the name of the site behind it; "" where it is nothing else."""
    dividers = [(0, 0), *((match.start(), match.end()) for match in _DIVIDER.finditer(title))]
    for end, start in reversed(dividers):
        if not _SITE.search(title[start:]):
            return title
        title = title[:end]
    return title


def titles(fields: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What the head of the page calls the document, the surest first."""
    by_name = {name.lower(): value for name, value in reversed(tuple(fields))}
    head = by_name.get("title", "")
    named = [by_name[name] for name in _TITLES if name in by_name]
    return (*named, head, max(_DIVIDER.split(head), key=len))


def register_fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Labels of the public register with their values, in table rows and in lines of text."""
    for line in lines:
        if len(line) > _LONGEST_LINE:
            continue
        cells = line.split(CELL)
        yield from _in_cells(cells) if len(cells) > 1 else _in_text(line)


def _in_cells(cells: list[str]) -> Iterator[tuple[str, str]]:
    """A cell that is a label, and the cell behind it; or both in one cell."""
    at = 0
    while at < len(cells):
        label = _WHOLE_CELL.fullmatch(cells[at])
        if label and at + 1 < len(cells) and not _WHOLE_CELL.fullmatch(cells[at + 1]):
            yield from _field(label[1], cells[at + 1])
            at += 1
        elif not label:
            yield from _in_text(cells[at])
        at += 1


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    """Labels with a colon, each with what stands before the next."""
    found = list(_WITH_COLON.finditer(text))
    if not found or text[: found[0].start()].strip():
        return
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        yield from _field(match[1], text[match.end() : end])


def _field(label: str, value: str) -> Iterator[tuple[str, str]]:
    value = _TOOLS.sub("", _folded(value)).strip("|[]【】 ")
    name = re.sub(r"[\s\u3000]+", "", label)
    if value and len(value) <= _LONGEST_VALUE and name not in _NEIGHBOURS:
        yield name, value


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())
