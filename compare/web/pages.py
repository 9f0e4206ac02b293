"""The pages, in the look of the reports: they work without a script, which only adds comfort."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from compare.options import Language
from compare.report.content import plain
from compare.report.html import assets
from compare.report.labels import Labels
from compare.web.tasks import FORMATS, Kind
from compare.web.uploads import MOST_BYTES, MOST_FILES

if TYPE_CHECKING:
    from compare.web.desk import Order
    from compare.web.tasks import Task
    from compare.web.worker import Done, Step

_PARTS = ("page", "theme", "web")
_WORDS = ("html.theme", "html.theme.auto", "html.theme.dark", "html.theme.light")
_LANGUAGES = {Language.CHINESE: "简体中文", Language.TRADITIONAL: "繁體中文", Language.ENGLISH: "English"}
_LIMITS = {"files": f"{MOST_FILES:,}", "size": MOST_BYTES >> 20}
"""What is taken at once, in files and MiB."""
_NAMED = 5
"""Files that a page names."""
_SECONDS = 2
"""Between two looks of a page without a script."""


@cache
def _style() -> str:
    return assets.sheet("web.css")


def policy() -> str:
    """What the pages may do: their own style and script, forms and questions to where they come from."""
    own = ("form-action 'self'", "connect-src 'self'", "frame-ancestors 'none'")
    return assets.policy(_style(), assets.script(_PARTS), *own)


class Pages:
    """The pages in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._labels = Labels(language)

    def start(self, secret: str) -> str:
        """Where files are handed in."""
        current = ' aria-current="page"'
        links = "".join(
            f'<a href="/?lang={one}" lang="{one.tag}"{current if one is self.language else ""}>{name}</a>'
            for one, name in _LANGUAGES.items()
        )
        languages = f'<nav class="languages" aria-label="{self._said("web.language")}">{links}</nav>'
        intro = f'<p class="intro">{self._said("web.intro")}</p>'
        forms = "".join(self._form(kind, secret) for kind in Kind)
        end = f'<form method="post" action="/end">{self._hidden(secret)}<button>{self._said("web.end")}</button></form>'
        return self._page(self._labels("web.title"), f"{intro}{forms}{end}", beside=languages)

    def working(self, order: Order, key: str, secret: str) -> str:
        """That something is being done, how far it has come, and how to stop it."""
        step = told(order.step, self._labels)
        fixed = f'<p class="files">{self._files(order.task)}</p>'
        bar = f'<progress data-state="/tasks/{key}/state" aria-label="{self._said("web.working")}"{_filled(order.step)}></progress>'
        stop = f'<form method="post" action="/tasks/{key}/stop">{self._hidden(secret)}<button>{self._said("web.stop")}</button></form>'
        head = f'<noscript><meta http-equiv="refresh" content="{_SECONDS}"></noscript>\n'
        body = f'{fixed}{bar}<p id="step">{escape(step)}</p>{stop}'
        return self._page(self._labels("web.working"), _card(body), head=head)

    def done(self, task: Task, outcome: Done, key: str, *, told: str = "") -> str:
        """What was written: to read here, or to take away, with what the user should know, of the format `told` too."""
        shown, *_ = FORMATS[task.kind]
        address = f"/tasks/{key}/{quote(outcome.stem)}"
        links = "".join(
            f'<li><a class="button" href="{address}.{suffix}{"?download" if suffix in {shown, told} else ""}">'
            f"{self._said(f'web.format.{suffix}')}</a></li>"
            for suffix in FORMATS[task.kind]
        )
        notes = "".join(f"<li>{escape(plain(one))}</li>" for one in outcome.warnings)
        body = (
            f'<p class="files">{self._files(task)}</p>'
            f'<p><a class="button primary" href="{address}.{shown}">{self._said("web.read")}</a></p>'
            + (f"<h2>{self._said('web.notes')}</h2><ul>{notes}</ul>" if notes else "")
            + f'<h2>{self._said("web.download")}</h2><ul class="downloads">{links}</ul>'
        )
        return self._page(self._labels("web.done"), _card(body) + self._back("web.again"))

    def failed(self, line: str) -> str:
        """What is wrong with an input and what to do, in the line that the command line says."""
        body = f'<p class="error">{escape(plain(line))}</p>'
        return self._page(self._labels("web.failed"), _card(body) + self._back("web.back"))

    def refused(self, label: str) -> str:
        """Why a request is not answered."""
        return self._page(
            self._labels("web.failed"), _card(f"<p>{self._said(label, **_LIMITS)}</p>") + self._back("web.back")
        )

    def notice(self, label: str) -> str:
        """One sentence; there is no way back where the program has ended."""
        return self._page(self._labels(label), "" if label == "web.ended" else self._back("web.back"))

    def _form(self, kind: Kind, secret: str) -> str:
        if kind is Kind.PAIR:
            inputs = "".join(self._input(f"web.pair.{side}", side, "required") for side in ("a", "b"))
        else:
            inputs = self._input("web.files", "files", "multiple")
            inputs += self._input("web.folder", "folder", "multiple webkitdirectory")
        return (
            f'<section class="chapter ask {kind}" aria-labelledby="{kind}"><h2 id="{kind}">{self._said(f"web.{kind}")}</h2>'
            f"<p>{self._said(f'web.{kind}.about')}</p>"
            f'<form method="post" action="/tasks" enctype="multipart/form-data">{self._hidden(secret)}'
            f'<input type="hidden" name="kind" value="{kind}">'
            f'<div class="boxes">{inputs}</div><p class="error" role="alert"></p>'
            f'<button class="primary">{self._said(f"web.{kind}.go")}</button></form></section>'
        )

    def _input(self, label: str, name: str, traits: str) -> str:
        return f'<label class="box">{self._said(label)}<input type="file" name="{name}" {traits}></label>'

    def _hidden(self, secret: str) -> str:
        return (
            f'<input type="hidden" name="secret" value="{secret}">'
            f'<input type="hidden" name="lang" value="{self.language}">'
        )

    def _files(self, task: Task) -> str:
        """The first few names, and how many there are."""
        named = [f"<span>{escape(plain(name))}</span>" for name in task.names[:_NAMED]]
        more = len(task.names) - _NAMED
        return " ".join([*named, self._said("web.more", count=more)] if more > 0 else named)

    def _back(self, label: str) -> str:
        return f'<p><a href="/?lang={self.language}">← {self._said(label)}</a></p>'

    def _said(self, key: str, **values: object) -> str:
        return escape(self._labels(key, **values))

    def _page(self, title: str, body: str, *, beside: str = "", head: str = "") -> str:
        own = {f"html.{key}": self._labels(f"web.{key}") for key in ("sending", "ended", "none")}
        words = {key: self._labels(key) for key in _WORDS} | own | {"html.size": self._labels("web.size", **_LIMITS)}
        theme = f'<button type="button" data-do="theme" aria-label="{self._said("html.theme")}">◐</button>'
        return (
            "<!doctype html>\n"
            f'<html lang="{self.language.tag}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="color-scheme" content="light dark">\n{head}'
            f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n"
            f'<script>{assets.script(_PARTS)}</script>\n</head>\n<body class="web">\n'
            f'<a class="skip" href="#main">{self._said("html.skip")}</a>\n'
            f"<header><h1>{escape(title)}</h1>{beside}{theme}</header>\n"
            f'<main id="main" tabindex="-1">\n{body}\n</main>\n<p id="status" class="unseen" role="status"></p>\n'
            f'<script type="application/json" id="words">{assets.data(words)}</script>\n'
            f'<script type="application/json" id="facts">{assets.data({"files": MOST_FILES, "bytes": MOST_BYTES})}</script>\n'
            "</body>\n</html>\n"
        )


def told(step: Step, labels: Labels) -> str:
    """What is being done, and how far it has come."""
    said = labels.known("progress", step.word)
    return f"{said} {step.done:,}/{step.of:,}" if step.of else f"{said}…"


def _card(body: str) -> str:
    return f'<section class="chapter">{body}</section>'


def _filled(step: Step) -> str:
    return f' value="{step.done}" max="{step.of}"' if step.of else ""
