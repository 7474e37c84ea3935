"""Pages: bytes in, a document out."""

from monitor.extract.article import EXTRACTOR, read_article
from monitor.extract.furniture import document_lines, furniture_reason, is_furniture
from monitor.extract.lines import line_key
from monitor.extract.notes import is_note, note_kind
from monitor.extract.page import decode_html
from monitor.extract.problems import page_problem
from monitor.extract.quick import make_trace, trace_holds
from monitor.extract.stamps.grammar import StampSort
from monitor.extract.timestamps import line_sort

__all__ = [
    "EXTRACTOR",
    "StampSort",
    "decode_html",
    "document_lines",
    "furniture_reason",
    "is_furniture",
    "is_note",
    "line_key",
    "line_sort",
    "make_trace",
    "note_kind",
    "page_problem",
    "read_article",
    "trace_holds",
]
