"""Request bodies of the API: small JSON objects, read with limits of size and time before a route runs.

A router whose routes take bodies is ``APIRouter(route_class=JsonRoute, responses=errors(*WRITES))``. A body is an
argument of the route whose type is a subclass of ``RequestBody``; an invalid one is answered 400, naming the field.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from email.message import Message
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from starlette.exceptions import HTTPException

from monitor.web.parameters import AnyName, AnyText, Storable

# Error statuses that any route with a body may answer.
WRITES = (400, 403, 408, 413, 415, 431, 503)
# The same as for forms of the pages (``guard.FORM_BYTES``).
BODY_BYTES = 64_000

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def whole_number(value: object) -> object:
    """Convert a float such as 123.0, which is an integer in JSON Schema; return anything else unchanged."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# Types of fields. They are strict: by default pydantic takes "1" and true for a number.
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[
    int, Field(strict=True, ge=1, json_schema_extra={"format": "int64"}), BeforeValidator(whole_number), Storable
]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Text = AnyText
# An address, or a text that identifies a feed or an article.
Name = Annotated[AnyName, Field(min_length=1)]


class RequestBody(BaseModel):
    """Base class of request bodies; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class JsonRoute(APIRoute):
    """A route that reads its JSON body itself, with limits of size and time; without a body parameter it reads none."""

    def get_route_handler(self) -> Handler:
        """Wrap the handler: raises HTTPException 408, 413 or 415 before the route runs."""
        handle = super().get_route_handler()
        if self.body_field is None:
            return handle

        async def read_then_handle(request: Request) -> Response:
            if not _is_json(request.headers.get("content-type", "")):
                raise HTTPException(415, "The body has to be JSON, with Content-Type: application/json")
            body = await body_of(request)
            return await handle(Request(request.scope, _replay(body)))

        return read_then_handle


async def body_of(request: Request, most: int = BODY_BYTES) -> bytes:
    """Read a body. Raises HTTPException 413 if it has more than ``most`` bytes, 408 if it arrives too slowly."""
    seconds: float = request.app.state.form_seconds
    body = b""
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise HTTPException(413, f"A body may have {most} bytes at most")
    except TimeoutError:
        raise HTTPException(408, f"A body has to arrive within {seconds:.0f} seconds") from None
    return body


def created(request: Request, response: Response, name: int | str) -> None:
    """Set status 201, and a Location below the address that was posted to, such as ``/api/v1/feeds/3``."""
    response.status_code = 201
    response.headers["Location"] = f"{request.scope['path']}/{quote(str(name), safe='')}"


def _is_json(content_type: str) -> bool:
    head = Message()
    head["content-type"] = content_type
    return head.get_content_type() == "application/json" and (head.get_content_charset() or "utf-8") == "utf-8"


def _replay(body: bytes) -> Callable[[], Coroutine[Any, Any, dict[str, Any]]]:
    """Return an ASGI ``receive`` with which the framework reads the body again."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
