"""Tokens and passwords of requests, compared within the limits of ``tries``."""

from __future__ import annotations

import hmac
import logging
from functools import partial
from hashlib import sha256

from fastapi import Request

from monitor.model import Reader
from monitor.pipeline.readers import with_password
from monitor.web.address import client_site
from monitor.web.hashing import hashed
from monitor.web.render import app_of
from monitor.web.tries import Tries

log = logging.getLogger(__name__)


def tries_of(request: Request) -> Tries:
    """The count of wrong tokens and passwords."""
    tries: Tries = request.app.state.tries
    return tries


def is_token(given: bytes, token: str) -> bool:
    """Whether a token is right, compared in constant time."""
    return hmac.compare_digest(sha256(given).digest(), sha256(token.encode()).digest())


def try_token(request: Request, given: bytes, token: str) -> int | None:
    """None where the token is right, 0 where it is wrong, else the seconds to wait: then it was not compared."""
    tries, now = tries_of(request), app_of(request).clock.now()
    address = _address(request)
    if wait := tries.wait(address, now):
        return wait
    if is_token(given, token):
        tries.right(address)
        return None
    tries.wrong(address, now)
    log.warning("a wrong token came from %s", address)
    return 0


async def try_password(request: Request, name: str, password: str) -> Reader | int:
    """Who this is; 0 where name or password is wrong, else the seconds to wait: then nothing was compared.

    Counted by address and never by name, so that strangers lock nobody out. Raises HTTPException 503.
    """
    tries, app = tries_of(request), app_of(request)
    now, address = app.clock.now(), _address(request)
    if wait := tries.wait(address, now):
        return wait
    # Counted before it is compared, which takes a while: of many at once each would otherwise count as the first.
    tries.wrong(address, now)
    found = await hashed(request, partial(with_password, app.store, app.passwords, name, password))
    if found is None:
        log.warning("a wrong name or password came from %s", address)
        return 0
    tries.was_right(address)
    return found


def too_many(wait: int) -> str:
    """Why no further one is compared now."""
    return f"Too many wrong tokens or passwords were tried. They are compared again in {wait} seconds."


def _address(request: Request) -> str:
    return client_site(request.client.host if request.client else None)
