"""Reads the article of a page: bytes in, a document out; and recognises pages that hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.extract.article import read_article, read_served
    from monitor.extract.error_pages import says_withdrawn
    from monitor.extract.extractor import EXTRACTOR
    from monitor.extract.fingerprint import Since, changed_since, fingerprint_holds, make_fingerprint
    from monitor.extract.forwards import Forward, find_forward
    from monitor.extract.front import front_sign
    from monitor.extract.front_address import front_page, site_of
    from monitor.extract.kinds import named_type, other_kind
    from monitor.extract.lines import line_key
    from monitor.extract.page import decode_html
    from monitor.extract.problems import page_problem
    from monitor.extract.served import ServedPage
    from monitor.extract.site_lines import document_lines, mark_site_lines
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.extract.article": "read_article read_served",
            "monitor.extract.error_pages": "says_withdrawn",
            "monitor.extract.extractor": "EXTRACTOR",
            "monitor.extract.fingerprint": "Since changed_since fingerprint_holds make_fingerprint",
            "monitor.extract.forwards": "Forward find_forward",
            "monitor.extract.front": "front_sign",
            "monitor.extract.front_address": "front_page site_of",
            "monitor.extract.kinds": "named_type other_kind",
            "monitor.extract.lines": "line_key",
            "monitor.extract.page": "decode_html",
            "monitor.extract.problems": "page_problem",
            "monitor.extract.served": "ServedPage",
            "monitor.extract.site_lines": "document_lines mark_site_lines",
        },
    )

__all__ = [
    "EXTRACTOR",
    "Forward",
    "ServedPage",
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
    "read_served",
    "says_withdrawn",
    "site_of",
]
