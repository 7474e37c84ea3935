"""The results of a job, a pass or a delivery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from monitor.model import Article, Feed, PassedOver

FeedResult = Literal["polled", "not_modified", "failed", "lost"]
ArticleResult = Literal["unchanged", "new", "updated", "gone", "failed", "merged", "lost"]


@dataclass(frozen=True, slots=True)
class FeedReport:
    """The result of one check of a feed. ``lost``: another worker took the job over; nothing was written.

    ``robots``: a note that robots.txt forbids the address, which was read because a person named it.
    """

    feed: Feed
    result: FeedResult
    new_articles: tuple[int, ...] = ()
    touched_articles: tuple[int, ...] = ()
    alerts: int = 0
    robots: str = ""


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """The result of one check of an article. ``merged``: it turned out to be an article already followed.

    ``robots`` is as in ``FeedReport``. ``kept`` is False for an address added by hand that shows no article.
    """

    article: Article
    result: ArticleResult
    version: int | None = None
    developments: int = 0
    alerts: int = 0
    robots: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class AddedFeeds:
    """The first reports of the feeds added for one address, and the page that linked to them, if any."""

    reports: tuple[FeedReport, ...]
    discovered_from: str | None = None


@dataclass(frozen=True, slots=True)
class PollProgress:
    """The progress of a pass: jobs done, jobs known so far, and the address just checked."""

    stage: Literal["feeds", "articles"]
    done: int
    total: int
    address: str


@dataclass(slots=True)
class DeliveryReport:
    """The result of a delivery, counted in messages.

    ``causes``: why messages were not sent (recipient and error), and how many messages each affected.
    """

    sent: int = 0
    postponed: int = 0
    failed: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    @property
    def errors(self) -> list[str]:
        """One line for each cause."""
        return [f"{cause} ({count} messages)" if count > 1 else cause for cause, count in self.causes.items()]

    def add(self, other: DeliveryReport) -> None:
        """Add the counts of another delivery."""
        self.sent += other.sent
        self.postponed += other.postponed
        self.failed += other.failed
        self.causes.update(other.causes)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {"sent": self.sent, "postponed": self.postponed, "failed": self.failed, "errors": self.errors}


@dataclass(slots=True)
class PollReport:
    """The result of one pass; ``to_dict`` is the promised JSON of ``monitor poll``.

    ``held`` counts rows that other workers (``holders``) were checking, ``waiting`` rows whose host asked for no
    requests (``waits``, by host).
    """

    feeds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("polled", "not_modified", "failed"), 0))
    articles: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("checked", "unchanged", "new", "updated", "gone", "failed"), 0)
    )
    versions: int = 0
    developments: int = 0
    queued: int = 0
    held: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("feeds", "articles"), 0))
    waiting: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("feeds", "articles"), 0))
    holders: frozenset[str] = frozenset()
    waits: dict[str, PassedOver] = field(default_factory=dict)
    delivery: DeliveryReport = field(default_factory=DeliveryReport)
    errors: list[str] = field(default_factory=list)

    def count_feed(self, report: FeedReport) -> None:
        """Add one check of a feed. A feed answered 304 counts as polled and as not modified."""
        if report.result == "lost":
            return
        self.feeds["polled"] += 1
        if report.result != "polled":
            self.feeds[report.result] += 1
        self.queued += report.alerts
        if report.result == "failed":
            self.errors.append(f"{report.feed.url}: {report.feed.last_error}")

    def count_article(self, report: ArticleReport) -> None:
        """Add one check of an article."""
        if report.result == "lost":
            return
        self.articles["checked"] += 1
        result = "unchanged" if report.result == "merged" else report.result
        self.articles[result] += 1
        self.versions += report.version is not None
        self.developments += report.developments
        self.queued += report.alerts
        if report.result == "failed":
            self.errors.append(f"{report.article.url}: {report.article.last_error}")

    def pass_over(self, what: Literal["feeds", "articles"], unclaimed: Sequence[PassedOver]) -> None:
        """Count rows not checked because another worker holds them or their host asked for no requests."""
        for each in unclaimed:
            if each.held_by is not None:
                self.held[what] += each.count
                self.holders |= {each.held_by}
            else:
                self.waiting[what] += each.count
                self.waits[each.host] = each

    def to_dict(self) -> dict[str, Any]:
        """Return the promised JSON, and the rows that were not checked (``passed_over``)."""
        waits = [
            {"host": wait.host, "until": wait.until.isoformat() if wait.until else None, "reason": wait.reason}
            for wait in self.waits.values()
        ]
        return {
            "feeds": dict(self.feeds),
            "articles": dict(self.articles),
            "versions": self.versions,
            "developments": self.developments,
            "alerts": {"queued": self.queued, "sent": self.delivery.sent, "failed": self.delivery.failed},
            "errors": self.errors + self.delivery.errors,
            "passed_over": {
                "held": {**self.held, "by": sorted(self.holders)},
                "waiting": {**self.waiting, "hosts": waits},
            },
        }
