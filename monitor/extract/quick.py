"""Whether a page's article is unchanged, without reading it in full."""

from __future__ import annotations

import hashlib

from monitor.model import Document


def make_trace(html: bytes, document: Document) -> str:  # noqa: ARG001
    """A trace of where and what the text is."""
    return hashlib.sha256(html).hexdigest()


def trace_holds(trace: str, html: bytes) -> bool:
    """Whether the page's article text is surely the one the trace was made of."""
    return trace == hashlib.sha256(html).hexdigest()
