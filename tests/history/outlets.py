"""Two outlets that report one storm, and the repeats found in their story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.model import AlsoIn, Article, Development, Document, Story
from tests.history.archive import Archive

FIRST = "A storm hit the harbour of Vellmar on Monday night. The ferry to Ostrand was cancelled."
INJURED = "At least 22 people were injured, the fire brigade said."
HURT = "The fire brigade counted 22 injured people."
WAREHOUSES = "Two warehouses collapsed shortly before midnight."


@dataclass(frozen=True)
class Outlets:
    """``ours`` reports the injured an hour before ``theirs``; only ``theirs`` reports warehouses, an hour later."""

    ours: Article
    theirs: Article
    story: Story
    injured: Development
    hurt: Development
    warehouses: Development


def two_outlets(archive: Archive, *, doubt: bool = False) -> Outlets:
    """Write both articles and their story as the pipeline would; ``doubt``: it is uncertain who was first."""
    ours = archive.article("https://news.example/night", "Storm hits Vellmar harbour")
    feed = archive.feed("https://courier.example/feed.xml", "The Courier")
    theirs = archive.article("https://courier.example/vellmar", "Vellmar counts the damage", feed)
    _say(archive, ours, FIRST)
    _say(archive, theirs, "Vellmar woke to a storm. " + FIRST)
    _say(archive, ours, FIRST, INJURED)
    _say(archive, theirs, "Vellmar woke to a storm. " + FIRST, HURT)
    _say(archive, theirs, "Vellmar woke to a storm. " + FIRST, HURT, WAREHOUSES)
    store = archive.store
    story = store.stories.start((ours.id, theirs.id), archive.clock.now())
    warehouses, hurt, injured = store.versions.developments()
    since = injured.detected_at - timedelta(hours=1) if doubt else None
    found = tuple(replace(item, doubt=since) for item in (_also(injured, hurt), _also(hurt, injured)))
    for item in found:
        store.stories.keep_also_in([item.article_id], [item], archive.clock.now())
    ours, theirs = (store.articles.get(article.id) for article in (ours, theirs))
    return Outlets(ours, theirs, story, injured, hurt, warehouses)


def _say(archive: Archive, article: Article, *paragraphs: str) -> None:
    document = Document.from_text("\n\n".join(paragraphs), article.title)
    archive.version(article, replace(document, language="en"))


def _also(item: Development, other: Development) -> AlsoIn:
    return AlsoIn(item.id, other.article.id, other.to_version, other.detected_at, other.text, 0.9)
