"""Reading the texts of stored versions."""

from __future__ import annotations

from sqlalchemy import Connection

from monitor.errors import DatabaseCorrupt
from monitor.model import Document
from monitor.store import contents
from monitor.store.codec import load


def read_document(connection: Connection, article_id: int, number: int) -> Document:
    """The text of a version; raises ``DatabaseCorrupt``."""
    data = contents.read(connection, article_id, contents.DOCUMENT, number)
    if data is None:
        raise DatabaseCorrupt(f"the text of version {number} of article {article_id} is missing")
    return load(Document, data)
