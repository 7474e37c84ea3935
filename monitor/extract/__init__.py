"""Pages: bytes in, a document out."""

from monitor.extract.article import EXTRACTOR, read_article
from monitor.extract.fingerprint import Since, changed_since, fingerprint_holds, make_fingerprint
from monitor.extract.forwards import Forward, find_forward
from monitor.extract.front import front_page, front_sign, site_of
from monitor.extract.kinds import named_type, other_kind
from monitor.extract.lines import line_key
from monitor.extract.page import decode_html
from monitor.extract.problems import page_problem
from monitor.extract.site_lines import document_lines, mark_site_lines

__all__ = [
    "EXTRACTOR",
    "Forward",
    "Since",
    "changed_since",
    "decode_html",
    "document_lines",
    "find_forward",
    "fingerprint_holds",
    "front_page",
    "front_sign",
    "line_key",
    "make_fingerprint",
    "mark_site_lines",
    "named_type",
    "other_kind",
    "page_problem",
    "read_article",
    "site_of",
]
