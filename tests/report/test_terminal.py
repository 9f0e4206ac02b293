"""The short answer on a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.options import Language
from compare.report import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison

SUMMARY = """\
A 甲区2020年法治政府建设工作报告  354 字
B 乙区2021年法治政府建设工作报告  348 字
A 沿用 █████░░░░░░░░░░░ 31%   套话 ████████░░░░░░░░ 50%   特色 ████████░░░░░░░░ 50%
B 沿用 █████░░░░░░░░░░░ 31%   套话 ████████░░░░░░░░ 50%   特色 ████████░░░░░░░░ 50%
章节：对应 3、移动 1、新增 1、删减 1
数据变化：2 项
特色举措 A：“三统一”机制、“畅通办”（2 项）
特色举措 B：“法治会客厅”、“蓝盾”（2 项）
"""


def test_a_comparison_in_eight_lines(handmade: Callable[[str], Comparison]) -> None:
    assert terminal.summary(handmade("two-districts"), Language.CHINESE, colour=False) == SUMMARY


def test_colour_adds_nothing_but_colour(handmade: Callable[[str], Comparison]) -> None:
    coloured = terminal.summary(handmade("two-districts"), Language.CHINESE, colour=True)
    assert coloured != SUMMARY
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == SUMMARY


def test_a_document_cannot_send_control_codes(scripted: Callable[[str], Comparison]) -> None:
    comparison = scripted(
        "A a\x1b[31m.txt|甲\x1b]0;title\x07报告|甲\x1b[2J|2020\nB b.txt|乙报告|乙|2021\n= 同。\n== same 1||一、\x1b[5m甲||一、乙\n"
    )
    for text in (
        terminal.summary(comparison, Language.ENGLISH, colour=False),
        terminal.outline(comparison.a, Language.ENGLISH, colour=False, verbose=True),
    ):
        assert "\x1b" not in text
        assert "\x07" not in text


def test_an_outline_is_a_tree(handmade: Callable[[str], Comparison]) -> None:
    tree = terminal.outline(handmade("two-districts").a, Language.ENGLISH, colour=False)
    assert "1 一、依法全面履行政府职能 0\n  1.1 (一)深化“放管服”改革 56\n  1.2 (二)优化营商环境 10\n2 二、" in tree
    assert "furniture: 2   repairs: 3" in tree
    assert "breadcrumb" not in tree


def test_verbose_names_every_rule(handmade: Callable[[str], Comparison]) -> None:
    tree = terminal.outline(handmade("two-districts").a, Language.ENGLISH, colour=False, verbose=True)
    assert tree.count("pinyin gloss") == 3
    assert "breadcrumb" in tree
