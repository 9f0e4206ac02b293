"""A page of tricky cases: what stands in the text, and the outline an editor would draw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from outline.trees import notes, parts, tree
from small_documents import document

from compare.outline import outline

CASES = re.findall(
    r"^### (?P<name>.+)\n(?P<text>(?:(?!^###|^---).*\n)*)^--- tree\n(?P<tree>(?:(?!^###).*\n?)*)",
    (Path(__file__).parent / "tricky.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_outline(text: str, wanted: str) -> None:
    found = outline(document(text).clean)
    shown = [*tree(found), *notes(found)]
    if "\n@" in wanted or wanted.startswith("@"):
        shown += parts(found)
    assert shown == [line for line in wanted.splitlines() if line.strip()]
