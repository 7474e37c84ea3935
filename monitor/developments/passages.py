"""Groups edits that belong together into passages; each passage is one development."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from monitor.developments.importance import with_importance
from monitor.developments.quotes import is_quote, leads_in, open_after, quotations
from monitor.diff import Sentence, sentences_of
from monitor.language import guess_language
from monitor.model import BlockKind, Change, Document, Edit, EditKind, Op, Passage

# Edits that bring new text; neighbours in one paragraph, entry or list belong together only if both are such edits.
_NEW_TEXT = frozenset({Op.ADDED, Op.SPLIT, Op.MERGED})
# How far back a quotation is followed (edits) and a table or list (sentences), so that the work stays linear.
_MOST_SPOKEN, _MOST_ROWS = 30, 200
_MARKS = "“„«「『\"'‘»"


def regrouped(change: Change, new: Document, quiet: timedelta | None = None) -> Change:
    """The change with its passages computed anew from its edits; for ``new`` and ``quiet`` see ``compare``."""
    language = new.language[:2].casefold() or guess_language(new.text) or "en"
    sentences = sentences_of(new)
    earlier = {passage.lead: passage.previous for passage in change.grouped}
    found = [replace(item, previous=earlier.get(item.lead, "")) for item in passages(change.edits, sentences, language)]
    return replace(change, grouped=with_importance(change.edits, found, sentences, language, quiet))


def passages(edits: Sequence[Edit], sentences: Sequence[Sentence], language: str) -> tuple[Passage, ...]:
    """The developments of a change in reading order, each with all edits that belong to it.

    ``sentences``: of the newer version. The edits of a passage are neighbours in the text: a speaker and the quotation,
    a lead-in and its list, a new paragraph or live entry, the rows of a table, a heading and the text under it. Edits
    between the developments of a passage belong to it even if they are not new.
    """
    order = sorted((at for at, edit in enumerate(edits) if edit.new_at), key=lambda at: edits[at].new_at)
    headings = [item.position for item in sentences if item.kind is BlockKind.HEADING and item.place == "body"]
    found = []
    for group in _groups(edits, order, sentences, language):
        kept = _trimmed(edits, group, sentences, language)
        if kept:
            found.append(_passage(edits, kept, sentences, headings, language))
    return tuple(found)


def _lead(edits: Sequence[Edit], group: Sequence[int], language: str) -> int:
    """The leading edit: a correction, else the development with the highest score that is no lead-in."""
    news = [at for at in group if edits[at].development]
    informing = [at for at in news if not leads_in(edits[at].new or "", language)]
    corrections = [at for at in news if edits[at].kind is EditKind.CORRECTION]
    return max(corrections or informing or news, key=lambda at: edits[at].score)


def _groups(
    edits: Sequence[Edit], order: Sequence[int], sentences: Sequence[Sentence], language: str
) -> Iterator[list[int]]:
    """Groups of neighbouring edits that belong together; ``order``: the edits with newer text, in reading order."""
    group: list[int] = []
    for at in order:
        if group and not _belongs(edits, group, at, sentences, language):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _belongs(
    edits: Sequence[Edit], group: Sequence[int], at: int, sentences: Sequence[Sentence], language: str
) -> bool:
    """Whether the edit ``at`` belongs to the group of the edits before it."""
    before, edit = edits[group[-1]], edits[at]
    last, first = sentences[before.new_at[-1]], sentences[edit.new_at[0]]
    if first.position != last.position + 1 or last.place != first.place:
        return False
    ops = {before.op, edit.op}
    if _announces(last, language) or (Op.MOVED not in ops and _is_one_unit(last, first)):
        return True
    if ops <= _NEW_TEXT and _same_piece(last, first):
        return True
    spoken = [sentences[to] for one in group[-_MOST_SPOKEN:] for to in edits[one].new_at]
    return _continues_quotation(spoken, first, language)


def _is_one_unit(last: Sentence, first: Sentence) -> bool:
    """Whether two sentences are one unit even if only one is new: a heading and its text, rows of one table."""
    if last.entry is not None or first.entry is not None:
        return False
    return last.kind is BlockKind.HEADING or last.kind is first.kind is BlockKind.TABLE_ROW


def _same_piece(last: Sentence, first: Sentence) -> bool:
    """Whether two sentences are in one paragraph, live entry or list."""
    if last.entry is not None or first.entry is not None:
        return last.entry == first.entry
    return last.block == first.block or (last.kind is first.kind and first.kind is BlockKind.LIST_ITEM)


def _continues_quotation(spoken: Sequence[Sentence], first: Sentence, language: str) -> bool:
    """Whether the sentence ``first`` continues a quotation in the sentences before it."""
    last = spoken[-1]
    quoted = is_quote(last.text, language)
    if first.kind is BlockKind.QUOTATION:
        return last.kind is BlockKind.QUOTATION or quoted
    if quoted and _is_only_quoted(first.text):
        return True
    # A quotation over several paragraphs is left open at the end of each and opened again in the next.
    return _is_open(spoken) and (last.block == first.block or first.text[:1] in _MARKS)


def _is_open(spoken: Sequence[Sentence]) -> bool:
    """Whether the last paragraph of these sentences ends inside a quotation."""
    is_open = False
    for _, block in groupby(spoken, key=lambda sentence: sentence.block):
        is_open = False
        for sentence in block:
            is_open = open_after(sentence.text, was_open=is_open)
    return is_open


def _is_only_quoted(text: str) -> bool:
    """Whether at least 90 % of a sentence is quoted, so that another sentence names the speaker."""
    inside = sum(map(len, quotations(text)))
    return text[:1] in _MARKS and 10 * inside >= 9 * (len(text) - 2)


def _trimmed(
    edits: Sequence[Edit], group: Sequence[int], sentences: Sequence[Sentence], language: str
) -> tuple[int, ...]:
    """The group from its first development, with its headings and lead-ins, to its last one; empty without any."""
    news = [index for index, at in enumerate(group) if edits[at].development]
    if not news:
        return ()
    start = news[0]
    while start and _introduces(sentences[edits[group[start - 1]].new_at[-1]], language):
        start -= 1
    return tuple(group[start : news[-1] + 1])


def _introduces(sentence: Sentence, language: str) -> bool:
    return sentence.kind is BlockKind.HEADING or _announces(sentence, language)


def _announces(sentence: Sentence, language: str) -> bool:
    """Whether a sentence announces a list or a quotation after it."""
    return sentence.text.rstrip().endswith(":") or leads_in(sentence.text, language)


def _passage(
    edits: Sequence[Edit],
    group: tuple[int, ...],
    sentences: Sequence[Sentence],
    headings: Sequence[int],
    language: str,
) -> Passage:
    first, last = edits[group[0]].new_at[0], edits[group[-1]].new_at[-1]
    lead = _lead(edits, group, language)
    if sentences[first].place == "title":
        return Passage(group, lead, blocks=((BlockKind.HEADING, len(group)),))
    return Passage(
        group,
        lead,
        heading=_heading(sentences, headings, first),
        before=_before(sentences, first, language),
        after=_after(sentences, last, language),
        blocks=_blocks([sentences[edits[at].new_at[0]] for at in group]),
    )


def _blocks(sentences: Sequence[Sentence]) -> tuple[tuple[BlockKind, int], ...]:
    """The kind of each block that the sentences are in, and how many of them are in it."""
    runs = groupby(sentences, key=lambda sentence: (sentence.block, sentence.kind))
    return tuple((kind, len(list(run))) for (_, kind), run in runs)


def _heading(sentences: Sequence[Sentence], headings: Sequence[int], first: int) -> str:
    """The heading above the sentence at ``first``; "" if there is none, and in a live entry.

    For a heading, only a heading directly above it counts. ``headings``: the positions of all headings, ascending.
    """
    above = bisect_left(headings, first)
    if sentences[first].entry is not None or not above:
        return ""
    nearest = headings[above - 1]
    if sentences[first].kind is BlockKind.HEADING and nearest != first - 1:
        return ""
    return sentences[nearest].text


def _before(sentences: Sequence[Sentence], first: int, language: str) -> str:
    """The context before a passage: its speaker, lead-in or table head, or the sentence before it in its block."""
    if not first:
        return ""
    last, here = sentences[first - 1], sentences[first]
    lead_in = _lead_in(sentences, first, language)
    if lead_in or here.kind is BlockKind.HEADING:
        return lead_in
    is_context = last.block == here.block or (last.place == here.place and _introduces(last, language))
    return last.text if is_context and last.kind is not BlockKind.HEADING else ""


def _lead_in(sentences: Sequence[Sentence], first: int, language: str) -> str:
    """The lead-in of the quotation or list, or the head of the table, that the sentence at ``first`` is in."""
    kind = sentences[first].kind
    if kind not in (BlockKind.TABLE_ROW, BlockKind.QUOTATION, BlockKind.LIST_ITEM):
        return ""
    begin = first
    while begin and begin > first - _MOST_ROWS and sentences[begin - 1].kind is kind:
        begin -= 1
    if kind is BlockKind.TABLE_ROW:
        return _table_head(sentences[begin].text) if begin < first else ""
    if not begin:
        return ""
    before = sentences[begin - 1]
    return before.text if _announces(before, language) and before.kind is not BlockKind.HEADING else ""


def _table_head(row: str) -> str:
    """The first row of a table if it is a head, which has no figures; else ""."""
    return "" if any(map(str.isdigit, row)) else row


def _after(sentences: Sequence[Sentence], last: int, language: str) -> str:
    """The unchanged sentence after a passage that ends with a lead-in or heading, so that it is never shown alone."""
    if last + 1 == len(sentences) or not _introduces(sentences[last], language):
        return ""
    return sentences[last + 1].text
