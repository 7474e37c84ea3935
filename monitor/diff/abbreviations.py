"""Which full stops do not end a sentence: the tables of the languages, and defaults for other languages."""

from __future__ import annotations

from monitor.language import LANGUAGES, Stops, of
from monitor.language.shape import spelled

# Languages that write ordinal numbers with a full stop.
ORDINAL_LANGUAGES = spelled("de da nb nn no fi et lv cs sk pl sl hr sr bs hu is tr lb fo")

MONTHS = spelled(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb "
    "mär apr jun jul aug sep sept okt nov dez januari februari maart mei augustus december marts maj januari "
    "mars kesäkuuta jahrhundert jahrhunderts jh"
)

_ALL = tuple(language.stops for language in LANGUAGES.values())

# Abbreviated months of all languages: before a figure their full stop does not end a sentence ("Nov. 5").
SHORT_MONTHS = spelled(
    "jan feb mar apr jun jul aug sep sept oct nov dec mär okt dez janv févr avr juil déc ene abr ago dic gen "
    "mag giu lug set sett ott fev mai out dez mrt"
)

# Abbreviations in one language that are ordinary words in another.
_AMBIGUOUS = spelled(
    "on sen d s o m me ex p cap gen est don es col par pres min max nat ten bv bes ehem tel "
    "red os im al pl in med doc lek fil kand civ dir ing hab kl m p zm "
    "av op org ord san yay haz alb sok bul cad mim tic apt mah"
)

# For a language without a table: the abbreviations of all languages, without the ambiguous ones.
UNKNOWN = Stops(
    before_names=frozenset().union(*(rules.before_names for rules in _ALL)) - _AMBIGUOUS,
    either=frozenset().union(*(rules.either for rules in _ALL)),
    before_figures=frozenset().union(*(rules.before_figures for rules in _ALL)),
    openers=frozenset().union(*(rules.openers for rules in _ALL)),
)


def rules_for(language: str) -> Stops:
    """The table for a language tag ("de-AT" is German); ``UNKNOWN`` for a language without one."""
    primary = language[:2].lower()
    return of(primary).stops if primary in LANGUAGES else UNKNOWN
