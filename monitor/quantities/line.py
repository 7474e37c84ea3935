"""A tokenized text, and the reading of plain numbers in it.

"1.5 million", "1,500,000" and "one million five hundred thousand" have one value.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from monitor.language import of
from monitor.quantities.lexicon import lexicon
from monitor.quantities.measures import SIGNS, SUFFIX_SCALES
from monitor.quantities.quantity import Key
from monitor.quantities.spelled import scale_in
from monitor.quantities.tokens import NO_TOKEN, Token, decimal, tokenize

# A quantity that was found: its key, the position of the token after it, and whether it is weak.
Found = tuple[Key, int, bool]

# Scale words after a larger number are not multiplied: bounds "million million million …".
_MOST = Decimal(10) ** 30
# The characters that may separate a number from the words that belong to it; U+FFFD may be a badly decoded space.
_BETWEEN = " +-\u00a0\u202f\u2009\u2007\u2011\u200b\ufffd\n\t"
# Before the Dutch "s" of "'s avonds".
_APOSTROPHES = frozenset({"'", "’"})
# Abbreviations that keep a full stop before the next word of the quantity.
_ABBREVIATED = frozenset({"mio", "mrd", "mill", "mld", "mln", "тыс", "тис", "млн", "млрд", "трлн", "кв", "куб"})
# Words after a length, which tell metres ("5m wide") from millions ("5m people").
LONG = frozenset({"long", "wide", "high", "deep", "tall", "away", "lang", "breit", "hoch", "tief", "de", "below"})
# After these words "and" separates two numbers.
_BETWEEN_WORDS = frozenset({"between", "zwischen", "entre", "tra", "fra", "tussen", "mellan", "między", "между", "між"})
# The most words of a number: 999,999,999 has 22 in French, more than in any other language.
_MOST_WORDS = 24
# English years in hundreds: nineteen eighty-four, twenty twenty-four.
_CENTURIES = range(17, 21)
# Languages that add "one" to tens or a thousand without a link: dwadzieścia jeden, mille un, mil uno.
_TENS_ONE = frozenset({"pl", "ru", "uk", "tr"})
_THOUSAND_ONE = frozenset({"es", "fr", "pl", "pt", "ru", "uk", "tr"})
# Languages that add it to ten as well: on bir.
_TEN_ONE = frozenset({"tr"})
# Languages in which the tens follow the units: خمسة وعشرون, أحد عشر.
_UNITS_FIRST = frozenset({"ar"})

# Languages that continue in digits after a scale (10 bin 500), and the text in between.
_DIGITS_FOLLOW = {"tr": " ", "ar": " و"}


class Line:
    """The tokens of one text, and the values that begin at them; positions are indexes of tokens."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.lex = lexicon(language)
        self.language = self.lex.code
        self.tokens = tokenize(text, self.lex)

    def get(self, at: int) -> Token:
        """The token at a position, an empty one out of range."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NO_TOKEN

    def low(self, at: int) -> str:
        """The token at a position case-folded, "" out of range."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int, words: frozenset[str]) -> int:
        """The first position from ``at`` on that has none of these words."""
        while self.low(at) in words:
            at += 1
        return at

    def near(self, at: int) -> bool:
        """Whether only a space or hyphen is between the token and the one before: a comma ends a quantity."""
        if not 0 < at < len(self.tokens):
            return False
        before = self.tokens[at - 1]
        gap = self.text[before.stop : self.tokens[at].start].strip(_BETWEEN)
        return not gap or (gap == "." and before.low in _ABBREVIATED) or (gap in _APOSTROPHES and self.low(at) == "s")

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words are here, each directly after the one before."""
        return all(self.low(at + offset) == word and self.near(at + offset) for offset, word in enumerate(words))

    def whole(self, at: int) -> int | None:
        """The number of a single token: up to three digits without suffix, or a number word."""
        token = self.get(at)
        if token.kind == "number":
            return int(token.text) if token.text.isdigit() and len(token.text) <= 3 and not token.suffix else None
        return self.lex.numbers.get(token.low) if token.kind == "word" else None

    def value(self, at: int, *, money: bool = False) -> tuple[Decimal, int] | None:
        """The number that begins here, in digits or words, with its scale words, and the position after it."""
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
        """The factor of the letters after digits: 5bn, 5m people; 1 for metres (5m high)."""
        suffix, following = self.tokens[at].suffix, self.get(at + 1)
        if suffix not in ("m", "b"):
            return SUFFIX_SCALES.get(suffix, 1)
        if money or following.text == "€":
            return SUFFIX_SCALES[suffix]
        counts = suffix == "m" and following.kind == "word" and following.low not in LONG and self.near(at + 1)
        return 10**6 if counts else 1

    def _spoken(self, at: int) -> tuple[Decimal, int] | None:
        group = self.lex.groups.get(self.tokens[at].low)
        if group is not None and group[0] == "number" and not group[2]:
            return self._scaled(Decimal(str(group[1])), at + 1)
        found = self._words(at)
        return None if found is None else self._scaled(*found)

    def _scaled(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        """The value multiplied by the scale words that follow: 1.5 million, 3 mil millones, dos millones y medio."""
        scales = self.lex.scales
        while self.low(at) in scales and self.near(at) and abs(value) < _MOST:
            scale = scales[self.low(at)]
            value, at = self.halved(value * scale, at + 1, scale)
        if self.low(at) == "m" and self.get(at + 1).text == "€":
            return value * 10**6, at + 1
        return self._with_rest(value, at)

    def _with_rest(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        """The value with the digits that follow its scale: 10 bin 500, 3 آلاف و500; 1 milyon 250 bin 300."""
        scale = self.lex.scales.get(self.low(at - 1), 1)
        while self._continues_in_digits(at):
            next_scale = self.lex.scales.get(self.low(at + 1), 1) if self.near(at + 1) else 1
            rest = int(self.tokens[at].text) * next_scale
            if rest >= scale:
                break
            value, at, scale = value + rest, at + 1 + (next_scale > 1), next_scale
        return value, at

    def _continues_in_digits(self, at: int) -> bool:
        """Whether up to three digits are here, in a language that continues in digits after a scale."""
        link, digits = _DIGITS_FOLLOW.get(self.language), self.get(at).text
        if link is None or len(digits) > 3 or not digits.isdigit():
            return False
        return self.text[self.tokens[at - 1].stop : self.tokens[at].start] == link

    def halved(self, value: Decimal, at: int, scale: int = 1) -> tuple[Decimal, int]:
        """The value with the half that follows it, if any: two and a half, due e mezzo, deux millions et demi."""
        if self.low(at) in self.lex.joiners and self.near(at):
            if self.low(at) in self.lex.halves:  # "and a half" in one word: buçuk
                repeats_scale = of(self.language).fractions.wholes.get(self.low(at + 1)) == scale  # مليون ونصف المليون
                return value + Decimal(scale) / 2, at + 1 + repeats_scale
            half = self.skip(at + 1, self.lex.articles)
            if self.low(half) in self.lex.halves and self.near(half) and (half > at + 1) == self.lex.half_has_article:
                return value + Decimal(scale) / 2, half + 1
        return value, at

    def _words(self, at: int) -> tuple[Decimal, int] | None:
        """The number in words that begins here: the longest run of number words that is one number."""
        words = self._run(at)
        for count in range(len(words), 0, -1):
            value = self._number_of(words[:count], words[count : count + 1])
            if value is None:
                continue
            value, after = self._with_years(value, at + count) if count == 1 else (value, at + count)
            return self.halved(Decimal(value), after, self._scale_of(words[count - 1]))
        return None

    def _scale_of(self, word: str) -> int:
        """The scale (thousand, million, …) of a number word."""
        return self.lex.scales.get(word) or scale_in(self.lex.numbers.get(word, 0))

    def _number_of(self, words: Sequence[str], following: Sequence[str]) -> int | None:
        """The number of these words; None if they are none, or if their end belongs to the ``following`` word."""
        lex, last = self.lex, words[-1]
        if len(words) == 1:
            number = lex.number(last)
            if number is not None:
                return number
            return 100 if last in lex.hundreds else lex.scales.get(last)
        if last in lex.joiners or any(word in lex.hundreds for word in following):
            return None
        if any(word in lex.scales for word in following) and not lex.scales.keys().isdisjoint(words):
            return None
        return lex.phrase(words)

    def _with_years(self, century: int, at: int) -> tuple[int, int]:
        """The year, if two digits follow its hundreds (nineteen eighty-four), else the number unchanged."""
        if self.language == "en" and century in _CENTURIES and self.near(at):
            years = self._words(at) if self.lex.number(self.low(at)) is not None else None
            if years is not None and 10 <= years[0] < 100 and years[0] == int(years[0]):
                return 100 * century + int(years[0]), years[1]
        return century, at

    def _run(self, at: int) -> list[str]:
        """The case-folded words from here on that may be one number."""
        begin, before, is_between = at, 0, self.low(at - 1) in _BETWEEN_WORDS
        while at < begin + _MOST_WORDS and self._touches(at, begin, before):
            low = self.tokens[at].low
            if low in self.lex.joiners:
                if before < 20 or is_between or self.tokens[at - 1].low in self.lex.joiners:
                    break
            else:
                size = self._size(at, before)
                if size is None:
                    break
                before = size
            at += 1
        return [token.low for token in self.tokens[begin:at]]

    def _size(self, at: int, before: int) -> int | None:
        """The size of a number word; None if it is none or cannot follow one of the size ``before`` (0: no word)."""
        low, lex = self.tokens[at].low, self.lex
        if low in lex.hundreds:
            return 100
        if low in lex.scales:
            return lex.scales[low]
        if low in lex.articles:
            return 1 if self._adds_one(at, before) else None
        value = lex.number(low)
        units_first = self.language in _UNITS_FIRST
        return value if value is not None and _may_follow(value, before, units_first=units_first) else None

    def _adds_one(self, at: int, before: int) -> bool:
        """Whether an article means the number one after a number of the size ``before``."""
        if before == 1000:
            return self.language in _THOUSAND_ONE
        if 100 <= before < 1000:
            return True
        hyphen = at > 0 and self.text[self.tokens[at - 1].stop : self.tokens[at].start] == "-"
        joined = hyphen or self.low(at - 1) in self.lex.joiners
        least = 10 if self.language in _TEN_ONE else 20
        return least <= before < 100 and (joined or self.language in _TENS_ONE)

    def _touches(self, at: int, begin: int, before: int) -> bool:
        """Whether a word is here, with only a space or hyphen between it and the one before.

        In English a comma may follow thousands: "four thousand, five hundred".
        """
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return False
        if at == begin or self.near(at):
            return True
        if not self.lex.comma_groups or before < 1000:
            return False
        gap = self.text[self.tokens[at - 1].stop : self.tokens[at].start]
        following = self.low(at + 1)
        return gap == ", " and (following in self.lex.hundreds or self.lex.scales.get(following, before) < before)


def _may_follow(value: int, before: int, *, units_first: bool) -> bool:
    """Whether a number word may follow another: units after tens, both after hundreds; quatre-vingt, on iki."""
    if before == 0:
        return True
    if units_first and before < 10 <= value < 100:
        return value % 10 == 0
    if value >= 100:
        return before > value
    if value >= 20:
        return before >= 100 or (value == 20 and before == 4)
    return before >= 20 or (before == 10 and value < 10)
