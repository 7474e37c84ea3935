"""Errors of fetching and reading sources."""

from __future__ import annotations

from datetime import datetime

from monitor.errors.base import MonitorError


class FetchError(MonitorError):
    """Nothing usable came back from an address. ``about_robots``: robots.txt forbids it, or could not be fetched."""

    about_robots: bool = False


class AddressRefused(FetchError):
    """A private or unlisted address, or a scheme that is not http or https."""

    advice = "private addresses are refused; list their network in fetch.allow_networks if you mean it"


class NameNotFound(FetchError):
    """The host's name does not resolve."""

    advice = "check the address for a typing error; if it is right, the site or your name server may be down"


class ConnectFailed(FetchError):
    """The connection was refused, reset or is unreachable."""

    advice = "the site may be down; it is tried again later by itself"


class ProxyFailed(FetchError):
    """The proxy of ``fetch.proxy`` cannot be reached, refuses our credentials, or does not connect to a host."""

    advice = "check fetch.proxy (or MONITOR_FETCH__PROXY) and whether the proxy allows this host"


class CertificateInvalid(FetchError):
    """TLS could not be established: the certificate is expired, self-signed or for another name."""

    advice = "open the address in a browser; if the certificate is wrong there too, tell the site"


class FetchTimeout(FetchError):
    """A phase or the whole request took too long."""

    advice = "tried again later by itself; raise fetch.timeout_seconds if this host is always slow"


class RedirectProblem(FetchError):
    """Too many redirects, a loop, or a redirect without a usable target."""

    advice = "open the address in a browser and follow the address it ends at"


class BodyTooLarge(FetchError):
    """The response is larger than allowed, before or after decoding. ``content_type`` is the type it was sent with."""

    advice = "raise fetch.max_body_bytes if this source is really that large"
    content_type: str | None = None


class BadResponse(FetchError):
    """The response is not valid HTTP, is truncated, or its content coding is broken."""

    advice = "usually passes by itself; it is tried again later"


class RobotsDisallowed(FetchError):
    """The site's robots.txt forbids this address, or could not be read."""

    advice = "ask the site for permission; with permission, set fetch.obey_robots = false"
    about_robots = True


class HostBusy(FetchError):
    """The host asked us to wait until ``until`` (429 or 503, Retry-After). ``host``: its name and port."""

    advice = "no request is made until then; it is tried again by itself"

    def __init__(self, message: str, *, until: datetime, status: int = 429, host: str = "") -> None:
        super().__init__(message)
        self.until = until
        self.status = status
        self.host = host


class HttpStatus(FetchError):
    """The server answered with an error status (``status``, 400 to 599)."""

    def __init__(self, message: str, *, status: int, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.status = status


class ParseError(MonitorError):
    """The body is not what was expected."""


class EmptyBody(ParseError):
    """The response has no content."""

    advice = "usually passes by itself; if not, open the address in a browser"


class NotAFeed(ParseError):
    """The document is not a known kind of feed, but HTML, JSON or text."""

    advice = "give the site's page address to `monitor feeds add`: it looks for the feeds there"


class NoArticle(ParseError):
    """The page has no readable article text."""

    advice = "the page may be a video, a gallery or a list; remove it or leave it: it is checked ever more rarely"


class NotAnArticle(ParseError):
    """The response cannot be an article: a PDF, an image, a feed, a page that only forwards."""

    advice = "nothing of it is stored; it is checked again rarely, and followed once an article is there"


class PageBlocked(ParseError):
    """A consent wall, bot check, paywall or other page in place of the article. ``missing``: it says it is gone."""

    advice = "the stored versions are kept; it is tried again later"

    def __init__(self, message: str, *, advice: str | None = None, missing: bool = False) -> None:
        super().__init__(message, advice=advice)
        self.missing = missing


class ArticleGone(ParseError):
    """The address shows a front page or another story (``instead``: its headline): it was taken down or replaced."""

    advice = "the stored versions are kept; it is checked ever more rarely, and followed again when it is back"

    def __init__(self, message: str, *, advice: str | None = None, instead: str = "") -> None:
        super().__init__(message, advice=advice)
        self.instead = instead


class HostileDocument(ParseError):
    """The document is too deep, has too many attributes or declares entities: it is not parsed."""

    advice = "the source is broken or hostile; tell its publisher, or remove it"


class ParseKilled(ParseError):
    """The parse ran past its limit of time or memory and was stopped."""

    advice = "the source is broken or hostile; it is tried again ever more rarely"
