"""Pages of the API's lists: parameters, and Link headers (RFC 8288) made of the numbers of the rows shown."""

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
    """The part of a list that is requested, and the response whose Link header names the neighbouring parts."""

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
        more = len(found) > self.limit
        upwards = self.after is not None or (self.before is None and not newest_first)
        # The surplus row is at the end of the reading: at the upper or the lower end of the numbers.
        shown = found[1:] if more and upwards is newest_first else found[: self.limit]
        numbers = [item.id for item in shown]
        older, newer = self._older(numbers, more=more), self._newer(numbers)
        if newest_first:
            self.link({"next": older, "prev": newer})
        else:
            is_last = upwards and not more
            self.link({"next": "" if is_last else newer, "prev": older})
        return shown

    def _older(self, numbers: Sequence[int], *, more: bool) -> str:
        """The end of the part with the rows below these numbers; empty where there are none."""
        has_older = more or self.after is not None
        return f"before={min(numbers)}" if numbers and has_older else ""

    def _newer(self, numbers: Sequence[int]) -> str:
        """The end of the part with the rows above these numbers."""
        return f"after={max(numbers, default=self.after or (self.before or 1) - 1)}"

    def link(self, ends: dict[str, str]) -> None:
        """Set the Link header to the same list with other ends."""
        links = (f'<{self._address(end)}>; rel="{name}"' for name, end in ends.items() if end)
        self.response.headers["Link"] = ", ".join(links)

    def _address(self, end: str) -> str:
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in _OWN]
        query = "&".join(filter(None, (urlencode(kept), f"limit={self.limit}", end)))
        return f"{own_origin(self.request)}{self.request.url.path}?{query}"


def own_origin(request: Request) -> str:
    """Scheme and host as the client sees them: behind a proxy with TLS, those of ``web.public_url``."""
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
