"""Addresses that alerts carry, and the signatures by which they are trusted."""

from __future__ import annotations

import base64
import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

# Reserved (RFC 6761): never a real domain.
_NO_DOMAIN = "monitor.invalid"


@dataclass(frozen=True, slots=True)
class MailOptions:
    """How alerts are written.

    ``sender`` is the address they come from; ``public_url`` where the web pages can be reached; ``secret`` signs
    links; ``thread`` lets mail clients gather the alerts of an article; ``max_bytes`` bounds text and HTML as sent.
    ``attach``: without a ``public_url`` the difference travels along as a file. ``time_zone`` (IANA) is that of the
    times in mails, where a subscription names no other.
    """

    sender: str | None = None
    public_url: str | None = None
    secret: str = field(default="", repr=False)
    thread: bool = True
    max_bytes: int = 80_000
    attach: bool = True
    time_zone: str = "UTC"

    @property
    def domain(self) -> str:
        """The domain that list and thread identifiers are made under."""
        return self._host or self._sender_domain or _NO_DOMAIN

    @property
    def message_domain(self) -> str:
        """The domain that Message-IDs end in (RFC 5322 3.6.4): that of the sender, where it is one of the internet."""
        ours = [name for name in (self._sender_domain, self._host) if name]
        return next((name for name in ours if "." in name), ours[0] if ours else _NO_DOMAIN)

    @property
    def _host(self) -> str:
        return _ascii_domain(urlsplit(self.public_url or "").hostname or "")

    @property
    def _sender_domain(self) -> str:
        return _ascii_domain((self.sender or "").rpartition("@")[2].strip("<> "))


def _ascii_domain(name: str) -> str:
    """A domain in ASCII (RFC 5891), "" for what is none."""
    try:
        return name.encode("idna").decode("ascii") if not re.search(r"[\s<>@]", name) else ""
    except UnicodeError:
        return ""


def sign_link(secret: str, *parts: str) -> str:
    """A signature of 22 characters over the parts of a link: HMAC-SHA-256 (RFC 2104), cut to 128 bits."""
    digest = hmac.digest(secret.encode(), json.dumps(parts).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def check_link(secret: str, signature: str, *parts: str) -> bool:
    """Whether a signature fits the parts; compared in constant time. An empty secret trusts nothing."""
    if not secret:
        return False
    return hmac.compare_digest(sign_link(secret, *parts).encode(), signature.encode("utf-8", "replace"))


def unsubscribe_url(options: MailOptions, subscription: str, recipient: str) -> str | None:
    """Where a recipient leaves a subscription (POST acts, GET asks); ``who_leaves`` reads it, and nobody else can."""
    if not options.public_url or not options.secret:
        return None
    return _url(options, "/unsubscribe", u=sign_link(options.secret, "unsubscribe", subscription, recipient))


def who_leaves(secret: str, token: str, known: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The subscription and recipient, among those known, that the link of this token was made for."""
    return next((pair for pair in known if check_link(secret, token, "unsubscribe", *pair)), None)


def mute_url(options: MailOptions, article_id: int) -> str | None:
    """Where an article is muted, signed over ``mute`` and its number."""
    if not options.public_url or not options.secret:
        return None
    token = sign_link(options.secret, "mute", str(article_id))
    return _url(options, "/mute", a=str(article_id), t=token)


def caught_up_link(options: MailOptions, reader: str, development_id: int) -> str | None:
    """Where a reader marks everything up to this development as read (POST acts, GET asks)."""
    if not options.public_url or not options.secret:
        return None
    token = sign_link(options.secret, "caught-up", reader, str(development_id))
    return _url(options, "/caught-up", r=reader, d=str(development_id), t=token)


def check_caught_up(secret: str, signature: str, reader: str, development_id: int) -> bool:
    """Whether the link of this signature was made for this reader and development."""
    return check_link(secret, signature, "caught-up", reader, str(development_id))


def home_url(options: MailOptions) -> str | None:
    """The page of what is new."""
    return _url(options, "/") if options.public_url else None


def article_url(options: MailOptions, article_id: int) -> str | None:
    """The page of an article's history."""
    return _url(options, f"/articles/{article_id}") if options.public_url else None


def diff_url(options: MailOptions, article_id: int, from_version: int, to_version: int) -> str | None:
    """The page of the full difference of two versions."""
    if not options.public_url:
        return None
    return _url(options, f"/articles/{article_id}/diff/{from_version}..{to_version}")


def safe_href(url: str) -> str:
    """The address itself if a mail may link to it (http or https, no white space or quotes), else ""."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url, safe=":/?#[]@!$&()*+,;=%~-._'")


def _url(options: MailOptions, path: str, **query: str) -> str:
    tail = "?" + urlencode(query, quote_via=quote) if query else ""
    return (options.public_url or "").rstrip("/") + path + tail
