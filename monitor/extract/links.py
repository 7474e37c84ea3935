"""Where links lead: their web address, and whether it is on another site than the page."""

from __future__ import annotations

from itertools import chain
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement


def valid_address(address: str | None) -> str | None:
    """The address, or None where it cannot be parsed."""
    try:
        urlsplit(address or "")
    except ValueError:
        return None
    return address


def web_address(link: str, base: str) -> str:
    """The absolute http(s) address of a link, "" if it has none."""
    try:
        address = urljoin(base, link)
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""


def leads_off_site(element: HtmlElement, url: str | None) -> bool:
    """Whether the element has links, in it or around it, that all lead to other registered domains than ``url``."""
    links = chain(element.iter("a"), element.iterancestors("a"))
    targets = [web_address(href, url or "") for link in links if (href := link.get("href"))]
    if not url or not targets or not all(targets):
        return False
    return _domain(url) not in map(_domain, targets)


def _domain(address: str) -> str | None:
    """The registered domain of a web address (Public Suffix List), else its host."""
    from courlan import extract_domain  # here, not above: few articles have such links, and it imports urllib3

    return extract_domain(address) or urlsplit(address).hostname
