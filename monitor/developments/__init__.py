"""Judges what of a difference is new."""

from monitor.developments.judge import compare, page_only, unjudged
from monitor.developments.opinions import opinions_of
from monitor.developments.rolling import only_known_entries
from monitor.developments.second_reader import prompt_of, question_of, revised, unanswered, uncertain

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
