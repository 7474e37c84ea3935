"""The addresses of a page: those at which it was fetched, and its canonical address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urljoin, urlsplit

from monitor.extract import site_of
from monitor.model import Document, Page

_PERMANENT = frozenset({301, 308})


def fetched_addresses(page: Page) -> tuple[str, ...]:
    """The requested address, and those reached from it by permanent redirects only."""
    found = [page.requested_url]
    for hop in page.redirects:
        if hop.status not in _PERMANENT:
            break
        found.append(_joined(found[-1], hop.url) or page.url)
    if all(hop.status in _PERMANENT for hop in page.redirects):
        found.append(page.url)
    return tuple(dict.fromkeys(found))


def canonical_address(page: Page, document: Document) -> str:
    """The canonical address that a page names, "" without a plausible one.

    It must be on the same site (``www.``, ``m.`` and ``amp.`` aside) and not the home page. It is only a claim, to be
    verified by the text: many templates name the same address on all their pages.
    """
    link = _joined(page.url, document.url or "")
    return link if document.url and _plausible(link, page.url) else ""


def differs_by_extras(one: str, other: str) -> bool:
    """Whether two addresses are the same except for parameters that only one of them has (of feeds, campaigns)."""
    first, second = urlsplit(one), urlsplit(other)
    if first._replace(query="") != second._replace(query="") or first.query == second.query:
        return False
    values, others = (dict(parse_qsl(parts.query, keep_blank_values=True)) for parts in (first, second))
    if any(others[name] != values[name] for name in values.keys() & others.keys()):
        return False
    extras = [(values | others)[name] for name in values.keys() ^ others.keys()]
    # A number of several digits may select a story: /read may be the newest story, and /read?id=17 another one.
    return not any(value.isdecimal() and len(value) > 1 for value in extras)


def _joined(base: str, link: str) -> str:
    """The absolute address of a link, "" where it is invalid."""
    try:
        address = urljoin(base, link)
        urlsplit(address)
    except ValueError:
        return ""
    return address


def _plausible(link: str, page_url: str) -> bool:
    canonical, page = urlsplit(link), urlsplit(page_url)
    if canonical.scheme not in ("http", "https") or site_of(canonical.hostname) != site_of(page.hostname):
        return False
    return bool(canonical.path.strip("/")) or bool(canonical.query and canonical.query == page.query)
