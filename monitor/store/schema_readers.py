"""The table of what readers have read; made with those of ``schema``."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from monitor.store.engine import Moment, Number, String, table_options
from monitor.store.schema import metadata

# Up to which development a reader has read an article, above their place in all of them (see `history.places`).
read_marks = Table(
    "read_marks",
    metadata,
    Column("reader", String, primary_key=True),
    Column(
        "article_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("up_to", Number, nullable=False),
    Column("at", Moment, nullable=False),
    **table_options(keyed=True),
)
