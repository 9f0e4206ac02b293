"""Sentences of real reports, marked; golden/phrases.md is to be read and reviewed by a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_documents import document, marked, one_bead

from compare.diff import diff
from compare.options import DiffOptions

GOLDEN = Path(__file__).parent / "golden" / "phrases.md"
_CASE = re.compile(r"^## (?P<name>.+?)\n+A: (?P<a>.*?)\nB: (?P<b>.*?)\n+> (?P<wanted>.*?)$", re.MULTILINE)
CASES = [pytest.param(m["a"], m["b"], m["wanted"], id=m["name"]) for m in _CASE.finditer(GOLDEN.read_text("utf-8"))]


@pytest.mark.parametrize(("a", "b", "wanted"), CASES)
def test_real_sentences_read_as_an_editor_would_mark_them(a: str, b: str, wanted: str) -> None:
    one, other = document(a.replace(" / ", "\n")), document(b.replace(" / ", "\n"))
    assert marked(one, other, diff(one, other, one_bead(one, other), DiffOptions())) == wanted


def test_every_case_of_the_file_is_read() -> None:
    assert len(CASES) == GOLDEN.read_text("utf-8").count("\n## ")
