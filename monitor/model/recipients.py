"""Names of recipients for display, since the addresses of webhooks and chat services contain secrets."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

_MAIL = re.compile(r"[^@\s:/?#]+@[^@\s:/?#]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30})://", re.IGNORECASE)
# In hexadecimal digits: enough to distinguish the recipients of one monitor.
_TAG_LENGTH = 6
# Secrets of services are at least this long; shorter parts of an address may be words of any text.
_SHORTEST_SECRET = 6


def recipient_name(recipient: str, key: str) -> str:
    """A mail address unchanged; any other as its service and a tag, such as ``slack#3f2a91``.

    The tag is a keyed hash (``key`` is a secret of this monitor), so a guessed address cannot be verified by it.
    """
    if _MAIL.fullmatch(recipient):
        return recipient
    tag = hmac.digest(key.encode(), recipient.encode("utf-8", "replace"), "sha256").hex()[:_TAG_LENGTH]
    return f"{service_of(recipient)}#{tag}"


def service_of(address: str) -> str:
    """The service of an address, without secrets: the host of a web address, else its scheme (a chat service)."""
    found = _SCHEME.match(address)
    if found is None:
        return "chat"
    scheme = found[1].lower()
    return _host(address) or scheme if scheme in ("http", "https") else scheme


def without_secrets(text: str, address: str) -> str:
    """A text (an error, a log line) with the address, and its parts that may be secret, replaced by "…".

    Mail addresses are not secret and are kept.
    """
    if _MAIL.fullmatch(address):
        return text
    for part in sorted(_secret_parts(address), key=len, reverse=True):
        text = text.replace(part, "…")
    return text


def _secret_parts(address: str) -> Iterator[str]:
    shown = {service_of(address), _host(address)}
    yield address
    for part in re.split(r"[\s:/?#&=@]+", address):
        for form in {part, unquote(part)}:
            if len(form) >= _SHORTEST_SECRET and form.lower() not in shown:
                yield form


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
