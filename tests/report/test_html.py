"""HTML: one file, everything of the report in it, nothing of it markup; what it looks like is tests/browser's."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as parser
from reading import seed

from compare import resources
from compare.options import Language, Show
from compare.pipeline import compare_documents
from compare.report import formats, html
from compare.report.content import runs_of
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.model import Comparison

GOLDEN = Path(__file__).parent / "golden"
_OPENS = re.compile(r"(?=<(?:section|h\d|table|caption|thead|tbody|tr|t[hd]\b|ul|li|nav|main|header|div|figure|p)\b)")
_DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)


def normalised(page: str) -> str:
    """A page as a reviewer reads it: an element a line, without style, script and the insides of drawings."""
    page = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", page, flags=re.DOTALL)
    page = re.sub(r"'sha256-[^']+'", "'sha256-…'", page)
    page = _DRAWN.sub(lambda found: found[0].split(">", 1)[0] + ">…</svg>", page)
    return re.sub(r"\n+", "\n", _OPENS.sub("\n", page))


@pytest.fixture(scope="module")
def page(handmade: Callable[[str], Comparison]) -> str:
    return html.render(build(handmade("two-districts"), Language.CHINESE))


@pytest.mark.parametrize(
    ("name", "language"),
    [("two-districts", Language.CHINESE), ("two-districts", Language.ENGLISH), ("hostile", Language.ENGLISH)],
)
def test_page_reads_as_the_golden(
    name: str, language: Language, handmade: Callable[[str], Comparison], update_golden: Callable[[Path, str], None]
) -> None:
    report = build(handmade(name), language)
    _checked(f"{name}.{language}.html", html.render(report), update_golden)


@pytest.mark.parametrize(
    ("a", "b", "language"), [("xinhua", "changzhou", Language.CHINESE), ("putuo", "changzhou", Language.TRADITIONAL)]
)
def test_overview_reads_as_the_golden(
    a: str, b: str, language: Language, update_golden: Callable[[Path, str], None]
) -> None:
    report = build(compare_documents(seed(f"{a}-2020"), seed(f"{b}-2020")), language, Show.SUMMARY)
    _checked(f"{a}-{b}.summary.html", html.render(report), update_golden)


def _checked(name: str, page: str, update: Callable[[Path, str], None]) -> None:
    written, golden = normalised(page), GOLDEN / name
    update(golden, written)
    assert written == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("show", list(Show))
def test_everything_the_report_says_is_on_the_page(show: Show, handmade: Callable[[str], Comparison]) -> None:
    report = build(handmade("two-districts"), Language.CHINESE, show)
    text = _squeezed(parser.fromstring(html.render(report)).text_content())
    missing = [run.text for run in runs_of(report) if run.values == () and not set(run.text) <= set("█░")]
    assert [said for said in missing if _squeezed(said.strip("…")) not in text] == []


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_nothing_but_its_own_style_and_script_may_run(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        own = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(own) == 1
        assert rules[rule] == f"'sha256-{base64.b64encode(hashlib.sha256(own[0].encode()).digest()).decode()}'"
    assert "unsafe" not in policy[1]
    assert not re.search(
        r'\s(?:src|style|on\w+)=|url\(|@import|href="[^#]', re.sub(r"<(style|script).*?</\1>", "", page)
    )


def test_every_link_leads_somewhere_and_every_name_stands_once(page: str) -> None:
    tree = parser.fromstring(page)
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    targets = {str(link)[1:] for link in tree.xpath("//a/@href")}
    inside = {one for one in targets if re.fullmatch(r"[ab]\d+", one)}
    assert targets - inside <= set(names)
    assert tree.xpath("//*[@data-e]")


def test_marks_carry_their_evidence(page: str) -> None:
    tree = parser.fromstring(page)
    facts = json.loads(tree.xpath("//script[@id='facts']")[0].text)
    said = {facts[int(place)] for place in tree.xpath("//@data-e")}
    assert said == set(facts)
    assert all(re.fullmatch(r"[^\t]+\t[^\t]+", one) for fact in facts for one in fact.split("\n"))
    marks = {facts[int(place)].split("\t")[0] for place in tree.xpath("//td[@class='a' or @class='b']//@data-e")}
    assert marks == {"变动"}


def test_without_texts_nothing_leads_to_them(handmade: Callable[[str], Comparison]) -> None:
    page = parser.fromstring(html.render(build(handmade("two-districts"), Language.CHINESE, Show.SUMMARY)))
    names = set(page.xpath("//@id"))
    assert {str(link)[1:] for link in page.xpath("//main//a/@href")} <= names
    assert not page.xpath("//button[@data-do='next']")


def test_the_page_is_one_of_the_formats(handmade: Callable[[str], Comparison], page: str) -> None:
    rendered = formats.render(handmade("two-districts"), ("html",), Language.CHINESE)
    assert rendered.contents == {"html": page.encode()}
    assert rendered.warnings == ()


def test_same_report_same_bytes(page: str, handmade: Callable[[str], Comparison]) -> None:
    assert html.render(build(handmade("two-districts"), Language.CHINESE)) == page


# -------------------------------------------------------------------------------- colours

_BLOCK = re.compile(r':root(\[data-theme="dark"\])?\s*\{(.*?)\}', re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6})\s*;")
_INKS = ("ink", "ink-shared", "ink-note")
_MARKED = (("removed", "removed-tint"), ("added", "added-tint"), ("moved", "moved-tint"))


def _themes() -> Iterator[dict[str, str]]:
    blocks = {bool(dark): dict(_COLOUR.findall(body)) for dark, body in _BLOCK.findall(resources.style("tokens.css"))}
    yield blocks[False]
    yield blocks[False] | blocks[True]


def _light(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    high, low = sorted((_light(one), _light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_are_legible(theme: int) -> None:
    colours = list(_themes())[theme]
    grounds = ("paper", "page", "raised", "head-tint")
    pairs = [(ink, ground) for ink in _INKS for ground in grounds]
    pairs += [(ink, ground) for ink, tint in _MARKED for ground in (tint, "local-tint", "paper", "head-tint")]
    pairs += [
        ("ink", ground) for ground in ("local-tint", "removed-tint", "added-tint", "moved-tint", "hit", "hit-now")
    ]
    faint = {pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: found for pair, found in faint.items() if found < 4.5} == {}
    lines = {(one, "paper"): _contrast(colours[one], colours["paper"]) for one in ("focus", "rule-strong", "moved")}
    assert {pair: found for pair, found in lines.items() if found < 3} == {}


def test_only_the_tokens_hold_colours() -> None:
    for sheet in ("screen.css", "drawing.css"):
        rules = re.sub(r"/\*.*?\*/", "", resources.style(sheet), flags=re.DOTALL)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])|\brgba?\(|\bhsla?\(", rules) == []
