"""One story beside the list: what is new in it, what was withdrawn, its notes and versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from monitor.history.stories import Story, merged_of
from monitor.model import Article, StoredWithdrawal
from monitor.model import Story as Event
from monitor.ports import LogQuery, LogRow, Store

# Passages of a story that are shown before the rest is folded.
FOLDED = 3
# So many passages are read of a story, the newest, and of them those of the last day in which it had news.
_READ, _LATELY = 100, timedelta(days=1)
# So many versions and withdrawals are named; the article's own page has all.
_VERSIONS, _WITHDRAWN = 8, 5


@dataclass(frozen=True, slots=True)
class Detail:
    """A story as it is shown whole. ``story`` is None where the article has brought nothing new yet.

    ``notes`` are those of the page itself, each with the version that brought it; ``event`` what other articles report
    too.
    """

    article: Article
    story: Story | None
    rows: tuple[LogRow, ...]
    notes: tuple[tuple[int, str], ...]
    withdrawn: tuple[StoredWithdrawal, ...]
    event: Event | None = None


def detail_of(store: Store, article_id: int) -> Detail:
    """What is shown of this article; raises NotFound."""
    repository = store.versions
    article = store.articles.get(article_id)
    found = repository.developments(article_id=article_id, limit=_READ)
    lately = [item for item in found if item.detected_at > found[0].detected_at - _LATELY]
    rows = repository.log(LogQuery(article_id=article_id, limit=_VERSIONS))
    notes = [(row.mark.number, note) for row in rows if row.change for note in row.change.notes]
    return Detail(
        article=article,
        story=next(iter(merged_of(lately, FOLDED)), None),
        rows=rows,
        notes=tuple(notes),
        withdrawn=repository.withdrawals(article_id=article_id, limit=_WITHDRAWN),
        event=store.stories.of_article(article_id),
    )
