"""The regular forms of the words of the tables, where endings are known: what a rule gives need not be written down."""

from __future__ import annotations

from functools import lru_cache

from monitor.developments.tables.endings import ENDINGS


def forms(word: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The other forms of a folded word, and those that speak of what is to come."""
    rules = _rules(language)
    for at in range(len(word) + 1):
        found = rules.get(word[at:])
        if found is not None:
            now, later = found
            return tuple(word[:at] + ending for ending in now), tuple(word[:at] + ending for ending in later)
    return (), ()


@lru_cache(maxsize=8)
def _rules(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rules = {}
    for line in ENDINGS.get(language, "").strip().splitlines():
        ending, _, rest = line.strip().partition(":")
        now, _, later = rest.partition("|")
        rules[ending] = (tuple(now.split()), tuple(later.split()))
    return rules
