"""Web pages for tests: a text inside the page of a government site, chrome and all.

`government_page` writes the page as sites of four kinds do; `shown` is the text as a
browser shows it, so what a reader has to give back.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["trs", "tables", "zoom", "bare"]
KINDS: tuple[Kind, ...] = ("trs", "tables", "zoom", "bare")

REGISTER = (
    ("索 引 号：", "014120009/2024-00017"),
    ("主题分类：", "综合政务\\其他"),
    ("发文机关：", "某某市人民政府"),
    ("成文日期：", "2024年01月31日"),
    ("发文字号：", "某政发〔2024〕3号"),
    ("发布日期：", "2024年02月05日"),
)
META = (
    ("SiteName", "某某市人民政府"),
    ("SiteDomain", "www.example.gov.cn"),
    ("ColumnName", "法治政府建设"),
    ("PubDate", "2024-02-05 10:12"),
    ("ContentSource", "市司法局"),
    ("Author", "某某"),
    ("Keywords", "法治政府;年度报告"),
)
ABOVE = ("某某市人民政府", "首页", "长者模式", "当前位置：", "政府信息公开", "打印")
"""What stands on every page above the article."""
BELOW = ("分享到：", "上一篇：没有了", "主办：某某市人民政府办公室", "ICP备00000000号", "请使用IE9以上浏览器")
"""What stands on every page below it."""

_BLANKS = re.compile(r"[ \t]{2,}|\t")


def shown(text: str) -> str:
    """A text as its page shows it: no blank lines, none of the white space that markup swallows."""
    lines = (_BLANKS.sub(lambda run: "\xa0" * len(run.group()), line.strip(" \t\r")) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def government_page(
    text: str, kind: Kind = "trs", *, title: str = "", encoding: str = "utf-8", declared: str | None = None
) -> bytes:
    """The page of a government site with a text as its article.

    Args:
        text: The article, one line a paragraph.
        kind: "trs" (divs, .TRS_Editor), "tables" (layout tables, #UCAP-CONTENT), "zoom" (#zoom with nothing
            but <br>), "bare" (an element without a telling name).
        title: Shown above the article and named in the head, where not empty.
        encoding: The codec of the bytes.
        declared: The codec that the page declares, where it is another.
    """
    lines = [html.escape(line).replace("\xa0", "&nbsp;") for line in shown(text).split("\n")]
    body = _BODIES[kind](lines, html.escape(title))
    head = "\n".join(f'<meta name="{name}" content="{value}">' for name, value in _meta(title))
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={declared or encoding}" />
<title>{html.escape(title) + " - " if title else ""}某某市人民政府门户网站</title>
{head}
<script type="text/javascript">if (a < b) {{ document.write("<p>脚本里的文字，不是正文。</p>"); }}</script>
<style>.hide {{ display: none }} /* 样式里的文字 */</style>
</head>
<body>
<!-- 页头，开始 -->
{_MASTHEAD}
{body}
{_FOOTER}
</body></html>
"""
    return page.encode(encoding, "xmlcharrefreplace")


def _meta(title: str) -> tuple[tuple[str, str], ...]:
    return (("ArticleTitle", title), *META) if title else META


_MASTHEAD = """<div class="header"><h1 class="logo"><a href="/">某某市人民政府</a></h1>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/fw/">政务服务</a></li>
<li><a href="/hd/">政民互动</a></li><li><a href="javascript:;">长者模式</a></li></ul>
<div style="display: none">隐藏的文字，页面上看不到，任何人都看不到。</div><nav aria-hidden="true">手机版的导航，看不到。</nav></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; <a href="/fz/">法治政府建设</a></div>"""

_FOOTER = """<div class="share">分享到：<a href="#" title="微信">微信</a> <a href="#">微博</a> <span hidden>隐藏</span></div>
<div class="near"><p>上一篇：没有了</p><p>下一篇：<a href="t1.html">某某市2022年法治政府建设年度报告</a></p></div>
<div class="footer"><p>主办：某某市人民政府办公室&nbsp;&nbsp;承办：某某市大数据局</p><p>网站标识码：0000000000&nbsp; 某ICP备00000000号</p>
<p>地址：某某市人民路1号　电话：0000-00000000</p><p>建议1024×768以上分辨率，请使用IE9以上浏览器</p></div>"""


def _register() -> str:
    pairs = [f"<td><b>{label}</b></td><td>{value}</td>" for label, value in REGISTER]
    rows = (f"<tr>{first}{second}</tr>" for first, second in zip(pairs[::2], pairs[1::2], strict=True))
    return f'<table class="xxgk_table">{"".join(rows)}</table>'


def _heading(title: str) -> str:
    name = f'<h1 class="article-title">{title}</h1>' if title else ""
    tools = '<a href="javascript:window.print()">打印</a> 字号：<a>大</a> <a>中</a> <a>小</a>'
    return f'{name}<div class="info"><span>发布日期：2024-02-05</span>　<span>来源：市司法局</span> {tools}</div>'


def _trs(lines: list[str], title: str) -> str:
    paragraphs = "\n".join(f'<p align="justify">{line}</p>' for line in lines)
    editor = f'<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">{paragraphs}</div></div>'
    return f'{_register()}<div class="main">{_heading(title)}{editor}</div>'


def _tables(lines: list[str], title: str) -> str:
    paragraphs = " ".join(f'<p style="text-indent: 2em"><span>{line}</span></p>' for line in lines)
    inner = f'<table><tbody><tr><td class="b12c" id="UCAP-CONTENT">{paragraphs}</td></tr></tbody></table>'
    outer = f"<table><tr><td>{_register()}</td></tr></table><table><tr><td>{_heading(title)}</td></tr></table>"
    return f"{outer}<br><table width=930><tr><td width=675>{inner}<td><a href='/ewm'>扫一扫</a></table>"


def _zoom(lines: list[str], title: str) -> str:
    article = "<br/>\n<br>".join(lines)
    return f'{_register()}{_heading(title)}<span id="zoom">{article}</span>'


def _bare(lines: list[str], title: str) -> str:
    paragraphs = "\n".join(f"<div>{line}</div>" for line in lines)
    return f'<div class="w1200">{_register()}{_heading(title)}<div class="c9f3">{paragraphs}</div></div>'


_BODIES: dict[Kind, Callable[[list[str], str], str]] = {"trs": _trs, "tables": _tables, "zoom": _zoom, "bare": _bare}
