"""One article for the pane beside the list: what is new in it, what was withdrawn, its notes and versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from monitor.history.stories import Story, merged_of
from monitor.model import Article, StoredWithdrawal
from monitor.model import Story as Event
from monitor.ports import LogQuery, LogRow, Store

# Number of passages shown before the rest is folded.
FOLDED = 3
# The newest so many passages are read, of which those within a day of the newest are shown.
_READ, _RECENT = 100, timedelta(days=1)
# Number of versions and withdrawals that are listed; the article's own page has all.
_VERSIONS, _WITHDRAWN = 8, 5


@dataclass(frozen=True, slots=True)
class Detail:
    """An article with its recent news. ``story`` is None if it has had no developments yet.

    ``notes`` are update notes of the page itself, each with the version that brought it; ``event`` is the story that
    it shares with other articles.
    """

    article: Article
    story: Story | None
    rows: tuple[LogRow, ...]
    notes: tuple[tuple[int, str], ...]
    withdrawn: tuple[StoredWithdrawal, ...]
    event: Event | None = None


def detail_of(store: Store, article_id: int) -> Detail:
    """Read what is shown of an article; raises NotFound."""
    repository = store.versions
    article = store.articles.get(article_id)
    found = repository.developments(article_id=article_id, limit=_READ)
    recent = [item for item in found if item.detected_at > found[0].detected_at - _RECENT]
    rows = repository.log(LogQuery(article_id=article_id, limit=_VERSIONS))
    notes = [(row.mark.number, note) for row in rows if row.change for note in row.change.notes]
    return Detail(
        article=article,
        story=next(iter(merged_of(recent, FOLDED)), None),
        rows=rows,
        notes=tuple(notes),
        withdrawn=repository.withdrawals(article_id=article_id, limit=_WITHDRAWN),
        event=store.stories.of_article(article_id),
    )
