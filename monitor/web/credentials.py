"""Checks the tokens and passwords of requests, within the limits of ``tries``."""

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
    """Return the counter of wrong tokens and passwords."""
    tries: Tries = request.app.state.tries
    return tries


def is_token(given: bytes, token: str) -> bool:
    """Whether a token is right, compared in constant time."""
    return hmac.compare_digest(sha256(given).digest(), sha256(token.encode()).digest())


def try_token(request: Request, given: bytes, token: str) -> int | None:
    """Check a token: None if it is right, 0 if wrong; or the seconds to wait, if it was not checked."""
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
    """Check a password: the reader; 0 if name or password is wrong; or the seconds to wait, if it was not checked.

    Attempts are counted by address and never by name, so that strangers cannot lock out a reader. Raises HTTPException
    503.
    """
    tries, app = tries_of(request), app_of(request)
    now, address = app.clock.now(), _address(request)
    if wait := tries.wait(address, now):
        return wait
    # Counted in advance, because the check takes a while: otherwise many parallel attempts would all be let through.
    tries.wrong(address, now)
    found = await hashed(request, partial(with_password, app.store, app.passwords, name, password))
    if found is None:
        log.warning("a wrong name or password came from %s", address)
        return 0
    tries.take_back(address)
    return found


def wait_message(wait: int) -> str:
    """Return the message about the seconds to wait."""
    return f"Too many wrong tokens or passwords were tried. Try again in {wait} seconds."


def _address(request: Request) -> str:
    return client_site(request.client.host if request.client else None)
