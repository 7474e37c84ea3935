"""Tables of units and currencies, and the words that make a number a bound."""

from monitor.language import LANGUAGES
from monitor.language.measures import SYMBOLS

CURRENCY_SIGNS = {
    "£": "GBP", "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "c$": "CAD", "ca$": "CAD",
    "hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY",
    "₴": "UAH", "%": "%", "yüzde": "%",
}  # fmt: skip
# Written before the number: EUR 5 million.
CURRENCY_CODES = frozenset({"eur", "usd", "gbp", "chf", "aud", "cad", "jpy", "inr", "yüzde"})
_ALL = [language.units for language in LANGUAGES.values()]
# Units that texts often convert, by words that mean nothing else in any other language.
_CONVERTED = {
    "lb": "lb lbs", "oz": "oz ounce ounces", "gallon": "gallon gallons", "kn": "knot knots knoten nœuds", "nmi": "nmi",
}  # fmt: skip
UNITS = {
    word: unit
    for names in (SYMBOLS, _CONVERTED, *(units.names for units in _ALL))
    for unit, words in names.items()
    for word in words.split()
}
# The words of each language, which are tried first: "mil" is ten kilometres in Swedish, and miles in Polish.
OWN_UNITS = {
    code: {word: unit for unit, words in language.units.names.items() for word in words.split()}
    for code, language in LANGUAGES.items()
}
# Units that are ordinary words in other languages; they count only in languages that list them as a unit.
_ALIKE = "mi ton foot metro pond grad libra times fois volte keer reprises cent t gr mil kr sek raz mile"
ONLY_IN = {
    word: {
        code
        for code, language in LANGUAGES.items()
        if any(word in words.split() for words in language.units.names.values())
    }
    for word in _ALIKE.split()
}
# Units written with a small letter; the capital begins a name.
SMALL_LETTERS = frozenset({"m", "l", "g", "t"})
# Languages in which "ha" is a verb: the unit ends the phrase or is followed by "of".
VERB_HA = frozenset({"es", "it"})
# Attached to the digits: 30C, 50p.
SUFFIX_UNITS = {"c": "°C", "f": "°F", "p": "penny"}
# Words after a unit: square, per hour, the scale of degrees.
_TAIL_SIGNS = {"/h": ("h", "u"), "C": ("celsius", "c"), "F": ("f",)}
TAIL_OF = {
    tuple(tail.split()): put
    for known in (_TAIL_SIGNS, *(units.tails for units in _ALL))
    for put, tails in known.items()
    for tail in tails
}
TAIL_STARTS = frozenset(words[0] for words in TAIL_OF)
# The units that each of these may follow.
TAKES = {"²": {"mm", "cm", "m", "km", "mile", "ft", "yard"}, "³": {"cm", "m", "km", "ft"}, "/h": {"km", "mile", "m"},
         "C": {"°"}, "F": {"°"}}  # fmt: skip
# Words for "square" before a unit.
SQUARE = {word: put for units in _ALL for word, put in units.squares.items()}
# Units of several words.
_PHRASES = {"nautical miles": "nmi", "nautical mile": "nmi", "metres per second": "m/s", "meters per second": "m/s"}
UNIT_PHRASES = {
    tuple(phrase.split()): unit
    for phrases in (_PHRASES, *(units.phrases for units in _ALL))
    for phrase, unit in phrases.items()
}
UNIT_PHRASES_OF = {
    first: [(words, unit) for words, unit in UNIT_PHRASES.items() if words[0] == first]
    for first in {words[0] for words in UNIT_PHRASES}
}
SUFFIX_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "mio": 10**6,
                 "mrd": 10**9, "mln": 10**6, "mld": 10**9}  # fmt: skip

# Words before a number that make it a lower (>) or upper (<) bound; not "about", which is no bound.
BOUNDS = {
    ">": tuple(dict.fromkeys(words for language in LANGUAGES.values() for words in language.numbers.over)),
    "<": tuple(dict.fromkeys(words for language in LANGUAGES.values() for words in language.numbers.under)),
}
TIMES = "times"
# Fractions of one character, in hundredths.
SIGNS = {"½": 50, "¼": 25, "¾": 75}
