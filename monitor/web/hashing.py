"""Hashes passwords with few threads at a time: each hash takes 64 MiB, and anybody can try to sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException

Answer = TypeVar("Answer")

# 128 MiB together. Each hash uses four lanes (threads) itself, so more at once are not faster.
AT_ONCE = 2
# At most so many further requests wait, some seconds each; the rest are answered 503.
WAITING = 16
AGAIN_SECONDS = 5


class Hashing:
    """A thread pool of its own, so that sign-ins do not block pages. To be used from one event loop."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "hashing")
        self._pending = 0

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """Run ``work`` in the pool and return its result. Raises HTTPException 503 if too many wait."""
        if self._pending >= AT_ONCE + WAITING:
            again = {"Retry-After": str(AGAIN_SECONDS)}
            raise HTTPException(503, "Too many passwords are being checked just now", headers=again)
        self._pending += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._pending -= 1


async def hashed(request: Request, work: Callable[[], Answer]) -> Answer:
    """Run work that hashes a password, in turn. Raises HTTPException 503, and whatever ``work`` raises."""
    hashing: Hashing = request.app.state.hashing
    return await hashing.run(work)
