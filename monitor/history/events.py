"""Stories that articles of several outlets report, and their developments, each shown once with all its reporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import NotFound
from monitor.history.names import find_article
from monitor.model import AlsoIn, Article, Development, Story, StoryMember
from monitor.ports import LARGEST_NUMBER, Store

# How many developments of a story are read at once.
MOST_TOLD = 60
# The share of common words from which a development and another article's sentence count as the same news, given that
# the search for repeats has already matched the two versions.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that reports a development: the first version that does so, and when it was fetched.

    ``published``: the outlet's own time. ``sentence``: the sentence that reports it; "" in the development's own
    article.
    """

    article: Article
    version: int
    at: datetime
    sentence: str = ""
    published: datetime | None = None

    @property
    def outlet(self) -> str:
        """The outlet's name."""
        return self.article.feed_title or self.article.host


@dataclass(frozen=True, slots=True)
class ReportedDevelopment:
    """A development with all articles of its story that report it, in order of their fetch times.

    ``repeats``: developments of other articles with the same news, which are not shown separately. ``doubt``: the time
    since which an article of the story may have reported it, if that is uncertain.
    """

    development: Development
    tellers: tuple[Teller, ...]
    repeats: tuple[Development, ...] = ()
    doubt: datetime | None = None

    @property
    def first_in_doubt(self) -> bool:
        """Whether an uncertain report may be the first one."""
        return self.doubt is not None and _minute(self.doubt) <= _minute(self.tellers[0].at)

    @property
    def firsts(self) -> tuple[Teller, ...]:
        """The first articles to report it; none if that is in doubt.

        Several may have been fetched in the same minute. Then the outlets' own times decide, if all of them give one.
        """
        if self.first_in_doubt:
            return ()
        earliest = self._fetched_first()
        dates = [_minute(item.published) for item in earliest if item.published is not None]
        if len(dates) < len(earliest):
            return tuple(earliest)
        return tuple(item for item, at in zip(earliest, dates, strict=True) if at == min(dates))

    @property
    def by_own_times(self) -> bool:
        """Whether the outlets' own times decided which of the articles fetched in the same minute was first."""
        return 0 < len(self.firsts) < len(self._fetched_first())

    @property
    def others(self) -> tuple[Teller, ...]:
        """The articles that reported it later; all of them if the first is in doubt."""
        firsts = self.firsts
        return tuple(item for item in self.tellers if item not in firsts)

    @property
    def is_first(self) -> bool:
        """Whether its own article is among the first."""
        return any(self._own(item) for item in self.firsts)

    @property
    def own(self) -> Teller:
        """The development's own article."""
        return next(item for item in self.tellers if self._own(item))

    @property
    def elsewhere(self) -> tuple[Teller, ...]:
        """The other articles that report it."""
        return tuple(item for item in self.tellers if not self._own(item))

    def _fetched_first(self) -> list[Teller]:
        """The articles fetched in the same minute as the first one."""
        return [item for item in self.tellers if _minute(item.at) == _minute(self.tellers[0].at)]

    def _own(self, teller: Teller) -> bool:
        return teller.article.id == self.development.article.id


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its articles and their developments, newest first or the most important first.

    ``older``: the id below which older developments follow; None if all are shown.
    """

    story: Story
    members: tuple[StoryMember, ...]
    reported: tuple[ReportedDevelopment, ...]
    older: int | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stories of articles, by article id; developments that other articles report too, by their ids."""

    stories: Mapping[int, Story]
    reported: Mapping[int, ReportedDevelopment]


def find_story(store: Store, name: str) -> Story:
    """Return the story of a number or of an article's name. Raises NotFound or Ambiguous."""
    found = find_story_or_article(store, name)
    if isinstance(found, Article):
        raise NotFound(f"article {found.id} is in no story", advice="`monitor stories` lists them")
    return found


def find_story_or_article(store: Store, name: str) -> Story | Article:
    """Return the story of a number or of an article's name; the article itself if it is in no story."""
    if name.isascii() and name.isdecimal():
        # int() refuses thousands of digits.
        return store.stories.get(int(name) if len(name) < len(str(LARGEST_NUMBER)) else LARGEST_NUMBER)
    article = find_article(store, name)
    return store.stories.of_article(article.id) or article


def view_of(
    store: Store,
    story: Story,
    *,
    by_importance: bool = False,
    before_id: int | None = None,
    limit: int = MOST_TOLD,
) -> StoryView:
    """Return a story for display, with at most ``limit`` developments, below ``before_id`` if given."""
    found = store.versions.developments(
        story_id=story.id, before_id=before_id, by_importance=by_importance, limit=limit + 1
    )
    shown = found[:limit]
    also = store.stories.also_in([item.id for item in shown])
    members = store.stories.members(story.id)
    articles = {member.article.id: member.article for member in members}
    reported = _reported_once(shown, also, articles)
    # Ids cannot page through a list that is ordered by importance.
    older = shown[-1].id if len(found) > limit and not by_importance else None
    return StoryView(story, members, reported, older)


def around(store: Store, items: Iterable[Development]) -> Surroundings:
    """Return the stories of developments, and which other articles report them."""
    developments = list(items)
    stories = store.stories.of_articles({item.article.id for item in developments})
    also = store.stories.also_in([item.id for item in developments if item.article.id in stories])
    articles = store.articles.by_numbers({item.article_id for found in also.values() for item in found})
    reported: dict[int, ReportedDevelopment] = {}
    for item in developments:
        found = also.get(item.id, ())
        tellers = _all_tellers(item, found, articles)
        if len(tellers) > 1:
            reported[item.id] = ReportedDevelopment(item, tellers, doubt=_doubt(found))
    return Surroundings(stories, reported)


def _reported_once(
    found: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]], articles: Mapping[int, Article]
) -> tuple[ReportedDevelopment, ...]:
    """Return the developments in the order given, without those that repeat another one, which lists them instead."""
    earlier = _repeated(found, also)
    repeats: dict[int, list[Development]] = {}
    for item in found:
        if item.id in earlier:
            repeats.setdefault(earlier[item.id], []).append(item)
    reported: list[ReportedDevelopment] = []
    for item in found:
        if item.id in earlier:
            continue
        elsewhere, repeating = also.get(item.id, ()), repeats.get(item.id, ())
        tellers = _all_tellers(item, elsewhere, articles, _published(item, repeating, also))
        reported.append(ReportedDevelopment(item, tellers, tuple(repeating), _doubt(elsewhere)))
    return tuple(reported)


def _published(
    item: Development, repeats: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]]
) -> datetime | None:
    """Return the outlet's own time of a development's version, which was stored with the developments repeating it."""
    for repeat in repeats:
        for report in also.get(repeat.id, ()):
            if _is_of(report, item):
                return report.published
    return None


def _is_of(report: AlsoIn, item: Development) -> bool:
    """Whether a report is in the version of a development."""
    return (report.article_id, report.version) == (item.article.id, item.to_version)


def _repeated(found: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]]) -> dict[int, int]:
    """Map the id of each development that repeats an earlier one of another article to that one's id."""
    by_version: dict[tuple[int, int], list[Development]] = {}
    for item in found:
        by_version.setdefault((item.article.id, item.to_version), []).append(item)
    earlier: dict[int, int] = {}
    for item in sorted(found, key=lambda item: (item.detected_at, item.id)):
        if item.id in earlier:
            continue
        for other in also.get(item.id, ()):
            same = _same(item, other, by_version.get((other.article_id, other.version), ()), also)
            if same is not None and same.id not in earlier and same.id not in earlier.values():
                earlier[same.id] = item.id
    return earlier


def _same(
    item: Development, other: AlsoIn, of_version: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]]
) -> Development | None:
    """Return the development of another article's version with the same news as ``item``, if any.

    It is later than ``item``, each of the two is reported in the other's version, and its words match the report.
    """
    mutual = [
        later
        for later in of_version
        if (later.detected_at, later.id) > (item.detected_at, item.id)
        and any(_is_of(report, item) for report in also.get(later.id, ()))
    ]
    best = max(mutual, key=lambda later: _shared(later.text, other.sentence), default=None)
    return best if best is not None and _shared(best.text, other.sentence) >= _SAME_WORDS else None


def _shared(text: str, sentence: str) -> float:
    """Return the share of the shorter text's different words that are also in the other."""
    words, others = set(text.casefold().split()), set(sentence.casefold().split())
    return len(words & others) / max(1, min(len(words), len(others)))


def _all_tellers(
    item: Development, found: Sequence[AlsoIn], articles: Mapping[int, Article], published: datetime | None = None
) -> tuple[Teller, ...]:
    own = Teller(item.article, item.to_version, item.detected_at, published=published)
    return tuple(sorted((own, *_tellers(found, articles)), key=lambda teller: teller.at))


def _doubt(found: Iterable[AlsoIn]) -> datetime | None:
    """Return the time since which an article may have reported a development, if that is uncertain."""
    return min((item.doubt for item in found if item.doubt is not None), default=None)


def _tellers(found: Iterable[AlsoIn], articles: Mapping[int, Article]) -> Iterator[Teller]:
    for item in found:
        if item.article_id in articles:
            yield Teller(articles[item.article_id], item.version, item.at, item.sentence, item.published)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
