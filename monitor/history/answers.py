"""The facade of the read side. Modules that compare texts are imported when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.errors import ParseError
from monitor.history import events, names, places
from monitor.history.events import StoryView, Surroundings
from monitor.history.moments import Calendar
from monitor.history.places import Backlog, UnreadStory
from monitor.history.values import Difference, Kept, Record, Statistics, missing_numbers
from monitor.model import (
    Article,
    Change,
    Development,
    Document,
    Feed,
    ReaderRules,
    StoredWithdrawal,
    Story,
    StoryMember,
    StoryOrder,
    Version,
    VersionSummary,
)
from monitor.ports import LogQuery, LogRow, Sandbox, SearchHit, Store

if TYPE_CHECKING:
    from monitor.developments.courses import Course
    from monitor.history.annotated import AnnotatedVersion
    from monitor.history.blame import BlamedSentence
    from monitor.history.sayings import Saying
    from monitor.history.weave import Row

MOST_UPDATED = 10
# Figures are followed over this many newest versions: some seconds of work where each has a thousand words.
MOST_FOLLOWED = 200
_EMPTY = Document("", ())
_NO_CALENDAR = Calendar(datetime.fromtimestamp(0, UTC), UTC)


class History:
    """Queries over the content of one store. Methods that take a name raise NotFound and Ambiguous.

    Versions whose change is not stored are compared in the sandbox, which is created when it is first needed. Such a
    comparison uses stored opinions of the second reader by the rules ``second``; the reader itself is never asked.
    ``calendar`` resolves times in names (``ARTICLE@yesterday``); the default takes 1970-01-01 as today.
    """

    def __init__(
        self,
        store: Store,
        sandbox: Callable[[], Sandbox],
        second: ReaderRules | None = None,
        calendar: Callable[[], Calendar] = lambda: _NO_CALENDAR,
    ) -> None:
        self._store = store
        self._sandbox = sandbox
        self._second = second
        self._calendar = calendar

    def article(self, name: str) -> Article:
        """Return the article of a name."""
        return names.find_article(self._store, name)

    def numbered(self, number: int) -> Article:
        """Return the article of a number. Raises NotFound."""
        return names.numbered_article(self._store, number)

    def feed(self, name: str) -> Feed:
        """Return the feed of a name."""
        return names.find_feed(self._store, name)

    def log(self, query: LogQuery) -> tuple[LogRow, ...]:
        """Return versions, newest first."""
        return self._store.versions.log(query)

    def show(self, name: str) -> tuple[Article, Version]:
        """Return the version of ``ARTICLE@N``, or the newest of ``ARTICLE``."""
        article, number = names.find_version(self._store, name, self._calendar())
        return article, self._store.versions.get(article.id, number)

    def version(self, article: Article, number: int | None = None) -> Version:
        """Return a version of an article (default: the newest). Raises NotFound."""
        return self._store.versions.get(article.id, names.version_of(self._store, article, number))

    def diff(self, name: str) -> Difference:
        """Compare ``ARTICLE@A..B``; without numbers, the newest version with the one before."""
        article, old, new = names.find_range(self._store, name, self._calendar())
        return self.difference(article, old, new)

    def compared(self, article: Article, old: int, new: int) -> Difference:
        """Compare two versions of an article, after checking that they are stored. Raises NotFound."""
        return self.difference(article, *names.range_of(self._store, article, old, new))

    def difference(self, article: Article, old: int, new: int) -> Difference:
        """Return the stored change of two neighbouring versions, or compare other versions now."""
        repository = self._store.versions
        after = repository.get(article.id, new)
        stored = repository.change(article.id, new) if old < new else None
        if stored is not None and stored.from_.version == old and old not in self._kept(article.id):
            pruned = Version(article.id, old, stored.from_.fetched_at or after.fetched_at, "", "", _EMPTY, after.url)
            return Difference(article, pruned, after, stored, old_kept=False)
        before = repository.get(article.id, old)
        return Difference(article, before, after, self._change(before, after))

    def pruned(self, article: Article) -> tuple[int, ...]:
        """Return the numbers of versions of an article that are no longer kept."""
        return missing_numbers(self._kept(article.id))

    def blame(self, name: str) -> tuple[Article, tuple[BlamedSentence, ...]]:
        """Return each sentence of the named version with the version it came with."""
        article, number = names.find_version(self._store, name, self._calendar())
        return article, self.blamed(article, number)

    def blamed(self, article: Article, number: int | None = None) -> tuple[BlamedSentence, ...]:
        """Return each sentence of a version (default: the newest) with the version it came with."""
        from monitor.history.blame import blame

        upto = names.version_of(self._store, article, number)
        versions = (version for version in self._store.versions.all(article.id) if version.number <= upto)
        return blame(versions, self._change, self._stored_change)

    def blamed_lately(self, article: Article) -> tuple[BlamedSentence, ...]:
        """As ``blamed`` for the newest version, but only its last versions are searched; others count as earlier."""
        from monitor.history.annotated import blamed_lately

        return blamed_lately(self._store, article, names.version_of(self._store, article, None))

    def annotated(self, article: Article, number: int | None = None) -> AnnotatedVersion:
        """Return a version (default: the newest) with the origin of each sentence. Raises NotFound."""
        from monitor.history.annotated import annotated_version

        return annotated_version(self._store, article, names.version_of(self._store, article, number), article.versions)

    def figures(self, name: str) -> tuple[Article, tuple[Course, ...]]:
        """As ``figures_of``, for the article of a name."""
        article = self.article(name)
        return article, self.figures_of(article)

    def figures_of(self, article: Article) -> tuple[Course, ...]:
        """Return the courses of an article's figures over its newest versions.

        Raises ParseError if that exceeds the sandbox's limits.
        """
        from monitor.developments.courses import courses

        kept = sorted(self._kept(article.id))[-MOST_FOLLOWED:]
        versions = self._store.versions.several(article.id, kept)
        texts = [(version.number, version.fetched_at, version.document) for version in versions]
        return self._sandbox().call(courses, texts) if len(texts) > 1 else ()

    def record(self, name: str) -> Record:
        """Return an article with all its stored versions."""
        article = self.article(name)
        return Record(article, tuple(self.kept(article)))

    def kept(self, article: Article) -> Iterator[Kept]:
        """Yield an article's stored versions, oldest first, read one at a time."""
        before: Version | None = None
        for version in self._store.versions.all(article.id):
            change = self._change(before, version) if before else self._stored_change(version)
            yield Kept(version, change, self._store.versions.raw(article.id, version.number))
            before = version

    def numbers(self, article: Article) -> tuple[int, ...]:
        """Return the numbers of an article's stored versions, oldest first."""
        return self._store.versions.numbers(article.id)

    def summaries(self, article: Article, *, above: int = 0) -> tuple[VersionSummary, ...]:
        """Return the versions of an article above a number, oldest first, without their texts."""
        return self._store.versions.summaries(article.id, above=above)

    def brought(self, article: Article, number: int) -> Change | None:
        """Return the stored change that led to a version; None for the first."""
        return self._store.versions.change(article.id, number)

    def developments(
        self,
        *,
        since: datetime | None = None,
        after_id: int | None = None,
        article: str | None = None,
        min_importance: float = 0.0,
        by_importance: bool = False,
        limit: int | None = None,
    ) -> tuple[Development, ...]:
        """Return developments, newest first or the most important first."""
        return self._store.versions.developments(
            since=since,
            after_id=after_id,
            article_id=self.article(article).id if article is not None else None,
            min_importance=min_importance,
            by_importance=by_importance,
            limit=limit,
        )

    def stories(
        self,
        *,
        order: StoryOrder = StoryOrder.NEWEST,
        since: datetime | None = None,
        before_id: int | None = None,
        after_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Story, ...]:
        """Return the stories active ``since`` a time, pinned ones first, then in this order."""
        return self._store.stories.list(order=order, since=since, before_id=before_id, after_id=after_id, limit=limit)

    def story(
        self,
        name: str,
        *,
        by_importance: bool = False,
        before_id: int | None = None,
        limit: int = events.MOST_TOLD,
    ) -> StoryView:
        """Return the story of a number or of an article, with the developments of all its articles."""
        found = events.find_story(self._store, name)
        return events.view_of(self._store, found, by_importance=by_importance, before_id=before_id, limit=limit)

    def around(self, items: Iterable[Development]) -> Surroundings:
        """Return the stories that developments belong to, and which other articles report them."""
        return events.around(self._store, items)

    def sayings(self, members: Sequence[StoryMember]) -> tuple[Saying, ...]:
        """Compare what the articles of a story say of the same figures.

        Raises ParseError if that exceeds the sandbox's limits.
        """
        from monitor.history.sayings import sayings

        return sayings(self._store, self._sandbox(), members)

    def withdrawals(
        self,
        *,
        since: datetime | None = None,
        article: str | None = None,
        kinds: tuple[str, ...] = (),
        silent: bool = False,
        limit: int | None = None,
    ) -> tuple[StoredWithdrawal, ...]:
        """Return withdrawals, newest first; with ``silent``, only those that no note on the page mentions."""
        article_id = self.article(article).id if article is not None else None
        return self._store.versions.withdrawals(
            since=since, article_id=article_id, kinds=kinds, silent=silent, limit=limit
        )

    def follow(self, article: str | None = None, min_importance: float = 0.0) -> Iterator[tuple[Development, ...]]:
        """Yield, without end, the developments since the previous step, newest first; the caller waits in between."""
        seen = places.newest_of(self._store)
        while True:
            found = self.developments(after_id=seen, article=article, min_importance=min_importance)
            seen = max([seen, *(item.id for item in found)])
            yield found

    def catchup(self, reader: str, now: datetime, *, stay: bool = False) -> tuple[Development, ...]:
        """Return what is new since a reader last asked (the first time: of the last day), newest first.

        Moves the reader's place, unless ``stay``.
        """
        found, newest = self.unseen(reader, now)
        if not stay:
            self.caught_up(reader, newest, now=now)
        return found

    def unseen(self, reader: str, now: datetime, *, left_out: bool = False) -> tuple[tuple[Development, ...], int]:
        """Return what ``catchup`` returns, and the id up to which the reader has then seen everything.

        For callers that show it before they move the place with ``caught_up``. With ``left_out``, also returns what was
        left out the last time.
        """
        place = places.place_of(self._store, reader, now)
        above = places.left_out_of(self._store, reader) if left_out else None
        if not place.asked:
            since, after = now - places.FIRST_CATCHUP, None
        else:
            since, after = None, place.number if above is None else min(place.number, above)
        # Read before the list, so that developments added in between are left for the next time.
        newest = places.newest_of(self._store)
        found = self._store.versions.developments(since=since, after_id=after, before_id=newest + 1)
        return found if left_out else places.unread_of(self._store, place, found), newest

    def backlog(self, reader: str, now: datetime) -> Backlog:
        """Count what a reader has not read, by article; at most the ``MOST_UNREAD`` newest passages."""
        return places.backlog_of(self._store, reader, now)

    def unread(self, backlog: Backlog, story: UnreadStory) -> tuple[Development, ...]:
        """Return the unread passages of one article of a backlog."""
        repository, after, before = self._store.versions, story.first - 1, backlog.newest + 1
        found = repository.developments(article_id=story.article_id, after_id=after, before_id=before)
        return places.unread_of(self._store, backlog.place, found)

    def caught_up(
        self, reader: str, seen: int, *, left_out_above: int | None = None, now: datetime | None = None
    ) -> None:
        """Record that a reader has seen all developments up to an id; see ``places.move_place``."""
        places.move_place(self._store, reader, seen, now, left_out_above=left_out_above)

    def has_asked(self, reader: str) -> bool:
        """Whether a reader has a place, from catching up or marking a story before."""
        return places.has_asked(self._store, reader)

    def search(
        self,
        words: str,
        *,
        limit: int = 20,
        skip: int = 0,
        upto: int | None = None,
        feed_id: int | None = None,
        since: datetime | None = None,
    ) -> tuple[SearchHit, ...]:
        """Search for versions with these words, one hit per article; optionally of one feed or since a time."""
        return self._store.versions.search(words, limit=limit, skip=skip, upto=upto, feed_id=feed_id, since=since)

    def stats(self, now: datetime) -> Statistics:
        """Count what is followed and stored, and what changed recently."""
        store = self._store
        articles = store.articles.counts()
        week = store.versions.kinds_since(now - timedelta(days=7))
        return Statistics(
            feeds=store.feeds.counts(),
            articles=articles.states,
            versions=articles.versions,
            updated_articles=articles.updated,
            developments_day=sum(store.versions.kinds_since(now - timedelta(days=1)).values()),
            developments_week=sum(week.values()),
            kinds=week,
            alerts=store.outbox.counts(),
            next_due=store.work.next_due(),
            most_updated=store.articles.most_updated(MOST_UPDATED),
            reader=store.opinions.counts(now),
        )

    def _kept(self, article_id: int) -> set[int]:
        return set(self._store.versions.numbers(article_id))

    def _stored_change(self, new: Version) -> Change | None:
        return self._store.versions.change(new.article_id, new.number)

    def _change(self, old: Version, new: Version) -> Change:
        if new.number == old.number + 1:
            stored = self._stored_change(new)
            if stored is not None:
                return stored
        from monitor.developments import compare, unjudged

        try:
            found = self._sandbox().call(compare, old.document, new.document)
            change = self._with_opinions(found, old.document, new.document)
        except ParseError as error:
            change = unjudged(error)
        return replace(change, from_=old.ref, to=new.ref)

    def _with_opinions(self, change: Change, old: Document, new: Document) -> Change:
        """Revise a change by the second reader's stored opinions on the same sentences."""
        from monitor.developments import question_of, revised, uncertain

        if self._second is None or not uncertain(change, self._second):
            return change
        try:
            question = self._sandbox().call(question_of, change, old, self._second)
        except ParseError:
            return change
        kept = self._store.opinions.kept([sentence.digest for sentence in question.sentences])
        return revised(change, new, question, kept, self._second)


def rows_of(old: Document | None, new: Document, change: Change) -> tuple[Row, ...]:
    """Return a change with the unchanged sentences around it, in reading order; ``old`` is None if not kept."""
    from monitor.diff import sentences_of
    from monitor.history.weave import stayed_of, weave

    after = sentences_of(new)
    before = stayed_of(after, change.edits) if old is None else sentences_of(old)
    return weave(before, after, change.edits)
