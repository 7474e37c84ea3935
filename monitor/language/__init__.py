"""What is known of languages, as data: one ``Language`` a file, in one table. Pure.

A new language is one file beside the others and one line in ``LANGUAGES``.
"""

from __future__ import annotations

from monitor.language.de import GERMAN
from monitor.language.en import ENGLISH
from monitor.language.es import SPANISH
from monitor.language.fr import FRENCH
from monitor.language.it import ITALIAN
from monitor.language.neutral import NEUTRAL
from monitor.language.nl import DUTCH
from monitor.language.pt import PORTUGUESE
from monitor.language.shape import Calendar, Language, Numbers, Shares, Units

__all__ = ["LANGUAGES", "Calendar", "Language", "Numbers", "Shares", "Units", "of"]

LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
}


def of(code: str) -> Language:
    """The language of a primary tag (ISO 639-1); one without words where there are no tables for it."""
    return LANGUAGES.get(code, NEUTRAL)
