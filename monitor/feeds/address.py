"""Addresses: the normal form under which the same article is recognised.

The normal form is an identity, not something to fetch: it forgets what no site uses to tell two articles apart
(http or https, ``www.``, a fragment, tracking parameters, the order of parameters, a trailing slash) and keeps
everything else. Rules after RFC 3986, section 6, and the parameters publishers and mailers are known to append.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from monitor.model.addresses import DEFAULT_PORTS, host_and_port, split_address, trimmed

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = _UNRESERVED | frozenset("!$&'()*+,;=:@/?%")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")

_TRACKING = re.compile(
    r"""(?: utm_.* | at_(?:medium|campaign.*|custom\d|link_.*|format|ptr_name|bbc_team|creation|variant|.*_id) | mtm_.*
    | pk_(?:campaign|kwd|source|medium|content|cpn) | hsa_.* | _hs(?:enc|mi|fp) | __hs(?:fp|sc|tc) | ns_(?:mchannel
    |source|campaign|linkname|fee) | mc_[ce]id | (?:fb|g|d|y|tw|tt|ms|l)clid | msclkid | li_fat_id | gclsrc
    | [wg]braid | _g[al] | igshi?d | ig_rid | mkt_tok | cmp(?:id)? | ocid | ncid | icid | xtor | smid | smtyp
    | sara_\w+ | wt_z?mc | wtmc | wt\.mc_id | guccounter | guce_\w+ | soc_(?:src|trk) | tsrc | s_(?:cid|kwcid)
    | vero_(?:id|conv) | oly_(?:anon|enc)_id | maca | traffic_source | __twitter_impression | emc | ftcamp | sr_share
    | jsessionid | phpsessid | feed(?:name|type) | rss_?(?:feed|id)? | echobox | __source | spm | share_id | ito
    | trk(?:campaign)? | gaa_\w+ | st_source )""",
    re.VERBOSE | re.IGNORECASE,
)
_REFERRERS = frozenset({"ref", "source", "src", "from", "via", "partner", "referrer", "origin", "mod", "cid", "dcmp"})
_FEED_WORD = re.compile(
    r"(?:^|[^a-z])(?:rss|feeds?|atom|rdf|xml|twitter|facebook|email|newsletter|googlenews|share)(?:[^a-z]|\d|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)


def normal_address(url: str) -> str:
    """The normal form of an http(s) address, by which an article is recognised; idempotent.

    Of anything that is no http(s) address: the text as it is, stripped.
    """
    url = trimmed(url)
    parts = split_address(url)
    if parts is None or parts.scheme not in DEFAULT_PORTS:
        return url
    host, port = host_and_port(parts)
    if port is None:
        scheme = "https"
        host = host[4:] if host.startswith("www.") and "." in host[4:] else host
    else:
        scheme, host = parts.scheme, f"{host}:{port}"
    query = _normal_query(parts.query)
    path = _normal_path(parts.path)
    fragment = f"#{_normal_escapes(parts.fragment)}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{scheme}://{host}{path}" + (f"?{query}" if query else "") + fragment


def absolute(base: str, link: str) -> str:
    """The http(s) address that a link on ``base`` leads to, fit to be fetched; "" when it leads to no web page.

    So is a link with a character that could not be read (U+FFFD): it is some other address, which nobody published.
    """
    link = trimmed(link)
    if not link or "\ufffd" in link:
        return ""
    try:
        joined = urljoin(base, link)
    except ValueError:
        return ""
    parts = split_address(joined)
    return joined if parts is not None and parts.scheme in DEFAULT_PORTS and parts.netloc else ""


def _normal_escapes(text: str) -> str:
    """Unreserved characters bare, everything else that needs it as upper-case %XX of its UTF-8 bytes."""
    bare = _ESCAPE.sub(_bare_or_upper, text)
    if all(char in _KEPT for char in bare):
        return bare
    return "".join(char if char in _KEPT else _escaped(char) for char in bare)


def _bare_or_upper(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def _escaped(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def _normal_path(path: str) -> str:
    path = _normal_escapes(_SESSION.sub("", path))
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    return "/" + "/".join(segments) if segments else ""


def _normal_query(query: str) -> str:
    pieces = [_normal_escapes(piece) for piece in query.replace("&amp;", "&").split("&") if piece]
    kept = [piece for piece in pieces if not _is_tracking(piece)]
    return "&".join(sorted(kept, key=lambda piece: piece.partition("=")[0]))


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.partition("=")
    if _TRACKING.fullmatch(name):
        return True
    return name.lower() in _REFERRERS and _FEED_WORD.search(value) is not None
