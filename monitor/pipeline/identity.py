"""Whether a page is an article already followed, under another address."""

from __future__ import annotations

from datetime import datetime

from monitor.feeds import normal_address
from monitor.model import Article, Document, Page
from monitor.ports import Store
from monitor.versions import known_addresses, same_article, text_digests


def names_of(article: Article, page: Page, document: Document) -> tuple[str, ...]:
    """The normal forms of all addresses this page is known by, its own first."""
    found = (article.url, *known_addresses(page, document))
    return tuple(dict.fromkeys(normal_address(url) for url in found))


def find_known(store: Store, article: Article, names: tuple[str, ...], document: Document) -> Article | None:
    """The article that this one, not yet read before, turns out to be: by an address, else by its text.

    By text only an article that is no longer in its feed is taken: two that stand side by side are two.
    """
    for name in names:
        known = store.articles.by_address(name)
        if known is not None and known.id != article.id and known.versions:
            return known
    digest, _ = text_digests(document)
    for candidate in store.articles.by_text(article.host, digest, document.title):
        if candidate.id == article.id or candidate.in_feed or not candidate.versions:
            continue
        if same_article(store.versions.get(candidate.id, candidate.versions).document, document):
            return candidate
    return None


def moved_url(page: Page) -> str | None:
    """Where the article is from now on, if every hop that led there was permanent (RFC 9110 15.4)."""
    permanent = bool(page.redirects) and all(hop.status in (301, 308) for hop in page.redirects)
    return page.url if permanent else None


def newer_url(known: Article, names: tuple[str, ...], page: Page) -> str | None:
    """The address at which a known article is fetched from now on, when it turned up under another one.

    Where the page itself names the known address (by redirect or canonical link) that one stays.
    """
    return None if normal_address(known.url) in names else page.url


def absorb(store: Store, article: Article, names: tuple[str, ...], now: datetime) -> None:
    """Take over articles that were made for an address to which this one has meanwhile moved."""
    for name in names:
        other = store.articles.by_address(name)
        if other is not None and other.id != article.id:
            store.articles.merge(article.id, other.id, now)
