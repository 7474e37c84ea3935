"""Pages: bytes in, a document out."""

from monitor.extract.article import EXTRACTOR, read_article
from monitor.extract.furniture import document_lines, furniture_reason, is_furniture
from monitor.extract.lines import line_key
from monitor.extract.live_words import without_live_labels
from monitor.extract.notes import is_note, note_kind
from monitor.extract.page import decode_html
from monitor.extract.problems import page_problem
from monitor.extract.quick import make_trace, trace_holds

__all__ = [
    "EXTRACTOR",
    "decode_html",
    "document_lines",
    "furniture_reason",
    "is_furniture",
    "is_note",
    "line_key",
    "make_trace",
    "note_kind",
    "page_problem",
    "read_article",
    "trace_holds",
    "without_live_labels",
]
