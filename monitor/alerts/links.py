"""Links in alerts, and their signatures."""

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
    """Options for composing alerts.

    ``sender``: the address they come from. ``public_url``: the address of the web page. ``secret``: signs links.
    ``thread``: mail programs group the alerts of an article. ``max_bytes``: most bytes of text and HTML as sent.
    ``attach``: without ``public_url`` the difference is attached as a file. ``time_zone`` (IANA): the zone of times in
    mails of subscriptions that name none.
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
        """The domain of list and thread identifiers."""
        return self._host or self._sender_domain or _NO_DOMAIN

    @property
    def message_domain(self) -> str:
        """The domain of Message-IDs (RFC 5322, section 3.6.4): the sender's, unless only the web page's has a dot."""
        known = [name for name in (self._sender_domain, self._host) if name] or [_NO_DOMAIN]
        return next((name for name in known if "." in name), known[0])

    @property
    def _host(self) -> str:
        return _ascii_domain(urlsplit(self.public_url or "").hostname or "")

    @property
    def _sender_domain(self) -> str:
        return _ascii_domain((self.sender or "").rpartition("@")[2].strip("<> "))


def _ascii_domain(name: str) -> str:
    """A domain in ASCII (RFC 3490); "" if it is not valid."""
    try:
        return name.encode("idna").decode("ascii") if not re.search(r"[\s<>@]", name) else ""
    except UnicodeError:
        return ""


def sign_link(secret: str, *parts: str) -> str:
    """A signature of 22 characters over the parts of a link: HMAC-SHA-256 (RFC 2104), cut to 128 bits."""
    digest = hmac.digest(secret.encode(), json.dumps(parts).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def check_link(secret: str, signature: str, *parts: str) -> bool:
    """Whether a signature is valid for the parts; compared in constant time. False for an empty secret."""
    if not secret:
        return False
    return hmac.compare_digest(sign_link(secret, *parts).encode(), signature.encode("utf-8", "replace"))


def unsubscribe_url(options: MailOptions, subscription: str, recipient: str) -> str | None:
    """The page where a recipient leaves a subscription (GET asks, POST acts), or None; see ``who_leaves``."""
    if not options.public_url or not options.secret:
        return None
    return _url(options, "/unsubscribe", u=sign_link(options.secret, "unsubscribe", subscription, recipient))


def who_leaves(secret: str, token: str, known: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The subscription and recipient, among the ``known`` pairs, for which an unsubscribe token was made, or None."""
    return next((pair for pair in known if check_link(secret, token, "unsubscribe", *pair)), None)


def mute_url(options: MailOptions, article_id: int) -> str | None:
    """The page that mutes an article, signed over ``mute`` and its number; None without web page or secret."""
    if not options.public_url or not options.secret:
        return None
    token = sign_link(options.secret, "mute", str(article_id))
    return _url(options, "/mute", a=str(article_id), t=token)


def caught_up_link(options: MailOptions, reader: str, development_id: int) -> str | None:
    """The page where a reader marks everything up to a development as read (GET asks, POST acts), or None."""
    if not options.public_url or not options.secret:
        return None
    token = sign_link(options.secret, "caught-up", reader, str(development_id))
    return _url(options, "/caught-up", r=reader, d=str(development_id), t=token)


def check_caught_up(secret: str, signature: str, reader: str, development_id: int) -> bool:
    """Whether a signature is valid for this reader and development."""
    return check_link(secret, signature, "caught-up", reader, str(development_id))


def home_url(options: MailOptions) -> str | None:
    """The start page, which shows what is new; None without a web page."""
    return _url(options, "/") if options.public_url else None


def article_url(options: MailOptions, article_id: int) -> str | None:
    """The page of an article's history; None without a web page."""
    return _url(options, f"/articles/{article_id}") if options.public_url else None


def diff_url(options: MailOptions, article_id: int, from_version: int, to_version: int) -> str | None:
    """The page of the full difference of two versions; None without a web page."""
    if not options.public_url:
        return None
    return _url(options, f"/articles/{article_id}/diff/{from_version}..{to_version}")


def safe_href(url: str) -> str:
    """An http or https address with white space and quotes percent-encoded, for a link in a mail; "" for any other."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url, safe=":/?#[]@!$&()*+,;=%~-._'")


def _url(options: MailOptions, path: str, **query: str) -> str:
    tail = "?" + urlencode(query, quote_via=quote) if query else ""
    return (options.public_url or "").rstrip("/") + path + tail
