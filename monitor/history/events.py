"""Events: the stories that articles of several outlets report, and what is new in one, each development shown once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import NotFound
from monitor.history.names import find_article
from monitor.model import AlsoIn, Article, Development, Story, StoryMember
from monitor.ports import LARGEST_NUMBER, Store

# So many developments of a story are read for a timeline, the newest or the most important; older ones by the page.
MOST_TOLD = 60
# The least part of a development's words that the sentence of another article has where both are the same news; the
# judgement has found before that these two versions say the same.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that tells a development: the version that does so first, and when that was fetched.

    ``published`` is the outlet's own time; ``sentence`` what it says there, "" in the article of the development.
    """

    article: Article
    version: int
    at: datetime
    sentence: str = ""
    published: datetime | None = None

    @property
    def outlet(self) -> str:
        """Who says it."""
        return self.article.feed_title or self.article.host


@dataclass(frozen=True, slots=True)
class ReportedDevelopment:
    """A development once, with all articles of its story that tell it, the first first.

    ``repeats`` are developments of other articles that say the same; they are not shown again. ``doubt``: since when an
    article of the story may have reported it, where that is not sure.
    """

    development: Development
    tellers: tuple[Teller, ...]
    repeats: tuple[Development, ...] = ()
    doubt: datetime | None = None

    @property
    def first_in_doubt(self) -> bool:
        """Whether it is not known who had it first: an article may have had it by then."""
        return self.doubt is not None and _minute(self.doubt) <= _minute(self.tellers[0].at)

    @property
    def firsts(self) -> tuple[Teller, ...]:
        """Who had it first: several where they were fetched in the same minute, none where that is in doubt.

        Then the outlets' own times decide, where each of them gives one.
        """
        if self.first_in_doubt:
            return ()
        together = [item for item in self.tellers if _minute(item.at) == _minute(self.tellers[0].at)]
        dated = [_minute(item.published) for item in together if item.published is not None]
        if len(dated) < len(together):
            return tuple(together)
        return tuple(item for item, at in zip(together, dated, strict=True) if at == min(dated))

    @property
    def by_own_times(self) -> bool:
        """Whether who had it first rests on the times that the outlets give, as they were fetched in one minute."""
        together = sum(_minute(item.at) == _minute(self.tellers[0].at) for item in self.tellers)
        return 0 < len(self.firsts) < together

    @property
    def others(self) -> tuple[Teller, ...]:
        """Who reported it later; all where it is in doubt who had it first."""
        firsts = self.firsts
        return tuple(item for item in self.tellers if item not in firsts)

    @property
    def is_first(self) -> bool:
        """Whether its own article had it first, alone or in the same minute as others."""
        return any(self._own(item) for item in self.firsts)

    @property
    def own(self) -> Teller:
        """Its own article."""
        return next(item for item in self.tellers if self._own(item))

    @property
    def elsewhere(self) -> tuple[Teller, ...]:
        """The other articles that tell it."""
        return tuple(item for item in self.tellers if not self._own(item))

    def _own(self, teller: Teller) -> bool:
        return teller.article.id == self.development.article.id


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as it is shown: its articles, and what was new in them, newest first or the most important first.

    ``older`` is the number to go on below, None where all is shown.
    """

    story: Story
    members: tuple[StoryMember, ...]
    reported: tuple[ReportedDevelopment, ...]
    older: int | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stories that articles are in, by article; developments that others tell too, by their numbers."""

    stories: Mapping[int, Story]
    reported: Mapping[int, ReportedDevelopment]


def find_story(store: Store, name: str) -> Story:
    """The story of a number, else the one that the article of this name is in. Raises NotFound or Ambiguous."""
    found = find_story_or_article(store, name)
    if isinstance(found, Article):
        raise NotFound(f"article {found.id} is in no story", advice="`monitor stories` shows which there are")
    return found


def find_story_or_article(store: Store, name: str) -> Story | Article:
    """The story of a number or of an article's name; the article, where that is in none."""
    if name.isascii() and name.isdecimal():
        # No story has a number of more digits.
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
    """What is shown of a story; of its developments at most ``limit``, those below ``before_id``."""
    found = store.versions.developments(
        story_id=story.id, before_id=before_id, by_importance=by_importance, limit=limit + 1
    )
    shown = found[:limit]
    also = store.stories.also_in([item.id for item in shown])
    members = store.stories.members(story.id)
    articles = {member.article.id: member.article for member in members}
    reported = _reported_once(shown, also, articles)
    # Of what is ranked there are no pages: see the list of developments.
    older = shown[-1].id if len(found) > limit and not by_importance else None
    return StoryView(story, members, reported, older)


def around(store: Store, items: Iterable[Development]) -> Surroundings:
    """The stories of these developments' articles, and which other articles tell them."""
    developments = list(items)
    stories = store.stories.of_articles({item.article.id for item in developments})
    also = store.stories.also_in([item.id for item in developments if item.article.id in stories])
    articles = store.articles.by_numbers({item.article_id for found in also.values() for item in found})
    reported = {
        item.id: ReportedDevelopment(
            item, _all_tellers(item, also.get(item.id, ()), articles), doubt=_doubt(also.get(item.id, ()))
        )
        for item in developments
    }
    return Surroundings(stories, {number: item for number, item in reported.items() if len(item.tellers) > 1})


def _reported_once(
    found: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]], articles: Mapping[int, Article]
) -> tuple[ReportedDevelopment, ...]:
    """Developments in the order given, each with its tellers; what repeats another one is shown with it."""
    earlier = _repeated(found, also)
    repeats: dict[int, list[Development]] = {}
    for item in found:
        if item.id in earlier:
            repeats.setdefault(earlier[item.id], []).append(item)
    return tuple(
        ReportedDevelopment(
            item,
            _all_tellers(item, also.get(item.id, ()), articles, _dated(item, repeats.get(item.id, ()), also)),
            tuple(repeats.get(item.id, ())),
            _doubt(also.get(item.id, ())),
        )
        for item in found
        if item.id not in earlier
    )


def _dated(item: Development, repeats: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]]) -> datetime | None:
    """The outlet's own time of a development's version, as it was found for those that repeat it."""
    here = (item.article.id, item.to_version)
    found = (one for repeat in repeats for one in also.get(repeat.id, ()) if (one.article_id, one.version) == here)
    return next((one.published for one in found), None)


def _repeated(found: Sequence[Development], also: Mapping[int, Sequence[AlsoIn]]) -> dict[int, int]:
    """Which developments say what an earlier one of another article said, and which one that is."""
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
    """The development of another article's version that says the same: each is reported by the other's article too."""
    here = (item.article.id, item.to_version)
    mutual = [
        one
        for one in of_version
        if (one.detected_at, one.id) > (item.detected_at, item.id)
        and any((back.article_id, back.version) == here for back in also.get(one.id, ()))
    ]
    best = max(mutual, key=lambda one: _shared(one.text, other.sentence), default=None)
    return best if best is not None and _shared(best.text, other.sentence) >= _SAME_WORDS else None


def _shared(text: str, sentence: str) -> float:
    """The part of the words of the shorter one that occur in the other."""
    one, other = set(text.casefold().split()), set(sentence.casefold().split())
    return len(one & other) / max(1, min(len(one), len(other)))


def _all_tellers(
    item: Development, found: Sequence[AlsoIn], articles: Mapping[int, Article], dated: datetime | None = None
) -> tuple[Teller, ...]:
    own = Teller(item.article, item.to_version, item.detected_at, published=dated)
    return tuple(sorted((own, *_tellers(found, articles)), key=lambda teller: teller.at))


def _doubt(found: Iterable[AlsoIn]) -> datetime | None:
    """Since when some article may have reported a development, where that is not sure."""
    return min((item.doubt for item in found if item.doubt is not None), default=None)


def _tellers(found: Iterable[AlsoIn], articles: Mapping[int, Article]) -> Iterator[Teller]:
    for item in found:
        if item.article_id in articles:
            yield Teller(articles[item.article_id], item.version, item.at, item.sentence, item.published)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
