"""Labels: every language says the same things, in the words of the field."""

from __future__ import annotations

import ast
import re
import string
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from compare.clean.furniture.rules import RULES
from compare.model import PartKind
from compare.options import Language
from compare.report import catalogues, labels
from compare.report.names import number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = Path(labels.__file__).parent
SPEAKING = tuple(REPORT.parent / name for name in ("report", "cli", "web"))
LOCALES = {Language.CHINESE: "zh_Hans", Language.TRADITIONAL: "zh_Hant", Language.ENGLISH: "en_GB"}


def _places(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [Language.TRADITIONAL, Language.ENGLISH])
def test_all_languages_have_the_same_keys_with_the_same_places(language: Language) -> None:
    chinese, other = labels.catalogue(Language.CHINESE), labels.catalogue(language)
    assert chinese.keys() == other.keys()
    for key in chinese.keys() - {""}:
        assert _places(chinese[key]) == _places(other[key]), key


@pytest.mark.parametrize("language", Language)
def test_no_label_is_empty_and_none_stands_twice(language: Language) -> None:
    text = labels.catalogue_path(language).read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.*)"$', text, re.MULTILINE)
    assert len(keys) == len(set(keys))
    assert [key for key, said in labels.catalogue(language).items() if not all(said)] == []


def _patterns(path: Path) -> Iterator[str]:
    """What the strings of a module can be as keys; what is filled in may be any word, but not all of a key."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        said = [str(one.value) if isinstance(one, ast.Constant) else "" for one in parts]
        if any(map(str.isalpha, "".join(said))):
            yield "".join(re.escape(text) if text else "[a-z-]+" for text in said)


def test_every_label_is_used_and_every_used_one_exists() -> None:
    modules = [path for folder in SPEAKING for path in folder.rglob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in modules)
    computed = {f"(?:{pattern})" for path in modules for pattern in _patterns(path)}
    used = re.compile("|".join(sorted(computed, key=len, reverse=True)))
    # What is looked up by a value of the model, which may be one of many.
    prefixes = (
        "kind.",
        "level.",
        "part.",
        "measure.",
        "month.",
        "reason.",
        "finding.",
        "status.",
        "clean.",
        "progress.",
    )
    keys = labels.catalogue(Language.CHINESE).keys() - {""}
    unused = [key for key in sorted(keys) if not used.fullmatch(key) and not key.startswith(prefixes)]
    assert unused == []
    called = set(re.findall(r'\blabels\(\s*"([a-z][a-z_.-]*)"', code))
    assert sorted(called - keys) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.CHINESE, ("新增", "删减", "移动")), (Language.TRADITIONAL, ("新增", "刪減", "移動"))],
)
def test_words_are_the_fields(language: Language, words: tuple[str, ...]) -> None:
    say = labels.Labels(language)
    assert (say("relation.added"), say("relation.removed"), say("relation.moved")) == words
    text = labels.catalogue_path(Language.CHINESE).read_text(encoding="utf-8")
    assert all(word in text for word in ("套话", "固定表述", "特色举措", "沿用"))


def test_what_the_catalogue_lacks_is_said_as_it_is() -> None:
    assert labels.Labels(Language.CHINESE).known("kind", "decree") == "decree"
    with pytest.raises(KeyError):
        labels.Labels(Language.CHINESE)("no.such.label")


@pytest.mark.parametrize("language", Language)
def test_every_part_of_a_document_has_a_name(language: Language) -> None:
    assert [kind for kind in PartKind if f"part.{kind}" not in labels.catalogue(language)] == []


@pytest.mark.parametrize("language", Language)
def test_every_rule_of_furniture_has_a_name(language: Language) -> None:
    assert [rule for rule, _ in RULES if f"clean.{rule}" not in labels.catalogue(language)] == []


def test_one_document_is_no_documents() -> None:
    english = labels.Labels(Language.ENGLISH)
    assert english("corpus.document.reused", count=1).startswith("One of its passages stands ")


def test_a_count_takes_its_plural_form() -> None:
    english = labels.Labels(Language.ENGLISH)
    said = [english("pair.elided", count=count) for count in (1, 2, "1,200")]
    assert said == ["1 character shared", "2 characters shared", "1,200 characters shared"]
    assert labels.Labels(Language.CHINESE)("pair.elided", count=2) == "沿用 2 字"


@pytest.mark.parametrize("language", Language)
def test_numbers_and_dates_are_as_the_locale_writes_them(language: Language) -> None:
    """Babel knows the locales (CLDR); the run time needs no such table."""
    locale = LOCALES[language]
    assert number(1234567.5) == format_decimal(1234567.5, locale=locale)
    assert number(-1200) == format_decimal(-1200, locale=locale)
    assert number(10.3 - 6.3) == format_decimal(4, locale=locale)
    assert percent(0.314) == format_percent(0.314, locale=locale)
    day = date(2024, 3, 5)
    assert labels.Labels(language).date(day.isoformat()) == format_date(day, "long", locale=locale)


@pytest.mark.parametrize("said", ["", "2024", "2024-13-01", "二〇二四年"])
def test_what_is_no_day_stays_as_it_is(said: str) -> None:
    assert labels.Labels(Language.ENGLISH).date(said) == said


def test_a_catalogue_is_read_as_gettext_reads_it() -> None:
    """Escapes, strings over several lines, comments and plural forms."""
    text = 'msgid ""\nmsgstr "Language: en\\n"\n\n#: a.py:1\nmsgid "a"\nmsgstr ""\n"x\\"\\n"\n"y"\n\n#~ msgid "old"\n#~ msgstr "old"\n\nmsgid "b"\nmsgid_plural "b"\nmsgstr[0] "one"\nmsgstr[1] "more"\n'
    assert catalogues.read(text) == {"": ("Language: en\n",), "a": ('x"\ny',), "b": ("one", "more")}


def test_traditional_words_are_those_of_taiwan_and_hong_kong() -> None:
    text = labels.catalogue_path(Language.TRADITIONAL).read_text(encoding="utf-8")
    mainland = ("計劃", "鏈接", "搜索", "快捷鍵", "文件名", "文件路徑", "侷限", "“", "”")
    assert [word for word in mainland if word in text] == []
