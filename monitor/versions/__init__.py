"""Decides whether a newly read document is a new version, and whether it is the same article at all.

A version is identified by its words: changes in boilerplate, time stamps, quotation marks, dashes, white space, letter
case and paragraph breaks make no new version. Where much changed, it is first checked that this is the same article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.versions.addresses import canonical_address, differs_by_extras, fetched_addresses
    from monitor.versions.decision import decide
    from monitor.versions.identity import continues, one_story, same_article
    from monitor.versions.outcomes import ANOTHER_PAGE, Alternating, Blocked, Decision, NewVersion, Unchanged
    from monitor.versions.reread import as_read_now
    from monitor.versions.texts import text_digests
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.versions.addresses": "canonical_address differs_by_extras fetched_addresses",
            "monitor.versions.decision": "decide",
            "monitor.versions.identity": "continues one_story same_article",
            "monitor.versions.outcomes": "ANOTHER_PAGE Alternating Blocked Decision NewVersion Unchanged",
            "monitor.versions.reread": "as_read_now",
            "monitor.versions.texts": "text_digests",
        },
    )

__all__ = [
    "ANOTHER_PAGE",
    "Alternating",
    "Blocked",
    "Decision",
    "NewVersion",
    "Unchanged",
    "as_read_now",
    "canonical_address",
    "continues",
    "decide",
    "differs_by_extras",
    "fetched_addresses",
    "one_story",
    "same_article",
    "text_digests",
]
