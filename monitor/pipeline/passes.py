"""One pass over feeds and articles, now: what `monitor poll` does."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from monitor.model import Article, ArticleState, Claim, Feed, FeedState, visited_as
from monitor.pipeline.articles import check_article
from monitor.pipeline.delivery import deliver
from monitor.pipeline.feeds import check_feed
from monitor.pipeline.leases import LeaseKeeper
from monitor.pipeline.parts import Parts
from monitor.pipeline.reports import ArticleReport, FeedReport, PollProgress, PollReport
from monitor.pipeline.unwritten import Unwritten

Job = TypeVar("Job", Feed, Article)
Report = TypeVar("Report", FeedReport, ArticleReport)
Tell = Callable[[PollProgress], None]

BATCH = 400
# While one page of a host is parsed the next may be fetched; the fetcher lets one request through at a time.
PER_HOST = 3
PROBED = (ArticleState.LIVE, ArticleState.GONE, ArticleState.BLOCKED, ArticleState.NOT_ARTICLE)


def poll(
    parts: Parts, feeds: Sequence[int] | None = None, *, everything: bool = False, tell: Tell | None = None
) -> PollReport:
    """Look once at what is due; at the feeds named, due or not; with ``everything``, at all feeds and all articles.

    ``tell`` is called in this thread after every look. Alerts that are due are sent at the end.
    """
    report = PollReport()
    wanted = _pollable_feeds(parts, feeds) if everything or feeds is not None else None
    for done, total, result in _feed_pass(parts, wanted):
        report.count_feed(result)
        _say(tell, "feeds", done, total, result.feed.url)
    articles = _chosen_articles(parts, None if feeds is None else set(feeds), everything)
    for done, total, outcome in _article_pass(parts, articles):
        report.count_article(outcome)
        _say(tell, "articles", done, total, outcome.article.url)
    report.delivery = deliver(parts)
    return report


def _say(tell: Tell | None, stage: str, done: int, total: int, address: str) -> None:
    if tell is not None:
        tell(PollProgress("feeds" if stage == "feeds" else "articles", done, total, address))


def _pollable_feeds(parts: Parts, only: Sequence[int] | None) -> list[int]:
    known = parts.store.feeds.list()
    return [feed.id for feed in known if feed.state != FeedState.PAUSED and (only is None or feed.id in only)]


def _chosen_articles(parts: Parts, feeds: set[int] | None, everything: bool) -> list[int] | None:
    """Which articles to look at, by id; None: whatever is due."""
    if feeds is None and not everything:
        return None
    now = parts.clock.now()
    rows = (
        article
        for article in parts.store.articles.list()
        if article.state in PROBED and (feeds is None or _is_listed(article, feeds))
    )
    return [article.id for article in rows if everything or (article.due_at is not None and article.due_at <= now)]


def _is_listed(article: Article, feeds: set[int]) -> bool:
    return any(feed.id in feeds for feed in article.feeds)


def _feed_pass(parts: Parts, ids: list[int] | None) -> Iterator[tuple[int, int, FeedReport]]:
    return _run(parts, ids, parts.store.work.claim_feeds, check_feed)


def _article_pass(parts: Parts, ids: list[int] | None) -> Iterator[tuple[int, int, ArticleReport]]:
    return _run(parts, ids, parts.store.work.claim_articles, check_article)


def _run(
    parts: Parts,
    ids: list[int] | None,
    claim: Callable[[Claim], tuple[Job, ...]],
    check: Callable[[Parts, Job, Unwritten], Report],
) -> Iterator[tuple[int, int, Report]]:
    """Claim in batches and run; yields (done, known total, report) as jobs end."""
    done = 0
    unwritten = Unwritten(parts.store.work)

    def check_one(job: Job) -> Report:
        return check(parts, job, unwritten)

    started = parts.clock.now()
    with ThreadPoolExecutor(parts.threads, thread_name_prefix="poll") as pool:
        for chunk in _chunks(ids):
            while True:
                # Due at the start of the pass: what falls due again while it runs is left for the next one.
                now = started if chunk is None else parts.clock.now()
                jobs = claim(
                    Claim(parts.worker, now, BATCH, parts.lease, chunk, due_only=chunk is None, per_host=BATCH)
                )
                total = len(ids) if ids is not None else done + len(jobs)
                with LeaseKeeper(parts, jobs), unwritten:
                    for report in spread(pool, jobs, check_one, parts.shared_hosts):
                        done += 1
                        yield done, max(total, done), report
                if chunk is not None or not jobs:
                    break


def _chunks(ids: list[int] | None) -> Iterable[tuple[int, ...] | None]:
    if ids is None:
        return [None]
    return [tuple(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH)]


def spread(
    pool: ThreadPoolExecutor, jobs: Sequence[Job], check: Callable[[Job], Report], shared: Collection[str] = ()
) -> Iterator[Report]:
    """Run jobs so that a slow host holds at most a few threads; reports come as they end."""
    hosts: dict[str, deque[Job]] = defaultdict(deque)
    for job in jobs:
        hosts[visited_as(job.host, shared)].append(job)
    out: SimpleQueue[Report | None] = SimpleQueue()
    runners: list[Future[None]] = []
    for turn in range(PER_HOST):
        runners += [pool.submit(_drain, queue, check, out) for queue in hosts.values() if len(queue) > turn]
    ended = 0
    while ended < len(runners):
        report = out.get()
        if report is None:
            ended += 1
        else:
            yield report
    for runner in runners:
        runner.result()


def _drain(queue: deque[Job], check: Callable[[Job], Report], out: SimpleQueue[Report | None]) -> None:
    try:
        while True:
            try:
                job = queue.popleft()
            except IndexError:
                return
            out.put(check(job))
    finally:
        out.put(None)
