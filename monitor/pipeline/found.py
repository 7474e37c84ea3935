"""What a check of an article found, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.cadence import ArticleObservation
from monitor.model import Article, Change, Document, HostWait, Page, Version, Withdrawal
from monitor.pipeline.comparing import Contents
from monitor.pipeline.reports import ArticleResult

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Names:
    """The normal forms of the addresses by which a page is known.

    ``fetched``: at which it was fetched, through permanent redirects. ``canonical``: which it names, where that is
    another. ``led_to``: where a temporary redirect led.
    """

    fetched: tuple[str, ...] = ()
    canonical: str | None = None
    led_to: str | None = None

    def claims(self, article: Article) -> tuple[str, ...]:
        """The addresses an article may have besides: the one its page names, and where it leads for now.

        Before it has a history, an address that leads elsewhere for now may be one that always does ("/latest").
        """
        led_to = self.led_to if article.versions else None
        return tuple(name for name in (self.canonical, led_to) if name)


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found, before it is written: the row so far, and the version to store, if one."""

    article: Article
    seen: ArticleObservation
    result: ArticleResult
    version: Version | None = None
    raw: bytes | None = None
    change: Change | None = None
    contents: Contents | None = None
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
    """Validators are kept only for a page that was understood: a 304 must never hide one that was not."""
    return replace(article, etag=page.header("etag"), last_modified=page.header("last-modified"), page_digest=digest)


def unchanged(article: Article, result: str) -> Check:
    """A check that found no new version."""
    return Check(replace(article, last_result=result), ArticleObservation("unchanged"), "unchanged")
