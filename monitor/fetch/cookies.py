"""Cookies during one fetch, from the first request to the last redirect. They are not stored."""

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
    """The cookie jar of one fetch, scoped by host, domain, path and ``Secure`` (RFC 6265, with ``http.cookiejar``).

    Rejects cookies for a whole domain that many sites share: one of ``shared_hosts``, or one like ``.co.uk``.
    """

    def __init__(self, shared_hosts: Collection[str]) -> None:
        self._jar = CookieJar(_Policy(shared_hosts))

    def header(self, url: httpx.URL) -> str:
        """The value of the Cookie header for a request to this address; empty if no cookie applies."""
        if not len(self._jar):
            return ""
        request = _request(url)
        self._jar.add_cookie_header(request)
        value = request.get_header("Cookie") or ""
        return value if all(" " <= char <= "\xff" and char != "\x7f" for char in value) else ""

    def take(self, url: httpx.URL, headers: Sequence[tuple[str, str]]) -> None:
        """Store the cookies that a response from this address sets."""
        found = [value for name, value in headers if name == _SET_COOKIE]
        if found:
            self._jar.extract_cookies(cast("HTTPResponse", _Answer(found)), _request(url))


class _Policy(DefaultCookiePolicy):
    def __init__(self, shared_hosts: Collection[str]) -> None:
        # A cookie without a Domain is for its host only (RFC 6265, 5.3); by default subdomains would get it too.
        super().__init__(strict_domain=True, strict_ns_domain=self.DomainStrictNonDomain)
        self._shared = frozenset(shared_hosts)

    def set_ok_domain(self, cookie: Cookie, request: Request) -> bool:
        """Whether a host may set this cookie for the cookie's domain."""
        shared = cookie.domain_specified and cookie.domain.lstrip(".").lower() in self._shared
        return not shared and super().set_ok_domain(cookie, request)


class _Answer:
    """The part of a response that ``CookieJar`` reads."""

    def __init__(self, set_cookies: Sequence[str]) -> None:
        self._headers = Message()
        for value in set_cookies:
            self._headers[_SET_COOKIE] = value

    def info(self) -> Message:
        """The response headers."""
        return self._headers


def _request(url: httpx.URL) -> Request:
    return Request(str(url))  # noqa: S310 - never opened: CookieJar only reads the address from it
