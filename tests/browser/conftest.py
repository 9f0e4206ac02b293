"""One browser and one set of pages for all tests here; skipped where there is no browser."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Error, Page, Request

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_TIME = 3_000
"""Milliseconds before a wait is given up; nothing here takes one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these say at once why they are skipped."""
    reason = _missing()
    for item in items:
        if reason and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=reason))


def _missing() -> str:
    try:
        import playwright.sync_api as _  # noqa: F401 - only whether it is there
    except ImportError:
        return "needs Playwright's Python driver: pip install playwright"
    return "" if _chromium() else f"needs a browser: one of {', '.join(_NAMES)}, such as Debian's chromium"


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # As root Chromium runs without its sandbox only; the pages are the tests' own.
        started = driver.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages by name, as addresses."""
    return write_pages(tmp_path_factory.mktemp("pages"))


class Tab:
    """A page that is opened again and again, with what it complained of and fetched; a new one costs twice as much."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.fetched: list[str] = []
        self._address = ""
        context.set_default_timeout(_TIME)
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.on("dialog", self._asked)
        self.page.on("request", self._wanted)
        self.page.on("requestfinished", self._got)

    def open(self, address: str, anchor: str, width: int) -> Page:
        """The page as a reader meets it who has never been there."""
        if self._address:
            self.page.evaluate("localStorage.clear()")
            self.page.goto("about:blank")
        self._address = address
        self.page.emulate_media(media="null")
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(address + (f"#{anchor}" if anchor else ""))
        return self.page

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def _wanted(self, request: Request) -> None:
        if request.url.split("#")[0] not in {self._address, "about:blank"}:
            self.complaints.append(request.url)

    def _got(self, request: Request) -> None:
        if request.url.split("#")[0] not in {self._address, "about:blank"}:
            self.fetched.append(request.url)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Callable[..., Tab]:
    """One tab for each kind of browsing: in the dark, without scripts, with a clipboard."""
    opened: dict[str, Tab] = {}

    def tab(**options: Any) -> Tab:
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = Tab(browser.new_context(**options))
        return opened[key]

    return tab


@pytest.fixture
def visit(tabs: Callable[..., Tab], pages: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """Opens a page; at the end nothing may have been complained of, and nothing fetched but the page.

    `refused` says that a test tries what the page's policy refuses.
    """
    used: dict[int, Tab] = {}
    forgiven: set[int] = set()

    def visit(name: str, anchor: str = "", *, width: int = 1280, refused: bool = False, **options: Any) -> Page:
        options["color_scheme"] = options.pop("theme", "light")
        tab = tabs(**options)
        used[id(tab)] = tab
        if refused:
            forgiven.add(id(tab))
        return tab.open(pages[name], anchor, width)

    yield visit
    found = {key: (tab.complaints.copy(), tab.fetched.copy()) for key, tab in used.items()}
    for tab in used.values():
        tab.complaints.clear()
        tab.fetched.clear()
    assert [url for _, fetched in found.values() for url in fetched] == []
    assert [said for key, (complaints, _) in found.items() if key not in forgiven for said in complaints] == []
