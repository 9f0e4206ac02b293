from __future__ import annotations

import pytest
from reading import read_text

from compare.model import Span
from compare.outline.sentences import split


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("出台办法。印发通知！为什么？", ["出台办法。", "印发通知！", "为什么？"]),
        ("一是加强学习；二是强化检查；三是严格考核。", ["一是加强学习；二是强化检查；三是严格考核。"]),
        ("达到99.05%，同比增长1.2万件.处于领先", ["达到99.05%，同比增长1.2万件.处于领先"]),
        ("他说：“要抓落实。”会议强调纪律。", ["他说：“要抓落实。”", "会议强调纪律。"]),
        ("实现“让群众满意。”的目标。", ["实现“让群众满意。”的目标。"]),
        ('提出"三个代表。"深入学习。"一国两制"行得通。', ['提出"三个代表。"', "深入学习。", '"一国两制"行得通。']),
        ("（见附件。）其他事项另行通知", ["（见附件。）", "其他事项另行通知"]),
        ("好！！真的？！完了", ["好！！", "真的？！", "完了"]),
        ("  出台办法。　印发通知  ", ["出台办法。", "印发通知"]),
        ("出台办法。\ue004", ["出台办法。\ue004"]),
        ("出台办法。……印发通知。", ["出台办法。", "……印发通知。"]),
        ("……出台办法。", ["……出台办法。"]),
        ("   ", []),
        ("", []),
    ],
)
def test_split(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in split(text, Span(0, len(text)))] == wanted


def test_split_keeps_to_its_span() -> None:
    text = "前文。正文。后文。"
    assert [span.of(text) for span in split(text, Span(3, 6))] == ["正文。"]


def test_a_text_of_nothing_that_can_be_compared_has_a_sentence_without_tokens() -> None:
    document = read_text("\ue123" * 30)
    assert [(one.span, one.tokens) for one in document.sentences] == [(Span(0, 30), (0, 0))]
