"""Who says what: the figures that the articles of a story tell, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import NotFound
from monitor.model import Article, StoryMember
from monitor.ports import Sandbox, Store

if TYPE_CHECKING:
    from monitor.stories.disagreement import Line, Row
    from monitor.stories.tellings import Telling, ToldArticle

# The articles that changed last are compared, so many; of each its first version and the newest ones: a second or two
# of work where each has a thousand words.
MOST_ARTICLES, MOST_VERSIONS = 12, 6
# How the newest values of a figure stand to each other, in the words of the command line and the page.
VERDICTS = {
    "agree": "they agree",
    "later": "differ; the older value was not told again",
    "contradict": "contradict each other",
    "corrected elsewhere": "corrected by one, still told by another",
}


@dataclass(frozen=True, slots=True)
class Sayer:
    """What one article says of a figure. ``outdated``: another outlet corrected its value, or has a newer one."""

    article: Article
    line: Line
    outdated: bool

    @property
    def outlet(self) -> str:
        """Who says it."""
        return self.article.feed_title or self.article.host


@dataclass(frozen=True, slots=True)
class Saying:
    """One figure of a story, what each article says of it, and in words how these stand to each other."""

    row: Row
    sayers: tuple[Sayer, ...]

    @property
    def differs(self) -> bool:
        """Whether not all of them say the same."""
        return str(self.row.verdict) != "agree"

    @property
    def verdict(self) -> str:
        """How the values stand to each other."""
        return VERDICTS[str(self.row.verdict)]

    @property
    def counts(self) -> str:
        """What is counted, with its unit."""
        name = self.row.counts or "a figure"
        return f"{name} [{self.row.unit}]" if self.row.unit else name


def sayings(store: Store, sandbox: Sandbox, members: Sequence[StoryMember]) -> tuple[Saying, ...]:
    """The figures of several articles, those that differ first. Raises ParseError past the sandbox's limits."""
    from monitor.stories.disagreement import disagreements  # here, not above: lists need no judgement

    articles = sorted((member.article for member in members), key=_changed, reverse=True)[:MOST_ARTICLES]
    told = [found for article in articles if (found := _told(store, article)) is not None]
    rows = sandbox.call(disagreements, told) if len(told) > 1 else ()
    by_number = {article.id: article for article in articles}
    return tuple(Saying(row, tuple(_sayers(row, by_number))) for row in rows)


def _sayers(row: Row, articles: dict[int, Article]) -> Iterator[Sayer]:
    for line in row.lines:
        yield Sayer(articles[line.article_id], line, line.article_id in row.outdated)


def _changed(article: Article) -> tuple[datetime, int]:
    return article.rhythm.last_change_at or article.first_seen_at, article.id


def _told(store: Store, article: Article) -> ToldArticle | None:
    """An article with its first and newest versions, as far as they are kept."""
    from monitor.stories.tellings import ToldArticle

    numbers = sorted({1, *range(max(1, article.versions - MOST_VERSIONS + 1), article.versions + 1)})
    tellings = tuple(telling for number in numbers if (telling := _telling(store, article.id, number)) is not None)
    return ToldArticle(article.id, tellings) if tellings else None


def _telling(store: Store, article_id: int, number: int) -> Telling | None:
    from monitor.stories.tellings import Telling

    try:
        version = store.versions.get(article_id, number)
    except NotFound:
        return None  # Pruned, or not fetched yet.
    return Telling(version.number, version.fetched_at, version.document)
