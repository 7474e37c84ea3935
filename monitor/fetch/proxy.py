"""The proxy that requests go through, if one is set."""

from __future__ import annotations

import httpx

from monitor.errors import ConfigError

_EXPECTED = "fetch.proxy: expected http://HOST:PORT or https://HOST:PORT, with USER:PASSWORD@ before it where needed"


def parse_proxy(text: str | None) -> httpx.Proxy | None:
    """The proxy of ``fetch.proxy``; its ``url`` holds no credentials, its ``raw_auth`` does.

    Raises ``ConfigError``, whose message never holds the value: it may be a secret.
    """
    if not text:
        return None
    try:
        proxy = httpx.Proxy(text.strip())
        valid = proxy.url.scheme in {"http", "https"} and proxy.url.host and 0 < (proxy.url.port or 80) < 65536
    except (httpx.InvalidURL, ValueError):
        valid = False
    if not valid:
        raise ConfigError(_EXPECTED, advice="socks proxies are not supported") from None
    return proxy
