"""Reconstructs an older version as the current program would have read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.extract import Since
from monitor.model import Block, Document, Version
from monitor.versions.texts import sentences_in, sentences_of, text_digests, tokens_of


def as_read_now(old: Version, new: Document, since: Since) -> Version:
    """Reconstruct the latest version as the program that read ``new`` would have read it, as its page is not kept.

    A block of the new reading is taken to have been on the older page, only not read, unless a sign shows that it is
    new: the page did not have the line (``since``), a live entry is dated after the version, or it replaces a line that
    is gone. Blocks of the older text that are no longer on the page were removed, and belong to the older version.
    """
    known, current = sentences_in(old.document).keys(), sentences_in(new).keys()
    blocks = old.document.blocks
    gone = [block for block in blocks if block.text in since.left and not current >= set(sentences_of(block))]
    kept: list[Block] = []
    for block in new.blocks:
        replaced = next((other for other in gone if _alike_words(other, block)), None)
        is_known = known >= set(sentences_of(block))
        if replaced is not None and _words(block) <= _words(replaced):
            # The same line without some of its words: struck or hidden text that is no longer read.
            gone.remove(replaced)
            kept.append(block)
        elif is_known or (replaced is None and not _is_new(block, since, old.fetched_at)):
            kept.append(block)
    title = new.title if since.same_titles else old.document.title
    document = replace(new, title=title, blocks=_in_place(kept, gone, blocks))
    digest, body_digest = text_digests(document)
    return replace(old, document=document, digest=digest, body_digest=body_digest)


def _is_new(block: Block, since: Since, fetched_at: datetime) -> bool:
    """Whether the page did not have a line, or a live entry is dated later than the version."""
    return block.text in since.fresh or _dated_after(block, fetched_at)


def _in_place(kept: list[Block], removed: list[Block], order: Sequence[Block]) -> tuple[Block, ...]:
    """The kept blocks, with each removed block inserted after the block it followed in the older ``order``."""
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
    """Whether two blocks share at least half of the words of the longer one."""
    words, others = _words(one), _words(other)
    return len(words & others) * 2 >= max(1, len(words), len(others))


def _words(block: Block) -> set[str]:
    return set(tokens_of(block.text))


def _dated_after(block: Block, time: datetime) -> bool:
    return block.at is not None and block.at > time
