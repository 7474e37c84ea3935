"""The tables of stories (articles that report one event), and of the terms by which their articles are found."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from monitor.store.engine import (
    Blob,
    Flag,
    Moment,
    Number,
    Real,
    String,
    numbered_options,
    partial_index,
    table_options,
)
from monitor.store.schema import metadata

# A story that was merged into another keeps its row, for links to it.
stories = Table(
    "stories",
    metadata,
    Column("id", Number, primary_key=True),
    Column("title", String, nullable=False),
    Column("named", Flag, nullable=False),
    Column("pinned", Flag, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("articles", Number, nullable=False),
    Column("outlets", Number, nullable=False),
    Column("importance", Real, nullable=False),
    Column("merged_into", Number, ForeignKey("stories.id", ondelete="SET NULL")),
    **numbered_options(),
)
_LISTED = "merged_into IS NULL"
partial_index("stories_newest", stories.c.pinned, stories.c.updated_at, stories.c.id, where=_LISTED)
partial_index("stories_coverage", stories.c.pinned, stories.c.outlets, stories.c.id, where=_LISTED)
partial_index("stories_importance", stories.c.pinned, stories.c.importance, stories.c.id, where=_LISTED)
partial_index("stories_active", stories.c.updated_at, where=_LISTED)
partial_index("stories_merged", stories.c.merged_into, where="merged_into IS NOT NULL")

story_members = Table(
    "story_members",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("story_id", Number, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("by_person", Flag, nullable=False),
    **table_options(keyed=True),
)
Index("story_members_story", story_members.c.story_id, story_members.c.article_id)

# Articles that a person keeps apart; each pair has two rows, one in each direction.
story_apart = Table(
    "story_apart",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "other_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    **table_options(keyed=True),
)

# The terms of the newest version that was placed.
article_terms = Table(
    "article_terms",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("version", Number, nullable=False),
    Column("terms", Blob, nullable=False),
    **table_options(),
)

# The articles that have a term among their rarest ones; ``term`` is 64 bits of its digest.
term_articles = Table(
    "term_articles",
    metadata,
    Column("term", Number, primary_key=True, autoincrement=False),
    Column(
        "article_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    **table_options(keyed=True),
)

# Developments that another article of the story reports too. ``at``: when the version with the report was fetched;
# ``found_at``: when this was found. ``doubt``: since when some article may have reported it, if that is uncertain.
also_in = Table(
    "also_in",
    metadata,
    Column(
        "development_id",
        Number,
        ForeignKey("developments.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "article_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("version", Number, nullable=False),
    Column("at", Moment, nullable=False),
    Column("published", Moment),
    Column("sentence", String, nullable=False),
    Column("score", Real, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("doubt", Moment),
    **table_options(keyed=True),
)

# Articles whose story still has to be searched for rows of ``also_in``, leased by the program that searches.
unsearched = Table(
    "unsearched",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("lease_until", Moment),
    **table_options(keyed=True),
)

# In how many of all articles ever placed the terms of a bucket occurred; bucket -1 counts the articles.
term_counts = Table(
    "term_counts",
    metadata,
    Column("bucket", Number, primary_key=True, autoincrement=False),
    Column("articles", Number, nullable=False),
    **table_options(keyed=True),
)
