"""Notes: stages give each the values that its wording asks for, and every language has one."""

from __future__ import annotations

import ast
import json
import string
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import compare
from compare.errors import Said
from compare.load.layout.running import Running, running_notes
from compare.load.word.remarks import Remarks
from compare.model import Note, NoteKind
from compare.options import Language
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(compare.__file__).parent
RUNNING = (NoteKind.PAGE_NUMBERS, NoteKind.RUNNING_HEADERS, NoteKind.RUNNING_FOOTERS)
BESIDE = (NoteKind.COMMENTS, NoteKind.HIDDEN, NoteKind.CONTENTS, NoteKind.FOOTNOTES, NoteKind.EMBEDDED)
CHANGES = (NoteKind.INSERTIONS, NoteKind.DELETIONS, NoteKind.MOVES)


def _made() -> Iterator[tuple[NoteKind, set[str]]]:
    """Every note that the code makes: its kind and the names of its values."""
    for text in (path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))):
        for node in ast.walk(ast.parse(text)) if "NoteKind" in text else ():
            match node:
                case ast.Call(
                    func=ast.Name("Note") | ast.Attribute(ast.Name("Note"), "of"),
                    args=[ast.Attribute(ast.Name("NoteKind"), kind)],
                ):
                    yield NoteKind[kind], {one.arg or "" for one in node.keywords}
                case ast.Call(func=ast.Name("on_pages"), args=[ast.Attribute(ast.Name("NoteKind"), kind), _]):
                    yield NoteKind[kind], {"pages", "count"}
    remarks = Remarks()
    remarks.counts.update(BESIDE + CHANGES)
    for note in (*remarks.notes(), *running_notes([Running(kind, "第1页") for kind in RUNNING])):
        yield note.kind, set(dict(note.values))
    yield from ((kind, {"count"}) for kind in CHANGES)


def test_every_kind_is_made_with_the_values_of_its_places() -> None:
    made = list(_made())
    assert {kind for kind, _ in made} == set(NoteKind)
    for kind, names in made:
        places = {name for form in kind.english for _, name, _, _ in string.Formatter().parse(form) if name}
        assert names | {"count"} == places | {"count"}, kind
        assert "count" in names or len(kind.english) == 1, kind


TOLD = [
    (Note(NoteKind.LIBREOFFICE), "read through LibreOffice", "经 LibreOffice 读取"),
    (
        Note.of(NoteKind.SKIPS, before="第二条", after="第五条"),
        "the numbering skips from 第二条 to 第五条",
        "编号从“第二条”跳到“第五条”",
    ),
    (
        Note.of(NoteKind.DAMAGED, pages=("3",), count=1),
        "page 3 is damaged and was left out",
        "第 3 页损坏，未读入",
    ),
    (
        Note.of(NoteKind.SCANNED, pages=("1-3", "7"), count=4),
        "pages 1-3, 7 are scans without a text layer and were left out",
        "第 1-3、7 页是没有文字层的扫描件，未读入",
    ),
    (
        Note.of(
            NoteKind.TRACKED,
            changes=(Note.of(NoteKind.INSERTIONS, count=1).said, Note.of(NoteKind.DELETIONS, count=2).said),
        ),
        "tracked changes were read as accepted (1 insertion, 2 deletions)",
        "修订按已接受读取（插入 1 处、删除 2 处）",
    ),
    (
        Note.of(
            NoteKind.AMBIGUOUS,
            place="新华区",
            places=("甲市 新华区", Said("{place} and {count} more", place="乙市 新华区", count=3)),
        ),
        "the place 新华区 is ambiguous: 甲市 新华区, 乙市 新华区 and 3 more",
        "地名“新华区”有歧义：甲市 新华区、乙市 新华区，另有 3 个",
    ),
    (
        Note.of(NoteKind.CUT_OFF, count=1),
        "the file is cut off: its last byte is not a whole character",
        "文件不完整：末尾 1 个字节不成字符",
    ),
    (
        Note.of(NoteKind.CUT_OFF, count=3),
        "the file is cut off: its last 3 bytes are not a whole character",
        "文件不完整：末尾 3 个字节不成字符",
    ),
]
EXAMPLES = [note for note, *_ in TOLD]


@pytest.mark.parametrize(("note", "english", "chinese"), TOLD)
def test_notes_are_told_in_the_readers_language(note: Note, english: str, chinese: str) -> None:
    assert str(note) == words(note.said, Language.ENGLISH) == english
    assert words(note.said, Language.CHINESE) == chinese


@pytest.mark.parametrize("note", EXAMPLES)
def test_a_note_comes_back_from_json(note: Note) -> None:
    assert json.loads(json.dumps(note, default=methodcaller("packed")), object_hook=Note.unpacked) == note


def test_a_note_shows_its_kind_and_values() -> None:
    assert str((Note.of(NoteKind.TWICE, number="第三条"),)) == "(twice(number='第三条'),)"
