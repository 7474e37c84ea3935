"""The word tables of all languages, by script."""

from __future__ import annotations

import re

from monitor.boilerplate.notes import asian, germanic, romance, slavic
from monitor.boilerplate.notes.english import ENGLISH
from monitor.boilerplate.notes.words import NoteWords

# English first: it occurs on pages in every language.
LATIN: tuple[NoteWords, ...] = (
    ENGLISH,
    germanic.GERMAN,
    romance.FRENCH,
    romance.SPANISH,
    romance.ITALIAN,
    romance.PORTUGUESE,
    germanic.DUTCH,
    germanic.SWEDISH,
    slavic.POLISH,
    slavic.TURKISH,
    asian.VIETNAMESE,
    germanic.DANISH,
    germanic.NORWEGIAN,
    germanic.FINNISH,
    slavic.CZECH,
)
# A line with a letter of one of these scripts is tried in these languages.
SCRIPTS: tuple[tuple[re.Pattern[str], tuple[NoteWords, ...]], ...] = (
    (re.compile("[\u0400-\u04ff]"), (slavic.RUSSIAN, slavic.UKRAINIAN, slavic.BULGARIAN)),
    (re.compile("[\u0600-\u06ff]"), (asian.ARABIC, asian.PERSIAN)),
    (re.compile("[\u0900-\u097f]"), (asian.HINDI,)),
    (re.compile("[\u0e00-\u0e7f]"), (asian.THAI,)),
    (re.compile("[\u3040-\u30ff\u3400-\u9fff]"), (asian.JAPANESE, asian.CHINESE)),
    (re.compile("[\uac00-\ud7af]"), (asian.KOREAN,)),
    (re.compile("[\u0370-\u03ff]"), (slavic.GREEK,)),
    (re.compile("[\u0590-\u05ff]"), (asian.HEBREW,)),
)
