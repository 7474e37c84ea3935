"""The addresses of a page: at which it was fetched, and which it names as its own."""

from __future__ import annotations

from urllib.parse import parse_qsl, urljoin, urlsplit

from monitor.extract import site_of
from monitor.model import Document, Page

_PERMANENT = frozenset({301, 308})


def fetched_addresses(page: Page) -> tuple[str, ...]:
    """The addresses at which this page was fetched: as asked, and where permanent redirects led."""
    found = [page.requested_url]
    for hop in page.redirects:
        if hop.status not in _PERMANENT:
            break
        found.append(_joined(found[-1], hop.url) or page.url)
    if all(hop.status in _PERMANENT for hop in page.redirects):
        found.append(page.url)
    return tuple(dict.fromkeys(found))


def canonical_address(page: Page, document: Document) -> str:
    """The address a page names as its own, or nothing.

    It counts on the same site (``www.``, ``m.`` and ``amp.`` aside) where it is not the home page. It is a claim, to be
    compared by the text: many templates name one address on all their pages.
    """
    link = _joined(page.url, document.url or "")
    return link if document.url and _plausible(link, page.url) else ""


def differs_by_extras(one: str, other: str) -> bool:
    """Whether two addresses are one but for parameters that only one of them has: of feeds, campaigns, formats."""
    mine, theirs = urlsplit(one), urlsplit(other)
    if mine._replace(query="") != theirs._replace(query="") or mine.query == theirs.query:
        return False
    values, others = (dict(parse_qsl(parts.query, keep_blank_values=True)) for parts in (mine, theirs))
    if any(others[name] != values[name] for name in values.keys() & others.keys()):
        return False
    extras = [(values | others)[name] for name in values.keys() ^ others.keys()]
    # A number of several digits may be the story's own: /read and /read?id=17 are then the newest story and that one.
    return not any(value.isdecimal() and len(value) > 1 for value in extras)


def _joined(base: str, link: str) -> str:
    """The absolute form of a link, or nothing where it is no address."""
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
