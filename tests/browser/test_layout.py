"""How a page holds on any screen, on paper, without a script, and with texts that mean harm."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest
from browser.engines import ONLY_CHROMIUM, ONLY_FIREFOX
from browser.hands import choose, lay_out, tab_to
from browser.pages import LONG_LINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

_WIDER = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !one.closest('.scroll, #tools, .unseen, #evidence');
}).map(one => one.outerHTML.slice(0, 80))"""
_SMALL = """() => [...document.querySelectorAll('button, input, #contents a')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && (box.width < 24 || box.height < 24);
}).map(one => one.outerHTML.slice(0, 80))"""
_SCROLLED = "[...document.querySelectorAll('.chart .scroll')].filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.mark.parametrize("name", ["seeds", "hostile", "tables", "years", "summary"])
def test_nothing_runs_off_the_screen(visit: Visit, name: str) -> None:
    page = visit(name)
    lay_out(page)
    for width in (1920, 1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_WIDER) == []
        assert page.evaluate(_SMALL) == []
        assert page.evaluate(_SCROLLED) == 0


_BROKEN = """() => [...document.querySelectorAll('.scroll td')].flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
  for (let text; (text = texts.nextNode());)
    for (const year of text.data.matchAll(/(?<![\\/\\w])20\\d\\d\\b(?!\\.\\w)/g)) {
      const range = new Range();
      range.setStart(text, year.index);
      range.setEnd(text, year.index + 4);
      if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(cell.outerHTML.slice(0, 80));
    }
  return broken;
})"""


_COVERED = """() => [...document.querySelectorAll('svg.chart g')].filter(row => {
  const bars = [...row.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect());
  const said = row.querySelector('.said')?.getBoundingClientRect();
  const crosses = bar => said.left < bar.right + 2 && bar.left < said.right && said.top < bar.bottom && bar.top < said.bottom;
  return said?.width && bars.some(crosses);
}).map(row => row.textContent)"""


@ONLY_CHROMIUM
@pytest.mark.parametrize("name", ["seeds", "summary", "years"])
def test_numbers_of_charts_leave_their_bars_alone(visit: Visit, name: str) -> None:
    page = visit(name)
    lay_out(page)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("svg.chart g .said").locator("visible=true").count() > 1
        assert page.evaluate(_COVERED) == []


@ONLY_CHROMIUM
def test_years_in_tables_stay_whole(visit: Visit) -> None:
    page = visit("years")
    lay_out(page)
    for width in (1280, 1200, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(50)
        assert page.evaluate(_BROKEN) == []


def violations(page: Page, theme: str) -> list[tuple[str, list[str]]]:
    """What axe finds on a page that shows what a reader can open on it."""
    choose(page, theme)
    lay_out(page)
    if page.locator("[data-do=next]").count():
        page.locator("[data-do=next]").click()
        tab_to(page, "tr.here [data-e]")
        page.locator("#evidence").wait_for(state="visible")
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, { runOnly: tags })", tags)
    assert len(found["passes"]) > 20
    return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]


@ONLY_CHROMIUM
@pytest.mark.parametrize(
    ("name", "width", "theme"),
    [
        ("zh", 1280, "light"),
        ("zh-Hant", 360, "dark"),
        ("en", 1280, "dark"),
        ("en", 360, "light"),
        ("tables", 768, "dark"),
        ("years", 360, "dark"),
        ("summary", 1280, "light"),
        pytest.param("zh", 360, "dark", marks=pytest.mark.deep),
        pytest.param("zh", 1280, "dark", marks=pytest.mark.deep),
        pytest.param("en", 1280, "light", marks=pytest.mark.deep),
        pytest.param("seeds", 1280, "light", marks=pytest.mark.deep),
        pytest.param("tables", 360, "light", marks=pytest.mark.deep),
        pytest.param("years", 1280, "light", marks=pytest.mark.deep),
        pytest.param("summary", 360, "dark", marks=pytest.mark.deep),
    ],
)
def test_axe_finds_nothing(visit: Visit, name: str, width: int, theme: str) -> None:
    assert violations(visit(name, width=width, bypass_csp=True), theme) == []


@ONLY_FIREFOX
@pytest.mark.parametrize(
    ("name", "width", "theme"),
    [
        ("en", 360, "dark"),
        pytest.param("zh", 1280, "light", marks=pytest.mark.deep),
        pytest.param("years", 1280, "dark", marks=pytest.mark.deep),
        pytest.param("summary", 360, "light", marks=pytest.mark.deep),
    ],
)
def test_axe_finds_nothing_in_firefox_either(visit: Visit, name: str, width: int, theme: str) -> None:
    assert violations(visit(name, width=width, bypass_csp=True), theme) == []


@ONLY_CHROMIUM
def test_paper_shows_the_text_and_no_tools(visit: Visit) -> None:
    page = visit("zh", theme="dark")
    page.emulate_media(media="print")
    assert page.locator("#tools").is_hidden()
    assert page.locator("#contents").is_hidden()
    assert page.locator("tr.woven td.b").first.is_visible()
    ink = page.evaluate("getComputedStyle(document.documentElement).color")
    assert ink == visit("zh").evaluate("getComputedStyle(document.documentElement).color")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@ONLY_CHROMIUM
def test_without_a_script_the_page_reads_and_its_addresses_lead(visit: Visit) -> None:
    anchor = visit("zh").locator("td.b ins[id]").last.get_attribute("id")
    for width in (1280, 360):
        page = visit("zh", str(anchor), width=width, java_script_enabled=False)
        assert page.locator("#tools").is_hidden()
        mark = page.locator(f"#{anchor}")
        assert mark.is_visible()
        box = mark.bounding_box()
        assert box
        assert 0 <= box["y"] < 800
        assert page.locator("#contents a").first.is_visible()
        page.locator("details.more summary").locator("visible=true").first.click()
        assert page.locator("details.more[open]").count() == 1


@ONLY_CHROMIUM
def test_the_system_s_dark_holds_without_a_script(visit: Visit) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = visit("zh", theme="dark", java_script_enabled=False)
    assert dark.evaluate(ground) == visit("zh", theme="dark").evaluate(ground) != visit("zh").evaluate(ground)


def test_nothing_can_leave_the_page(visit: Visit, pages: dict[str, str]) -> None:
    page = visit("zh", refused=True)
    said = page.evaluate("""async () => {
      const said = [];
      addEventListener('securitypolicyviolation', event => said.push(event.effectiveDirective));
      try { await fetch('https://example.org/'); } catch { /* as it should */ }
      const image = document.createElement('img'); image.src = 'https://example.org/x.png'; document.body.append(image);
      const form = document.createElement('form'); form.action = 'https://example.org/'; document.body.append(form);
      try { form.submit(); } catch { /* as it should; Chromium is silent */ }
      try { document.body.innerHTML = '<b>x</b>'; } catch { said.push('trusted'); }
      await new Promise(done => setTimeout(done, 50));
      return said.sort();
    }""")
    assert {"connect-src", "img-src", "trusted"} <= set(said)
    assert page.url == pages["zh"]


def test_hostile_text_is_text(visit: Visit) -> None:
    page = visit("hostile")
    text = str(page.evaluate("document.querySelector('main').textContent"))
    for piece in (
        "<script>alert(",
        "onerror=",
        "](javascript:alert(",
        "{{7*7}}",
        "🧑",
        "𠮷、䶮、𰻝",
        "</table></td></tr>",
        "<svg onload",
    ):
        assert piece in text
    assert "〔U+202E〕" in text
    assert page.locator("main :is(script, img, iframe, style)").count() == 0
    assert page.locator("main svg:not(.drawing, .bar, .share)").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert LONG_LINE[:40] in text
    assert page.locator("main").count() == page.locator("main#main").count() == 1
