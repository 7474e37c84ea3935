"""Hashes passwords with few threads at once: each hash takes 64 MiB, and anybody may try to sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException

Answer = TypeVar("Answer")

# 128 MiB together. Each hash has four lanes, so more at once are no faster.
AT_ONCE = 2
# Further requests wait some seconds at most; more than that are asked to try again.
WAITING = 16
AGAIN_SECONDS = 5


class Hashing:
    """A separate queue, so that pages are answered while sign-ins are tried. For one event loop."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "hashing")
        self._there = 0

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """What ``work`` answers. Raises HTTPException 503 where too many wait."""
        if self._there >= AT_ONCE + WAITING:
            again = {"Retry-After": str(AGAIN_SECONDS)}
            raise HTTPException(503, "Too many passwords are compared just now", headers=again)
        self._there += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._there -= 1


async def hashed(request: Request, work: Callable[[], Answer]) -> Answer:
    """Do what hashes a password, in its turn. Raises HTTPException 503, and what ``work`` raises."""
    hashing: Hashing = request.app.state.hashing
    return await hashing.run(work)
