"""Pages: bytes in, a document out."""

from monitor.extract.article import EXTRACTOR, read_article
from monitor.extract.forwards import Forward, find_forward
from monitor.extract.front import front_page, front_sign, site_of
from monitor.extract.furniture import furniture_reason, is_furniture
from monitor.extract.kinds import named_type, other_kind
from monitor.extract.lines import line_key
from monitor.extract.live_words import without_live_labels
from monitor.extract.notes import is_note, note_kind
from monitor.extract.page import decode_html
from monitor.extract.problems import page_problem
from monitor.extract.quick import Since, changed_since, make_trace, trace_holds
from monitor.extract.site_lines import document_lines, mark_site_lines
from monitor.extract.stamps.grammar import StampSort
from monitor.extract.timestamps import line_sort

__all__ = [
    "EXTRACTOR",
    "Forward",
    "Since",
    "StampSort",
    "changed_since",
    "decode_html",
    "document_lines",
    "find_forward",
    "front_page",
    "front_sign",
    "furniture_reason",
    "is_furniture",
    "is_note",
    "line_key",
    "line_sort",
    "make_trace",
    "mark_site_lines",
    "named_type",
    "note_kind",
    "other_kind",
    "page_problem",
    "read_article",
    "site_of",
    "trace_holds",
    "without_live_labels",
]
