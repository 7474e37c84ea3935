"""Words without their endings, by the Snowball algorithms (Porter 1980, 2001; https://snowballstem.org)."""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

from monitor.language.table import of

# American spelling for British: the forms after each are one word to a reader.
_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=..[lnbvmd])our(?=$|s$|ed$|ing$|ite|able|ful|hood)"), "or"),
    (re.compile(r"(?<=..)tre(?=$|s$)"), "ter"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"amme(?=$|s$)"), "am"),
    (re.compile(r"ence(?=$|s$)"), "ense"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^judgement"), "judgment"),
    (re.compile(r"aluminium"), "aluminum"),
)
# Most words are none of these: one look tells.
_BRITISH_FORM = re.compile("|".join(pattern.pattern for pattern, _ in _BRITISH))
# Of shorter words the ending is the word.
_LEAST = 4


@lru_cache(maxsize=1 << 15)
def stem(word: str, code: str) -> str:
    """A folded word without its ending and spelling variant: "organised" and "organizes" are one."""
    language = of(code)
    word = language.irregular.get(word, word)
    if len(word) < _LEAST or not word.isalpha() or not language.stemmer:
        return word
    if code == "en" and _BRITISH_FORM.search(word):
        word = _american(word)
    return str(_stemmer(language.stemmer).stemWord(word))


def _american(word: str) -> str:
    for pattern, variant in _BRITISH:
        if len(word) > _LEAST:
            word = pattern.sub(variant, word)
    return word


@lru_cache(maxsize=16)
def _stemmer(algorithm: str) -> Stemmer:
    # Without its own cache: what is asked twice is kept above. Threads may share one, since it never lets go of the GIL.
    return Stemmer(algorithm, 0)
