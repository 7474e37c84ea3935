"""Assembles the web application, pages and API, for one monitor."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from monitor.errors import Ambiguous, ConfigError, MonitorError, NameTaken, NotFound, TooBroad, Unacceptable
from monitor.web import (
    account,
    actions,
    adding,
    api,
    api_docs,
    api_now,
    api_readers,
    api_sources,
    api_stories,
    api_story,
    api_subs,
    api_versions,
    archive,
    articles,
    atom,
    catchup,
    compare,
    figures,
    hub,
    keys,
    login,
    memento,
    news,
    outbox,
    search,
    sources,
    stories,
    story,
    subscriptions,
    tables,
)
from monitor.web.address import is_loopback
from monitor.web.background import Background
from monitor.web.connections import Limits
from monitor.web.contract import BEARER, Site, errors
from monitor.web.guard import Guard, add_security_headers, error
from monitor.web.hashing import Hashing
from monitor.web.methods import HeadAsGet, methods_of
from monitor.web.metrics import exposition
from monitor.web.parameters import known_only
from monitor.web.render import app_of
from monitor.web.tries import Tries
from monitor.web.validators import Validators
from monitor.wiring import App

# Modules with pages and modules of the API; each has a ``router``. Order matters: the first matching route answers,
# so /feeds/add comes before /feeds/{number}.
PAGES = (
    news,
    stories,
    story,
    archive,
    compare,
    figures,
    articles,
    adding,
    sources,
    outbox,
    login,
    actions,
    atom,
    hub,
    memento,
    api_docs,
    account,
    catchup,
    search,
    keys,
    subscriptions,
)
API = (
    api,
    api_versions,
    api_stories,
    api_story,
    tables,
    api_readers,
    api_now,
    api_subs,
    api_sources,
)


def create_app(app: App, limits: Limits = Limits()) -> FastAPI:  # noqa: B008 - a frozen value
    """Build the web application. Raises ConfigError if it would serve other machines and nobody could sign in."""
    web = app.settings.web
    if web.token is None and not is_loopback(web.host) and not app.store.readers.are_there():
        raise ConfigError(
            f"web.host = {web.host!r} serves other machines, and there is neither a web.token nor a reader with a name",
            advice="`monitor readers add NAME --role editor`, or set web.token (or MONITOR_WEB__TOKEN_FILE), "
            'or web.host = "127.0.0.1"',
        )
    site = Site(
        title="News update monitor",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        dependencies=[Depends(known_only)],
    )
    site.state.app = app
    site.state.tries = Tries()
    site.state.hashing = Hashing()
    site.state.form_seconds = limits.form_seconds
    site.state.push_slots = hub.PushSlots()
    site.state.background = Background()
    site.mount("/static", StaticFiles(directory=str(files("monitor.web").joinpath("static"))), name="static")
    for module in PAGES:
        site.include_router(module.router)
    site.add_api_route("/developments.csv", tables.developments, include_in_schema=False)
    access: dict[str, Any] = {"responses": errors(421)}
    if web.token is not None:
        access = {"dependencies": [BEARER], "responses": errors(401, 429)}
    for module in API:
        site.include_router(module.router, prefix="/api/v1", **access)
        # The addresses of the first releases, which are not in the OpenAPI document.
        site.include_router(module.router, prefix="/api", include_in_schema=False, **access)
    site.add_api_route("/healthz", _health, include_in_schema=False)
    site.add_api_route("/metrics", _metrics, include_in_schema=False)
    site.add_exception_handler(MonitorError, _on_monitor_error)  # type: ignore[arg-type]
    site.add_exception_handler(HTTPException, _on_http_error)  # type: ignore[arg-type]
    site.add_exception_handler(RequestValidationError, _on_invalid_request)  # type: ignore[arg-type]
    site.add_exception_handler(ClientDisconnect, _on_disconnect)
    site.add_exception_handler(Exception, _on_internal_error)

    site.add_middleware(Validators)
    site.add_middleware(Guard, web=web)
    site.add_middleware(HeadAsGet)
    return site


def _health(request: Request) -> JSONResponse:
    """Answer 200 if the database works, with the time of the next check."""
    due = app_of(request).store.work.next_due()
    return JSONResponse({"status": "ok", "next_due": due.isoformat() if due else None})


def _metrics(request: Request) -> Response:
    app = app_of(request)
    return Response(exposition(app.history.stats(app.clock.now())), media_type=CONTENT_TYPE_LATEST)


_STATUSES = ((NotFound, 404), (Ambiguous | NameTaken, 409), (TooBroad | Unacceptable, 400))


def _on_monitor_error(request: Request, problem: MonitorError) -> Response:
    status = next((status for kind, status in _STATUSES if isinstance(problem, kind)), 503)
    answer = error(request, status, problem.name, str(problem), problem.advice)
    if status == 503:
        answer.headers["Retry-After"] = "10"
    return answer


def _on_http_error(request: Request, problem: HTTPException) -> Response:
    name = HTTPStatus(problem.status_code).phrase
    message = "There is nothing at this address." if problem.status_code == 404 else f"{problem.detail}."
    answer = error(request, problem.status_code, name, message)
    answer.headers.update(problem.headers or {})
    if problem.status_code == 405:
        answer.headers["Allow"] = ", ".join(methods_of(request))
    return answer


def _on_invalid_request(request: Request, problem: RequestValidationError) -> Response:
    if any(item["loc"][0] == "path" for item in problem.errors()):
        return error(request, 404, "Not Found", "There is nothing at this address.")
    return error(request, 400, "Bad Request", "; ".join(map(_validation_message, problem.errors())))


def _validation_message(item: dict[str, Any]) -> str:
    """Describe a pydantic error: ``field: message``, where the field is a parameter, ``words.0`` or ``body``."""
    place, *parts = item["loc"]
    # A repeated query parameter has an index, which nobody who typed the address knows.
    path = parts[:1] if place == "query" else parts
    field = ".".join(map(str, path)) if item["type"] != "json_invalid" else ""
    return f"{field or 'body'}: {item['msg'].removeprefix('Value error, ')}"


def _on_disconnect(_request: Request, _problem: Exception) -> Response:
    """End the request of a client that disconnected, without logging an error."""
    return Response(status_code=400)


def _on_internal_error(request: Request, _problem: Exception) -> Response:
    message = "An internal error occurred."
    answer = error(request, 500, "InternalError", message, "The log has the details; please report it.")
    # This answer does not pass through the guard, which adds these headers to all others.
    add_security_headers(answer.headers)
    return answer
