"""Judges which edits between two versions are new information (developments), and which facts were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.developments.judge import compare, page_only, unjudged
    from monitor.developments.opinions import opinions_of
    from monitor.developments.rolling import only_known_entries
    from monitor.developments.second_reader import prompt_of, question_of, revised, unanswered, uncertain
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.developments.judge": "compare page_only unjudged",
            "monitor.developments.opinions": "opinions_of",
            "monitor.developments.rolling": "only_known_entries",
            "monitor.developments.second_reader": "prompt_of question_of revised unanswered uncertain",
        },
    )

__all__ = [
    "compare",
    "only_known_entries",
    "opinions_of",
    "page_only",
    "prompt_of",
    "question_of",
    "revised",
    "unanswered",
    "uncertain",
    "unjudged",
]
