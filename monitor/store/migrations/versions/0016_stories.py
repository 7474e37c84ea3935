"""Stories, and the terms by which their articles are found.

Revision 0016. Articles of an older database are placed in the background, newest first.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey, text

from monitor.store.engine import Blob, Flag, Moment, Number, Real, String, numbered_options, rows_where, table_options

revision = "0016"
down_revision = "0015"


def _article(name: str = "article_id") -> Column[int]:
    return Column(name, Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)


def upgrade() -> None:
    op.add_column("articles", Column("unplaced", Flag, nullable=False, server_default=text("true")))
    waiting = rows_where("unplaced AND versions > 0 AND moved_to IS NULL")
    op.create_index("articles_unplaced", "articles", ["id"], **waiting)
    op.create_table(
        "stories",
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
    for name, column in (("newest", "updated_at"), ("coverage", "outlets"), ("importance", "importance")):
        op.create_index(f"stories_{name}", "stories", ["pinned", column, "id"], **rows_where("merged_into IS NULL"))
    op.create_index("stories_active", "stories", ["updated_at"], **rows_where("merged_into IS NULL"))
    op.create_index("stories_merged", "stories", ["merged_into"], **rows_where("merged_into IS NOT NULL"))
    op.create_table(
        "story_members",
        _article(),
        Column("story_id", Number, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        Column("since", Moment, nullable=False),
        Column("by_person", Flag, nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("story_members_story", "story_members", ["story_id", "article_id"])
    op.create_table("story_apart", _article(), _article("other_id"), **table_options(keyed=True))
    op.create_index("ix_story_apart_other_id", "story_apart", ["other_id"])
    op.create_table(
        "article_terms",
        _article(),
        Column("version", Number, nullable=False),
        Column("terms", Blob, nullable=False),
        **table_options(),
    )
    op.create_table(
        "term_articles",
        Column("term", Number, primary_key=True, autoincrement=False),
        _article(),
        **table_options(keyed=True),
    )
    op.create_index("ix_term_articles_article_id", "term_articles", ["article_id"])
    op.create_table(
        "term_counts",
        Column("bucket", Number, primary_key=True, autoincrement=False),
        Column("articles", Number, nullable=False),
        **table_options(keyed=True),
    )
