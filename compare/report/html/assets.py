"""What a page looks like and does, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING

from compare import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DARK = re.compile(r':root\[data-theme="dark"\]\s*\{(.*?)\}', re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_PARTS = (
    "page",
    "theme",
    "places",
    "filters",
    "steps",
    "evidence",
    "elided",
    "search",
    "strip",
    "contents",
    "tables",
    "keys",
)
# Words that pseudo-elements say to a screen reader around changed text.
_SAID = ("removed", "added", "moved", "end")


@cache
def script(parts: tuple[str, ...] = _PARTS) -> str:
    """The one script of a page: its parts in their order, in one scope."""
    joined = "\n".join(resources.style(f"script/{name}.js") for name in parts)
    return resources.style("report.js").replace("/* parts */", joined).strip()


@cache
def sheet(*more: str) -> str:
    """Tokens, drawings and layout, and `more` sheets; the dark colours hold where the reader or the system asks for them."""
    tokens = resources.style("tokens.css")
    found = _DARK.search(tokens)
    dark = found[1] if found else ""
    light = _DARK.sub("", tokens)
    themes = (
        f'@media screen {{ :root[data-theme="dark"] {{{dark}}} }}\n'
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{{dark}}} }}\n'
    )
    sheets = (
        light,
        themes,
        resources.style("drawing.css"),
        resources.style("series.css"),
        resources.style("corpus.css"),
        resources.style("screen.css"),  # after those for paper: its sizes give way to those of a screen
        *map(resources.style, more),
    )
    return _BLANK.sub("\n", _COMMENT.sub("", "\n".join(sheets))).strip()


def style(heights: Iterable[int], words: Mapping[str, str]) -> str:
    """The style sheet of a page: `heights` of its groups in pixels, `words` of its language by label."""
    guesses = "".join(f".h-{one}{{contain-intrinsic-block-size:auto {one}px}}" for one in sorted(set(heights)))
    said = "".join(f"--say-{name}:{json.dumps(words[f'html.{name}'], ensure_ascii=True)};" for name in _SAID)
    said = re.sub(r"\\u([0-9a-f]{4})", r"\\\1 ", said)
    return f"{sheet()}\n{guesses}\n:root{{{said}}}"


def policy(style_text: str, script_text: str, *allowed: str) -> str:
    """A Content-Security-Policy under which only these two run, and nothing is fetched or sent but what is `allowed`."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style_text)}'",
            f"script-src '{_hash(script_text)}'",
            "base-uri 'none'",
            *(allowed or ("form-action 'none'",)),
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def data(value: object) -> str:
    """A value as JSON that no text in it can end."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
