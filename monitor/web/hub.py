"""The callback for WebSub hubs: verification of a subscription and pushes (WebSub, sections 5.3 and 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool

from monitor.feeds.websub import SignatureCheck
from monitor.pipeline.websub import accept_push, answer_hub, expect_push
from monitor.web.address import client_site
from monitor.web.render import app_of

# A hub that pushes many feeds uses only a few connections. A push needs no memory beyond its connection's buffer.
AT_ONCE, AT_ONCE_OF_ADDRESS = 32, 8
RETRY_AFTER = "10"


class PushSlots:
    """Counts the pushes that are being received. Not thread-safe."""

    def __init__(self) -> None:
        self._by_address: Counter[str] = Counter()

    @contextmanager
    def take(self, address: str) -> Iterator[bool]:
        """Count a push from ``address`` while the context is active; yields False, uncounted, if there are too many."""
        if self._by_address.total() >= AT_ONCE or self._by_address[address] >= AT_ONCE_OF_ADDRESS:
            yield False
            return
        self._by_address[address] += 1
        try:
            yield True
        finally:
            self._by_address[address] -= 1
            # Removes addresses whose count is 0.
            self._by_address += Counter()


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
    """Confirm a subscription that we requested by echoing its challenge; answer 404 to any other."""
    app = app_of(request)
    agreed = answer_hub(
        app.store, token, mode=mode, topic=topic, lease_seconds=lease_seconds, reason=reason, now=app.clock.now()
    )
    return PlainTextResponse(challenge) if agreed else PlainTextResponse("not requested\n", 404)


@router.post("/{feed_id}/{token}")
async def push(request: Request, token: str) -> Response:
    """Receive a push. One with a wrong signature is ignored, but answered like a valid one (WebSub, section 7.1)."""
    app = app_of(request)
    # Checked before the body is read, so that an unknown callback is refused at once.
    signature = request.headers.get("x-hub-signature", "")
    check = await run_in_threadpool(expect_push, app.store, app.secret, token, signature)
    if check is None:
        return PlainTextResponse("no such subscription\n", 410)
    slots: PushSlots = request.app.state.push_slots
    with slots.take(client_site(request.client.host if request.client else None)) as has_place:
        if not has_place:
            return PlainTextResponse("too many pushes at once\n", 503, headers={"Retry-After": RETRY_AFTER})
        if not await _read(request, check, app.settings.fetch.max_body_bytes):
            return PlainTextResponse("too large\n", 413)
    known = await run_in_threadpool(accept_push, app.store, token, check, app.clock.now())
    return Response(status_code=202) if known else PlainTextResponse("no such subscription\n", 410)


async def _read(request: Request, check: SignatureCheck, limit: int) -> bool:
    """Feed the body to the signature check piece by piece; False if it is, or claims to be, longer than ``limit``."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        return False
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            return False
        check.update(piece)
    return True
