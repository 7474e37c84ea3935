"""Manual changes to stories, for commands, web page and API. Automatic placing never undoes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.errors import NotFound, Unacceptable
from monitor.model import Story
from monitor.ports import Store

# In characters: a long headline.
LONGEST_NAME = 200


def join_story(store: Store, story_id: int, article_ids: Sequence[int], now: datetime) -> Story:
    """Move articles into a story. Raises NotFound."""
    story = store.stories.get(story_id)
    for number in article_ids:
        story = store.stories.join(number, story.id, now)
    return story


def join_articles(store: Store, article_id: int, other_ids: Sequence[int], now: datetime) -> Story:
    """Move articles into the story of another article, or into a new story if it is in none.

    Raises NotFound, and Unacceptable if no other article is named.
    """
    story = store.stories.of_article(article_id)
    others = [number for number in dict.fromkeys(other_ids) if number != article_id]
    if not others:
        raise Unacceptable("an article cannot be joined with itself: name another one")
    if story is None:
        return store.stories.start((article_id, *others), now)
    return join_story(store, story.id, others, now)


def split_story(store: Store, article_id: int, now: datetime, *, story_id: int | None = None) -> None:
    """Take an article out of its story and keep it apart from the others.

    Raises NotFound if it is in no story, or in another one than ``story_id``.
    """
    found = store.stories.of_article(article_id)
    if story_id is not None and (found is None or found.id != store.stories.get(story_id).id):
        raise NotFound(f"article {article_id} is not in story {story_id}")
    store.stories.split(article_id, now)


def name_story(store: Store, story_id: int, title: str) -> Story:
    """Name a story; an empty name restores the headline of its first article. Raises NotFound and Unacceptable."""
    name = " ".join(title.split())
    if len(name) > LONGEST_NAME:
        raise Unacceptable(f"a story's name has at most {LONGEST_NAME} characters; this one has {len(name)}")
    return store.stories.name(story_id, name)


def pin_story(store: Store, story_id: int, *, pinned: bool) -> Story:
    """Pin or unpin a story: pinned stories are listed first and kept. Raises NotFound."""
    return store.stories.pin(story_id, pinned)
