"""Full text over versions.

Text is cut into tokens here, the same way for both databases and for what is asked: case, width and accents do not
count; of scripts written without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) every character is a token, so
that any run of them can be found as a phrase. All words asked for must stand in a version; ``"two words"`` stand
together, ``wor*`` is a beginning.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import normalize

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han, and their extensions.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
# Marks that change the letter rather than accent it (Indic, Hebrew, Arabic, Thai …) stay; these are dropped.
_ACCENT = re.compile("[\u0300-\u036f]")
# PostgreSQL refuses words beyond 2 KB, and nobody searches for them.
_LONGEST = 64


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return [token[:_LONGEST] for token in _TOKEN.findall(_fold(text))]


def phrases(words: str) -> list[tuple[list[str], bool]]:
    """What is asked for: phrases of tokens, and whether the last of them is a beginning only."""
    found = []
    for quoted, plain in _ASKED.findall(words):
        cut = tokens(quoted or plain)
        if cut:
            found.append((cut, plain.endswith("*")))
    return found


def snippet(text: str, words: str, *, width: int = 160) -> str:
    """The passage of a text around the first phrase found, on one line; its beginning where none is."""
    flat = " ".join(text.split())
    at = next((place for cut, prefix in phrases(words) if (place := _find(flat, cut, prefix)) is not None), 0)
    start = _word_edge(flat, at - width // 3)
    end = _word_edge(flat, start + width)
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")


def _find(flat: str, cut: list[str], prefix: bool) -> int | None:
    """Where a phrase stands: tokens are looked up one by one, since folding may change lengths."""
    found = [(match.start(), token) for match in _TOKEN.finditer(flat) for token in tokens(match.group())]
    for at in range(len(found) - len(cut) + 1):
        window = [token for _, token in found[at : at + len(cut)]]
        if window[:-1] == cut[:-1] and (window[-1] == cut[-1] or (prefix and window[-1].startswith(cut[-1]))):
            return found[at][0]
    return None


def _word_edge(flat: str, at: int) -> int:
    """The nearest place from ``at`` on where a word begins (at most 20 characters on)."""
    if at <= 0 or at >= len(flat):
        return max(0, min(at, len(flat)))
    edges = (place + 1 for place, (left, _) in enumerate(pairwise(flat[at - 1 : at + 20]), at - 1) if left == " ")
    return next(edges, at)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return normalize("NFC", _ACCENT.sub("", normalize("NFKD", text).casefold()))
