"""Version identity: is what was read a new version, and is it the same article at all?

A version is told by its words: furniture, time stamps, quotation marks, dashes, white space, letter case and the cut of
paragraphs make none. Where much changed at once the question is first whether this still is the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.versions.addresses import canonical_address, differs_by_extras, fetched_addresses
    from monitor.versions.decision import ANOTHER_PAGE, Alternating, Blocked, Decision, NewVersion, Unchanged, decide
    from monitor.versions.identity import continues, one_story, same_article
    from monitor.versions.reread import as_read_now
    from monitor.versions.texts import text_digests
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.versions.addresses": "canonical_address differs_by_extras fetched_addresses",
            "monitor.versions.decision": "ANOTHER_PAGE Alternating Blocked Decision NewVersion Unchanged decide",
            "monitor.versions.identity": "continues one_story same_article",
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
