"""The pages that the browser tests open: pairs, hostile texts, tables and drawings, years, a summary of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading import SEEDS, read_text, seed
from small_series import small_series

from compare.corpus import summarise
from compare.options import Language
from compare.pipeline import compare_documents
from compare.report import html
from compare.report.content import (
    Bar,
    Chapter,
    ChapterKind,
    Chart,
    Kind,
    Mark,
    Paragraph,
    Report,
    Run,
    TableKind,
    Tone,
    line,
    sparkline,
    table,
)
from compare.report.corpus.build import build_summary
from compare.report.pair.build import build
from compare.report.series.build import build_series

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import Comparison

SHARED = "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，" * 3
SMALL_A = f"""甲区2020年法治政府建设工作报告

一、主要做法

(一)优化营商环境。{SHARED}全年办理行政复议案件120件,办结率达到98%。推进“一网通办”改革,审批时限压缩三分之一。
(二)加强普法宣传。组织普法讲座30场,受众5000人次。成立甲区法治文化研究中心。

二、存在问题

基层执法力量不足,执法水平有待提高。部分单位对法治建设重视不够。

三、下一步打算

继续推进严格规范公正文明执法,提高行政执法质量和效能。
"""
SMALL_B = f"""乙区2021年法治政府建设工作报告

一、主要做法

(一)优化营商环境。{SHARED}全年办理行政复议案件135件，办结率达到99%。首创“法治会客厅”服务品牌,审批时限压缩二分之一。
(二)强化行政监督。开展行政执法案卷评查2次,发现问题15个,全部整改到位。

二、存在问题

部分单位对法治建设重视不够。基层执法力量不足,执法水平有待进一步提高。

三、下一步打算

继续推进严格规范公正文明执法,提高行政执法质量和效能。
"""
LONG_LINE = "很长的一行" * 2000
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    "[点此](javascript:alert(3))与{{7*7}}与${alert(4)}",
    "\u202e右往左\u202c与\u200b零宽与\u2066隔离\u2069",
    "表情🧑‍🌾与生僻字𠮷、䶮、𰻝",
    "| 表 | 格 | </table></td></tr></section></main>",
    "--></style></script><svg onload=alert(5)>]]>&lt;b&gt;&amp;#39;",
)


def write_pages(folder: Path) -> dict[str, str]:
    """Write the pages; their addresses by name."""
    small, hostile = _compared(SMALL_A, SMALL_B), _compared(*_hostile())
    reports = {
        "seeds": build(compare_documents(seed("putuo-2020"), seed("changzhou-2020")), Language.CHINESE),
        "zh": build(small, Language.CHINESE),
        "zh-Hant": build(small, Language.TRADITIONAL),
        "en": build(small, Language.ENGLISH),
        "hostile": build(hostile, Language.ENGLISH),
        "tables": tables(),
        "years": build_series(small_series(), Language.ENGLISH),
        "summary": build_summary(summarise([str(SEEDS)]), Language.CHINESE),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(html.render(report), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in reports}


def _compared(a: str, b: str) -> Comparison:
    return compare_documents(read_text(a), read_text(b))


def _hostile() -> tuple[str, str]:
    a = "\n".join(f"{number}、第{number}节\n\n{text}。" for number, text in enumerate(HOSTILE, start=1))
    return f"甲区2020年工作报告\n\n{a}\n\n{LONG_LINE}。\n", f"乙区2021年工作报告\n\n{a.replace('1', '2')}\n"


def tables() -> Report:
    """What a report on many documents is made of: a table of numbers, small drawings, a chart."""
    rows = [
        (line(f"第{place}区"), line(f"{place * 37 % 100}%"), (sparkline((0.1, place / 20, None, 0.4)),))
        for place in range(1, 16)
    ]
    chart = Chart(
        title="各区",
        kinds=(Kind(tone=Tone.BOILERPLATE, label="固定表述"), Kind(tone=Tone.LOCAL, label="本地特色")),
        bars=(Bar(label="第1区", parts=(0.4, 0.6), said="100 字"), Bar(label="第2区", parts=(0.9, 0.1))),
    )
    blocks = (
        Paragraph(line=(Run("说明", (Mark.NOTE,)),)),
        table(TableKind.PLAIN, ("区", "套话", "历年"), rows, right=(1,)),
        chart,
    )
    return Report(
        title="汇总",
        language=Language.CHINESE,
        chapters=(Chapter(kind=ChapterKind.MEASURES, heading="总体指标", blocks=blocks),),
    )
