"""Two outlets that report one storm, and what a search of their story finds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.model import AlsoIn, Article, Development, Document, Story
from tests.history.shelf import Shelf

FIRST = "A storm hit the harbour of Vellmar on Monday night. The ferry to Ostrand was cancelled."
INJURED = "At least 22 people were injured, the fire brigade said."
HURT = "The fire brigade counted 22 injured people."
WAREHOUSES = "Two warehouses collapsed shortly before midnight."


@dataclass(frozen=True)
class Outlets:
    """``ours`` told of the injured an hour before ``theirs``, which alone tells of warehouses, an hour later."""

    ours: Article
    theirs: Article
    story: Story
    injured: Development
    hurt: Development
    warehouses: Development


def two_outlets(shelf: Shelf) -> Outlets:
    """Write both articles and their story, as the pipeline would leave them."""
    ours = shelf.article("https://news.example/night", "Storm hits Vellmar harbour")
    feed = shelf.feed("https://courier.example/feed.xml", "The Courier")
    theirs = shelf.article("https://courier.example/vellmar", "Vellmar counts the damage", feed)
    _say(shelf, ours, FIRST)
    _say(shelf, theirs, "Vellmar woke to a storm. " + FIRST)
    _say(shelf, ours, FIRST, INJURED)
    _say(shelf, theirs, "Vellmar woke to a storm. " + FIRST, HURT)
    _say(shelf, theirs, "Vellmar woke to a storm. " + FIRST, HURT, WAREHOUSES)
    store = shelf.store
    story = store.stories.start((ours.id, theirs.id), shelf.clock.now())
    warehouses, hurt, injured = store.versions.developments()
    found = (_also(injured, hurt), _also(hurt, injured))
    for item in found:
        store.stories.keep_also_in(item.article_id, [item], shelf.clock.now())
    ours, theirs = (store.articles.get(article.id) for article in (ours, theirs))
    return Outlets(ours, theirs, story, injured, hurt, warehouses)


def _say(shelf: Shelf, article: Article, *paragraphs: str) -> None:
    document = Document.from_text("\n\n".join(paragraphs), article.title)
    shelf.version(article, replace(document, language="en"))


def _also(item: Development, other: Development) -> AlsoIn:
    return AlsoIn(item.id, other.article.id, other.to_version, other.detected_at, other.text, 0.9)
