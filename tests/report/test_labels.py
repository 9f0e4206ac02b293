"""Labels: both languages say the same things."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from compare.options import Language
from compare.report import labels

REPORT = Path(labels.__file__).parent


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_with_the_same_places() -> None:
    assert labels.CHINESE.keys() == labels.ENGLISH.keys()
    for key, text in labels.CHINESE.items():
        assert _places(text) == _places(labels.ENGLISH[key]), key


def test_every_label_is_used_and_every_used_one_exists() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in REPORT.rglob("*.py") if path.name != "labels.py")
    patterns = [
        re.sub(r"\\\{[^}]*\\\}", "[a-z-]+", re.escape(text)) for text in set(re.findall(r'"([a-z_.{}():]+)"', code))
    ]
    computed = [f"(?:{pattern})" for pattern in patterns]
    used = re.compile("|".join(sorted(computed, key=len, reverse=True)))
    prefixes = ("kind.", "level.", "part.", "measure.", "reference.")
    unused = [key for key in labels.CHINESE if not used.fullmatch(key) and not key.startswith(prefixes)]
    assert unused == []


@pytest.mark.parametrize(
    ("key", "word"), [("relation.added", "新增"), ("relation.removed", "删减"), ("relation.moved", "移动")]
)
def test_words_are_the_fields(key: str, word: str) -> None:
    assert labels.Labels(Language.CHINESE)(key) == word


def test_what_the_catalogue_lacks_is_said_as_it_is() -> None:
    assert labels.Labels(Language.CHINESE).known("kind", "decree") == "decree"
