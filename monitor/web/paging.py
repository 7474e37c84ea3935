"""Paging of the API's lists: parameters, and Link headers (RFC 8288) with the numbers of the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar
from urllib.parse import urlencode, urlsplit

from fastapi import Query, Request, Response

from monitor.web.parameters import Id, Limit, Place
from monitor.web.render import app_of


class Numbered(Protocol):
    """A row with a number."""

    @property
    def id(self) -> int:
        """The number."""
        ...


Item = TypeVar("Item", bound=Numbered)

_PAGING_PARAMETERS = ("before", "after", "limit", "skip", "upto")
_BEFORE = "only rows below this number, which is that of the last row of the previous page"
_AFTER = "only rows above this number, which is that of the first row of the previous page; 0 starts with the oldest"


@dataclass(frozen=True, slots=True)
class Part:
    """The requested part of a list, and the response that gets a Link header to the neighbouring parts."""

    request: Request
    response: Response
    before: int | None
    after: int | None
    limit: int

    def page(self, found: Sequence[Item], *, newest_first: bool = True) -> Sequence[Item]:
        """Return the rows to show, and set the Link header; ``found`` was read with a limit one higher.

        ``next`` follows the list's order, ``prev`` goes against it. There is always a link to newer rows, since more
        may come; a link to older ones only if there are some.
        """
        more = len(found) > self.limit
        upwards = self.after is not None or (self.before is None and not newest_first)
        # The extra row has the highest or the lowest number, depending on the direction of reading.
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
        """Return the parameter for the rows below these numbers; empty if there are none."""
        has_older = more or self.after is not None
        return f"before={min(numbers)}" if numbers and has_older else ""

    def _newer(self, numbers: Sequence[int]) -> str:
        """Return the parameter for the rows above these numbers."""
        return f"after={max(numbers, default=self.after or (self.before or 1) - 1)}"

    def link(self, pages: dict[str, str]) -> None:
        """Set the Link header; ``pages`` has the paging parameter of each relation, empty if there is no such page."""
        links = (f'<{self._address(paging)}>; rel="{relation}"' for relation, paging in pages.items() if paging)
        self.response.headers["Link"] = ", ".join(links)

    def _address(self, paging: str) -> str:
        parameters = self.request.query_params.multi_items()
        filters = [(name, value) for name, value in parameters if name not in _PAGING_PARAMETERS]
        query = "&".join(filter(None, (urlencode(filters), f"limit={self.limit}", paging)))
        return f"{own_origin(self.request)}{self.request.url.path}?{query}"


def own_origin(request: Request) -> str:
    """Return scheme and host as the client sees them: behind a TLS proxy, those of ``web.public_url``."""
    url = request.url
    public = urlsplit(app_of(request).settings.web.public_url or "")
    same = public.hostname is not None and public.hostname == url.hostname
    return f"{public.scheme}://{public.netloc}" if same else f"{url.scheme}://{url.netloc}"


def part_of(default: int) -> Callable[..., Part]:
    """Return the dependency that reads the paging parameters; ``default`` is the number of rows without a limit."""

    def read(
        request: Request,
        response: Response,
        before: Annotated[Id, Query(description=_BEFORE)] = None,
        after: Annotated[Place, Query(description=_AFTER)] = None,
        limit: Limit = default,
    ) -> Part:
        return Part(request, response, before, after, limit)

    return read
