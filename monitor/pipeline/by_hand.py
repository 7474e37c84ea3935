"""Fetching what a person named: robots.txt is meant for robots, and does not keep a person from reading an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from monitor.errors import FetchError, HostBusy
from monitor.model import Page
from monitor.ports import Fetcher, Request


class ByHand:
    """A fetcher that reads an address although its robots.txt forbids that. Implements ``ports.Fetcher``.

    ``forbidden`` says what robots.txt had against each address that was read all the same: the schedule obeys it.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.forbidden: dict[str, str] = {}

    def fetch(self, request: Request) -> Page:
        """The page, whatever robots.txt says. Raises as ``ports.Fetcher`` does."""
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
        """As the fetcher below: robots.txt is not asked."""
        return self._fetcher.post(url, headers, body)

    def gap_left(self, host: str) -> float:
        """As the fetcher below."""
        return self._fetcher.gap_left(host)

    def keep_gap(self, host: str, seconds: float) -> None:
        """As the fetcher below."""
        self._fetcher.keep_gap(host, seconds)

    def close(self) -> None:
        """The fetcher below is closed by whoever made it."""
