"""Pages: bytes in, a document out."""

from monitor.extract.article import EXTRACTOR, read_article
from monitor.extract.front import front_page, front_sign, site_of
from monitor.extract.furniture import document_lines, furniture_reason, is_furniture
from monitor.extract.lines import line_key
from monitor.extract.notes import is_note, note_kind
from monitor.extract.page import decode_html
from monitor.extract.problems import page_problem
from monitor.extract.quick import Since, changed_since, make_trace, trace_holds

__all__ = [
    "EXTRACTOR",
    "Since",
    "changed_since",
    "decode_html",
    "document_lines",
    "front_page",
    "front_sign",
    "furniture_reason",
    "is_furniture",
    "is_note",
    "line_key",
    "make_trace",
    "note_kind",
    "page_problem",
    "read_article",
    "site_of",
    "trace_holds",
]
