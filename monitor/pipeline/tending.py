"""Manual changes to followed feeds and articles: tags and removal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.errors import StillListed
from monitor.model import Article, Feed
from monitor.pipeline.moves import current_url
from monitor.ports import Store

# The longest tag, and the most tags of a feed: as many as fit on a page.
TAG_CHARACTERS, MOST_TAGS = 60, 30


def tags_in(text: str) -> tuple[str, ...]:
    """Split a comma-separated list of tags, as ``clean_tags`` returns them."""
    return clean_tags(text.split(","))


def clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Normalise white space and remove duplicate and empty tags; cuts tags that are too long or too many."""
    folded = (" ".join(tag.replace("\0", "").split())[:TAG_CHARACTERS] for tag in tags)
    return tuple(dict.fromkeys(filter(None, folded)))[:MOST_TAGS]


def followed_feed(store: Store, url: str) -> Feed | None:
    """Return the feed followed at this address or at the one it has moved to; None if there is none."""
    current = current_url(store, url)
    return next((feed for feed in store.feeds.find(current) if feed.url == current), None)


def configured_tags(store: Store, configured: Sequence[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """Return the tags that the configuration gives its feeds, by the feeds' current addresses."""
    return {current_url(store, url): tags for url, tags in configured}


def remove_article(store: Store, article: Article) -> int:
    """Delete an article with all its versions; returns how many versions. Raises ``StillListed``."""
    check_removable(article)
    return store.articles.remove(article.id)


def check_removable(article: Article) -> None:
    """Raise ``StillListed`` if a feed lists the article: the feed would add it again."""
    if article.in_feed and article.feeds:
        raise StillListed(
            f"article {article.id} is listed by {article.feed_title}, which would add it again",
            advice=f"`monitor articles mute {article.id}` silences it; `monitor feeds remove` removes its feed",
        )
