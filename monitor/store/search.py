"""The terms of a search, and the passage shown with a hit. ``monitor.words`` defines what a word is.

A version must have all terms. ``"two words"`` is a phrase, ``wor*`` a prefix; accents of Latin letters are ignored.
"""

from __future__ import annotations

from itertools import pairwise

from monitor.words import Term, parse_query, spans


def terms(words: str) -> list[Term]:
    """The words and phrases of a search."""
    return [term for _, term in parse_query(words) if term is not None]


def passage(text: str, words: str, *, width: int = 160) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About ``width`` characters around the first match in a text, on one line, and the (start, end) of each match.

    Without a match, the beginning of the text.
    """
    line = " ".join(text.split())
    matches = spans(line, terms(words))
    start = _word_start(line, (matches[0][0] if matches else 0) - width // 3)
    end = _word_start(line, start + width)
    prefix = "…" if start else ""
    snippet = prefix + line[start:end].rstrip() + ("…" if end < len(line) else "")
    shift = len(prefix) - start
    # Without the ellipsis.
    last = len(snippet) - (end < len(line))
    marks = ((max(first + shift, len(prefix)), min(past + shift, last)) for first, past in matches)
    return snippet, tuple((first, past) for first, past in marks if first < past)


def _word_start(line: str, at: int) -> int:
    """The next start of a word from ``at`` on, at most 20 characters further; else ``at``."""
    if at <= 0 or at >= len(line):
        return max(0, min(at, len(line)))
    starts = (index + 1 for index, (left, _) in enumerate(pairwise(line[at - 1 : at + 20]), at - 1) if left == " ")
    return next(starts, at)
