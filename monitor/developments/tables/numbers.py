"""Numbers as words. Simple words by value; words that are written together (German, Dutch, Italian) are generated."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_EN = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_FR = {
    "zéro": 0, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80,
    "nonante": 90,
}  # fmt: skip
_ES = {
    "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiún": 21, "veintiuna": 21, "veintidós": 22,
    "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400,
    "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600,
    "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900,
    "novecientas": 900,
}  # fmt: skip
_PT = {
    "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9,
    "dez": 10, "onze": 11, "doze": 12, "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15, "dezesseis": 16,
    "dezasseis": 16, "dezessete": 17, "dezassete": 17, "dezoito": 18, "dezenove": 19, "dezanove": 19, "vinte": 20,
    "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90,
    "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300, "quatrocentos": 400, "quatrocentas": 400,
    "quinhentos": 500, "quinhentas": 500, "seiscentos": 600, "seiscentas": 600, "setecentos": 700, "setecentas": 700,
    "oitocentos": 800, "oitocentas": 800, "novecentos": 900, "novecentas": 900,
}  # fmt: skip
_IT_UNITS = ("", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
             "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove")  # fmt: skip
_IT_TENS = ("", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")
_DE_UNITS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
             "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")  # fmt: skip
_DE_TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_NL_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
             "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")  # fmt: skip
_NL_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

HUNDREDS = {
    "en": {"hundred"},
    "de": {"hundert"},
    "fr": {"cent", "cents"},
    "es": {"cien", "ciento"},
    "it": {"cento"},
    "pt": {"cem", "cento"},
    "nl": {"honderd"},
}
SCALES = {
    "en": {"thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
           "tn": 10**12, "lakh": 10**5, "crore": 10**7},
    "de": {"tausend": 10**3, "mio": 10**6, "million": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9,
           "milliarden": 10**9, "billion": 10**12, "billionen": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
           "billion": 10**12, "billions": 10**12},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
    "it": {"mille": 10**3, "mila": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "miliardo": 10**9,
           "miliardi": 10**9, "mld": 10**9},
    "pt": {"mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "bilião": 10**12,
           "biliões": 10**12, "trilhão": 10**12, "trilhões": 10**12},
    "nl": {"duizend": 10**3, "mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9, "biljoen": 10**12},
}  # fmt: skip
# Words for about so many: a number, but not an exact one. "dozens" is another quantity than "twenty-two".
GROUPS = {
    "en": {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
           "billions": 2 * 10**9, "couple": 2},
    "de": {"dutzende": 24, "dutzenden": 24, "hunderte": 200, "hunderten": 200, "tausende": 2000, "tausenden": 2000},
    "fr": {"dizaines": 20, "douzaines": 24, "centaines": 200, "milliers": 2000},
    "es": {"decenas": 20, "docenas": 24, "centenares": 200, "cientos": 200, "miles": 2000},
    "it": {"decine": 20, "dozzine": 24, "centinaia": 200, "migliaia": 2000},
    "pt": {"dezenas": 20, "dúzias": 24, "centenas": 200, "milhares": 2000},
    "nl": {"tientallen": 20, "honderden": 200, "duizenden": 2000},
}  # fmt: skip
# One group of so many is that number: a dozen, une vingtaine.
SINGLE_GROUPS = {
    "en": {"dozen": 12},
    "de": {"dutzend": 12},
    "fr": {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
           "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000},
    "es": {"decena": 10, "docena": 12, "veintena": 20, "treintena": 30, "centenar": 100, "millar": 1000},
    "it": {"decina": 10, "dozzina": 12, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40,
           "cinquantina": 50, "centinaio": 100, "migliaio": 1000},
    "pt": {"dezena": 10, "dúzia": 12, "centena": 100, "milhar": 1000},
    "nl": {"dozijn": 12, "tiental": 10, "honderdtal": 100},
}  # fmt: skip
# Articles that may be the number one: counted only where the other side has a number that is gone.
ARTICLES = {
    "en": {"a", "an"},
    "de": {"ein", "eine", "einen", "einem", "einer", "eines", "eins"},
    "fr": {"un", "une"},
    "es": {"un", "una", "uno"},
    "it": {"un", "uno", "una"},
    "pt": {"um", "uma"},
    "nl": {"een", "één", "eén"},
}
JOINERS = {
    "en": {"and"},
    "de": {"und"},
    "fr": {"et"},
    "es": {"y"},
    "it": {"e"},
    "pt": {"e"},
    "nl": {"en"},
}
ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
           "twelfth"),
    "de": ("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"),
    "fr": ("premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
           "dixième"),
    "es": ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"),
    "it": ("primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"),
    "pt": ("primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo"),
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"),
}  # fmt: skip


def _german(units: tuple[str, ...], tens: tuple[str, ...], joiner: str, hundred: str) -> Iterator[tuple[str, int]]:
    """Numbers 2 to 999 as German and Dutch write them: two-and-twenty, the hundreds in front."""
    below = {number: units[number] for number in range(1, 20)}
    for ten in range(2, 10):
        below[10 * ten] = tens[ten]
        for unit in range(1, 10):
            link = "ën" if joiner == "en" and units[unit].endswith("e") else joiner
            below[10 * ten + unit] = units[unit] + link + tens[ten]
    yield from ((word, number) for number, word in below.items() if number > 1)
    for count in range(1, 10):
        for head in {units[count] + hundred, hundred} if count == 1 else {units[count] + hundred}:
            if head != hundred:
                yield head, 100 * count
            for number, word in below.items():
                yield head + ("eins" if number == 1 and hundred == "hundert" else word), 100 * count + number
                yield head + joiner + word, 100 * count + number


def _italian() -> Iterator[tuple[str, int]]:
    """Numbers 2 to 999 in Italian: a ten drops its vowel before uno and otto, final tre takes an accent."""
    below = {number: word for number, word in enumerate(_IT_UNITS) if number}
    for ten in range(2, 10):
        below[10 * ten] = _IT_TENS[ten]
        for unit in range(1, 10):
            head = _IT_TENS[ten][:-1] if unit in (1, 8) else _IT_TENS[ten]
            below[10 * ten + unit] = head + ("tré" if unit == 3 else _IT_UNITS[unit])
    yield from ((word, number) for number, word in below.items() if number > 1)
    for count in range(1, 10):
        head = ("" if count == 1 else _IT_UNITS[count]) + "cento"
        if count > 1:
            yield head, 100 * count
        yield from ((head + word, 100 * count + number) for number, word in below.items())


@lru_cache(maxsize=8)
def number_words(language: str) -> dict[str, int]:
    """The words of one language that stand for a number below one thousand (but for the word for one hundred)."""
    if language == "de":
        words = dict(_german(_DE_UNITS, _DE_TENS, "und", "hundert"))
        return words | {word.replace("ß", "ss"): value for word, value in words.items()} | {"zwo": 2, "null": 0}
    if language == "nl":
        words = dict(_german(_NL_UNITS, _NL_TENS, "en", "honderd"))
        return words | {"nul": 0}
    if language == "it":
        words = dict(_italian())
        return words | {word.replace("é", "e"): value for word, value in words.items()} | {"zero": 0}
    return {"en": _EN, "fr": _FR, "es": _ES, "pt": _PT}.get(language, {})
