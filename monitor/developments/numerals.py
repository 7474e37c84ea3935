"""Reading numbers out of text: digits and words, with unit, date, time, bound and what is counted.

Digit grouping follows the language: a comma groups in English, parts decimals in the others; a repeated mark or both
marks settle it. "1.5 million", "1,500,000" and "one million five hundred thousand" are one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from monitor.developments.numberwords import Lexicon, Sum, lexicon, ordinal_stem
from monitor.developments.tables.units import BOUNDS, CURRENCY_SIGNS, PERCENT_PAIRS, SUFFIX_SCALES, UNITS
from monitor.developments.terms import fold, vocabulary

Key = tuple[str, object, str]

_GROUP = "\u00a0\u202f\u2009'’ "
_TOKEN = re.compile(
    rf"""
    (?P<named>(?-i:[A-Z]{{1,6}}|Covid)-?\d+(?!\w))
  | (?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*(?!\w))
  | (?P<iso>(?<![\w.])\d{{4}}-\d\d-\d\d(?!\d))
  | (?P<dmy>(?<![\w./])\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)(?![\w/]|\.\d))
  | (?P<time>(?<![\w.:,])(?P<hour>2[0-4]|[01]?\d)
        (?:(?P<colon>:)(?P<min>[0-5]\d)(?::[0-5]\d)?(?!\d)|[.](?P<min2>[0-5]\d)(?=\s*(?:[ap]\.?m\b|uhr\b))|h(?P<min3>[0-5]\d)?\b
           |(?=\s?[ap]\.?m\b|\s?uhr\b))
        (?:\s*(?P<half>[ap])\.?m\b\.?|\s*uhr\b)?)
  | (?P<number>(?<![\w.,])(?<![^\W\d_]-)(?:(?<!\S)[-−](?=\d))?
        (?:\d{{1,3}}(?:[{_GROUP}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*))
        (?P<suffix>[^\W\d_]{{1,4}}(?![\w]))?(?!\w)
  | (?P<sign>[£$€¥₹₽₩₺₴%]|°[CF])
  | (?P<code>\w+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "ème", "º", "ª", "o", "a", "ste", "de"})
_DATE_LINKS = frozenset({"of", "de", "del", "di", "von", "the", "den", "le", "el", "il"})
_COUNTED = re.compile(r"\s*((?:[^\W\d_]+(?:[-’'][^\W\d_]+)*\s*){1,3})")
_OF = frozenset({"of", "de", "di"})
# "3. The list", "2) Applicants": the number of an item, no figure of the text.
_ENUMERATED = re.compile(r"\s*\(?\d{1,2}[.)]\s+\S")
_LAST_MINUTE = 23 * 60 + 59


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number in a text. ``key`` is (what it is, value, unit): equal keys say the same.

    ``bound`` is ``>`` or ``<`` where the text gives a limit. ``weak`` marks what may be no number at all (an article,
    an ordinal, a weekday): it counts only where it takes the place of another. ``counts``: the words after it.
    """

    key: Key
    text: str
    start: int
    end: int
    bound: str = ""
    counts: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    low: str
    start: int
    end: int
    suffix: str = ""


def _tokens(text: str, lex: Lexicon) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        kind = "number" if match["number"] else match.lastgroup or "code"
        if kind == "word" and "-" in match[0]:
            found.extend(_hyphenated(match[0], match.start(), lex))
            continue
        suffix = (match["suffix"] or "").casefold() if kind == "number" else ""
        end = match.end() - len(suffix)
        found.append(_Token(kind, match[0][: end - match.start()], match[0].casefold(), match.start(), end, suffix))
    return found


def _hyphenated(text: str, start: int, lex: Lexicon) -> Iterator[_Token]:
    """A hyphenated word is cut where it begins with a number: twenty-two, quatre-vingt-dix, two-year."""
    head = text.split("-", 1)[0].casefold()
    if head not in lex.numbers and head not in lex.hundreds and head not in lex.scales:
        yield _Token("word", text, text.casefold(), start, start + len(text))
        return
    for part in text.split("-"):
        yield _Token("word", part, part.casefold(), start, start + len(part))
        start += len(part) + 1


def _decimal(text: str, lex: Lexicon) -> Decimal:
    """The value of digits with their marks."""
    sign = -1 if text[0] in "-−" else 1
    text = text.lstrip("-−")
    for char in _GROUP:
        text = text.replace(char, "")
    marks = [char for char in text if char in ".,"]
    if len(set(marks)) == 2:
        last = text[max(text.rfind("."), text.rfind(","))]
        text = text.replace("," if last == "." else ".", "").replace(",", ".")
    elif len(marks) > 1:
        text = text.replace(marks[0], "")
    elif marks:
        grouping = "," if lex.comma_groups else "."
        head, _, tail = text.partition(marks[0])
        groups = marks[0] == grouping and len(tail) == 3 and 0 < len(head) <= 3 and head != "0"
        text = head + tail if groups else f"{head}.{tail}"
    return sign * Decimal(text)


class _Reader:
    """Walks over the tokens of one text and puts quantities together."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.lex = lexicon(language)
        self.language = language
        self.tokens = _tokens(text, self.lex)

    def read(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.tokens):
            found = self._quantity_at(at)
            if found is None:
                at += 1
                continue
            key, after, weak = found
            start, end = self.tokens[at].start, self._end(after - 1)
            yield Quantity(
                key,
                self.text[start:end],
                start,
                end,
                _bound(self.text[:start]),
                _counted(key, self.text[end:], self.language),
                weak,
            )
            at = after

    def _get(self, at: int) -> _Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else _NOTHING

    def _end(self, at: int) -> int:
        return self.tokens[at].end + len(self.tokens[at].suffix)

    def _quantity_at(self, at: int) -> tuple[Key, int, bool] | None:
        token = self.tokens[at]
        if token.kind in ("iso", "dmy", "time"):
            return (_clock_key(token.low) if token.kind == "time" else _written_date(token.text)), at + 1, False
        if token.kind == "number":
            return self._day_first(at) or self._amount(at)
        if token.kind == "sign":
            return self._money(at)
        if token.kind in ("code", "named") and any(char.isdigit() for char in token.low):
            return ("code", token.low.replace("-", ""), ""), at + 1, True
        if token.kind != "word" or not self.lex.may_begin(token.low):
            return None
        return self._month_first(at) or self._weekday(at) or self._amount(at) or self._small_word(at)

    # Dates

    def _day_first(self, at: int) -> tuple[Key, int, bool] | None:
        """27 January 2022, 27th of January, 27. Januar, 27 de enero de 2022."""
        token = self.tokens[at]
        if not token.text.isdigit() or not 1 <= int(token.text) <= 31:
            return None
        if token.suffix and token.suffix not in _ORDINAL_SUFFIXES:
            return None
        month_at = self._skip(at + 1, _DATE_LINKS)
        month = self._month(month_at)
        if month is None:
            return None
        year, after = self._year(month_at + 1)
        return ("date", (year, month, int(token.text)), ""), after, False

    def _month_first(self, at: int) -> tuple[Key, int, bool] | None:
        """January 27, 2022; January 2022; January alone."""
        month = self._month(at)
        if month is None:
            return None
        day = self._get(at + 1)
        close = day.start - self.tokens[at].end <= 2
        if close and day.kind == "number" and day.text.isdigit() and 1 <= int(day.text) <= 31:
            year, after = self._year(at + 2)
            return ("date", (year, month, int(day.text)), ""), after, False
        year, after = self._year(at + 1)
        return ("date", (year, month, None), ""), after, False

    def _month(self, at: int) -> int | None:
        token = self._get(at)
        month = self.lex.months.get(token.low)
        if month is not None and self.lex.comma_groups and token.text[0].islower():
            return None  # "may" and "march" are verbs
        return month

    def _year(self, at: int) -> tuple[int | None, int]:
        """The year that ends a date, and where the text goes on."""
        year_at = self._skip(at, _DATE_LINKS)
        token = self._get(year_at)
        if token.kind == "number" and token.text.isdigit() and len(token.text) == 4 and token.text[0] in "12":
            return int(token.text), year_at + 1
        return None, at

    def _skip(self, at: int, words: frozenset[str]) -> int:
        while self._get(at).low in words:
            at += 1
        return at

    def _weekday(self, at: int) -> tuple[Key, int, bool] | None:
        """A weekday, unless a date with its day stands beside it and says it already."""
        day = self.lex.weekdays.get(self.tokens[at].low)
        if day is None:
            return None
        beside = self._skip(at + 1, _DATE_LINKS)
        if self._get(beside).kind in ("dmy", "iso") or (beside < len(self.tokens) and self._dated(beside)):
            return None
        return ("weekday", day, ""), at + 1, True

    def _dated(self, at: int) -> bool:
        found = self._day_first(at) if self.tokens[at].kind == "number" else self._month_first(at)
        return found is not None

    # Amounts

    def _money(self, at: int) -> tuple[Key, int, bool] | None:
        """£1.5 million, $5m."""
        unit = CURRENCY_SIGNS.get(self.tokens[at].text)
        if unit is None or self._get(at + 1).kind not in ("number", "word"):
            return None
        found = self._value(at + 1, money=True)
        return None if found is None else (("number", found[0], unit), found[1], False)

    def _amount(self, at: int) -> tuple[Key, int, bool] | None:
        found = self._value(at)
        if found is None:
            return None
        value, after = found
        token = self.tokens[at]
        if at == 0 and token.kind == "number" and self.language != "de" and _ENUMERATED.match(self.text):
            return ("ordinal", int(value), ""), after, True
        if self._get(after).low in _DOZENS:
            return ("number", value * 12, ""), after + 1, False
        if token.kind == "number" and after == at + 1 and token.suffix in _ORDINAL_SUFFIXES:
            return ("ordinal", int(value), ""), after, True
        unit, after = self._unit(after)
        return ("number", value, unit), after, not unit and token.low == "one" and value == 1

    def _unit(self, at: int) -> tuple[str, int]:
        before, token = self._get(at - 1), self._get(at)
        if before.kind == "number" and before.suffix:
            return (UNITS.get(before.suffix, "") if before.suffix not in SUFFIX_SCALES else ""), at
        if token.kind == "sign":
            return CURRENCY_SIGNS.get(token.text, token.text), at + 1
        if (token.low, self._get(at + 1).low) in PERCENT_PAIRS:
            return "%", at + 2
        unit = UNITS.get(token.low.replace("’", "'").removeprefix("d'")) if token.kind == "word" else None
        if unit is not None:
            return unit, at + 1
        if token.low in ("de", "d", "di") and self._get(at + 1).low in UNITS:
            return UNITS[self._get(at + 1).low], at + 2
        return "", at

    def _value(self, at: int, *, money: bool = False) -> tuple[Decimal, int] | None:
        """The value of the number that begins here, in digits or words, with its scale words."""
        token = self.tokens[at]
        if token.kind != "number":
            return self._words(at)
        value = _decimal(token.text, self.lex)
        if token.suffix in SUFFIX_SCALES and (money or token.suffix not in ("m", "b")):
            return value * SUFFIX_SCALES[token.suffix], at + 1
        if token.suffix == "m" and self._get(at + 1).kind == "word" and self._get(at + 1).low not in _LONG:
            return value * 10**6, at + 1
        at += 1
        while not token.suffix and self._get(at).low in self.lex.scales:
            value *= self.lex.scales[self._get(at).low]
            at += 1
        return value, at

    def _words(self, at: int) -> tuple[Decimal, int] | None:
        words, begin = Sum(self.lex), at
        while self._touches(at, begin):
            token = self._get(at)
            joins = at > begin and token.low in self.lex.joiners and words.may_join(self._get(at + 1).low)
            if not joins and not words.take(token.low):
                break
            at += 1
        return None if at == begin else (words.value, at)

    def _touches(self, at: int, begin: int) -> bool:
        """Whether the token is a word with nothing but a space or hyphen before it."""
        token = self._get(at)
        between = self.text[self._get(at - 1).end : token.start] if at > begin else ""
        return token.kind == "word" and between.strip(" -") == ""

    def _group(self, at: int) -> tuple[Key, int, bool]:
        """Dozens, a dozen, half; "half a million" is a number."""
        size = Decimal(str(self.lex.groups[self.tokens[at].low]))
        scale_at = at + 2 if self._get(at + 1).low in self.lex.articles else at + 1
        scale = self.lex.scales.get(self._get(scale_at).low)
        if scale is not None and size < 2:
            return ("number", size * scale, ""), scale_at + 1, False
        return ("about", size, ""), at + 1, False

    def _small_word(self, at: int) -> tuple[Key, int, bool] | None:
        """A word for about so many, a time of the day, an ordinal."""
        low = self.tokens[at].low
        if low in self.lex.groups:
            return self._group(at)
        if low in self.lex.clock:
            return ("time", self.lex.clock[low] or _LAST_MINUTE, ""), at + 1, False
        rank = self.lex.ordinals.get(ordinal_stem(low, "en" if self.lex.comma_groups else ""))
        return None if rank is None else (("ordinal", rank, ""), at + 1, True)


_DOZENS = frozenset({"dozen", "dutzend", "douzaines", "docenas", "dozzine", "dúzias", "dozijn"})
_NOTHING = _Token("", "", "", 0, 0)
_LONG = frozenset({"long", "wide", "high", "deep", "tall", "away", "lang", "breit", "hoch", "tief", "de", "below"})


def _written_date(text: str) -> Key:
    """2022-01-27 and 27.01.2022; the day comes first where both could."""
    parts = [int(part) for part in re.split(r"\D", text)]
    if len(text.split("-", maxsplit=1)[0]) == 4:
        year, month, day = parts
    else:
        day, month, year = parts
        if month > 12 >= day:
            day, month = month, day
    return ("date", (year + 2000 if year < 100 else year, month, day), "")


def _clock_key(text: str) -> Key:
    """Minutes after midnight; 11:59pm and midnight are one moment."""
    match = re.match(r"(\d+)(?:[:.h](\d\d))?", text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
    if re.search(r"p\.?m", text) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", text) and hour == 12:
        hour = 0
    minutes = (60 * hour + minute) % 1440
    return ("time", minutes or _LAST_MINUTE, "")


@lru_cache(maxsize=1)
def _bounds() -> re.Pattern[str]:
    sides = ("|".join(map(re.escape, sorted(BOUNDS[side], key=len, reverse=True))) for side in "><")
    over, under = sides
    return re.compile(rf"(?:\b(?P<over>{over})|\b(?P<under>{under}))\s*[£$€]?$", re.IGNORECASE)


def _bound(before: str) -> str:
    match = _bounds().search(before[-24:])
    if match is None:
        return ""
    return ">" if match["over"] else "<"


def _counted(key: Key, rest: str, language: str) -> str:
    """The one or two words after a number that say what it counts: "people killed", but not "people were"."""
    match = _COUNTED.match(rest[:60]) if key[0] in ("number", "about") else None
    words = match[1].split() if match else []
    if words and words[0].casefold() in _OF:
        del words[0]
    return " ".join(takewhile(lambda word: fold(word) not in _not_counted(language), words[:2]))


@lru_cache(maxsize=8)
def _not_counted(language: str) -> frozenset[str]:
    vocab = vocabulary(language)
    return vocab.function | vocab.future | vocab.negation


@lru_cache(maxsize=4096)
def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """All numbers of a text, in order."""
    return tuple(_Reader(text, language).read()) if lexicon(language).may_hold(text) else ()


def articles(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The articles of a text, each as a weak number one: "ein Mensch" may be what is left of "zwei Menschen"."""
    words = lexicon(language).articles
    found = (token for token in _tokens(text, lexicon(language)) if token.low in words)
    key: Key = ("number", Decimal(1), "")
    return tuple(
        Quantity(key, token.text, token.start, token.end, "", _counted(key, text[token.end :], language), weak=True)
        for token in found
    )
