"""Which developments several articles of a story report: found after an article was placed, and safe to repeat.

An article's newest developments are looked up in the other articles of its story, and theirs in it, some versions of
each. Whatever keeps this from being done, the article stays marked as unsearched, and a later pass does it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress

from monitor.errors import DATABASE_TROUBLE, MonitorError, NotFound, Stopped
from monitor.model import AlsoIn, Article, Change, Development, Version
from monitor.pipeline.comparing import reported_by_or_of, reported_elsewhere
from monitor.pipeline.dependencies import Dependencies
from monitor.stories.reported import ReportedArticle, changed_last, reported_article, versions_read

log = logging.getLogger(__name__)

# So many of its own developments, and so many of the others', the newest.
MOST_OWN, MOST_OTHERS = 12, 50
# So many articles at once in the background.
BATCH = 100


def find_waiting_repeats(deps: Dependencies, limit: int = BATCH) -> int:
    """Search the stories of articles for which that was not done yet; how many these were."""
    done = 0
    for article_id in deps.store.stories.unsearched(limit):
        if deps.halt.is_set():
            break
        find_repeats(deps, article_id)
        done += 1
    return done


def find_repeats(deps: Dependencies, article_id: int) -> None:
    """Find and keep what an article of a story reports too, and who reports what it reported. What fails is logged."""
    found: Sequence[AlsoIn] = ()
    try:
        found = _found(deps, article_id)
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        log.warning("what article %d reports too was not found: %s", article_id, error.describe())
    deps.store.stories.keep_also_in(article_id, found, deps.clock.now())


def reported_before(deps: Dependencies, article: Article, change: Change, version: Version) -> frozenset[int]:
    """The edits of the passages that another outlet of the story reported before this version was fetched.

    None where that cannot be found out: who asks for first reports only prefers two alerts to none.
    """
    others = _others(deps, article.id)
    if not others or not change.passages:
        return frozenset()
    developments = tuple(_developments(article, change, version))
    try:
        before = _reported_article(deps, article.id, version.number - 1)
        reported = [*filter(None, (before,)), *_told(deps, others)]
        found = deps.sandbox.call(reported_elsewhere, developments, reported)
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        log.warning(
            "%s: who reported version %d before was not found: %s", article.url, version.number, error.describe()
        )
        return frozenset()
    earlier = {item.development_id for item in found if item.stands_to(version.fetched_at) == "before"}
    return frozenset(at for number in earlier for at in change.passages[number].edits)


def _found(deps: Dependencies, article_id: int) -> Sequence[AlsoIn]:
    others = _others(deps, article_id)
    developments = [*_newest(deps, article_id, MOST_OWN)]
    theirs = [item for other in others for item in _newest(deps, other.id, MOST_OTHERS)]
    developments += sorted(theirs, key=lambda item: item.id, reverse=True)[:MOST_OTHERS]
    if not others or not developments:
        return ()
    own = _reported_article(deps, article_id, deps.store.articles.get(article_id).versions)
    if own is None:
        return ()
    return deps.sandbox.call(reported_by_or_of, article_id, developments, [own, *_told(deps, others)])


def _newest(deps: Dependencies, article_id: int, limit: int) -> Sequence[Development]:
    return deps.store.versions.developments(article_id=article_id, limit=limit)


def _others(deps: Dependencies, article_id: int) -> list[Article]:
    """The other articles of the story that changed last."""
    story = deps.store.stories.of_article(article_id)
    if story is None:
        return []
    members = deps.store.stories.members(story.id)
    return changed_last(member.article for member in members if member.article.id != article_id)


def _told(deps: Dependencies, others: Sequence[Article]) -> list[ReportedArticle]:
    found = (_reported_article(deps, article.id, article.versions) for article in others)
    return [article for article in found if article is not None]


def _reported_article(deps: Dependencies, article_id: int, newest: int) -> ReportedArticle | None:
    """An article with its first and newest versions, up to a number."""
    return reported_article(article_id, _kept(deps, article_id, versions_read(newest)))


def _kept(deps: Dependencies, article_id: int, numbers: Sequence[int]) -> Iterator[Version]:
    for number in numbers:
        # Some are pruned.
        with suppress(NotFound):
            yield deps.store.versions.get(article_id, number)


def _developments(article: Article, change: Change, version: Version) -> Iterator[Development]:
    """The passages of a change that is not stored yet as developments, numbered by their place in it."""
    for number, passage in enumerate(change.passages):
        edits = tuple(change.edits[at] for at in passage.edits)
        lead = change.edits[passage.lead]
        yield Development(
            id=number,
            article=article,
            from_version=version.number - 1,
            to_version=version.number,
            detected_at=version.fetched_at,
            kind=lead.kind,
            text=" ".join(edit.new or "" for edit in edits if edit.development),
            previous=lead.old,
            score=lead.score,
            evidence=(),
            edits=edits,
        )
