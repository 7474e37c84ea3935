"""Language data (one ``Language`` in each file), language detection, stems, and forms for comparing text. Pure."""

from __future__ import annotations

from monitor.language.base_forms import base_forms, meanings
from monitor.language.folding import fold
from monitor.language.forms import comparison_form
from monitor.language.guess import guess_language, language_of
from monitor.language.shape import Calendar, Fractions, Language, Numbers, Stops, Units
from monitor.language.stems import stem
from monitor.language.table import LANGUAGES, of
from monitor.language.themes import theme_places
from monitor.language.words import (
    Term,
    denials,
    figure_words,
    grammar,
    is_content,
    outcome_stems,
    plain_words,
    terms,
    words_of,
)

__all__ = [
    "LANGUAGES",
    "Calendar",
    "Fractions",
    "Language",
    "Numbers",
    "Stops",
    "Term",
    "Units",
    "base_forms",
    "comparison_form",
    "denials",
    "figure_words",
    "fold",
    "grammar",
    "guess_language",
    "is_content",
    "language_of",
    "meanings",
    "of",
    "outcome_stems",
    "plain_words",
    "stem",
    "terms",
    "theme_places",
    "words_of",
]
