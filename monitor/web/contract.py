"""The error responses of the API for its OpenAPI document."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Security
from fastapi.security import HTTPBearer

from monitor.web.answers import Error

Responses = dict[int | str, dict[str, Any]]

_DESCRIPTIONS = {
    400: "A parameter or a field of the body is wrong; the message names it",
    401: "A token is needed",
    403: "Only editors may do this, or the request was sent by a page of another site",
    404: "Not found",
    408: "The body arrived too slowly",
    409: "The name is ambiguous, or the request conflicts with the current state; the message says why",
    413: "The body is too long",
    415: "The body is not JSON; Content-Type: application/json is needed",
    421: "The Host header does not name this monitor",
    429: "Too many wrong tokens, or too many requests at once; Retry-After says when to try again",
    431: "The head of the request is too long",
    503: "The database does not answer; Retry-After says when to try again",
    504: "The address was not read in time",
}
_LINK = "The neighbouring pages of the list (RFC 8288): `next` in its order, `prev` against it"

# Only documents the scheme; the guard decides who has access.
BEARER = Security(HTTPBearer(auto_error=False, description="The secret of web.token"))


def errors(*statuses: int, listed: bool = False) -> Responses:
    """Return the error responses of a route, all with the same body; ``listed``: a 200 has a Link header."""
    responses: Responses = {status: {"model": Error, "description": _DESCRIPTIONS[status]} for status in statuses}
    if listed:
        responses[200] = {"headers": {"Link": {"description": _LINK, "schema": {"type": "string"}}}}
    return responses


class Site(FastAPI):
    """An application that answers invalid requests with 400 or 404 instead of 422, also in its OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document without the 422 that FastAPI adds to each route with parameters."""
        document = super().openapi()
        for operations in document.get("paths", {}).values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
        for name in ("HTTPValidationError", "ValidationError"):
            document.get("components", {}).get("schemas", {}).pop(name, None)
        return document
