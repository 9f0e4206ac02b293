"""What a reader's hands and eyes do, where Playwright's own would ask the page's policy or miss wrapped text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PATIENCE, _PAUSE = 3.0, 0.02
_POINT = """selector => {
  const found = [...document.querySelectorAll(selector)].find(one => one.getClientRects().length);
  found.scrollIntoView({ block: "center" });
  const box = found.getClientRects()[0];
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
_LAID_OUT = "document.querySelectorAll('.group, .chapter').forEach(one => { one.style.contentVisibility = 'visible'; })"


def until(page: Page, wanted: str) -> None:
    """Wait until an expression holds; the page's policy forbids Playwright's own way, which is eval."""
    end = time.monotonic() + _PATIENCE
    while not page.evaluate(wanted):
        assert time.monotonic() < end, wanted
        page.wait_for_timeout(1000 * _PAUSE)


def point(page: Page, selector: str, *, click: bool = False) -> None:
    """Move the mouse onto the first box of what shows; text that wraps has several."""
    x, y = page.evaluate(_POINT, selector)
    page.mouse.move(x, y)
    if click:
        page.mouse.click(x, y)


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what has the focus matches."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(wanted)


def lay_out(page: Page) -> None:
    """Lay out every group, as if the reader had been everywhere."""
    page.evaluate(_LAID_OUT)


def choose(page: Page, theme: str) -> None:
    """Press the button of colours until they are the wanted ones."""
    while page.evaluate("document.documentElement.dataset.theme") != theme:
        page.locator("[data-do=theme]").click()
