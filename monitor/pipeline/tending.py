"""What a person changes of what is followed: tags and titles, taking away, checking sooner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.errors import StillListed
from monitor.model import Article, Feed
from monitor.pipeline.moves import current_url
from monitor.ports import Store

# Longer ones are sentences; so many fit on a page.
TAG_CHARACTERS, MOST_TAGS = 60, 30


def tags_in(text: str) -> tuple[str, ...]:
    """The tags that a person types, parted by commas, each once."""
    return clean_tags(text.split(","))


def clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags with their white space folded, each once, none empty; what is too long or too many is cut."""
    folded = (" ".join(tag.replace("\0", "").split())[:TAG_CHARACTERS] for tag in tags)
    return tuple(dict.fromkeys(filter(None, folded)))[:MOST_TAGS]


def followed_feed(store: Store, url: str) -> Feed | None:
    """The feed of this very address, wherever it has moved since."""
    now_at = current_url(store, url)
    return next((feed for feed in store.feeds.find(now_at) if feed.url == now_at), None)


def configured_tags(store: Store, configured: Sequence[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """The tags that the configuration gives its feeds, by the addresses where these are now."""
    return {current_url(store, url): tags for url, tags in configured}


def remove_article(store: Store, article: Article) -> int:
    """Forget an article with all that is stored of it; how many versions that were.

    Raises StillListed where a feed lists it, as the feed would bring it back.
    """
    check_removable(article)
    return store.articles.remove(article.id)


def check_removable(article: Article) -> None:
    """Raises StillListed where a feed lists an article."""
    if article.in_feed and article.feeds:
        raise StillListed(
            f"article {article.id} is listed by {article.feed_title}, which would bring it back",
            advice=f"`monitor articles mute {article.id}` silences it; `monitor feeds remove` ends its feed",
        )
