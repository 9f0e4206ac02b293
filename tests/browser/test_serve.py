"""The pages of `compare serve` in a browser: the whole journey, by mouse, by keyboard, without a script."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.engines import ONLY_CHROMIUM
from browser.hands import tab_to
from browser.test_layout import _SMALL, violations

from compare.options import Language
from compare.web.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = ONLY_CHROMIUM
REPORTS = Path(__file__).parents[1] / "cli" / "reports"
OLD, NEW = REPORTS / "old-2020.txt", REPORTS / "new-2021.txt"
_LONG = 30_000
"""Milliseconds: a summary of two starts Daft."""
_WIDER = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !one.closest('.unseen');
}).map(one => one.outerHTML.slice(0, 80))"""
_DROP = """([selector, files]) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
  document.querySelector(selector).dispatchEvent(event);
  return event.defaultPrevented;
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with Server(0, Language.CHINESE) as server:
        yield server.address


@contextmanager
def opened(browser: Browser, address: str, *, width: int = 1280, forgiven: str = "", **options: bool) -> Iterator[Page]:
    """The start page; at the end nothing may have been complained of, and nothing asked of anybody else."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(_LONG)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(address) else None)
    page.goto(address)
    yield page
    context.close()
    assert [one for one in said if not forgiven or forgiven not in one] == []


def hand_in(page: Page) -> None:
    """A pair, chosen and sent."""
    page.locator("[name=a]").set_input_files(OLD)
    page.locator("[name=b]").set_input_files(NEW)
    page.locator(".pair .primary").click()
    page.locator(".downloads").wait_for()


def test_two_reports_are_dropped_read_and_taken_away(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        files = [[path.name, path.read_text(encoding="utf-8")] for path in (OLD, NEW)]
        assert page.evaluate(_DROP, ["main", files])  # beside the boxes: nothing happens
        assert page.evaluate(_DROP, ["[name=b]", files])
        page.locator(".pair .primary").click()
        page.locator(".downloads").wait_for()
        assert page.locator(".files span").all_inner_texts() == ["old-2020.txt", "new-2021.txt"]
        for suffix in ("pdf", "json"):
            with page.expect_download() as taken:
                page.locator(f"[href$='.{suffix}']").click()
            assert taken.value.suggested_filename == f"old-2020--new-2021.{suffix}"
        assert json.loads(taken.value.path().read_bytes())["schema"] == "compare.comparison/1"
        page.locator(".button.primary").click()
        page.locator("tr.row").first.wait_for(state="attached")
        page.keyboard.press("j")
        assert page.locator("tr.here").count() == 1
        page.go_back()
        page.get_by_text("对照其他报告").click()
        assert page.locator(".pair .primary").inner_text() == "开始对照"


def test_a_folder_by_keyboard_in_another_language(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.get_by_role("link", name="English").press("Enter")
        page.locator(".summary [name=folder]").set_input_files(REPORTS)
        page.locator(".summary [name=folder]").focus()
        tab_to(page, ".summary .primary")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Download").wait_for()
        tab_to(page, ".button.primary")
        page.keyboard.press("Enter")
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("heading", level=1, name="2 documents").wait_for()


def test_without_a_script_it_is_the_same_journey(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        assert page.locator("[data-do=theme]").is_hidden()
        hand_in(page)
        page.locator(".button.primary").click()
        assert page.locator("tr.row").count() > 0


def test_what_is_wrong_is_told_before_it_is_sent_or_by_name(browser: Browser, address: str) -> None:
    with opened(browser, address, forgiven="422") as page:
        page.locator(".years .primary").click()
        assert page.locator(".years .error").inner_text() == "请先选择报告。"
        page.locator(".years [name=files]").set_input_files(OLD)
        page.locator(".years .primary").click()
        page.get_by_text("至少").wait_for()


def test_a_choice_of_colours_is_the_reports_too(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.locator("[data-do=theme]").click()
        page.locator("[data-do=theme]").click()
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        hand_in(page)
        page.locator(".button.primary").click()
        page.locator("[data-do=theme]").wait_for()
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == ground == "rgb(18, 21, 25)"
        )


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, address: str, width: int, theme: str
) -> None:
    def is_right() -> None:
        assert violations(page, theme) == []
        assert page.evaluate(_WIDER) == []
        assert page.evaluate(_SMALL) == []

    with opened(browser, address, width=width, bypass_csp=True, forgiven="422") as page:
        is_right()
        page.locator(".years .primary").click()
        is_right()
        hand_in(page)
        is_right()
        page.goto(address)
        page.locator(".years [name=files]").set_input_files(OLD)
        page.locator(".years .primary").click()
        page.locator("main > .chapter > .error").wait_for()
        is_right()
