"""The browsers and one set of pages for all tests here; a browser that is missing is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser.engines import COMMANDS, start
from browser.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Error, Page, Playwright, Request

_TIME = 3_000
"""Milliseconds before a wait is given up; nothing here takes one."""


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    api = pytest.importorskip("playwright.sync_api", reason="needs Playwright's Python driver: pip install playwright")
    with api.sync_playwright() as started:
        yield started


@pytest.fixture(scope="session", params=list(COMMANDS))
def browser(request: pytest.FixtureRequest, driver: Playwright) -> Iterator[Browser]:
    """Each browser in its turn."""
    started = start(driver, request.param)
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
        self.leave()
        self._address = address
        self.page.bring_to_front()  # Firefox gives the focus to one window only
        self.page.emulate_media(media="null")
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(address + (f"#{anchor}" if anchor else ""))
        return self.page

    def leave(self) -> None:
        """Close the page: what it says late is said by now, and it remembers nothing."""
        if self._address:
            self.page.evaluate("localStorage.clear()")
            self.page.goto("about:blank")
            self._address = ""

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
    for tab in used.values():
        tab.leave()
    found = {key: (tab.complaints.copy(), tab.fetched.copy()) for key, tab in used.items()}
    for tab in used.values():
        tab.complaints.clear()
        tab.fetched.clear()
    assert [url for _, fetched in found.values() for url in fetched] == []
    assert [said for key, (complaints, _) in found.items() if key not in forgiven for said in complaints] == []
