"""What a search asks for, and the passage it shows. What a word is, says ``monitor.words``, for subscriptions as well.

All terms asked for must be in a version; ``"two words"`` are a phrase, ``wor*`` is a beginning. Accents do not count.
"""

from __future__ import annotations

from itertools import pairwise

from monitor.words import Term, parse_query, spans


def terms(words: str) -> list[Term]:
    """What is asked for: words and phrases."""
    return [found for _, found in parse_query(words) if found is not None]


def passage(text: str, words: str, *, width: int = 160) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The passage of a text around the first term found, on one line, and where in it terms are; else its beginning."""
    flat = " ".join(text.split())
    found = spans(flat, terms(words))
    start = _word_edge(flat, (found[0][0] if found else 0) - width // 3)
    end = _word_edge(flat, start + width)
    before = "…" if start else ""
    shown = before + flat[start:end].rstrip() + ("…" if end < len(flat) else "")
    shift = len(before) - start
    # The last character is left out: it may be the ellipsis.
    last = len(shown) - (end < len(flat))
    marks = ((max(first + shift, len(before)), min(past + shift, last)) for first, past in found)
    return shown, tuple((first, past) for first, past in marks if first < past)


def _word_edge(flat: str, at: int) -> int:
    """The nearest place from ``at`` on where a word begins (at most 20 characters on)."""
    if at <= 0 or at >= len(flat):
        return max(0, min(at, len(flat)))
    edges = (place + 1 for place, (left, _) in enumerate(pairwise(flat[at - 1 : at + 20]), at - 1) if left == " ")
    return next(edges, at)
