"""Where hubs call: to verify a subscription, and to push (WebSub, sections 5.3 and 7)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool

from monitor.pipeline.websub import accept_push, answer_hub
from monitor.web.render import app_of

router = APIRouter(prefix="/websub", include_in_schema=False)


@router.get("/{feed_id}/{token}")
def verify(
    request: Request,
    token: str,
    mode: Annotated[str, Query(alias="hub.mode", max_length=20)],
    topic: Annotated[str, Query(alias="hub.topic", max_length=4000)],
    challenge: Annotated[str, Query(alias="hub.challenge", max_length=4000)] = "",
    lease_seconds: Annotated[int | None, Query(alias="hub.lease_seconds", ge=0, le=10**10)] = None,
    reason: Annotated[str, Query(alias="hub.reason", max_length=1000)] = "",
) -> Response:
    """Echoes the challenge where this was asked for; 404 says no to all else."""
    app = app_of(request)
    agreed = answer_hub(
        app.store, token, mode=mode, topic=topic, lease_seconds=lease_seconds, reason=reason, now=app.clock.now()
    )
    return PlainTextResponse(challenge) if agreed else PlainTextResponse("not asked for\n", 404)


@router.post("/{feed_id}/{token}")
async def push(request: Request, token: str) -> Response:
    """Takes a push. One with a wrong signature is ignored, and answered like a right one."""
    app = app_of(request)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > app.settings.fetch.max_body_bytes:
            return PlainTextResponse("too large\n", 413)
    signature = request.headers.get("x-hub-signature", "")
    known = await run_in_threadpool(
        accept_push, app.store, app.secret, token, signature=signature, body=bytes(body), now=app.clock.now()
    )
    return Response(status_code=202) if known else PlainTextResponse("no such subscription\n", 410)
