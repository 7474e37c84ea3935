"""Which words a subscription waits for: phrases and exclusions, matched as a reader of the language would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

# Scripts that write no spaces between words, or join particles to them: a term is found anywhere in the text.
JOINED = re.compile(
    "[\u0590-\u07ff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Not the marks of kana: they are letters.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")


def matches_words(text: str, words: Sequence[str]) -> bool:
    """Whether a text has one of the terms and none of the excluded ones (``-term``).

    Case never counts; diacritics count only where the term has some ("Malmo" finds "Malmö", "Malmö" not "Malmo").
    A term of several words is a phrase. Whole words are matched, ``term*`` matches any ending; in scripts that join
    words a term is found anywhere. With exclusions alone, every text without them fits.
    """
    wanted, excluded = _terms(tuple(words))
    if not wanted and not excluded:
        return True
    exact = _fold(text)
    bare = _without_marks(exact)
    if any(term.search(bare if plain else exact) for term, plain in excluded):
        return False
    return not wanted or any(term.search(bare if plain else exact) for term, plain in wanted)


_Terms = tuple[tuple[re.Pattern[str], bool], ...]


@lru_cache(maxsize=512)
def _terms(words: tuple[str, ...]) -> tuple[_Terms, _Terms]:
    cleaned = [" ".join(word.split()) for word in words]
    wanted = [word.strip('"“”„«»') for word in cleaned if not word.startswith("-")]
    excluded = [word[1:].strip(' "“”„«»') for word in cleaned if word.startswith("-")]
    return tuple(_term(word) for word in wanted if word), tuple(_term(word) for word in excluded if word)


def _term(word: str) -> tuple[re.Pattern[str], bool]:
    open_ended = word.endswith("*")
    exact = _fold(word.rstrip("*"))
    bare = _without_marks(exact)
    plain = exact == bare
    body = r"\s+".join(re.escape(part) for part in (bare if plain else exact).split())
    if JOINED.search(exact):
        return re.compile(body), plain
    ending = "" if open_ended else r"(?!\w)"
    return re.compile(rf"(?<!\w){body}{ending}"), plain


def _fold(text: str) -> str:
    return normalize("NFC", normalize("NFKC", text).casefold().replace("’", "'"))


def _without_marks(text: str) -> str:
    return normalize("NFC", _MARKS.sub("", normalize("NFD", text)))
