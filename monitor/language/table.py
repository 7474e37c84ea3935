"""The languages with tables."""

from __future__ import annotations

from monitor.language.ar import ARABIC
from monitor.language.de import GERMAN
from monitor.language.en import ENGLISH
from monitor.language.es import SPANISH
from monitor.language.fr import FRENCH
from monitor.language.it import ITALIAN
from monitor.language.neutral import NEUTRAL
from monitor.language.nl import DUTCH
from monitor.language.pl import POLISH
from monitor.language.pt import PORTUGUESE
from monitor.language.ru import RUSSIAN
from monitor.language.shape import Language
from monitor.language.sv import SWEDISH
from monitor.language.tr import TURKISH
from monitor.language.uk import UKRAINIAN

# To add a language, add a file next to the others and a line here.
LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SWEDISH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "tr": TURKISH,
    "ar": ARABIC,
}


def of(code: str) -> Language:
    """The ``Language`` for a primary tag (ISO 639-1); ``NEUTRAL``, with empty tables, for any other tag."""
    return LANGUAGES.get(code, NEUTRAL)
