"""Words that can stand for each other without a change of fact: where cheap, no thesaurus.

Bars and lines part groups; a line that ends in a backslash goes on in the next. Words that news texts tell apart are
kept apart (killed and injured, arrested and charged, vote and election).
"""

from monitor.developments.tables.synonyms import de, en, es, fr, it, nl, pt

SYNONYMS = {
    "en": en.GROUPS,
    "de": de.GROUPS,
    "fr": fr.GROUPS,
    "es": es.GROUPS,
    "it": it.GROUPS,
    "pt": pt.GROUPS,
    "nl": nl.GROUPS,
}
