"""The normal form of addresses, by which the same article is recognised.

The normal form identifies an article and is not meant to be fetched. It drops what no site uses to distinguish articles
(http or https, ``www.``, a fragment, tracking parameters, the order of parameters, a trailing slash) and keeps
everything else. After RFC 3986, section 6, and the parameters that publishers and mailers are known to append.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from monitor.feeds.forwarding import unwrapped
from monitor.model.addresses import DEFAULT_PORTS, host_and_port, split_address, trimmed

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = _UNRESERVED | frozenset("!$&'()*+,;=:@/?%")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")

# Tracking parameters, which never select the content: families by name pattern, and single ones.
_TRACKING = re.compile(
    r"""
    # prefixes of vendors' tools
    (?:utm|mtm|piwik|matomo|hsa|sfmc|elq|vero|oly|guce|soc|gaa|gad|sara|lmd|trc|_branch|amp_(?:js|gsa|tf|ct|r))_.*
    | at_(?:medium|campaign.*|custom\d|link_.*|format|ptr_name|bbc_team|creation|variant|.*_id)
    | pk_(?:campaign|kwd|keyword|source|medium|content|cpn|cid) | ns_(?:mchannel|source|campaign|linkname|fee)
    | _*hs(?:enc|mi|fp|sc|tc|ssc|ctatracking) | mc_[ce]id | mkt(?:_\w+|cid|cval|code|src|tok) | mk(?:cid|rid|evt)
    | wt[._].+ | wtz?(?:mc|rid|cid|ref)(?:_\w+)? | xt(?:or|ref|cr|mc|np) | cm_(?:mmc\w*|ven|cat|pla|ite|sp)
    | elq\w* | trk\w* | _g[al] | s_(?:cid|kwcid) | dm_i | ef_id | srsltid | usqp | aoh
    # clicks, campaigns, referrers, shares, sessions of the site's server
    | \w*(?:clid|clkid|click_?id) | [wg]braid | gclsrc | li_fat_id | (?:rdt_|sc)cid | epik | igshi?d | ig_rid
    | campaign_?(?:id|name|source|medium|type) | (?:int|ext)?_?cmp(?:_?id)? | [in]cid | intcid
    | refer+(?:er|ral|ring)(?:_?(?:src|source|url|medium|channel))? | ref_?(?:src|source|url|campaign|medium|channel)
    | reflink | (?:traffic|social|newsletter|email)_?(?:source|src|medium) | share_?(?:id|type|source|token|from)
    | (?:j|php|asp)sess(?:ion)?id\w* | nocache | cache_?bust(?:er)?
    # single publishers and services
    | ocid | smid | smtyp | guccounter | tsrc | maca | emc | ftcamp | ftag | fsrc | wpisrc | sr_share | ito
    | feed(?:name|type) | rss_?(?:feed|id)? | echobox | __source | spm | st_source | __twitter_impression
    | unlocked_article_code | gift_?(?:token|code)""",
    re.VERBOSE | re.IGNORECASE,
)
# Parameters that a site may use to distinguish its articles. They are dropped only where the value names a feed or a
# social network as the referrer.
_REFERRERS = frozenset(
    {"ref", "source", "src", "from", "via", "partner", "origin", "mod", "cid", "dcmp", "campaign", "share"}
)
_FEED_WORD = re.compile(
    r"""(?:^|[^a-z])(?:rss|feeds?|atom|rdf|xml|twitter|twsrc|facebook|instagram|linkedin|reddit|telegram|whatsapp
    |youtube|tiktok|bluesky|mastodon|flipboard|applenews|googlenews|email|newsletter|share|social)(?:[^a-z]|\d|$)""",
    re.VERBOSE | re.IGNORECASE,
)
# Parameters that select another rendering of the same story.
_RENDERINGS = re.compile(r"output(?:_?type)?|view|mode|format|version|layout|display|template|platform", re.IGNORECASE)
_AMP_VALUE = re.compile(r"(?:\w*[_-])?amp(?:html)?", re.IGNORECASE)
_AMP_FLAG = re.compile(r"_?(?:is_?)?amp(?:html)?(?:=(?:|1|true|yes|on|amp|html))?", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)


def normal_address(url: str) -> str:
    """The normal form of an http(s) address; idempotent.

    For a redirector link that contains its target, the normal form of the target. Anything that is no http(s) address
    is returned as it is, stripped.
    """
    url = unwrapped(trimmed(url))
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
    """The http(s) address of a link on ``base``, fit to be fetched; "" where it leads to no web page.

    A link with an undecodable character (U+FFFD) also gives "": it would be an address that nobody published.
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


def story_address(base: str, link: str) -> str:
    """The address of the story that an entry's link on ``base`` leads to, with redirector links resolved.

    User name and password are removed: they are never sent, and ``https://bank.example@evil.example/`` would mislead.
    """
    address = unwrapped(absolute(base, link))
    parts = split_address(address)
    if parts is None or "@" not in parts.netloc:
        return address
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _normal_escapes(text: str) -> str:
    """Unescape unreserved characters, and escape all others that need it as upper-case %XX of their UTF-8 bytes."""
    bare = _ESCAPE.sub(_bare_or_upper, text)
    if _KEPT.issuperset(bare):
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
    if _TRACKING.fullmatch(name.lstrip(".")) or _AMP_FLAG.fullmatch(piece):
        return True
    if _RENDERINGS.fullmatch(name):
        return _AMP_VALUE.fullmatch(value) is not None
    return name.lower() in _REFERRERS and _FEED_WORD.search(value) is not None
