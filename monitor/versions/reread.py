"""An older version as the program of today would have read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.extract import Since
from monitor.model import Block, Document, Version
from monitor.versions.texts import sentences_in, sentences_of, text_digests, tokens_of


def as_read_now(old: Version, new: Document, since: Since) -> Version:
    """The latest version as the program that read ``new`` would have read it, where its page is no longer kept.

    A block of the new reading was on the older page, and was merely not read, unless there is a sign that it is new:
    the page did not have the line (``since``), a live entry is dated later than the version, or it took the place of a
    line that is gone. What was in the older text and is nowhere on the page any more was removed.
    """
    known, still = sentences_in(old.document).keys(), sentences_in(new).keys()
    blocks = old.document.blocks
    gone = [block for block in blocks if block.text in since.left and not still >= set(sentences_of(block))]
    kept: list[Block] = []
    for block in new.blocks:
        before = next((place for place in gone if _alike_words(place, block)), None)
        if before is not None and _words(block) <= _words(before):
            # The same line with some of its words: struck or hidden text that is no longer read.
            gone.remove(before)
            kept.append(block)
        elif known >= set(sentences_of(block)) or not (before is not None or _is_new(block, since, old.fetched_at)):
            kept.append(block)
    title = new.title if since.same_titles else old.document.title
    document = replace(new, title=title, blocks=_in_place(kept, gone, blocks))
    digest, body_digest = text_digests(document)
    return replace(old, document=document, digest=digest, body_digest=body_digest)


def _is_new(block: Block, since: Since, fetched_at: datetime) -> bool:
    """Whether the page did not have a line, or a live entry is dated later than the version."""
    return block.text in since.fresh or _dated_after(block, fetched_at)


def _in_place(kept: list[Block], removed: list[Block], order: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that are kept, and those that were the blocks they followed."""
    blocks = list(kept)
    after = 0
    for block in order:
        if block in removed:
            blocks.insert(after, block)
            after += 1
        else:
            after = next((at + 1 for at, other in enumerate(blocks) if other.text == block.text), after)
    return tuple(blocks)


def _alike_words(one: Block, other: Block) -> bool:
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) * 2 >= max(1, len(mine), len(theirs))


def _words(block: Block) -> set[str]:
    return set(tokens_of(block.text))


def _dated_after(block: Block, time: datetime) -> bool:
    return block.at is not None and block.at > time
