"""The OpenAPI document, and the page that shows it to people."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from monitor.web.guard import API_PAGE
from monitor.web.handbook import operations_of
from monitor.web.paging import own_origin
from monitor.web.render import app_of, render

router = APIRouter(include_in_schema=False)


@router.get("/api/v1/openapi.json")
@router.get("/api/openapi.json")
def document(request: Request) -> JSONResponse:
    """The OpenAPI 3.1 document."""
    return JSONResponse(_document(request))


@router.get(API_PAGE)
def page(request: Request) -> HTMLResponse:
    """The documentation page: every route with its parameters and answers."""
    return render(
        request,
        "api.html",
        title="API",
        groups=operations_of(_document(request), own_origin(request), app_of(request).settings.web.token is not None),
    )


def _document(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = request.app.openapi()
    return found
