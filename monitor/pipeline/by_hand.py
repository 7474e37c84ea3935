"""Fetching an address that a person named: robots.txt is meant for robots, so it does not forbid this one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from monitor.errors import FetchError, HostBusy
from monitor.model import Page
from monitor.ports import Fetcher, Request


class ByHand:
    """A fetcher that ignores robots.txt. Implements ``ports.Fetcher``.

    ``forbidden`` maps each address that was fetched against robots.txt to the error: scheduled checks will obey it.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.forbidden: dict[str, str] = {}

    def fetch(self, request: Request) -> Page:
        """Fetch the page, whatever robots.txt says. Raises as ``ports.Fetcher`` does."""
        try:
            return self._fetcher.fetch(request)
        except HostBusy:
            raise
        except FetchError as error:
            if not error.about_robots:
                raise
            page = self._fetcher.fetch(replace(request, ignore_robots=True))
            self.forbidden[request.url] = str(error)
            return page

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """As the wrapped fetcher, which does not check robots.txt for POST."""
        return self._fetcher.post(url, headers, body)

    def gap_left(self, host: str) -> float:
        """As the wrapped fetcher."""
        return self._fetcher.gap_left(host)

    def keep_gap(self, host: str, seconds: float) -> None:
        """As the wrapped fetcher."""
        self._fetcher.keep_gap(host, seconds)

    def close(self) -> None:
        """Do nothing: the owner of the wrapped fetcher closes it."""
