"""Resolves redirector links that contain their target: of search engines, news alerts, trackers, AMP caches.

Without any request: a link that does not contain its target stays as it is.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote

from monitor.model.addresses import DEFAULT_PORTS, host_and_port, split_address

# The deepest nesting of redirectors, such as a mail gateway's link to a tracker's link to a search engine's.
_MAX_NESTING = 5

# The last part of the path of a redirector, without its extension.
_REDIRECTOR_PATH = re.compile(
    r"""(?:api|ad|link|out|exit)?_?(?:clicks?|clk|ck|aclk|clck|cread) | (?:js|link)?-?redir(?:ect(?:or|ing|ion)?)?
    | url | go(?:to)? | out(?:bound|going)? | away | exit | jump | forward(?:er)? | lea(?:ve|ving) | extern(?:al)?
    | offsite | link(?:out)? | links? | l | r | rd | warn | trk | track(?:ing|er)? | iv""",
    re.VERBOSE | re.IGNORECASE,
)
# Hosts that only redirect, whatever the path: by their first label, or by name.
_REDIRECTOR_HOST = re.compile(
    r"""(?:l|lm|r|rd|out|go|away|exit|clicks?|clk|links?|redir(?:ect)?|trk|track(?:ing|er)?|slack-redir)\. .+
    | .+ \.safelinks\.protection\.outlook\.com | t\.umblr\.com""",
    re.VERBOSE,
)
# The parameters that may hold the target, the likeliest first.
_TARGETS = (
    "url", "u", "uddg", "adurl", "murl", "ued", "target", "targeturl", "target_url", "dest", "desturl", "destination",
    "redirect", "redirect_url", "redirecturl", "redirect_to", "redir", "to", "goto", "out", "uri", "href", "link", "z",
    "q", "ru", "r",
)  # fmt: skip
_EXTENSION = re.compile(r"\.(?:php|aspx?|jsp|cgi|html?)$", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_ENCODED_WEB = re.compile(r"https?(?:%3A|:)(?:%2F|/){2}", re.IGNORECASE)

_GOOGLE = re.compile(r"(?:www\.|news\.)?google(?:\.[a-z]{2,3}){1,2}")
_AMP_CACHE = re.compile(r".*\.?(?:cdn\.ampproject\.org|bing-amp\.com)")
_AMP_PATH = re.compile(r"/(?:amp|[a-z](?:/[a-z])??)/(s/)?([^/]+\.[^/]+)(/.*)?")
_YAHOO_PATH = re.compile(r"/RU=([^/]+)/|/\*+\s*(https?(?:://|%3A).+)", re.IGNORECASE)
_PROOFPOINT_PATH = re.compile(r"/v3/__(https?:/{1,2}[^*]+?)__;")
_GOOGLE_NEWS_PATH = re.compile(r"/(?:rss/|__i/rss/rd/)?(?:articles|read)/([\w-]+)=*")


def unwrapped(url: str) -> str:
    """The target of a redirector link, if the link contains it; any other link unchanged.

    A link with more than ``_MAX_NESTING`` nested redirectors is also unchanged.
    """
    target = url
    for _ in range(_MAX_NESTING):
        inner = _target(target)
        if inner is None:
            return target
        target = inner
    return url if _target(target) is not None else target


def _target(url: str) -> str | None:
    """The target of a redirector link; None for any other link."""
    parts = split_address(url)
    if parts is None or parts.scheme not in DEFAULT_PORTS:
        return None
    host, _ = host_and_port(parts)
    for found in (*_in_path(host, parts), *_in_query(host, parts)):
        target = unquote(found) if _ENCODED_WEB.match(found) and not _WEB.match(found) else found
        if _WEB.match(target) and split_address(target) is not None:
            return target
    return None


def _in_query(host: str, parts: SplitResult) -> Iterator[str]:
    """The possible targets in the query of a redirector link."""
    values: dict[str, str] = {}
    for piece in parts.query.replace("&amp;", "&").split("&"):
        name, _, value = piece.partition("=")
        values.setdefault(name.lower(), value)
    if host.endswith("bing.com") and parts.path == "/ck/a":
        yield _decoded(values.get("u", "").removeprefix("a1")).decode("utf-8", "replace")
    elif host == "urldefense.proofpoint.com" and parts.path.startswith("/v2/"):
        yield unquote(values.get("u", "").replace("-", "%").replace("_", "/"))
    elif _is_redirector(host, parts.path):
        yield from (unquote(values[name]) for name in _TARGETS if name in values)


def _is_redirector(host: str, path: str) -> bool:
    """Whether an address is that of a redirector, by its host or the last part of its path."""
    last = _EXTENSION.sub("", path.rstrip("/").rpartition("/")[2])
    return _REDIRECTOR_PATH.fullmatch(last) is not None or _REDIRECTOR_HOST.fullmatch(host) is not None


def _in_path(host: str, parts: SplitResult) -> Iterator[str]:
    """The possible targets in the path of a link, in the forms of AMP caches, Yahoo, Proofpoint and Google News."""
    query = f"?{parts.query}" if parts.query else ""
    if _is_amp(host, parts.path):
        yield from _amp_target(parts.path, query)
    elif host.endswith("yahoo.com") and (match := _YAHOO_PATH.search(parts.path)):
        yield unquote(match[1]) if match[1] else match[2] + query
    elif host.startswith("urldefense.") and (match := _PROOFPOINT_PATH.match(parts.path + query)):
        yield re.sub(r"^(https?):/+", r"\1://", match[1])
    elif _GOOGLE.fullmatch(host) and (match := _GOOGLE_NEWS_PATH.fullmatch(parts.path)):
        yield _news_target(_decoded(match[1]))


def _is_amp(host: str, path: str) -> bool:
    """Whether an address is that of an AMP cache or of Google's AMP viewer."""
    return _AMP_CACHE.fullmatch(host) is not None or (path.startswith("/amp/") and _GOOGLE.fullmatch(host) is not None)


def _amp_target(path: str, query: str) -> Iterator[str]:
    if match := _AMP_PATH.fullmatch(path):
        yield f"{'https' if match[1] else 'http'}://{unquote(match[2])}{match[3] or '/'}{query}"


def _decoded(text: str) -> bytes:
    """Decode URL-safe base64 without padding; empty where it is invalid."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""


def _news_target(message: bytes) -> str:
    """The address in an article's name at Google News: a protocol buffer whose field 4 is a string."""
    at = message.find(b'"')
    if at < 0 or at > 3:  # field 1, the kind of name, is before it
        return ""
    size, at = message[at + 1 : at + 2], at + 2
    length = size[0] if size else 0
    if length >= 0x80:  # a length above 127 takes a second byte
        length = (length & 0x7F) | (message[at] << 7 if at < len(message) else 0)
        at += 1
    return message[at : at + length].decode("utf-8", "replace")
