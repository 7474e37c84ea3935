"""How lists of the API go on: parameters, and Link headers (RFC 8288) made of the numbers of the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar
from urllib.parse import urlencode, urlsplit

from fastapi import Query, Request, Response

from monitor.web.parameters import Id, Limit, Place
from monitor.web.render import app_of


class Numbered(Protocol):
    """A row of a list."""

    @property
    def id(self) -> int:
        """Its number."""
        ...


Item = TypeVar("Item", bound=Numbered)

_OWN = ("before", "after", "limit", "skip", "upto")
_BEFORE = "the rows next below this number: that of the last row of the page before"
_AFTER = "the rows next above this number: that of the first row of the page before; 0 begins with the oldest"


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a list that is asked for, and the answer whose Link header says where the list goes on."""

    request: Request
    response: Response
    before: int | None
    after: int | None
    limit: int

    def page(self, found: Sequence[Item], *, newest_first: bool = True) -> Sequence[Item]:
        """The rows to be shown of those read with a limit one higher.

        ``next`` goes on in the list's order, ``prev`` against it. Newer rows can always be asked for, older ones
        where there are some.
        """
        more, upwards = len(found) > self.limit, self.after is not None or (self.before is None and not newest_first)
        # The surplus row stands where the reading ended: at the upper or the lower end of the numbers.
        shown = found[1:] if more and upwards is newest_first else found[: self.limit]
        numbers = [item.id for item in shown]
        low = min(numbers, default=None)
        older = f"before={low}" if low is not None and (more or self.after is not None) else ""
        newer = f"after={max(numbers, default=self.after or (self.before or 1) - 1)}"
        ends = {"next": older, "prev": newer} if newest_first else {"next": newer, "prev": older}
        if not newest_first and upwards and not more:
            ends["next"] = ""
        self.link(ends)
        return shown

    def link(self, ends: dict[str, str]) -> None:
        """Set the Link header to the same list with other ends."""
        links = (f'<{self._address(end)}>; rel="{name}"' for name, end in ends.items() if end)
        self.response.headers["Link"] = ", ".join(links)

    def _address(self, end: str) -> str:
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in _OWN]
        query = "&".join(filter(None, (urlencode(kept), f"limit={self.limit}", end)))
        return f"{own_origin(self.request)}{self.request.url.path}?{query}"


def own_origin(request: Request) -> str:
    """Scheme and host as the caller sees them: behind a proxy with TLS, those of ``web.public_url``."""
    url = request.url
    public = urlsplit(app_of(request).settings.web.public_url or "")
    same = public.hostname is not None and public.hostname == url.hostname
    return f"{public.scheme}://{public.netloc}" if same else f"{url.scheme}://{url.netloc}"


def part_of(default: int) -> Callable[..., Part]:
    """The parameters of a list that gives so many rows where no limit is named."""

    def read(
        request: Request,
        response: Response,
        before: Annotated[Id, Query(description=_BEFORE)] = None,
        after: Annotated[Place, Query(description=_AFTER)] = None,
        limit: Limit = default,
    ) -> Part:
        return Part(request, response, before, after, limit)

    return read
