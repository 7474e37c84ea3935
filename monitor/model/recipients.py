"""How a recipient is named wherever one is shown: addresses of webhooks and chat services hold secrets."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

_MAIL = re.compile(r"[^@\s:/?#]+@[^@\s:/?#]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30})://", re.IGNORECASE)
# So many hexadecimal digits distinguish the recipients of one monitor; made with a key, they reveal nothing else.
_TAG_LENGTH = 6
# Shorter parts of an address are words of any text; no service's secret is shorter.
_SHORTEST_SECRET = 6


def recipient_name(recipient: str, key: str) -> str:
    """A mail address as it is; else the service and a short name, ``slack#3f2a91`` or ``hooks.example.org#3f2a91``.

    The short name is made with ``key``, the secret of this monitor: nobody can test a guess of the address by it.
    """
    if _MAIL.fullmatch(recipient):
        return recipient
    tag = hmac.digest(key.encode(), recipient.encode("utf-8", "replace"), "sha256").hex()[:_TAG_LENGTH]
    return f"{service_of(recipient)}#{tag}"


def service_of(address: str) -> str:
    """The service of an address, without secrets: a web host, else the name of a chat service."""
    found = _SCHEME.match(address)
    if found is None:
        return "chat"
    scheme = found[1].lower()
    return _host(address) or scheme if scheme in ("http", "https") else scheme


def without_secrets(text: str, address: str) -> str:
    """A foreign text (an error, a log line) with the address and its parts that may be secret replaced by "…".

    Mail addresses are no secrets and stay.
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
