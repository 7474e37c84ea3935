"""Compares the figures that the articles of a story give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Article, StoryMember
from monitor.ports import Sandbox, Store

if TYPE_CHECKING:
    from monitor.stories.disagreement import Line, Row

# The wording of verdicts on the command line and the web page.
VERDICTS = {
    "agree": "they agree",
    "later": "differ; the older value was not repeated",
    "contradict": "contradict each other",
    "corrected elsewhere": "corrected by one, still in another",
}


@dataclass(frozen=True, slots=True)
class Sayer:
    """One article's values of a figure. ``outdated``: another outlet has corrected its value, or has a newer one."""

    article: Article
    line: Line
    outdated: bool

    @property
    def outlet(self) -> str:
        """The outlet's name."""
        return self.article.feed_title or self.article.host


@dataclass(frozen=True, slots=True)
class Saying:
    """One figure of a story, with the values of each article."""

    row: Row
    sayers: tuple[Sayer, ...]

    @property
    def differs(self) -> bool:
        """Whether the articles differ."""
        return str(self.row.verdict) != "agree"

    @property
    def verdict(self) -> str:
        """How the values compare, in words."""
        return VERDICTS[str(self.row.verdict)]

    @property
    def counts(self) -> str:
        """The noun that is counted, with its unit."""
        name = self.row.counts or "a figure"
        return f"{name} [{self.row.unit}]" if self.row.unit else name


def sayings(store: Store, sandbox: Sandbox, members: Sequence[StoryMember]) -> tuple[Saying, ...]:
    """Compare the figures of several articles; those that differ come first.

    Raises ParseError if that exceeds the sandbox's limits.
    """
    from monitor.stories.disagreement import disagreements  # here, not above: lists need no judgement
    from monitor.stories.reported import changed_last, reported_article, versions_read

    articles = changed_last(member.article for member in members)
    wanted = {article.id: versions_read(article.versions) for article in articles}
    read = store.versions.of_articles(wanted)
    found = (reported_article(number, read[number]) for number in wanted)
    reported = [article for article in found if article is not None]
    rows = sandbox.call(disagreements, reported) if len(reported) > 1 else ()
    by_number = {article.id: article for article in articles}
    return tuple(Saying(row, tuple(_sayers(row, by_number))) for row in rows)


def _sayers(row: Row, articles: dict[int, Article]) -> Iterator[Sayer]:
    for line in row.lines:
        yield Sayer(articles[line.article_id], line, line.article_id in row.outdated)
