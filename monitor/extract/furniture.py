"""What of a page is furniture."""

from __future__ import annotations

from monitor.extract.lines import line_key
from monitor.model import Document


def document_lines(document: Document) -> tuple[str, ...]:
    """The normalised lines of a document, each once, to be counted per host."""
    return tuple(dict.fromkeys(key for block in document.blocks if (key := line_key(block.text))))
