"""Passages: edits that belong together are one development."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from monitor.developments.importance import weighed
from monitor.developments.quotes import is_quote, leads_in, open_after, quotations
from monitor.diff import Sentence, sentences_of
from monitor.language import guess_language
from monitor.model import BlockKind, Change, Document, Edit, EditKind, Op, Passage

# Text that is new in this version: moved or reworded text is never added to a passage.
_CAME = frozenset({Op.ADDED, Op.SPLIT, Op.MERGED})
# A quotation is followed back over so many edits, a table or list over so many sentences: the work stays linear.
_MOST_SPOKEN, _MOST_ROWS = 30, 200
_MARKS = "“„«「『\"'‘»"


def regrouped(change: Change, new: Document, quiet: timedelta | None = None) -> Change:
    """A change whose edits were judged anew, with its developments; for ``new`` and ``quiet`` see ``compare``."""
    language = new.language[:2].casefold() or guess_language(new.text) or "en"
    sentences = sentences_of(new)
    earlier = {passage.lead: passage.previous for passage in change.grouped}
    found = [replace(item, previous=earlier.get(item.lead, "")) for item in passages(change.edits, sentences, language)]
    return replace(change, grouped=weighed(change.edits, found, sentences, language, quiet))


def passages(edits: Sequence[Edit], sentences: Sequence[Sentence], language: str) -> tuple[Passage, ...]:
    """The developments of a change in reading order, each with all edits that belong to it.

    ``sentences`` are those of the newer version. The edits of a passage are neighbours in the text: a speaker and the
    quotation, a lead-in and its list, a paragraph or live entry that came whole, the rows of a table, a heading and
    what is under it. Edits inside a passage belong to it even where they are no development.
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
    group: list[int] = []
    for at in order:
        if group and not _belong(edits, group, at, sentences, language):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _belong(edits: Sequence[Edit], group: Sequence[int], at: int, sentences: Sequence[Sentence], language: str) -> bool:
    """Whether an edit belongs to the passage of the edits before it."""
    before, edit = edits[group[-1]], edits[at]
    last, first = sentences[before.new_at[-1]], sentences[edit.new_at[0]]
    if first.position != last.position + 1 or last.place != first.place:
        return False
    ops = {before.op, edit.op}
    if _announces(last, language) or (Op.MOVED not in ops and _is_one_whole(last, first)):
        return True
    if ops <= _CAME and _same_piece(last, first):
        return True
    spoken = [sentences[to] for one in group[-_MOST_SPOKEN:] for to in edits[one].new_at]
    return _speech_goes_on(spoken, first, language)


def _is_one_whole(last: Sentence, first: Sentence) -> bool:
    """Whether two sentences are one unit even if only one is new: a heading and its text, rows of one table."""
    if last.entry is not None or first.entry is not None:
        return False
    return last.kind is BlockKind.HEADING or last.kind is first.kind is BlockKind.TABLE_ROW


def _same_piece(last: Sentence, first: Sentence) -> bool:
    """Whether two added sentences are in one paragraph, live entry or list."""
    if last.entry is not None or first.entry is not None:
        return last.entry == first.entry
    return last.block == first.block or (last.kind is first.kind and first.kind is BlockKind.LIST_ITEM)


def _speech_goes_on(spoken: Sequence[Sentence], first: Sentence, language: str) -> bool:
    """Whether a sentence continues the quotation before it."""
    last = spoken[-1]
    quoted = is_quote(last.text, language)
    if first.kind is BlockKind.QUOTATION:
        return last.kind is BlockKind.QUOTATION or quoted
    if quoted and _is_only_quoted(first.text):
        return True
    # A quotation over several paragraphs is left open at the end of each and opened again in the next.
    return _is_open(spoken) and (last.block == first.block or first.text[:1] in _MARKS)


def _is_open(spoken: Sequence[Sentence]) -> bool:
    """Whether the quotation in the last paragraph of some sentences is not closed in it."""
    is_open = False
    for _, block in groupby(spoken, key=lambda sentence: sentence.block):
        is_open = False
        for sentence in block:
            is_open = open_after(sentence.text, was_open=is_open)
    return is_open


def _is_only_quoted(text: str) -> bool:
    """Whether a sentence is a quotation whole, so that who speaks is said elsewhere."""
    inside = sum(map(len, quotations(text)))
    return text[:1] in _MARKS and 10 * inside >= 9 * (len(text) - 2)


def _trimmed(
    edits: Sequence[Edit], group: Sequence[int], sentences: Sequence[Sentence], language: str
) -> tuple[int, ...]:
    """The group from its first development, or the lead-in or heading of it, to its last; nothing where it has none."""
    news = [place for place, at in enumerate(group) if edits[at].development]
    if not news:
        return ()
    start = news[0]
    while start and _introduces(sentences[edits[group[start - 1]].new_at[-1]], language):
        start -= 1
    return tuple(group[start : news[-1] + 1])


def _introduces(sentence: Sentence, language: str) -> bool:
    return sentence.kind is BlockKind.HEADING or _announces(sentence, language)


def _announces(sentence: Sentence, language: str) -> bool:
    """Whether a sentence says that something follows: a list, or the words of a speaker."""
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
    """The blocks that sentences are in, of each its kind and how many of them."""
    runs = groupby(sentences, key=lambda sentence: (sentence.block, sentence.kind))
    return tuple((kind, len(list(run))) for (_, kind), run in runs)


def _heading(sentences: Sequence[Sentence], headings: Sequence[int], first: int) -> str:
    """The heading above a sentence, or the one right above a heading; none in a live entry.

    ``headings`` are the positions of all headings.
    """
    above = bisect_left(headings, first)
    if sentences[first].entry is not None or not above:
        return ""
    nearest = headings[above - 1]
    if sentences[first].kind is BlockKind.HEADING and nearest != first - 1:
        return ""
    return sentences[nearest].text


def _before(sentences: Sequence[Sentence], first: int, language: str) -> str:
    """The sentence before a passage: its speaker, the lead-in of its list or table, or the one before in its block."""
    if not first:
        return ""
    last, here = sentences[first - 1], sentences[first]
    begun = _begun(sentences, first, language)
    if begun or here.kind is BlockKind.HEADING:
        return begun
    goes_on = last.block == here.block or (last.place == here.place and _introduces(last, language))
    return last.text if goes_on and last.kind is not BlockKind.HEADING else ""


def _begun(sentences: Sequence[Sentence], first: int, language: str) -> str:
    """The lead-in of the quotation or list that a sentence is within, the head of its table."""
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
    lead_in = sentences[begin - 1]
    return lead_in.text if _announces(lead_in, language) and lead_in.kind is not BlockKind.HEADING else ""


def _table_head(row: str) -> str:
    return "" if any(map(str.isdigit, row)) else row


def _after(sentences: Sequence[Sentence], last: int, language: str) -> str:
    """The known sentence that the end of a passage announces: a lead-in is never shown without its quotation."""
    if last + 1 == len(sentences) or not _introduces(sentences[last], language):
        return ""
    return sentences[last + 1].text
