"""What a person decides about stories; the command line, the page and the API call it. Nothing of it is undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.errors import NotFound, Unacceptable
from monitor.model import Story
from monitor.ports import Store

# As long as a headline that is shown on one line; longer ones are descriptions.
LONGEST_NAME = 200


def join_story(store: Store, story_id: int, article_ids: Sequence[int], now: datetime) -> Story:
    """Put articles into a story, out of those they were in. Raises NotFound."""
    story = store.stories.get(story_id)
    for number in article_ids:
        story = store.stories.join(number, story.id, now)
    return story


def join_articles(store: Store, article_id: int, other_ids: Sequence[int], now: datetime) -> Story:
    """Put articles into the story of another one, a new story where it is in none. Raises NotFound."""
    story = store.stories.of_article(article_id)
    others = [number for number in dict.fromkeys(other_ids) if number != article_id]
    if not others:
        raise Unacceptable("an article is joined with another one, not with itself")
    if story is None:
        return store.stories.start((article_id, *others), now)
    return join_story(store, story.id, others, now)


def split_story(store: Store, article_id: int, now: datetime, *, story_id: int | None = None) -> None:
    """Take an article out of its story; it is kept apart from those that stay.

    Raises NotFound where it is in none, or in another one than ``story_id``.
    """
    found = store.stories.of_article(article_id)
    if story_id is not None and (found is None or found.id != store.stories.get(story_id).id):
        raise NotFound(f"article {article_id} is not in story {story_id}")
    store.stories.split(article_id, now)


def name_story(store: Store, story_id: int, title: str) -> Story:
    """Give a story a name; an empty one gives it the headline of its first article again.

    Raises NotFound and Unacceptable.
    """
    name = " ".join(title.split())
    if len(name) > LONGEST_NAME:
        raise Unacceptable(f"a story's name has at most {LONGEST_NAME} characters, and this one {len(name)}")
    return store.stories.name(story_id, name)


def pin_story(store: Store, story_id: int, *, pinned: bool) -> Story:
    """Pin a story, or not: it is listed first and stays. Raises NotFound."""
    return store.stories.pin(story_id, pinned)
