"""The edges to the outside world: the clock, HTTP, the processes that parse, the alert channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from monitor.model import Message, Page

T = TypeVar("T")
P = ParamSpec("P")


class Clock(Protocol):
    """The time now, aware and in UTC."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Request:
    """One GET request. Validators are sent exactly as they were received; None sends no validator.

    ``ignore_robots`` is for requests made by a person (adding a feed or an article), never for scheduled ones.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"
    ignore_robots: bool = False


class Fetcher(Protocol):
    """Makes polite requests with limits on time and size.

    ``fetch`` waits until the host may be asked again, follows redirects (each address is checked) and decodes gzip and
    deflate up to a size limit. It returns a Page for every final status except 429 and 503, which raise ``HostBusy``,
    as does a host that asked for a pause. Other failures raise ``FetchError``.
    """

    def fetch(self, request: Request) -> Page: ...
    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """POST with the same address checks and return the status; follows no redirects. Raises ``FetchError``."""
        ...

    def gap_left(self, host: str) -> float:
        """How many more seconds to wait before the next request to a host, after the last one."""
        ...

    def keep_gap(self, host: str, seconds: float) -> None:
        """Make no request to a host for this many seconds, because another worker has just made one."""
        ...

    def close(self) -> None: ...


class Sandbox(Protocol):
    """Runs an importable function on picklable values in a process that can be killed.

    The process imports the function's module, and the modules named by ``loads``, before its first call.
    Raises ``ParseKilled`` when the call exceeds its time or memory limit; a ``MonitorError`` of the function passes
    through.
    """

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the function in the process and return its result."""
        ...

    @property
    def starting_seconds(self) -> float:
        """Total seconds this thread has waited for processes to start; not counted as parsing time of a document."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class TextLimit:
    """The longest message a service accepts, in units of ``measure`` (characters, bytes or what the service counts).

    ``title`` is 0 where the service has no separate title, and the title starts the text. With ``together`` the limit
    ``text`` includes the title.
    """

    title: int
    text: int
    together: bool
    measure: Callable[[str], int]


class Sender(Protocol):
    """Sends messages over a channel. ``send`` returns once the message is accepted, or raises ``SendError``."""

    def limit(self, recipient: str) -> TextLimit | None:
        """The length limit for this recipient; None where the channel has none."""
        ...

    def send(self, message: Message) -> None: ...
    def close(self) -> None:
        """Close idle connections; the sender can be used again afterwards."""
        ...
