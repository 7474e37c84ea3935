"""Bodies that programs send: small JSON objects, read with bounds before a route is asked.

A router whose routes take bodies is ``APIRouter(route_class=JsonRoute, responses=errors(*WRITES))``. A body is a
subclass of ``Asked``, an argument of the route; what is wrong with it is answered 400 with the name of the field.
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

# What a route with a body may answer beside its good answer.
WRITES = (400, 403, 408, 413, 415, 431, 503)
# As a form of the pages (``guard.FORM_BYTES``).
BODY_BYTES = 64_000

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def whole_number(value: object) -> object:
    """123.0 is a whole number in JSON Schema."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# Types of fields. Those of pydantic would take "1" and true for a number.
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[
    int, Field(strict=True, ge=1, json_schema_extra={"format": "int64"}), BeforeValidator(whole_number), Storable
]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Text = AnyText
# An address, or what names a feed or an article.
Name = Annotated[AnyName, Field(min_length=1)]


class Asked(BaseModel):
    """A body: an object; a field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class JsonRoute(APIRoute):
    """A route that reads its body itself: JSON, small, in time. Routes without a body read none."""

    def get_route_handler(self) -> Handler:
        """Raises HTTPException 408, 413 or 415 before the route is asked."""
        answer = super().get_route_handler()
        if self.body_field is None:
            return answer

        async def read_then_answer(request: Request) -> Response:
            if not _is_json(request.headers.get("content-type", "")):
                raise HTTPException(415, "The body has to be JSON, with Content-Type: application/json")
            body = await body_of(request)
            return await answer(Request(request.scope, _given(body)))

        return read_then_answer


async def body_of(request: Request, most: int = BODY_BYTES) -> bytes:
    """A body of at most so many bytes. Raises HTTPException 413 for what is too long, 408 for too slow."""
    seconds: float = request.app.state.form_seconds
    body = b""
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise HTTPException(413, f"A body here has {most} bytes at most")
    except TimeoutError:
        raise HTTPException(408, f"A body has to come within {seconds:.0f} seconds") from None
    return body


def created(request: Request, response: Response, name: int | str) -> None:
    """Status 201, and a Location below the list that was posted to: ``/api/v1/feeds`` leads to ``/api/v1/feeds/3``."""
    response.status_code = 201
    response.headers["Location"] = f"{request.scope['path']}/{quote(str(name), safe='')}"


def _is_json(content_type: str) -> bool:
    head = Message()
    head["content-type"] = content_type
    return head.get_content_type() == "application/json" and (head.get_content_charset() or "utf-8") == "utf-8"


def _given(body: bytes) -> Callable[[], Coroutine[Any, Any, dict[str, Any]]]:
    """The body once more, for the framework to read."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
