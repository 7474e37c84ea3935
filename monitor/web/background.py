"""Background jobs for work that takes seconds, such as fetching an address; a page polls for their progress.

A request has to be answered within a minute (``connections.Limits``), and must not wait for a slow site.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from fastapi import Request

from monitor.errors import InternalError, MonitorError
from monitor.pipeline import AddedFeeds, ArticleReport, FoundFeeds, ImportedFeeds

log = logging.getLogger(__name__)

# A site may take a minute; meanwhile its job occupies a thread and one of the parser processes.
AT_ONCE = 4
# Results are kept for pages that still poll; so many take a few hundred kilobytes.
KEPT = 60

Kind = Literal["feeds", "discovery", "article", "list"]
Result = FoundFeeds | AddedFeeds | ArticleReport | ImportedFeeds


@dataclass(slots=True)
class Job:
    """A job: its kind and input, its ``token`` in addresses, and its result or problem once it has ended.

    ``given`` is the address that was typed; it is empty for a list. ``tags`` are for the feeds that are found.
    """

    kind: Kind
    given: str
    token: str
    tags: tuple[str, ...] = ()
    result: Result | None = None
    problem: MonitorError | None = None
    _over: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so many seconds; return whether the job has ended."""
        return self._over.wait(seconds)

    def run(self, work: Callable[[], Result]) -> None:
        """Run the work. Never raises: an error is stored as ``problem``."""
        try:
            self.result = work()
        except MonitorError as error:
            self.problem = error
        except Exception:
            log.exception("adding failed")
            self.problem = InternalError("an internal error occurred", advice="the log has the details")
        self._over.set()

    @property
    def is_over(self) -> bool:
        """Whether the job has ended, with a result or a problem."""
        return self._over.is_set()


class Background:
    """The recent jobs, of which at most ``AT_ONCE`` run at a time. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def begin(self, kind: Kind, given: str, work: Callable[[], Result], tags: tuple[str, ...] = ()) -> Job | None:
        """Start a job. Returns the running job of an identical request if there is one, None if too many run."""
        with self._lock:
            running = [job for job in self._jobs.values() if not job.is_over]
            if given and (same := next((job for job in running if (job.kind, job.given) == (kind, given)), None)):
                return same
            if len(running) >= AT_ONCE:
                return None
            job = Job(kind, given, secrets.token_urlsafe(12), tags)
            self._jobs[job.token] = job
            self._forget()
        # A daemon thread, so that shutdown does not wait for a slow site; results are written in one transaction.
        threading.Thread(target=job.run, args=(work,), name="adding", daemon=True).start()
        return job

    def find(self, token: str) -> Job | None:
        """Return the job of a token, if it is still kept."""
        return self._jobs.get(token)

    def _forget(self) -> None:
        over = [token for token, job in self._jobs.items() if job.is_over]
        for token in over[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[token]


def background_of(request: Request) -> Background:
    """Return the background jobs of the application."""
    found: Background = request.app.state.background
    return found
