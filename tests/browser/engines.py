"""The browsers that the pages are tried in, as the system has them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
ONLY_CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
"""For what Firefox 153 cannot be told from outside: other media, another system's colours, no scripts."""
ONLY_FIREFOX = pytest.mark.parametrize("browser", ["firefox"], indirect=True)


def start(driver: Playwright, name: str) -> Browser:
    """A browser without a window; skips where there is none."""
    names = COMMANDS[name]
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip(f"needs a browser: one of {', '.join(names)}, such as Debian's {names[0]}")
    if name == "firefox":
        # By WebDriver BiDi, the standard that Firefox speaks; Playwright's other way needs a Firefox of its own.
        return driver.firefox.launch(executable_path=path, channel="moz-firefox")
    # As root Chromium runs without its sandbox only; the pages are the tests' own.
    return driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
