"""The result of a check of an article, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.cadence import ArticleObservation
from monitor.model import Article, ArticleTerms, Change, Document, HostWait, Page, Version, Withdrawal
from monitor.pipeline.reports import ArticleResult

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Names:
    """The normalised addresses by which a page is known.

    ``fetched``: the address requested and those that permanent redirects led to. ``canonical``: the page's canonical
    link, if different. ``led_to``: the address that a temporary redirect led to.
    """

    fetched: tuple[str, ...] = ()
    canonical: str | None = None
    led_to: str | None = None

    def claims(self, article: Article) -> tuple[str, ...]:
        """Return the addresses that the article may also have: its canonical link and a temporary redirect's target.

        The redirect counts only once the article has a version: an address such as "/latest" always leads elsewhere.
        """
        led_to = self.led_to if article.versions else None
        return tuple(name for name in (self.canonical, led_to) if name)


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Check:
    """The result of a check: the article's new row so far, and the version to store, if any.

    ``reading``, ``lines``, ``wait``, ``withdrawal`` and ``unless_others`` are as in ``ArticleOutcome``;
    ``subscriptions`` is the revision of the subscriptions to match alerts with. ``terms`` are those of the version, if
    they could be read. ``new_sentences``: the digests of its sentences that no earlier version had.
    """

    article: Article
    seen: ArticleObservation
    result: ArticleResult
    version: Version | None = None
    raw: bytes | None = None
    change: Change | None = None
    terms: ArticleTerms | None = None
    new_sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    names: Names = NO_NAMES
    reading: Document | None = None
    wait: HostWait | None = None
    first_title: str = ""
    withdrawal: Withdrawal | None = None
    subscriptions: str | None = None
    unless_others: bool = False
    page_url: str = ""


def validated(article: Article, page: Page, digest: str) -> Article:
    """Store the validators and digest of a page that was read.

    Only for such pages: else a 304 could hide a page that was never read.
    """
    return replace(article, etag=page.header("etag"), last_modified=page.header("last-modified"), page_digest=digest)


def unchanged(article: Article, result: str) -> Check:
    """Return the check of an article that has no new version; ``result`` says why."""
    return Check(replace(article, last_result=result), ArticleObservation("unchanged"), "unchanged")
