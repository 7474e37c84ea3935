"""Bookmarks: versions that a reader named, to compare with later ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.model.articles import Article

# In characters. A name is a few words, such as "as of my piece of Tuesday".
LONGEST_BOOKMARK = 80


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A version of an article that a reader gave a name. ``kept`` is False once that version was pruned."""

    id: int
    reader: str
    article: Article
    version: int
    name: str
    created_at: datetime
    kept: bool = True
