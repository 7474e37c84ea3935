"""Splits texts into words, by the same rules for subscriptions and for search. Pure.

A word is a run of letters of one script. Each run of digits and each sign such as ``+`` or 🔥 is a word of its own, so
that "F-16" and "F16", "NATOは" and "NATO は" have the same words. Scripts that write no spaces, or attach particles and
articles to words, are matched by character: a token is one character with its marks, and any run of characters can be
found.

Case, width, invisible characters, variant forms of a letter and the vowel marks of Arabic and Hebrew are ignored, and
so are the accents of Latin letters unless ``accents`` is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import category, normalize

# Letters of scripts that write no spaces between words (Thai, Lao, Tibetan, Burmese, Khmer and their neighbours, kana,
# Han), or attach articles, prepositions or particles to them (Hebrew, Arabic, Syriac, Thaana, Hangul).
_LETTERS = (
    "\u05d0-\u05f2\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0710-\u07b1\u0860-\u08c9"
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf\u0f00\u0f40-\u0f6c\u0f88-\u0f8c"
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\u1100-\u11ff\u1780-\u17b3\u17d7\u17dc\u1950-\u19ab\u1a20-\u1a54\u1b05-\u1b33\u1b45-\u1b4c\ua984-\ua9b2\uaa60-\uaac2"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff"
)
# Combining characters of these scripts: vowel signs, tone marks, and subscript letters (Burmese, Khmer).
_SIGNS = (
    "[\u0300-\u036f\u0711\u0730-\u074a\u07a6-\u07b0\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064"
    "\u1067-\u106d\u1071-\u1074\u1082-\u108d\u17b4-\u17d1\u17d3\u17dd\u1a55-\u1a7f\u1b34-\u1b44\ua9b3-\ua9c0\u3099\u309a]"
    "|\u1039[\u1000-\u1021]|\u17d2[\u1780-\u17a2]"
)
_CHARACTER = rf"[{_LETTERS}](?:{_SIGNS})*"
# Scripts in which a run of letters is a word: Latin, Greek, Cyrillic, and the Indian ones, each in a block of 128.
_LATIN = "a-z\u00aa\u00ba\u00df-\u00f6\u00f8-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab64"
_GREEK = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fff"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f\ua640-\ua66e\ua680-\ua69f"
# Without the dandas (U+0964, U+0965), which all of these scripts share.
_INDIAN = [f"{chr(at)}-{chr(at + 0x63)}{chr(at + 0x66)}-{chr(at + 0x7F)}" for at in range(0x900, 0xE00, 0x80)]
# Signs that people search for (arithmetic, hashtags, company names, currencies, arrows, emoji). Each is a word.
_SYMBOLS = "+#$%&@\u00a2-\u00a5\u20a0-\u20cf\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff"
_NAMED = [_LATIN, _GREEK, _CYRILLIC, *_INDIAN]
_OTHER = rf"[^\W\d_\u02b0-\u02ff{_LETTERS}{''.join(_NAMED)}][\u0300-\u036f\u135d-\u135f]*"


@cache
def _token() -> re.Pattern[str]:
    """Matches a token of any script. Compiled on first use, because that is slow."""
    return re.compile(
        "|".join(
            [
                *(rf"[{letters}][{letters}\u0300-\u036f]*" for letters in _NAMED[:3]),
                rf"(?:{_CHARACTER})+",
                *(rf"[{letters}][{letters}\u0300-\u036f]*" for letters in _NAMED[3:]),
                rf"[0-9]+|[{_SYMBOLS}]",
                f"(?:{_OTHER})+",
            ]
        )
    )


_CHARACTERS = re.compile(_CHARACTER)
_SIGN = re.compile(_SIGNS)
JOINED = re.compile(f"[{_LETTERS}]")
_FIRST_JOINED = _LETTERS[0]
_ASCII = re.compile(r"[a-z]+|[0-9]+|[+#$%&@]")

# Soft hyphens, zero-width spaces and joiners, direction marks, variation selectors, the Arabic tatweel; and ™ and ℠,
# which NFKD would turn into letters.
_INVISIBLE = re.compile(
    "[™℠\u00ad\u034f\u061c\u0640\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Marks that are always ignored, in decomposed text: vowel points and hamzas of Hebrew and Arabic, the Devanagari nukta.
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u08ca-\u08ff\u093c"
)
_MARKS = re.compile(f"[{_POINTS}]+|(?P<accents>[\u0300-\u036f]+)")
# Variant forms of one letter: the Turkish dotless i, the French œ, letters of Arabic, Persian and Urdu.
_FORMS = {"ı": "i", "œ": "oe", "ٱ": "ا", "ى": "ي", "ی": "ي", "ە": "ه", "ہ": "ه", "ھ": "ه", "ة": "ه", "ک": "ك", "ڪ": "ك"}
# Letters and their plain spelling, which Unicode decomposition does not give.
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ƀ": "b", "æ": "ae", "ð": "d", "þ": "th", "ŋ": "n"}
_FORM = re.compile(f"[{''.join(_FORMS)}]")
_LETTER = re.compile(f"[{''.join(_PLAIN)}]")
_DOT, _DIAERESIS, _STRESS = "\u0307", "\u0308", "\u0300\u0301"
_DIGIT = re.compile(r"[^\W\D0-9]")
# Dashes, quotation marks and ellipses: part of no token, and in nearly every text.
_TYPOGRAPHIC = re.compile("[\u2010-\u201f\u2026\u2039\u203a«»]")
# In characters. A lexeme of PostgreSQL holds 2 KB at most, and nobody searches for longer words.
_MAX_WORD = 64
# Written after each character of a run: a match then ends at a whole character, never before its marks.
_END = "·"


def fold(text: str, *, accents: bool = False) -> str:
    """A text without differences that are ignored (see above); ``accents`` keeps the accents of Latin letters."""
    if text.isascii():
        return text.lower()
    # Normalized twice, since case folding can produce letters that can be decomposed.
    folded = normalize("NFKD", normalize("NFKD", _INVISIBLE.sub("", text)).casefold())
    folded = _MARKS.sub(_with_accents if accents else _without_accents, _FORM.sub(lambda form: _FORMS[form[0]], folded))
    if not accents:
        folded = _LETTER.sub(lambda letter: _PLAIN[letter[0]], folded)
    return normalize("NFC", _DIGIT.sub(lambda digit: str(int(digit[0])), folded))


def _with_accents(marks: re.Match[str]) -> str:
    """The marks to keep after a letter where accents count."""
    base = marks.string[marks.start() - 1 : marks.start()]
    if marks["accents"] is None or "\u0370" <= base <= "\u03ff":
        return ""
    if base == "i":
        return marks[0].replace(_DOT, "")
    return marks[0] if base <= "\u03ff" else _without_accents(marks)


def _without_accents(marks: re.Match[str]) -> str:
    """The marks to keep where accents do not count: й, ї and similar are letters of their own, not accented ones."""
    base = marks.string[marks.start() - 1 : marks.start()]
    if marks["accents"] is None or not "\u0400" <= base <= "\u052f":
        return ""
    dropped = _STRESS + _DIAERESIS if base == "е" else _STRESS
    return "".join(mark for mark in marks[0] if mark not in dropped)


def canonical(text: str, *, accents: bool = False) -> str:
    """The tokens of a text on one line: a space around each word and each run, ``·`` after each character of a run.

    A run is a sequence of characters that are matched one by one; anything between two of them starts a new run.
    """
    folded = _folded_parts(text, accents=accents)
    tokens = (_ASCII if folded.isascii() else _token()).findall(folded)
    if JOINED.search(folded):
        return f" {' '.join(map(_canonical_token, tokens))} "
    return f" {' '.join([word[:_MAX_WORD] for word in tokens])} "


def _folded_parts(text: str, *, accents: bool) -> str:
    """``fold``, with other white space and without typographic signs: enough to find the same tokens.

    Most parts between white space have ASCII characters alone, and folding those takes no time.
    """
    if text.isascii():
        return text.lower()
    parts = _TYPOGRAPHIC.sub(" ", text).split()
    others = [at for at, part in enumerate(parts) if not part.isascii()]
    folded = fold("\n".join([parts[at] for at in others]), accents=accents).split("\n")
    parts = [part.lower() for part in parts]
    # Without others, ``folded`` has one empty part.
    for at, part in zip(others, folded, strict=False):
        parts[at] = part
    return " ".join(parts)


def _canonical_token(run: str) -> str:
    """A word, cut to its longest length, or a run with an end mark after each character."""
    if run < _FIRST_JOINED or not JOINED.match(run):
        return run[:_MAX_WORD]
    return _CHARACTERS.sub(rf"\g<0>{_END}", run) if _SIGN.search(run) else _END.join(run) + _END


def index_tokens(text: str) -> list[str]:
    """The tokens for a full-text index, in order: words, and each character of a run with the one after it.

    Pairs, because single characters are too frequent: PostgreSQL keeps 256 positions of each token.
    """
    line = canonical(text)
    if _END not in line:
        return line.split()
    return [token for run in line.split() for token in _pairs(run)]


def _pairs(run: str) -> Iterable[str]:
    """A word itself, or each character of a run with the next one; the last character alone."""
    if _END not in run:
        return (run,)
    characters = run.split(_END)[:-1]
    return [f"{first}{_END}{second}" for first, second in pairwise([*characters, ""])]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to search for. Each of ``spellings`` has its words and runs in order, as in ``canonical``.

    With ``is_prefix`` the last word is only a prefix. Where white space or a sign separates two runs of the term, a
    text may write them separately or joined: these are two spellings.
    """

    spellings: tuple[tuple[str, ...], ...]
    is_prefix: bool = False

    @property
    def lookups(self) -> tuple[tuple[tuple[str, ...], bool], ...]:
        """For each spelling the consecutive tokens of ``index_tokens``, and whether the last token is a prefix."""
        return tuple(_lookup(spelling, self.is_prefix) for spelling in self.spellings)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the term in a canonical text."""
        return _pattern(self)


def term(text: str, *, accents: bool = False) -> Term | None:
    """Parse a term (``word*`` is a prefix); None if it has no word."""
    stripped = text.strip()
    words = tuple(canonical(stripped.rstrip("*"), accents=accents).split())
    if not words:
        return None
    spellings = dict.fromkeys([words, _joined(words)])
    return Term(tuple(spellings), is_prefix=stripped.endswith("*") and _END not in words[-1])


def _lookup(spelling: tuple[str, ...], is_prefix: bool) -> tuple[tuple[str, ...], bool]:
    tokens = [token for run in spelling for token in _pairs(run)]
    if _END not in spelling[-1]:
        return tuple(tokens), is_prefix
    # A text may continue after the run. So the last character is looked up as the end of the pair before it, or, if it
    # is the only one, as the beginning of a pair.
    single = spelling[-1].count(_END) == 1
    return tuple(tokens if single else tokens[:-1]), single


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with adjacent runs joined to one."""
    joined: list[str] = []
    for word in words:
        if joined and _END in word and _END in joined[-1]:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


@lru_cache(maxsize=512)
def _pattern(wanted: Term) -> re.Pattern[str]:
    spellings = "|".join(" ".join(map(re.escape, spelling)) for spelling in wanted.spellings)
    start = f"(?<=[ {_END}])" if _END in wanted.spellings[0][0] else "(?<= )"
    end = "" if wanted.is_prefix or _END in wanted.spellings[0][-1] else "(?= )"
    return re.compile(f"{start}(?:{spellings}){end}")


def spans(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """The (start, end) positions of terms in a text, in order, without overlaps; a prefix marks the whole word."""
    line, origins = _with_origins(text)
    found: set[int] = set()
    for wanted in terms:
        for match in wanted.pattern.finditer(line):
            end = line.find(" ", match.end()) if wanted.is_prefix else match.end()
            found.update(origin for origin in origins[match.start() : end] if origin is not None)
    return _merged(text, found)


def _merged(text: str, found: set[int]) -> list[tuple[int, int]]:
    """Character positions as spans with their combining marks; spans with one space, ' or - between them are joined."""
    merged: list[tuple[int, int]] = []
    for at in sorted(found):
        end = at + 1
        while end < len(text) and _combines(text[end]):
            end += 1
        if merged and text[merged[-1][1] : at].strip(" '’-") == "" and at - merged[-1][1] <= 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((at, end))
    return merged


def _with_origins(text: str) -> tuple[str, list[int | None]]:
    """The canonical text, and for each of its characters the position in ``text``; None for spaces and end marks."""
    line: list[str] = [" "]
    line_origins: list[int | None] = [None]
    folded, origins = _folded(text)
    tokens = (_ASCII if folded.isascii() else _token()).finditer(folded)
    for token in tokens:
        at = token.start()
        for char in f"{_canonical_token(token[0])} ":
            line.append(char)
            line_origins.append(origins[at] if char not in (" ", _END) else None)
            at += char not in (" ", _END)
    return "".join(line), line_origins


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the position in ``text``."""
    pieces, origins = [], []
    for start, end in _clusters(text):
        piece = fold(text[start:end])
        pieces.append(piece)
        origins += [start] * len(piece)
    return "".join(pieces), origins


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each character with its combining marks, which are folded together."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _combines(text[at]):
            yield start, at
            start = at


def _combines(char: str) -> bool:
    # Besides marks: vowels and finals of decomposed Hangul, and the voicing marks of half-width kana.
    return not char.isascii() and (category(char) in ("Mn", "Mc", "Cf") or "\u1160" <= char <= "\u11ff" or char in "ﾞﾟ")


# A phrase in quotation marks, or a word. Quotation marks inside Hebrew abbreviations (צה"ל) open no phrase.
_QUERY_PART = re.compile(r'(?<!\S)["“”„«]([^"“”„«»]*)["“”»]|(\S+)')


def parse_query(words: str) -> list[tuple[str, Term | None]]:
    """The words and quoted phrases of a search query, each as written and as a term (None if it has no word)."""
    parts = [quoted or plain for quoted, plain in _QUERY_PART.findall(words)]
    return [(part, term(part)) for part in parts]
