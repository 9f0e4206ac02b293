"""Other tools that mark what two texts share: how each is called, and how its answer is read."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

READABLE = 4
"""Characters from which a common run can be read as such."""
_TAGGED = re.compile(r"<(?P<tag>del|ins)\b.*?</(?P=tag)>", re.DOTALL)
_COLOURED = re.compile(r"<span\s+style='color:.*?</span>", re.DOTALL)
_BRACKETED = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")


class Peer(NamedTuple):
    """A tool."""

    name: str
    command: tuple[str, ...]
    """What is run, with the two files put at its end."""
    common: Callable[[str], list[str]]
    """The runs of common text, read from its output."""
    tells_moves: bool = False


def peers(out: Path) -> tuple[list[Peer], list[str]]:
    """The tools that are here, ours first, and a word on each that is not."""
    ours = Peer(
        "compare", (sys.executable, "-m", "compare", "--json", "-o", str(out)), lambda _: _ours(out), tells_moves=True
    )
    wanted = [
        Peer("git diff --word-diff", (*_git(), "--word-diff=porcelain", "--word-diff-regex=."), _porcelain),
        Peer("docdiff --char", ("docdiff", *"--utf8 --lf --char --format=wdiff".split()), _cut(_BRACKETED)),
        Peer("redlines markdown", ("redlines", "markdown"), _cut(_COLOURED)),
        Peer("pandiff -t html", ("pandiff", *"-f markdown -t html".split()), _cut(_TAGGED)),
    ]
    found = [peer._replace(command=(where, *peer.command[1:])) for peer in wanted if (where := _find(peer.command[0]))]
    names = {peer.name for peer in found}
    return [ours, *found], [f"{peer.name}: not installed" for peer in wanted if peer.name not in names]


def _git() -> tuple[str, ...]:
    return ("git", "diff", "--no-index", "--no-color")


def _find(program: str) -> str | None:
    beside = Path(sys.executable).with_name(program)
    return str(beside) if beside.exists() else shutil.which(program)


def _ours(out: Path) -> list[str]:
    """The common runs of the one report in a folder: as the schema tells them, cut from the document's text."""
    report = json.loads(next(out.glob("*.json")).read_text(encoding="utf-8"))
    text = Path(report["documents"][0]["document"]["path"]).read_text(encoding="utf-8")
    spans = [phrase["a"] for phrase in report["phrases"] if phrase["tag"] in {"equal", "move"}]
    return [text[start:end] for start, end in spans]


def moved(out: Path) -> list[str]:
    """What our report says moved: whole sections, and phrases by themselves."""
    report = json.loads(next(out.glob("*.json")).read_text(encoding="utf-8"))
    text = Path(report["documents"][0]["document"]["path"]).read_text(encoding="utf-8")
    ids = {name for link in report["links"] if link["relation"] == "moved" for name in link["a"]}
    sections = [text[one["start"] : one["end"]] for one in report["documents"][0]["sections"] if one["id"] in ids]
    return [*sections, *(text[slice(*phrase["a"])] for phrase in report["phrases"] if phrase["tag"] == "move")]


def _porcelain(output: str) -> list[str]:
    """Lines that begin with a blank are common; those between two changes belong together."""
    runs = [""]
    for line in output.splitlines()[5:]:
        if line.startswith(" "):
            runs[-1] += line[1:]
        elif line[:1] in "+-":
            runs.append("")
    return runs


def _cut(changed: re.Pattern[str]) -> Callable[[str], list[str]]:
    """What stands between the marks of changes."""
    return lambda output: [_MARKUP.sub("", run) for run in changed.sub("\x00", output).split("\x00")]


def characters(run: str) -> int:
    """Letters, digits and Han."""
    return sum(map(str.isalnum, run))
