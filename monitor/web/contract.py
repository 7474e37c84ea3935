"""The statuses and errors of the API, and their shape, for its OpenAPI document."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Security
from fastapi.security import HTTPBearer

from monitor.web.answers import Error

Responses = dict[int | str, dict[str, Any]]

_SAID = {
    400: "A parameter or a field of the body is wrong; the message names it",
    401: "The token is needed",
    403: "Only editors may do this, or another site's page asks for it",
    404: "There is no such thing",
    409: "A name that fits several, or what cannot be done as things are; the message says why",
    408: "The body came too slowly",
    413: "The body is too long",
    415: "The body is no JSON; Content-Type: application/json is needed",
    429: "Too many wrong tokens, or too much at once; Retry-After says when to ask again",
    421: "The monitor is not known by the name in the Host header",
    431: "The head of the request is too long",
    503: "The database does not answer; Retry-After says when to ask again",
    504: "The address was not read in time",
}
_LINK = "Where the list goes on (RFC 8288): `next` in its order, `prev` against it"

# One scheme for the document; the guard decides who has access.
BEARER = Security(HTTPBearer(auto_error=False, description="The secret of web.token"))


def errors(*statuses: int, listed: bool = False) -> Responses:
    """The errors of a route, all of one shape; ``listed``: the good answer has a Link header."""
    said: Responses = {status: {"model": Error, "description": _SAID[status]} for status in statuses}
    if listed:
        said[200] = {"headers": {"Link": {"description": _LINK, "schema": {"type": "string"}}}}
    return said


class Site(FastAPI):
    """An application whose wrong requests are answered 400 or 404, and whose document says so."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, without the 422 that FastAPI adds to whatever has parameters."""
        document = super().openapi()
        for operations in document.get("paths", {}).values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
        for name in ("HTTPValidationError", "ValidationError"):
            document.get("components", {}).get("schemas", {}).pop(name, None)
        return document
