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
# Feeds and articles read at once where a pass checks more than what is due: bounded memory, whatever is followed.
READ = 1000
PROBED = (ArticleState.LIVE, ArticleState.GONE, ArticleState.BLOCKED, ArticleState.NOT_ARTICLE)


def poll(
    deps: Dependencies, feeds: Sequence[int] | None = None, *, everything: bool = False, tell: Tell | None = None
) -> PollReport:
    """Check once what is due; the feeds named, due or not; with ``everything``, all feeds and all articles.

    ``tell`` is called in this thread after every check. Alerts that are due are sent at the end.
    """
    report = PollReport()
    work = deps.store.work
    bring_forward(deps)
    with closing(Crew(deps)) as crew:
        wanted = _pollable_feeds(deps, feeds) if everything or feeds is not None else None
        stage = _Stage("feeds", crew, check_feed, work.claim_feeds, work.passed_over_feeds, wanted)
        for result in _run(stage, report, tell):
            report.count_feed(result)
        chosen = _chosen_articles(deps, None if feeds is None else set(feeds), everything)
        following = _Stage("articles", crew, check_article, work.claim_articles, work.passed_over_articles, chosen)
        for outcome in _run(following, report, tell):
            report.count_article(outcome)
    place_waiting(deps)
    while not deps.halt.is_set() and find_waiting_repeats(deps):
        pass
    report.delivery = deliver(deps)
    return report


def _pollable_feeds(deps: Dependencies, only: Sequence[int] | None) -> Iterator[int]:
    """The numbers of the feeds to be checked, read in parts."""
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
    """The numbers of the articles to be checked, read in parts; None: whatever is due."""
    if feeds is None and not everything:
        return None
    now = deps.clock.now()
    rows = (article for article in _articles(deps, feeds) if article.state in PROBED)
    return (article.id for article in rows if everything or (article.due_at is not None and article.due_at <= now))


def _articles(deps: Dependencies, feeds: set[int] | None) -> Iterator[Article]:
    """All articles, or those of some feeds, each once."""
    if feeds is None:
        yield from _of_feed(deps, None)
        return
    for number in sorted(feeds):
        # One that several of these feeds have is met with the first of them.
        rows = _of_feed(deps, number)
        yield from (item for item in rows if min(feed.id for feed in item.feeds if feed.id in feeds) == number)


def _of_feed(deps: Dependencies, feed_id: int | None) -> Iterator[Article]:
    """Newest first; what comes while they are read is left for the next pass."""
    before: int | None = None
    while part := deps.store.articles.list(feed_id=feed_id, before_id=before, limit=READ):
        yield from part
        before = part[-1].id


@dataclass(slots=True)
class _Stage(Generic[Job, Report]):
    """The feeds of a pass, or its articles: those with these numbers, or with None whatever is due when it begins."""

    name: Literal["feeds", "articles"]
    crew: Crew
    check: Callable[[Dependencies, Job, WriteBuffer], Report]
    claim: Callable[[Claim], tuple[Job, ...]]
    passed_over: Callable[[Claim], Sequence[PassedOver]]
    ids: Iterator[int] | None
    asked: list[int] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    out: SimpleQueue[tuple[Job, Report | str]] = field(default_factory=SimpleQueue)
    began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.crew.deps.clock.now()

    def batches(self) -> Iterator[tuple[Job, ...]]:
        """Claimed jobs, never none. Due at the start of the pass: what falls due while it runs is left for the next."""
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
            self.asked += chunk
            yield chunk

    def left_alone(self) -> Sequence[PassedOver]:
        """What could not be claimed, and why."""
        if self.ids is None:
            return self.passed_over(self._claim(None))
        missing = sorted(set(self.asked) - self.claimed)
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
        """Do one job; what it came to, or why nothing could be written, goes to ``out``."""
        came_to: Report | str = f"{job.url}: a fault of this program, which the log describes"
        try:
            came_to = self.check(self.crew.deps, job, buffer)
        except MonitorError as error:
            came_to = f"{job.url}: {error.describe()}"
        finally:
            keeper.let_go(job)
            self.out.put((job, came_to))


def _run(stage: _Stage[Job, Report], report: PollReport, tell: Tell | None) -> Iterator[Report]:
    """Do all jobs of a stage; yields what they came to as they end."""
    for done, (job, came_to) in enumerate(_ends(stage), start=1):
        if isinstance(came_to, str):
            report.errors.append(came_to)
        else:
            yield came_to
        if tell is not None:
            total = len(stage.claimed if stage.ids is None else stage.asked)
            tell(PollProgress(stage.name, done, max(total, done), job.url))
    report.pass_over(stage.name, stage.left_alone())


def _ends(stage: _Stage[Job, Report]) -> Iterator[tuple[Job, Report | str]]:
    crew, batches = stage.crew, stage.batches()
    in_hand, all_claimed = 0, False
    with WriteBuffer(crew.deps.store.work) as buffer, LeaseKeeper(crew.deps) as keeper:
        while in_hand or not all_claimed:
            # Before the last of a batch has ended: a slow host shall not keep the next batch from the others.
            if not all_claimed and in_hand <= BATCH // 2:
                buffer.flush()
                batch = next(batches, ())
                all_claimed = not batch
                in_hand += len(batch)
                for job in batch:
                    keeper.hold(job)
                    crew.add(crew.group(job.host), partial(stage.run, job, buffer, keeper))
            else:
                yield stage.out.get()
                in_hand -= 1
