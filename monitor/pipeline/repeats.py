"""Finds developments that several articles of a story report. Runs some time after placing, and is safe to repeat.

An article's newest developments are searched for in the other articles of its story, and theirs in it, in some versions
of each. Waiting articles are searched story by story, so that each text is read once. An article whose search did not
take place stays marked as unsearched, and a later pass searches it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from monitor.errors import DATABASE_TROUBLE, MonitorError, Stopped
from monitor.model import AlsoIn, Article, Change, Development, Version
from monitor.pipeline.comparing import reported_by_or_of, reported_elsewhere
from monitor.pipeline.dependencies import Dependencies
from monitor.stories.reported import ReportedArticle, changed_last, reported_article, versions_read

log = logging.getLogger(__name__)

# How many of the newest developments are searched for: of each article itself, and of the others together.
MOST_OWN, MOST_OTHERS = 12, 50
# How many articles are claimed at once, and how many of one story are searched in one sandbox call: some seconds of
# work where each article has a thousand words.
BATCH, TOGETHER = 100, 8


def find_waiting_repeats(deps: Dependencies, limit: int = BATCH) -> int:
    """Search the stories of a batch of unsearched articles; returns how many articles."""
    repository = deps.store.stories
    waiting = repository.claim_unsearched(limit, deps.clock.now())
    in_story = _by_story(deps, waiting)
    without_story = set(waiting).difference(*in_story.values())
    if without_story:
        repository.keep_also_in(without_story, (), deps.clock.now())
    done = len(without_story)
    members = repository.members_of(in_story) if in_story else {}
    for story_id, article_ids in in_story.items():
        articles = {member.article.id: member.article for member in members.get(story_id, ())}
        done += _search_story(deps, articles, article_ids)
    return done


def _by_story(deps: Dependencies, article_ids: Sequence[int]) -> Mapping[int, Sequence[int]]:
    """Group the articles by story; those without a story, or whose story has no development, are left out."""
    if not article_ids:
        return {}
    stories = deps.store.stories.of_articles(article_ids)
    reporting = deps.store.stories.with_developments({story.id for story in stories.values()})
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in article_ids:
        if number in stories and stories[number].id in reporting:
            found[stories[number].id].append(number)
    return found


def reported_before(deps: Dependencies, article: Article, change: Change, version: Version) -> frozenset[int]:
    """Return the edits whose passages another outlet of the story reported before this version was fetched.

    Empty if the search fails: a subscriber to first reports rather gets two alerts than none.
    """
    others = _others(deps, article.id)
    if not others or not change.passages:
        return frozenset()
    developments = tuple(_passages(article, change, version))
    try:
        before = _with_versions(deps, {article.id: versions_read(version.number - 1)})
        reported = [*before, *_reported(deps, others)]
        found = deps.sandbox.call(reported_elsewhere, developments, reported)
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        log.warning(
            "%s: earlier reports of version %d could not be searched for: %s",
            article.url,
            version.number,
            error.describe(),
        )
        return frozenset()
    earlier = {item.development_id for item in found if item.relative_to(version.fetched_at) == "before"}
    return frozenset(at for number in earlier for at in change.passages[number].edits)


def _search_story(deps: Dependencies, members: Mapping[int, Article], article_ids: Sequence[int]) -> int:
    """Search a story for developments that these of its articles share with others; returns how many were searched."""
    done, texts = 0, _Texts(deps)
    for start in range(0, len(article_ids), TOGETHER):
        if deps.halt.is_set():
            break
        part = article_ids[start : start + TOGETHER]
        if not _search(deps, members, part, texts) and len(part) > 1:
            # Perhaps only one of them cannot be compared.
            for article_id in part:
                _search(deps, members, (article_id,), texts)
        done += len(part)
    return done


class _Texts:
    """The texts of articles. Those of the last search are kept: most are compared with the next articles too."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self._last: dict[int, ReportedArticle] = {}

    def of(self, articles: Sequence[Article]) -> list[ReportedArticle]:
        """Return the articles that have stored versions, in this order."""
        new = _reported(self._deps, [article for article in articles if article.id not in self._last])
        known = self._last | {article.article_id: article for article in new}
        self._last = {article.id: known[article.id] for article in articles if article.id in known}
        return list(self._last.values())


def _search(deps: Dependencies, members: Mapping[int, Article], article_ids: Sequence[int], texts: _Texts) -> bool:
    """Store which developments these articles share with others of the story.

    If the search fails: False for several articles; a single one is logged and stored as having none.
    """
    found: Sequence[AlsoIn] = ()
    try:
        found = _found(deps, members, frozenset(article_ids), texts)
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        if len(article_ids) > 1:
            return False
        log.warning("common reports of article %d could not be searched for: %s", article_ids[0], error.describe())
    deps.store.stories.keep_also_in(article_ids, found, deps.clock.now())
    return True


def _found(
    deps: Dependencies, members: Mapping[int, Article], article_ids: frozenset[int], texts: _Texts
) -> Sequence[AlsoIn]:
    searched = [members[number] for number in sorted(article_ids) if number in members]
    others = changed_last(article for article in members.values() if article.id not in article_ids)
    developments = _developments_of(deps, searched, others)
    if not developments or len(members) < 2:
        return ()
    return deps.sandbox.call(reported_by_or_of, article_ids, developments, texts.of((*searched, *others)))


def _developments_of(deps: Dependencies, searched: Sequence[Article], others: Sequence[Article]) -> list[Development]:
    """Return the newest developments of the articles searched and of those they are compared with."""
    versions = deps.store.versions
    most = MOST_OTHERS + MOST_OWN * len(searched)
    found = {item.id: item for item in versions.newest_developments((*searched, *others), most)}
    if len(found) == most:  # The limit may have cut off developments of the articles searched.
        for article in searched:
            found |= {item.id: item for item in versions.newest_developments((article,), MOST_OWN)}
    return list(found.values())


def _others(deps: Dependencies, article_id: int) -> list[Article]:
    """Return the other articles of the story that changed most recently."""
    story = deps.store.stories.of_article(article_id)
    if story is None:
        return []
    members = deps.store.stories.members(story.id)
    return changed_last(member.article for member in members if member.article.id != article_id)


def _reported(deps: Dependencies, articles: Sequence[Article]) -> list[ReportedArticle]:
    """Return the articles that have stored versions, each with its first and newest ones."""
    return _with_versions(deps, {article.id: versions_read(article.versions) for article in articles})


def _with_versions(deps: Dependencies, wanted: Mapping[int, Sequence[int]]) -> list[ReportedArticle]:
    read = deps.store.versions.of_articles(wanted)
    found = (reported_article(article_id, read[article_id]) for article_id in wanted)
    return [article for article in found if article is not None]


def _passages(article: Article, change: Change, version: Version) -> Iterator[Development]:
    """Turn the passages of a change that is not stored yet into developments; the id is the passage's index."""
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
