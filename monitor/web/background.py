"""Work that takes seconds (fetching what a person named), outside the requests: a page asks for its progress.

A page has to be answered within a minute (``connections.Limits``), and a request must not wait for a slow site.
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

# A site may take a minute in all; each of these holds a thread and a place at the parsers.
AT_ONCE = 4
# Results are kept for pages that still ask; so many are a few hundred kilobytes.
KEPT = 60

Kind = Literal["feeds", "discovery", "article", "list"]
Result = FoundFeeds | AddedFeeds | ArticleReport | ImportedFeeds


@dataclass(slots=True)
class Job:
    """Work that was begun: what was asked for, its name in addresses, and its result once it has ended.

    ``given`` is what a person typed: an address, or for a list nothing. ``tags`` are for the feeds that are found.
    """

    kind: Kind
    given: str
    token: str
    tags: tuple[str, ...] = ()
    result: Result | None = None
    problem: MonitorError | None = None
    _over: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, waiting for so many seconds at most."""
        return self._over.wait(seconds)

    def run(self, work: Callable[[], Result]) -> None:
        """Do the work. Raises nothing: an error is kept with the job."""
        try:
            self.result = work()
        except MonitorError as error:
            self.problem = error
        except Exception:
            log.exception("adding failed")
            self.problem = InternalError("the monitor made a mistake", advice="its log says what happened")
        self._over.set()

    @property
    def is_over(self) -> bool:
        """Whether there is a result or a problem."""
        return self._over.is_set()


class Background:
    """The jobs that were started recently, at most ``AT_ONCE`` of them under way. Safe from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def begin(self, kind: Kind, given: str, work: Callable[[], Result], tags: tuple[str, ...] = ()) -> Job | None:
        """The job, begun; the running one of the same request where there is one; None where too many run."""
        with self._lock:
            under_way = [job for job in self._jobs.values() if not job.is_over]
            if given and (same := next((job for job in under_way if (job.kind, job.given) == (kind, given)), None)):
                return same
            if len(under_way) >= AT_ONCE:
                return None
            job = Job(kind, given, secrets.token_urlsafe(12), tags)
            self._jobs[job.token] = job
            self._forget()
        # The end of the program does not wait for a slow site: what is written is written in one transaction.
        threading.Thread(target=job.run, args=(work,), name="adding", daemon=True).start()
        return job

    def find(self, token: str) -> Job | None:
        """A job by its name in addresses, if it is still known."""
        return self._jobs.get(token)

    def _forget(self) -> None:
        over = [token for token, job in self._jobs.items() if job.is_over]
        for token in over[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[token]


def background_of(request: Request) -> Background:
    """The jobs of the site."""
    found: Background = request.app.state.background
    return found
