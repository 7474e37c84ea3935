"""The word-level pieces of a changed sentence: whole words and figures, and both sides rebuilt to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.diff.forms import FIGURE_SIGNS, SEPARATORS, UNSPACED
from monitor.diff.sequences import common_pairs
from monitor.model import WordTag

Piece = tuple[WordTag, str]

# A figure with its sign, currency, marks, unit letters or percent; a word with its inner hyphens and apostrophes.
_SPACE_IN_FIGURE = "[\u00a0\u202f\u2009 ]"
_FIGURE = (
    rf"(?:(?<!\w)[-\u2212]?[$\xa2-\xa5\u20a0-\u20cf])?(?:\d{{1,3}}(?:{_SPACE_IN_FIGURE}\d{{3}})+(?!\d)|\d+(?:[.,:]\d+)*)"
    rf"(?:[^\W\d_{UNSPACED}]+|\s?%|\xb0[CF]?)?(?:\s?[\u20a0-\u20cf](?!\d))?"
)
_HAN_FIGURE = "〇零一二三四五六七八九十百千万萬亿億兆两"
_LETTER = rf"[^{SEPARATORS}{UNSPACED}]"
_WORD = rf"{_LETTER}+(?:(?:['\u2019\u02bc\xb7]|[-\u2010\u2011])(?={_LETTER}){_LETTER}+|\.(?={_LETTER}\.){_LETTER}\.?)*"
_TOKEN = re.compile(rf"\s*(?:{_FIGURE}|[{_HAN_FIGURE}]+|{_WORD}|[{UNSPACED}]|[{FIGURE_SIGNS}]|\S)|\s+$")
_SMALL = re.compile(rf"[^\w]+|[^\W\d_{UNSPACED}]{{1,3}}|[{UNSPACED}]")

_MIRROR: dict[WordTag, WordTag] = {"equal": "equal", "delete": "insert", "insert": "delete"}

# Between two changes, so many small equal words or fewer are shown as part of the change.
_ISLAND = 2
# With a smaller share of equal letters than this the sentence is shown as old and new.
_CONFETTI = 0.2


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Equal, deleted and inserted pieces on whole words.

    The equal and deleted pieces joined are the old text, the equal and inserted ones the new text, exactly.
    """
    if old == new:
        return (("equal", old),) if old else ()
    if old > new:
        return tuple(_tidy((_MIRROR[tag], text) for tag, text in _compared(new, old)))
    return tuple(_tidy(_compared(old, new)))


def _compared(old: str, new: str) -> Iterable[Piece]:
    """Pieces in one direction of the two, so that both directions find the same words."""
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    pairs = common_pairs([token.strip() for token in first], [token.strip() for token in second])
    pairs = _without_islands(pairs, first, second)
    kept = sum(len(first[at].strip()) for at, _ in pairs)
    if kept < _CONFETTI * min(len(old), len(new)):
        pairs = []
    return _pieces(pairs, first, second)


def _without_islands(pairs: list[tuple[int, int]], first: list[str], second: list[str]) -> list[tuple[int, int]]:
    """Drop runs of equal small words that stand alone between two replaced passages."""
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    kept: list[tuple[int, int]] = []
    end = (len(first), len(second))
    for index, run in enumerate(runs):
        start = (kept[-1][0] + 1, kept[-1][1] + 1) if kept else (0, 0)
        stop = runs[index + 1][0] if index + 1 < len(runs) else end
        before = (run[0][0] - start[0], run[0][1] - start[1])
        after = (stop[0] - run[-1][0] - 1, stop[1] - run[-1][1] - 1)
        if not (_replaced(before) and _replaced(after) and _is_island(run, first)):
            kept.extend(run)
    return kept


def _replaced(size: tuple[int, int]) -> bool:
    return size[0] > 0 and size[1] > 0


def _is_island(run: list[tuple[int, int]], first: list[str]) -> bool:
    return len(run) <= _ISLAND and all(_SMALL.fullmatch(first[at].strip()) for at, _ in run)


def _pieces(pairs: list[tuple[int, int]], first: list[str], second: list[str]) -> Iterable[Piece]:
    at, to = 0, 0
    for old_at, new_at in [*pairs, (len(first), len(second))]:
        yield "delete", "".join(first[at:old_at])
        yield "insert", "".join(second[to:new_at])
        if old_at < len(first):
            yield from _same_word(first[old_at], second[new_at])
        at, to = old_at + 1, new_at + 1


def _same_word(one: str, two: str) -> Iterable[Piece]:
    """An equal token; the white space before it may differ."""
    if one == two:
        yield "equal", one
        return
    word = one.lstrip()
    yield "delete", one[: len(one) - len(word)]
    yield "insert", two[: len(two) - len(word)]
    yield "equal", word


def _tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbours: between equal pieces at most one deletion and one insertion, their shared white space out."""
    tidy: list[Piece] = []
    texts = {"equal": "", "delete": "", "insert": ""}
    for tag, text in [*pieces, ("end", "")]:
        if tag in ("delete", "insert"):
            texts[tag] += text
            continue
        if text or tag == "end":
            lead = _shared_space(texts["delete"], texts["insert"])
            tail = texts["delete"] or texts["insert"]
            if tail:
                texts["equal"] += lead
                size = len(lead)
                parts: list[Piece] = [("equal", texts["equal"]), ("delete", texts["delete"][size:])]
                parts.append(("insert", texts["insert"][size:]))
                tidy.extend(part for part in parts if part[1])
                texts = {"equal": "", "delete": "", "insert": ""}
            texts["equal"] += text
    if texts["equal"]:
        tidy.append(("equal", texts["equal"]))
    return tidy


def _shared_space(one: str, two: str) -> str:
    """The white space both begin with."""
    size = 0
    while size < min(len(one), len(two)) and one[size] == two[size] and one[size].isspace():
        size += 1
    return one[:size]
