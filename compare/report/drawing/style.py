"""Colours and fonts by their meaning, for what knows no variables or is slow with them."""

from __future__ import annotations

import re
from functools import cache

from compare import resources

_TOKEN = re.compile(r"^\s*--([\w-]+):\s*([^;]+);", re.MULTILINE)
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@cache
def tokens() -> dict[str, str]:
    """Every colour and font by its meaning, as light paper has them: styles/tokens.css."""
    sheet = _COMMENT.sub("", resources.style("tokens.css"))
    found = _ROOT.search(sheet)
    named = dict(_TOKEN.findall(found[1] if found else ""))
    return {name: _VARIABLE.sub(lambda match: named[match[1]], value) for name, value in named.items()}


def with_tokens(rules: str) -> str:
    """Rules of style with the value of each token in its place."""
    return _VARIABLE.sub(lambda match: tokens()[match[1]], rules)


@cache
def sheet() -> str:
    """The style sheet of drawings."""
    return with_tokens(_COMMENT.sub("", resources.style("drawing.css"))).strip()


def with_style(svg: str) -> str:
    """A drawing with its style sheet inside."""
    at = svg.index("</title>") + len("</title>")
    return f"{svg[:at]}<style>{sheet()}</style>{svg[at:]}"
