"""What is answered to each request."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect, send_file
from werkzeug.wrappers import Request, Response

from compare.options import Language
from compare.report.labels import Labels
from compare.web import guard, uploads
from compare.web.desk import Busy
from compare.web.pages import Pages, policy, told
from compare.web.tasks import FORMATS, Kind, Task
from compare.web.worker import Done, Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from compare.web.desk import Desk, Order

_ROUTES = Map(
    [
        Rule("/", endpoint="start", methods=["GET"]),
        Rule("/favicon.ico", endpoint="icon", methods=["GET"]),
        Rule("/end", endpoint="end", methods=["POST"]),
        Rule("/tasks", endpoint="take", methods=["POST"]),
        Rule("/tasks/<key>", endpoint="show", methods=["GET"]),
        Rule("/tasks/<key>/state", endpoint="state", methods=["GET"]),
        Rule("/tasks/<key>/stop", endpoint="stop", methods=["POST"]),
        Rule("/tasks/<key>/<name>", endpoint="file", methods=["GET"]),
    ]
)


class _Request(Request):
    max_content_length = uploads.MOST_BYTES
    max_form_parts = uploads.MOST_FILES + len(("kind", "lang", "secret"))


class Site:
    """A WSGI application: the start page, tasks, and what was written of them; `leave` ends the program."""

    def __init__(self, desk: Desk, language: Language, leave: Callable[[], None]) -> None:
        self._desk = desk
        self._language = language
        self._leave = leave
        self._secret = secrets.token_urlsafe(16)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        with _Request(environ) as request:
            return guard.closed(self._answered(request))(environ, start_response)

    def _answered(self, request: Request) -> Response:
        if not guard.came_to_us(request):
            return self._refused(403, "web.refused.host")
        try:
            endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
            if request.method == "POST" and not guard.came_from_us(request, self._secret):
                return self._refused(403, "web.refused.origin")
            response: Response = getattr(self, f"_{endpoint}")(request, **values)
        except (Busy, HTTPException, OSError) as error:
            return self._refused(*_refusal(error))
        return response

    def _start(self, request: Request) -> Response:
        return _page(self._pages(request.args.get("lang")).start(self._secret))

    def _icon(self, _: Request) -> Response:
        return Response(status=204)

    def _end(self, request: Request) -> Response:
        """The last page; once it is sent, the program ends."""
        response = _page(self._pages(request.form.get("lang")).notice("web.ended"))
        response.call_on_close(self._leave)
        return response

    def _take(self, request: Request) -> Response:
        """Files are kept and handed in; what comes of them has an address of its own."""
        if request.form.get("kind") not in list(Kind):
            raise NotFound
        kind, pages = Kind(request.form["kind"]), self._pages(request.form.get("lang"))
        chosen = uploads.sent(request.files, kind)
        if len(chosen) < (2 if kind is Kind.PAIR else 1):
            return _page(pages.refused("web.none"), 400)
        folder = self._desk.folder()
        names = uploads.saved(chosen, folder)
        task = Task(kind=kind, folder=str(folder), names=names, language=pages.language)
        return redirect(f"/tasks/{self._desk.take(task, FORMATS[kind][0])}", 303)

    def _show(self, _: Request, key: str) -> Response:
        """What is known of a task by now."""
        order = self._found(key)
        pages = Pages(order.task.language)
        if not order.over.is_set():
            return _page(pages.working(order, key, self._secret))
        if isinstance(order.outcome, Done):
            return _page(pages.done(order.task, order.outcome, key))
        return _without_report(order, pages)

    def _state(self, _: Request, key: str) -> Response:
        """The same for the script of the page that waits."""
        order = self._found(key)
        step, labels = order.step, Labels(order.task.language)
        said = {"word": labels.known("progress", step.word), "said": told(step, labels)}
        known = {"over": order.over.is_set(), "done": step.done, "of": step.of} | said
        return Response(json.dumps(known), mimetype="application/json")

    def _stop(self, _: Request, key: str) -> Response:
        self._desk.stop(self._found(key))
        return redirect(f"/tasks/{key}", 303)

    def _file(self, request: Request, key: str, name: str) -> Response:
        """A report that was written, or is written now; what is to be known of its format alone is told before it is taken.

        The name only says which one of them.
        """
        first = self._found(key)
        stem, _, suffix = name.rpartition(".")
        if not isinstance(first.outcome, Done) or stem != first.outcome.stem or suffix not in FORMATS[first.task.kind]:
            raise NotFound
        order = self._desk.order(key, suffix)
        if order is None:
            raise NotFound
        order.over.wait()
        if not isinstance(order.outcome, Done):
            return _without_report(order, Pages(first.task.language))
        asked = "download" in request.args
        if order.outcome.warnings != first.outcome.warnings and not asked:
            return _page(Pages(first.task.language).done(first.task, order.outcome, key, told=suffix))
        taken_away = suffix != "html" or asked
        return send_file(order.path, request.environ, as_attachment=taken_away, download_name=name, etag=False)

    def _found(self, key: str) -> Order:
        order = self._desk.find(key)
        if order is None:
            raise NotFound
        return order

    def _pages(self, language: str | None) -> Pages:
        """Pages in the language asked for, as far as there is one."""
        return Pages(Language(language) if language in list(Language) else self._language)

    def _refused(self, code: int, label: str) -> Response:
        return _page(Pages(self._language).refused(label), code)


def _refusal(error: Busy | HTTPException | OSError) -> tuple[int, str]:
    """The code and the label of what cannot be answered."""
    if isinstance(error, Busy):
        return 503, "web.refused.busy"
    if isinstance(error, HTTPException):
        code = error.code or 500
        return code, {404: "web.refused.gone", 413: "web.size"}.get(code, "web.refused.other")
    if isinstance(error, FileNotFoundError):  # let go of since it was found
        return 404, "web.refused.gone"
    # The server would take it for a connection that is lost, and say nothing.
    return 507, "web.refused.disk"


def _without_report(order: Order, pages: Pages) -> Response:
    """Why there is none."""
    if isinstance(order.outcome, Failed):
        return _page(pages.failed(order.outcome.line), 422)
    if order.stopped:
        return _page(pages.notice("web.stopped"))
    return _page(pages.refused("web.broken"), 500)


def _page(text: str, code: int = 200) -> Response:
    return Response(text, code, {"Content-Security-Policy": policy()}, mimetype="text/html")
