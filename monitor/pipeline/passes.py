"""One pass over feeds and articles, now: what `monitor poll` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from queue import SimpleQueue
from typing import Generic, Literal, TypeVar

from monitor.errors import MonitorError
from monitor.model import Article, ArticleState, Claim, Feed, FeedState, FeedSummary, PassedOver
from monitor.pipeline.articles import check_article
from monitor.pipeline.crew import Crew
from monitor.pipeline.delivery import deliver
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.feeds import check_feed
from monitor.pipeline.gaps import keep_gaps
from monitor.pipeline.leases import LeaseKeeper
from monitor.pipeline.placing import place_waiting
from monitor.pipeline.repeats import find_waiting_repeats
from monitor.pipeline.reports import ArticleReport, FeedReport, PollProgress, PollReport
from monitor.pipeline.upkeep import bring_forward
from monitor.pipeline.write_buffer import WriteBuffer

Job = TypeVar("Job", Feed, Article)
Report = TypeVar("Report", FeedReport, ArticleReport)
Tell = Callable[[PollProgress], None]

BATCH = 400
# How many feeds or articles are read at once when a pass is not limited to what is due: this bounds its memory.
READ = 1000
PROBED = (ArticleState.LIVE, ArticleState.GONE, ArticleState.BLOCKED, ArticleState.NOT_ARTICLE)


def poll(
    deps: Dependencies, feeds: Sequence[int] | None = None, *, everything: bool = False, tell: Tell | None = None
) -> PollReport:
    """Check once the feeds and articles that are due, then send the alerts that are due.

    With ``feeds``: those feeds, due or not, and their articles that are due. With ``everything``: all feeds and their
    articles (or those of ``feeds``), due or not. Paused feeds are left out. ``tell`` is called in this thread after
    every check.
    """
    report = PollReport()
    work = deps.store.work
    bring_forward(deps)
    with closing(Crew(deps)) as crew:
        wanted = _pollable_feeds(deps, feeds) if everything or feeds is not None else None
        feed_stage = _Stage("feeds", crew, check_feed, work.claim_feeds, work.passed_over_feeds, wanted)
        for feed_report in _run(feed_stage, report, tell):
            report.count_feed(feed_report)
        chosen = _chosen_articles(deps, None if feeds is None else set(feeds), everything)
        article_stage = _Stage("articles", crew, check_article, work.claim_articles, work.passed_over_articles, chosen)
        for article_report in _run(article_stage, report, tell):
            report.count_article(article_report)
    place_waiting(deps)
    while not deps.halt.is_set() and find_waiting_repeats(deps):
        pass
    report.delivery = deliver(deps)
    return report


def _pollable_feeds(deps: Dependencies, only: Sequence[int] | None) -> Iterator[int]:
    """Yield the ids of the feeds to check, read in parts."""
    return (feed.id for feed in _feeds(deps, only) if feed.state != FeedState.PAUSED)


def _feeds(deps: Dependencies, only: Sequence[int] | None) -> Iterator[Feed | FeedSummary]:
    if only is not None:
        yield from (deps.store.feeds.get(number) for number in dict.fromkeys(only))
        return
    last = 0
    while part := deps.store.feeds.list(after_id=last, limit=READ):
        yield from part
        last = part[-1].id


def _chosen_articles(deps: Dependencies, feeds: set[int] | None, everything: bool) -> Iterator[int] | None:
    """Yield the ids of the articles to check, read in parts; None means all that are due."""
    if feeds is None and not everything:
        return None
    now = deps.clock.now()
    rows = (article for article in _articles(deps, feeds) if article.state in PROBED)
    return (article.id for article in rows if everything or (article.due_at is not None and article.due_at <= now))


def _articles(deps: Dependencies, feeds: set[int] | None) -> Iterator[Article]:
    """Yield all articles, or those of some feeds, each once."""
    if feeds is None:
        yield from _of_feed(deps, None)
        return
    for number in sorted(feeds):
        for article in _of_feed(deps, number):
            # An article of several of these feeds is yielded with the first of them.
            if min(feed.id for feed in article.feeds if feed.id in feeds) == number:
                yield article


def _of_feed(deps: Dependencies, feed_id: int | None) -> Iterator[Article]:
    """Yield the articles of a feed, or all, newest first; those added meanwhile are left for the next pass."""
    before: int | None = None
    while part := deps.store.articles.list(feed_id=feed_id, before_id=before, limit=READ):
        yield from part
        before = part[-1].id


@dataclass(slots=True)
class _Stage(Generic[Job, Report]):
    """One half of a pass: its feeds or its articles. ``ids`` None: all that are due when the stage begins."""

    name: Literal["feeds", "articles"]
    crew: Crew
    check: Callable[[Dependencies, Job, WriteBuffer], Report]
    claim: Callable[[Claim], tuple[Job, ...]]
    passed_over: Callable[[Claim], Sequence[PassedOver]]
    ids: Iterator[int] | None
    requested: list[int] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    results: SimpleQueue[tuple[Job, Report | str]] = field(default_factory=SimpleQueue)
    began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.crew.deps.clock.now()

    def batches(self) -> Iterator[tuple[Job, ...]]:
        """Yield batches of claimed jobs, never an empty one. Rows that fall due during the stage are not claimed."""
        for chunk in self._chunks():
            while batch := self.claim(self._claim(chunk)):
                keep_gaps(self.crew.deps, batch)
                self.claimed.update(job.id for job in batch)
                yield batch
                if chunk is not None:
                    break

    def _chunks(self) -> Iterator[list[int] | None]:
        if self.ids is None:
            yield None
            return
        while chunk := list(islice(self.ids, BATCH)):
            self.requested += chunk
            yield chunk

    def unclaimed(self) -> Sequence[PassedOver]:
        """Return the rows that could not be claimed, and why."""
        if self.ids is None:
            return self.passed_over(self._claim(None))
        missing = sorted(set(self.requested) - self.claimed)
        return self.passed_over(self._claim(missing)) if missing else ()

    def _claim(self, only: Sequence[int] | None) -> Claim:
        deps = self.crew.deps
        return Claim(
            deps.worker,
            deps.clock.now(),
            BATCH,
            deps.lease,
            None if only is None else tuple(only),
            due_only=only is None,
            due_by=self.began,
            per_host=BATCH,
            shared_hosts=deps.shared_hosts,
        )

    def run(self, job: Job, buffer: WriteBuffer, keeper: LeaseKeeper) -> None:
        """Run one job and put its report, or the error that prevented writing it, into ``results``."""
        result: Report | str = f"{job.url}: a fault of this program; see the log"
        try:
            result = self.check(self.crew.deps, job, buffer)
        except MonitorError as error:
            result = f"{job.url}: {error.describe()}"
        finally:
            keeper.let_go(job)
            self.results.put((job, result))


def _run(stage: _Stage[Job, Report], report: PollReport, tell: Tell | None) -> Iterator[Report]:
    """Run all jobs of a stage; yields their reports as they end, and adds errors to ``report``."""
    for done, (job, result) in enumerate(_results(stage), start=1):
        if isinstance(result, str):
            report.errors.append(result)
        else:
            yield result
        if tell is not None:
            total = len(stage.claimed if stage.ids is None else stage.requested)
            tell(PollProgress(stage.name, done, max(total, done), job.url))
    report.pass_over(stage.name, stage.unclaimed())


def _results(stage: _Stage[Job, Report]) -> Iterator[tuple[Job, Report | str]]:
    crew, batches = stage.crew, stage.batches()
    running, all_claimed = 0, False
    with WriteBuffer(crew.deps.store.work) as buffer, LeaseKeeper(crew.deps) as keeper:
        while running or not all_claimed:
            # The next batch is claimed while half of the last one still runs, so that a slow host does not delay it.
            if not all_claimed and running <= BATCH // 2:
                buffer.flush()
                batch = next(batches, ())
                all_claimed = not batch
                running += len(batch)
                for job in batch:
                    keeper.hold(job)
                    crew.add(crew.group(job.host), partial(stage.run, job, buffer, keeper))
            else:
                yield stage.results.get()
                running -= 1
