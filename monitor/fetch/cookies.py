"""The cookies of one fetch: from its first request to the end of its redirects, no longer, and stored nowhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from email.message import Message
from http.client import HTTPResponse
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from typing import cast
from urllib.request import Request

import httpx

_SET_COOKIE = "set-cookie"


class FetchCookies:
    """A jar for one fetch, scoped by host, domain, path and ``Secure`` as RFC 6265 has it (by ``http.cookiejar``).

    Cookies for all of a domain that many sites share (one of ``shared_hosts``, or one like ``.co.uk``) are refused.
    """

    def __init__(self, shared_hosts: Collection[str]) -> None:
        self._jar = CookieJar(_Policy(shared_hosts))

    def header(self, url: httpx.URL) -> str:
        """The Cookie header of a request for this address; empty where no cookie belongs there."""
        if not len(self._jar):
            return ""
        request = _request(url)
        self._jar.add_cookie_header(request)
        value = request.get_header("Cookie") or ""
        return value if all(" " <= char <= "\xff" and char != "\x7f" for char in value) else ""

    def take(self, url: httpx.URL, headers: Sequence[tuple[str, str]]) -> None:
        """Keep what an answer from this address sets."""
        found = [value for name, value in headers if name == _SET_COOKIE]
        if found:
            self._jar.extract_cookies(cast("HTTPResponse", _Answer(found)), _request(url))


class _Policy(DefaultCookiePolicy):
    def __init__(self, shared_hosts: Collection[str]) -> None:
        # A cookie without a Domain belongs to its host alone (RFC 6265, 5.3); the default sends it below too.
        super().__init__(strict_domain=True, strict_ns_domain=self.DomainStrictNonDomain)
        self._shared = frozenset(shared_hosts)

    def set_ok_domain(self, cookie: Cookie, request: Request) -> bool:
        """Whether this host may set a cookie for that domain."""
        shared = cookie.domain_specified and cookie.domain.lstrip(".").lower() in self._shared
        return not shared and super().set_ok_domain(cookie, request)


class _Answer:
    """The part of an answer that a cookie jar reads."""

    def __init__(self, set_cookies: Sequence[str]) -> None:
        self._headers = Message()
        for value in set_cookies:
            self._headers[_SET_COOKIE] = value

    def info(self) -> Message:
        """Its header."""
        return self._headers


def _request(url: httpx.URL) -> Request:
    return Request(str(url))  # noqa: S310 - nothing is opened: a cookie jar takes the address from a request
