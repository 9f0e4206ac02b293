"""How sections are called."""

from __future__ import annotations

from small_documents import document

from compare.options import Language
from compare.outline import outline
from compare.report.labels import Labels
from compare.report.names import joined, section_label, section_name, title

LABELS = Labels(Language.CHINESE)
TEXT = """甲市文明行为促进条例

第一章 总则
第一条 为了培育和践行社会主义核心价值观，提升社会文明程度，制定本条例。
第二条 本市行政区域内的文明行为促进工作适用本条例。
"""


def test_an_article_is_called_by_its_number_and_in_a_list_by_its_first_words_too() -> None:
    law = outline(document(TEXT).clean)
    assert [section_name(law, one.id, LABELS) for one in law.sections] == ["第一章总则", "第一条", "第二条"]
    assert [section_label(law, one.id, LABELS) for one in law.sections] == [
        "第一章总则",
        "第一条 为了培育和践行社会主义核心…",
        "第二条 本市行政区域内的文明行为促…",
    ]


def test_a_text_without_sections_is_called_the_whole() -> None:
    assert section_name(document("依法行政。"), "", LABELS) == "全文"
    assert section_name(outline(document(TEXT).clean), "", LABELS) == "开头"


def test_of_many_sections_the_first_are_named_and_the_rest_counted() -> None:
    sections = [f"第{number}条" for number in range(1, 9)]
    assert joined(sections[:5], LABELS) == "第1条 + 第2条 + 第3条 + 第4条 + 第5条"
    assert joined(sections, LABELS) == "第1条 + 第2条 + 第3条 + 第4条，另有 4 节"


def test_two_documents_of_one_title_are_called_by_it_too() -> None:
    law, other = outline(document(TEXT).clean), outline(document(TEXT.replace("甲市", "乙市")).clean)
    assert title(law, law, LABELS).startswith("甲市文明行为促进条例：")
    assert "条例" not in title(law, other, LABELS)
