"""A text cut into what numbers are made of, and the plain value that begins at one of its pieces.

Digit grouping follows the language: a comma groups in English, parts decimals in the others; a repeated mark or both
marks settle it. "1.5 million", "1,500,000" and "one million five hundred thousand" are one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from monitor.quantities.lexicon import Lexicon, Sum, lexicon
from monitor.developments.tables.numbers import SCALES
from monitor.developments.tables.shares import SIGNS
from monitor.developments.tables.units import SUFFIX_SCALES

Key = tuple[str, object, str]
# A quantity as it is found: its key, the token after it, and whether it is weak.
Found = tuple[Key, int, bool]

_GROUP = "\u00a0\u202f\u2009'’ "
_GROUPING = str.maketrans("", "", _GROUP)
_TOKEN = re.compile(
    rf"""
    (?P<plain>(?-i:[^\W\d_]++(?![-\w$’'])))
  | (?P<named>(?-i:[A-Z]{{1,6}}|Covid)-?\d+(?!\w))
  | (?P<dollars>(?-i:US|AU|NZ|HK|CA|[ACSR])?\$)
  | (?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*(?!\w))
  | (?P<iso>(?<![\w.])\d{{4}}-\d\d-\d\d(?!\d))
  | (?P<dmy>(?<![\w./])\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)(?![\w/]|\.\d))
  | (?P<dm>(?<![\w./,])\d{{1,2}}\.\d{{1,2}}\.(?!\w))
  | (?P<time>(?<![\w.:,])(?P<hour>2[0-4]|[01]?\d)
        (?:(?P<colon>:)(?P<min>[0-5]\d)(?::[0-5]\d)?(?!\d)
           |[.](?P<min2>[0-5]\d)(?=\s*(?:[ap]\.?m\b|uhr\b|uur\b|h\b|horas\b|hrs\b))
           |[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<min3>[0-5]\d))?\b
           |(?=\s?[ap]\.?m\b|\s?uhr\b))
        (?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?:uhr|uur|h|horas|hrs)\b)?)
  | (?P<number>(?<![\w.,])(?<![^\W\d_]-)(?:(?<!\S)[-−](?=\d))?
        (?:\d{{1,3}}(?:[{_GROUP}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*))
        (?P<suffix>[^\W\d_]{{1,4}}(?![\w]))?(?!\w)
  | (?P<sign>[£€¥₹₽₩₺₴%]|°[CF]?)
  | (?P<code>\w+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# More digits, with their marks, are an identifier and no amount that a text tells.
_LONGEST = 40
# No text tells more than trillions of trillions: "million million million …" ends here.
_MOST = Decimal(10) ** 30
# What may stand between a number and the words that belong to it; a space of another encoding comes as U+FFFD.
_BETWEEN = " +-\u00a0\u202f\u2009\u2007\u2011\u200b\ufffd\n\t"
# Dutch "'s avonds".
_APOSTROPHES = frozenset({"'", "’"})
_SHORTENED = frozenset({"mio", "mrd", "mill", "mld", "mln"})
_LONG = frozenset({"long", "wide", "high", "deep", "tall", "away", "lang", "breit", "hoch", "tief", "de", "below"})


class Token(NamedTuple):
    """A piece of a text; ``end`` leaves out a suffix ("5km"), ``stop`` is behind it."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    stop: int
    suffix: str = ""


NOTHING = Token("", "", "", 0, 0, 0)


def cut(text: str, lex: Lexicon) -> list[Token]:
    """The pieces of a text."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, whole = match.lastgroup or "code", match[0]
        if kind == "plain" or (kind == "word" and "-" not in whole):
            start, end = match.span()
            found.append(Token("word", whole, whole.casefold(), start, end, end))
        elif kind == "word":
            found.extend(_hyphenated(whole, match.start(), lex))
        else:
            found.append(_other(kind, match, lex))
    return found


def _other(kind: str, match: re.Match[str], lex: Lexicon) -> Token:
    """A piece that is no word."""
    text, start, stop = match[0], match.start(), match.end()
    if kind in ("suffix", "number") and stop - start > _LONGEST:
        return Token("code", text, text.casefold(), start, stop, stop)
    if kind == "suffix":
        end = match.end("number")
        return Token("number", text[: end - start], text.casefold(), start, end, stop, match["suffix"].casefold())
    if kind == "dm" and not (lex.dotted_dates and _is_day(text)):
        return Token("number", text[:-1], text[:-1], start, stop - 1, stop - 1)
    return Token("sign" if kind == "dollars" else kind, text, text.casefold(), start, stop, stop)


def _is_day(text: str) -> bool:
    day, month, _ = text.split(".")
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _hyphenated(text: str, start: int, lex: Lexicon) -> Iterator[Token]:
    """A hyphenated word is cut where it begins with a number: twenty-two, quatre-vingt-dix, two-year."""
    head = text.split("-", 1)[0].casefold()
    if head not in lex.numbers and head not in lex.hundreds and head not in lex.scales:
        yield Token("word", text, text.casefold(), start, start + len(text), start + len(text))
        return
    for part in text.split("-"):
        yield Token("word", part, part.casefold(), start, start + len(part), start + len(part))
        start += len(part) + 1


def decimal(text: str, lex: Lexicon) -> Decimal:
    """The value of digits with their marks."""
    sign = -1 if text[0] in "-−" else 1
    text = text.lstrip("-−").translate(_GROUPING)
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


class Line:
    """The pieces of one text, and the values that begin among them."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.lex = lexicon(language)
        self.language = language if language in SCALES else "en"
        self.tokens = cut(text, self.lex)

    def get(self, at: int) -> Token:
        """The token at a place, an empty one beyond the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NOTHING

    def low(self, at: int) -> str:
        """The word at a place in lower case."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int, words: frozenset[str]) -> int:
        """The first place from here on that has none of these words."""
        while self.low(at) in words:
            at += 1
        return at

    def near(self, at: int) -> bool:
        """Whether nothing but a space or hyphen parts the token from the one before: a comma ends what was said."""
        if not 0 < at < len(self.tokens):
            return False
        before = self.tokens[at - 1]
        gap = self.text[before.stop : self.tokens[at].start].strip(_BETWEEN)
        return not gap or (gap == "." and before.low in _SHORTENED) or (gap in _APOSTROPHES and self.low(at) == "s")

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand here, one by the other."""
        return all(self.low(at + offset) == word and self.near(at + offset) for offset, word in enumerate(words))

    def whole(self, at: int) -> int | None:
        """The small whole number that a single token says, in digits or as a word."""
        token = self.get(at)
        if token.kind == "number":
            return int(token.text) if token.text.isdigit() and len(token.text) <= 3 and not token.suffix else None
        return self.lex.numbers.get(token.low) if token.kind == "word" else None

    def value(self, at: int, *, money: bool = False) -> tuple[Decimal, int] | None:
        """The value of the number that begins here, in digits or words, with its scale words."""
        token = self.tokens[at]
        if token.kind != "number":
            return self._spoken(at)
        value = decimal(token.text, self.lex)
        if token.suffix in SIGNS:
            return self._scaled(value + Decimal(SIGNS[token.suffix]) / 100, at + 1)
        if token.suffix:
            return value * self._suffix_scale(at, money=money), at + 1
        return self._scaled(*self.halved(value, at + 1))

    def _suffix_scale(self, at: int, *, money: bool) -> int:
        """What the letters right behind digits multiply them by: 5bn, 5m people, but not a 5m wall that is 5m high."""
        suffix, following = self.tokens[at].suffix, self.get(at + 1)
        if suffix not in ("m", "b"):
            return SUFFIX_SCALES.get(suffix, 1)
        if money or following.text == "€":
            return SUFFIX_SCALES[suffix]
        counts = suffix == "m" and following.kind == "word" and following.low not in _LONG and self.near(at + 1)
        return 10**6 if counts else 1

    def _spoken(self, at: int) -> tuple[Decimal, int] | None:
        group = self.lex.groups.get(self.tokens[at].low)
        if group is not None and group[0] == "number" and not group[2]:
            return self._scaled(Decimal(str(group[1])), at + 1)
        found = self._words(at)
        return None if found is None else self._scaled(*found)

    def _scaled(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        """Multiplied by the scale words that follow: 1.5 million, 3 mil millones, dos millones y medio."""
        scales = self.lex.scales
        while self.low(at) in scales and self.near(at) and abs(value) < _MOST:
            scale = scales[self.low(at)]
            value, at = self.halved(value * scale, at + 1, scale)
        if self.low(at) == "m" and self.get(at + 1).text == "€":
            return value * 10**6, at + 1
        return value, at

    def halved(self, value: Decimal, at: int, scale: int = 1) -> tuple[Decimal, int]:
        """The value with the half that follows: two and a half, due e mezzo, deux millions et demi."""
        if self.low(at) in self.lex.joiners and self.near(at):
            half = self.skip(at + 1, self.lex.articles)
            if self.low(half) in self.lex.halves and self.near(half) and (half > at + 1) == self.lex.half_has_article:
                return value + Decimal(scale) / 2, half + 1
        return value, at

    def _words(self, at: int) -> tuple[Decimal, int] | None:
        words, begin = Sum(self.lex), at
        while self._touches(at, begin):
            low = self.tokens[at].low
            joins = at > begin and low in self.lex.joiners and words.may_join(self.low(at + 1))
            if not joins and not words.take(low):
                break
            at += 1
        if at == begin:
            return None
        return self.halved(words.value, at, 1 if words.current is not None else words.scale or 1)

    def _touches(self, at: int, begin: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind == "word" and (at == begin or self.near(at))
