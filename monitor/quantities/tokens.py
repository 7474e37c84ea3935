"""Cuts a text into the tokens from which quantities are read.

Digit grouping follows the language: a comma groups thousands in English and separates decimals in the others. A mark
that is repeated always groups; if both marks occur, the last one separates the decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from monitor.quantities.lexicon import Lexicon

_GROUP = "\u00a0\u202f\u2009'’ "
_GROUPING = str.maketrans("", "", _GROUP)
_TOKEN = re.compile(
    rf"""
    (?=[\w$£€¥₹₽₩₺₴%°−-])(?:  # fast rejection: most other characters begin no token
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
        (?:\s*(?P<half>[ap])(?:m\b|\.m\b\.?)|\s*(?:uhr|uur|h|horas|hrs)\b)?)
  | (?P<number>(?<![\w.,])(?<![^\W\d_]-)(?:(?<!\S)[-−](?=\d)(?!\d\d?(?::[0-5]\d|\s?[ap]\.?m\b)))?
        (?:\d{{1,3}}(?:[{_GROUP}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*))
        (?P<suffix>[^\W\d_]{{1,4}}(?![\w]))?(?!\w)
  | (?P<sign>[£€¥₹₽₩₺₴%]|°[CF]?)
  | (?P<code>\w+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# A longer run of digits and marks is an identifier, not an amount.
_LONGEST = 40


# Characters replaced one for one: digits and marks of Arabic, digits of Hindi and Bengali, and the Turkish capital İ,
# which case folding would turn into two characters.
_OTHERWISE = re.compile("[\u0130\u0660-\u066c\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]")
_PLAIN = str.maketrans(
    "\u0130\u066a\u066b\u066c"
    + "".join(chr(zero + digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)),
    "I%.," + "0123456789" * 4,
)


# Arabic "and", "by" and "for" are written together with the digits after them.
_BEFORE_DIGITS = re.compile("(?<!\\w)[\u0648\u0641]?[\u0648\u0641\u0628\u0644\u0643]\u0640?(?=\\d)")


class Token(NamedTuple):
    """A piece of a text; ``low`` is the text case-folded, ``end`` is before a suffix ("5km"), ``stop`` after it."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    stop: int
    suffix: str = ""


NO_TOKEN = Token("", "", "", 0, 0, 0)


def tokenize(text: str, lex: Lexicon) -> list[Token]:
    """The tokens of a text, in order."""
    if not text.isascii():
        text = _plain(text)
    found: list[Token] = []
    add, make = found.append, tuple.__new__  # most tokens are plain words: this loop takes most of the time
    for match in _TOKEN.finditer(text):
        kind, whole = match.lastgroup or "code", match[0]
        if kind == "plain" or (kind == "word" and "-" not in whole):
            start, end = match.span()
            add(make(Token, ("word", whole, whole.casefold(), start, end, end, "")))
        elif kind == "word":
            found.extend(_hyphenated(whole, match.start(), lex))
        else:
            add(_other(kind, match, lex))
    return found


def _plain(text: str) -> str:
    """A text of the same length with numbers in ASCII digits and marks."""
    if _OTHERWISE.search(text) is not None:
        text = text.translate(_PLAIN)
    return _BEFORE_DIGITS.sub(lambda match: " " * len(match[0]), text)


def _other(kind: str, match: re.Match[str], lex: Lexicon) -> Token:
    """The token of a match that is not a word."""
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
    """The tokens of a hyphenated word, which is cut if it begins with a number: twenty-two, two-year."""
    head = text.split("-", 1)[0].casefold()
    if head not in lex.numbers and head not in lex.hundreds and head not in lex.scales:
        yield Token("word", text, text.casefold(), start, start + len(text), start + len(text))
        return
    for part in text.split("-"):
        yield Token("word", part, part.casefold(), start, start + len(part), start + len(part))
        start += len(part) + 1


def decimal(text: str, lex: Lexicon) -> Decimal:
    """The value of digits with sign, grouping and decimal marks."""
    sign = -1 if text[0] in "-−" else 1
    text = text.lstrip("-−").translate(_GROUPING)
    marks = [char for char in text if char in ".,"]
    if len(set(marks)) == 2:
        last = text[max(text.rfind("."), text.rfind(","))]
        text = text.replace("," if last == "." else ".", "").replace(",", ".")
    elif len(marks) > 1:
        text = text.replace(marks[0], "")
    elif marks:
        head, _, tail = text.partition(marks[0])
        groups = (marks[0] == ",") == lex.comma_groups and _is_group(head, tail)
        text = head + tail if groups else f"{head}.{tail}"
    return sign * Decimal(text)


def _is_group(head: str, tail: str) -> bool:
    """Whether the mark between these digits may group thousands."""
    return len(tail) == 3 and 0 < len(head) <= 3 and head != "0"
