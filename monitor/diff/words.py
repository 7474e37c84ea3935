"""Compares a changed sentence word by word; the pieces rebuild both sides exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.diff.sequences import common_pairs
from monitor.language.forms import FIGURE_SIGNS, SEPARATORS, UNSPACED
from monitor.model import WordTag

Piece = tuple[WordTag, str]
# A run of equal tokens: its start on either side and its length.
Run = tuple[int, int, int]

# A figure with its sign, currency, marks, unit letters or percent; a word with its inner hyphens and apostrophes.
_SPACE_IN_FIGURE = "[\u00a0\u202f\u2009 ]"
_FIGURE = (
    rf"(?:(?<!\w)[-\u2212]?[$\xa2-\xa5\u20a0-\u20cf])?(?:\d{{1,3}}(?:{_SPACE_IN_FIGURE}\d{{3}})+(?!\d)|\d+(?:[.,:]\d+)*)"
    rf"(?:[^\W\d_{UNSPACED}]+|\s?%|\xb0[CF]?)?(?:\s?[\u20a0-\u20cf](?!\d))?"
)
_HAN_FIGURE = "〇零一二三四五六七八九十百千万萬亿億兆两"
_LETTER = rf"[^{SEPARATORS}{UNSPACED}]"
_WORD = rf"{_LETTER}+(?:['\u2019\u02bc\xb7\u2010\u2011-]{_LETTER}+|\.{_LETTER}\.)*"
_TOKEN = re.compile(rf"\s*(?:{_FIGURE}|[{_HAN_FIGURE}]+|{_WORD}|[{UNSPACED}]|[{FIGURE_SIGNS}]|\S)|\s+$")
_SMALL = re.compile(rf"[^\w]+|[^\W\d_{UNSPACED}]{{1,3}}|[{UNSPACED}]")

# Up to this many small equal words between two changes are shown as part of the change.
_ISLAND = 2
# Below this share of equal letters the whole sentence is shown as deleted and inserted.
_LEAST_EQUAL = 0.2


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The equal, deleted and inserted pieces of two texts, cut at whole words.

    The equal and deleted pieces join to exactly the old text, the equal and inserted ones to exactly the new text.
    """
    if old == new:
        return (("equal", old),) if old else ()
    # Always compared in the same direction, so that both directions find the same words.
    mirrored = old > new
    one, two = (new, old) if mirrored else (old, new)
    first, second = _TOKEN.findall(one), _TOKEN.findall(two)
    runs = _readable(_runs(first, second), first, second)
    segments: Iterable[tuple[str, str, str]] = _segments(runs, first, second)
    if mirrored:
        segments = ((inserted, deleted, same) for deleted, inserted, same in segments)
    return tuple(_pieces(segments))


def _runs(first: list[str], second: list[str]) -> list[Run]:
    """The runs of equal tokens, compared without the white space before them."""
    runs: list[Run] = []
    for at, to in common_pairs([token.strip() for token in first], [token.strip() for token in second]):
        if runs and at == runs[-1][0] + runs[-1][2] and to == runs[-1][1] + runs[-1][2]:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((at, to, 1))
    return runs


def _readable(runs: list[Run], first: list[str], second: list[str]) -> list[Run]:
    """The runs without islands of small words between two replacements; no runs at all where little is equal."""
    kept: list[Run] = []
    start_old = start_new = 0
    for index, (at, to, size) in enumerate(runs):
        stop_old, stop_new, _ = runs[index + 1] if index + 1 < len(runs) else (len(first), len(second), 0)
        replaced_before = at > start_old and to > start_new
        replaced_after = stop_old > at + size and stop_new > to + size
        if not (replaced_before and replaced_after and _is_island(first[at : at + size])):
            kept.append((at, to, size))
            start_old, start_new = at + size, to + size
    shorter = min(sum(map(len, first)), sum(map(len, second)))
    return kept if _letters(kept, first) >= _LEAST_EQUAL * shorter else []


def _letters(runs: list[Run], tokens: list[str]) -> int:
    return sum(len(token.strip()) for at, _, size in runs for token in tokens[at : at + size])


def _is_island(tokens: list[str]) -> bool:
    return len(tokens) <= _ISLAND and all(_SMALL.fullmatch(token.strip()) for token in tokens)


def _segments(runs: list[Run], first: list[str], second: list[str]) -> Iterator[tuple[str, str, str]]:
    """Triples in order: deleted text, inserted text, and the equal text after them."""
    at = to = 0
    for old_at, new_at, size in [*runs, (len(first), len(second), 0)]:
        yield "".join(first[at:old_at]), "".join(second[to:new_at]), ""
        at, to = old_at + size, new_at + size
        one, two = first[old_at:at], second[new_at:to]
        if one == two:
            yield "", "", "".join(one)
            continue
        for old_token, new_token in zip(one, two, strict=True):
            word = old_token.lstrip()
            yield old_token[: len(old_token) - len(word)], new_token[: len(new_token) - len(word)], word


def _pieces(segments: Iterable[tuple[str, str, str]]) -> Iterator[Piece]:
    """The pieces of the segments: between two equal ones at most one deletion and one insertion.

    White space that both sides begin with is part of the equal piece.
    """
    equal: list[str] = []
    deleted_text = inserted_text = ""
    for deleted, inserted, same in [*segments, ("", "", "")]:
        deleted_text, inserted_text = deleted_text + deleted, inserted_text + inserted
        if not same and (deleted or inserted):
            continue
        lead = _shared_space(deleted_text, inserted_text)
        deleted_text, inserted_text = deleted_text[len(lead) :], inserted_text[len(lead) :]
        equal.append(lead)
        if same and (deleted_text or inserted_text):
            yield from _nonempty("".join(equal), deleted_text, inserted_text)
            equal, deleted_text, inserted_text = [], "", ""
        equal.append(same)
    yield from _nonempty("".join(equal), deleted_text, inserted_text)


def _nonempty(equal: str, deleted_text: str, inserted_text: str) -> Iterator[Piece]:
    if equal:
        yield "equal", equal
    if deleted_text:
        yield "delete", deleted_text
    if inserted_text:
        yield "insert", inserted_text


def _shared_space(one: str, two: str) -> str:
    """The common leading white space."""
    size = 0
    while size < min(len(one), len(two)) and one[size] == two[size] and one[size].isspace():
        size += 1
    return one[:size]
