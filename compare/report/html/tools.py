"""The bar of tools above the text, and the words that the script says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.report.labels import Labels

# What the script and the style sheet say; texts with places in braces are filled there.
_WORDS = (
    "html.added",
    "html.all",
    "html.close",
    "html.copied",
    "html.copy",
    "html.end",
    "html.evidence",
    "html.filter",
    "html.filtered",
    "html.go",
    "html.map",
    "html.map.at",
    "html.moved",
    "html.none",
    "html.place",
    "html.position",
    "html.removed",
    "html.search.found",
    "html.search.none",
    "html.shown",
    "html.sort",
    "html.source",
    "html.theme",
    "html.theme.auto",
    "html.theme.dark",
    "html.theme.light",
)
_FILTERS = (
    ("hide-shared", "html.hide.shared"),
    ("ignore-form", "html.hide.cosmetic"),
    ("only-figures", "html.only.figures"),
    ("only-local", "html.only.local"),
)
_VIEWS = (("split", "html.view.split"), ("unified", "html.view.unified"))


def words(labels: Labels) -> dict[str, str]:
    """The script's words by their keys; places in braces stay as they are."""
    return {key: labels.known(*key.split(".", 1)) for key in _WORDS}


def tools(labels: Labels, *, paired: bool) -> str:
    """The tools; those for differences only where there is paired text. Without a script none of them shows."""
    groups = [_search(labels), _looks(labels)]
    if paired:
        groups = [_steps(labels), _search(labels), _filters(labels), _views(labels), _looks(labels, keys=True)]
    label = escape(labels("html.tools"))
    return (
        f'<section id="tools" aria-label="{label}">{"".join(groups)}'
        f'<p id="status" class="unseen" role="status"></p></section>'
    )


def _button(name: str, said: str, shown: str = "", *, pressed: bool | None = None, kind: str = "") -> str:
    """A button; `shown` stands for a longer name that is only said."""
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    named = f' aria-label="{escape(said)}" title="{escape(said)}"' if shown else ""
    look = f' class="{kind}"' if kind else ""
    return f'<button type="button" data-do="{name}"{look}{state}{named}>{escape(shown or said)}</button>'


def _group(name: str, label: str, inside: str) -> str:
    return f'<div class="tool {name}" role="group" aria-label="{escape(label)}">{inside}</div>'


def _steps(labels: Labels) -> str:
    inside = (
        _button("previous", labels("html.previous"), "↑")
        + '<output id="position">–</output>'
        + _button("next", labels("html.next"), "↓")
    )
    return _group("steps", labels("html.differences"), inside)


def _filters(labels: Labels) -> str:
    inside = "".join(_button(name, labels(key), pressed=False, kind="chip") for name, key in _FILTERS)
    return _group("filters", labels("html.filters"), inside + '<span id="shown"></span>')


def _search(labels: Labels) -> str:
    said = escape(labels("html.search"))
    steps = _button("search-previous", labels("html.search.previous"), "‹")
    steps += _button("search-next", labels("html.search.next"), "›")
    return (
        f'<div class="tool search" role="search" aria-label="{said}">'
        f'<input id="query" type="search" aria-label="{said}" placeholder="{said}" autocomplete="off" spellcheck="false">'
        '<output id="hits"></output>'
        f"{steps}</div>"
    )


def _views(labels: Labels) -> str:
    views = "".join(_button(f"view-{name}", labels(key), pressed=name == "split", kind="chip") for name, key in _VIEWS)
    return _group("views", labels("html.view"), views)


def _looks(labels: Labels, *, keys: bool = False) -> str:
    theme = _button("theme", labels("html.theme"), "◐")
    single = _button("keys", labels("html.keys"), "⌨", pressed=True) if keys else ""
    return _group("looks", labels("html.theme"), single + theme)
