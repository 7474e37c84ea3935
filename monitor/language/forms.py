"""The comparison form of a text: the text without differences of style, case and white space.

Two texts with the same form have the same words: they differ at most in quotation marks, dashes, ellipses, punctuation,
case, white space, invisible characters, Unicode form (NFKC, UAX #15; case folding, Unicode 3.13) and spelling variants
of a word (``spelling.py``). Figures keep what changes their meaning: sign, decimal and thousands separators, currency,
percent and degree signs.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from unicodedata import normalize

from monitor.language.spelling import one_spelling

_DIGEST_BYTES = 10

# Soft hyphen, zero-width and direction marks, the Arabic tatweel, variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)

# Scripts written without spaces: each character is a token.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)

# Characters that separate words: punctuation and symbols. Listed by range, since ``\w`` excludes combining marks.
SEPARATORS = (
    r"\s\x00-\x2f:-@\[-`{-\x7f\x80-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    "\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0609-\u060d\u061b-\u061f\u066a-\u066d\u06d4"
    "\u0700-\u070d\u0964\u0965\u0970\u1361-\u1368\u2000-\u206f\u207d\u207e\u208d\u208e\u20a0-\u20cf\u2190-\u23ff\u2420-\u245f"
    "\u2500-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030-\u303f\u30fb\ufd3e\ufd3f\ufe10-\ufe19\ufe30-\ufe6f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff"
)
# Signs that change what a figure means.
FIGURE_SIGNS = r"%\u2030\xb0$\xa2-\xa5\u20a0-\u20cf+"

_MINUS = r"(?<![^\s(\[])(?<![\d%]\s)[-\u2212\u2013](?=[$\xa3\u20ac]?\d)"


@cache
def _token() -> re.Pattern[str]:
    """Matches a token of any script. Compiled for the first text that needs it, because that is slow."""
    return re.compile(
        rf"_+|[^{SEPARATORS}{UNSPACED}\d][^{SEPARATORS}{UNSPACED}]*|\d+(?:[.,:\u066b\u066c]\d+)*|[{UNSPACED}]|[{FIGURE_SIGNS}]|{_MINUS}"
    )


_PLAIN_TOKEN = re.compile(r"[a-z][a-z0-9]*|[0-9]+(?:[.,:][0-9]+)*|[%$+]|(?<![^\s(\[])(?<![\d%]\s)-(?=\$?\d)|_+")
# An ASCII text without these has only words and separators.
_NOT_ONLY_WORDS = re.compile(r"[0-9%$+_]")
_WORDS_ONLY = "".join(chr(code).lower() if chr(code).isalpha() and code < 128 else " " for code in range(256)).encode()
# Typographic characters and their ASCII equivalents: after these replacements most texts are ASCII.
_TYPOGRAPHY = (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"), ("\xa0", " "))


def comparison_form(text: str) -> str:
    """The words, figures and figure signs of a text, case-folded and separated by one space."""
    if not text.isascii():
        return _unicode_form(text)
    if _NOT_ONLY_WORDS.search(text) is None:
        return b" ".join(text.encode().translate(_WORDS_ONLY).split()).decode()
    return " ".join(_PLAIN_TOKEN.findall(text.lower()))


def _unicode_form(text: str) -> str:
    plain = text
    for typographic, ascii_form in _TYPOGRAPHY:
        plain = plain.replace(typographic, ascii_form)
    if plain.isascii():
        return comparison_form(plain)
    folded = one_spelling(normalize("NFKC", text).casefold())
    if _INVISIBLE.search(folded):
        folded = _INVISIBLE.sub("", folded)
    return " ".join(_token().findall(folded)).replace("\u2212", "-").replace("\u2013", "-")


def sentence_digest(text: str) -> str:
    """The digest of a text's comparison form (BLAKE2b, 80 bits, hexadecimal). It is stored, so it must never change."""
    return form_digest(comparison_form(text))


def form_digest(form: str) -> str:
    """``sentence_digest`` for a comparison form that is already computed."""
    return blake2b(form.encode(), digest_size=_DIGEST_BYTES).hexdigest()
