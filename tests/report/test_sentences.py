"""Sentences: what the code and its help say in English can be said in every language, and no more is translated."""

from __future__ import annotations

import argparse
import ast
import json
import pickle
import re
import string
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import compare
from compare.cli import COMMANDS
from compare.cli.help import OWN
from compare.errors import InputError, Said, UsageError, placed
from compare.model import NoteKind
from compare.options import Language
from compare.report.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(compare.__file__).parent
OTHERS = [Language.CHINESE, Language.TRADITIONAL]


def _places(template: str) -> set[str]:
    """What is filled in, in the way of errors and in that of help."""
    named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return named | set(re.findall(r"%\(\w+\)s", template))


def _formatted(template: str) -> set[str]:
    """Places that say how they are filled: what stands between things in a row, or within a large number."""
    return {name for _, name, how, _ in string.Formatter().parse(template) if name and how}


@cache
def _said() -> dict[str, str]:
    """Every sentence of the code, and the same with its plural; each is written out where it is made."""
    found = {kind.english[0]: " ".join(kind.english) for kind in NoteKind}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Said"), args=[ast.Constant(str(english)), *more], keywords=values):
                    forms = [english, *(str(one.value) for one in more if isinstance(one, ast.Constant))]
                    named = {one.arg for one in values} - ({"count"} if more else set())
                    assert named == _places(" ".join(forms)) - ({"count"} if more else set()), f"{path}: {english}"
                    found[english] = " ".join(forms)
                case ast.Call(func=ast.Name("Said")) if path.name not in {"errors.py", "notes.py"}:
                    pytest.fail(f"{path}, line {node.lineno}: the English is to be written out")
    return found


@cache
def _help() -> frozenset[str]:
    """Every text of every command's help."""
    parsers = [import_module(f"compare.cli.{name}").command_line() for name in ("pair", *COMMANDS)]
    return frozenset((*OWN, *(text for parser in parsers for text in _texts(parser))))


def _texts(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from filter(None, (parser.description, parser.epilog))
    for action in parser._actions:
        yield from filter(None, (action.help,))
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _texts(one)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_a_wording_and_every_wording_a_sentence(language: Language) -> None:
    known = sentences(language)
    used = _said().keys() | _help()
    assert (sorted(used - known.keys()), sorted(known.keys() - used)) == ([], [])
    assert all(known.values())


@pytest.mark.parametrize("language", OTHERS)
def test_a_wording_has_the_places_of_the_english(language: Language) -> None:
    known = [(_said().get(english, english), said) for english, said in sentences(language).items()]
    assert [english for english, said in known if _places(english) != _places(said)] == []
    assert [english for english, said in known if _formatted(english) != _formatted(said)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_wording_is_set_as_chinese_is(language: Language) -> None:
    """Full-width marks after Chinese, no polite form; an error has no final stop."""
    known = sentences(language)
    assert [said for said in known.values() if any(mark in said for mark in (", ", "; ", " (", "您"))] == []
    assert [known[english] for english in _said() if "。" in known[english]] == []


def test_english_is_said_as_it_stands() -> None:
    error = InputError(Said("is larger than {size} MiB", size=64), where="a.txt", todo=Said("get it again"))
    assert str(error) == words(error.said, Language.ENGLISH) == "a.txt: is larger than 64 MiB; get it again"
    assert str(error.why) == "is larger than 64 MiB; get it again"
    assert str(UsageError(Said("is empty"))) == "is empty"


def test_an_error_is_told_in_the_readers_language() -> None:
    error = InputError(Said("is locked with a password"), where="甲.docx", todo=Said("save it without one"))
    assert words(error.said, Language.CHINESE) == "甲.docx：有密码，打不开；请先另存为无密码的文件"
    assert words(error.said, Language.TRADITIONAL) == "甲.docx：有密碼，打不開；請先另存為無密碼的檔案"


def test_a_sentence_in_a_sentence_is_translated_too_and_a_row_is_joined_as_the_language_does() -> None:
    pages = Said("page {pages:, }", "pages {pages:, }", pages=("1-3", "7"), count=4)
    said = Said("is a scan without a text layer ({pages})", pages=pages)
    assert str(said) == "is a scan without a text layer (pages 1-3, 7)"
    assert words(said, Language.CHINESE) == "是没有文字层的扫描件（第 1-3、7 页）"


@pytest.mark.parametrize("language", Language)
def test_standard_input_has_a_name(language: Language) -> None:
    named = {Language.CHINESE: "标准输入：", Language.TRADITIONAL: "標準輸入：", Language.ENGLISH: "standard input: "}
    assert words(placed("-", Said("is empty")), language).startswith(named[language])


def test_a_count_takes_its_plural_form() -> None:
    one = Said("{count} place", "{count:,} places", count=1)
    assert [str(one), str(one.filled(count=0)), str(one.filled(count=1200))] == [
        "1 place",
        "0 places",
        "1,200 places",
    ]
    assert [words(one.filled(count=n), Language.CHINESE) for n in (1, 1200)] == ["1 个地方", "1,200 个地方"]


def test_what_a_document_says_stays_as_it_is() -> None:
    said = Said("cannot be read ({reason})", reason="is empty {size}")
    assert words(said, Language.CHINESE) == "无法读取（is empty {size}）"
    assert words("is empty", Language.CHINESE) == "is empty"


def test_an_error_is_the_same_on_the_other_side_of_a_process() -> None:
    pages = Said("page {pages:, }", "pages {pages:, }", pages=("1", "7"), count=2)
    error = InputError(
        Said("is damaged ({pages} cannot be read)", pages=pages), where="\udcff", todo=Said("get it again")
    )
    there = json.loads(json.dumps({"why": error.why}, default=Said.packed), object_hook=Said.unpacked)
    assert there == {"why": error.why}
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - of our own
    assert (copy.what, copy.where, copy.todo) == (error.what, error.where, error.todo)
