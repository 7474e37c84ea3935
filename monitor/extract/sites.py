"""Whether a link leads to the page's own site: the domain that somebody registered, with all of its hosts."""

from __future__ import annotations

from itertools import chain
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement


def leads_off_site(element: HtmlElement, url: str | None) -> bool:
    """Whether the element has links, in it or around it, and all of them lead to pages of other sites."""
    links = chain(element.iter("a"), element.iterancestors("a"))
    addresses = [href for link in links if (href := link.get("href"))]
    own = _site(url or "")
    return bool(own and addresses) and all(_site(_absolute(href, url or "")) not in ("", own) for href in addresses)


def _absolute(href: str, url: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return ""


def _site(url: str) -> str:
    """The registered domain of a web address, else its host; "" for what is no web address."""
    from courlan import extract_domain  # here, not above: few articles have such links, and urllib3 comes with it

    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (extract_domain(url) or parts.hostname or "") if parts.scheme in ("http", "https") else ""
