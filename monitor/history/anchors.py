"""Anchors (URL fragments) of sentences that stay the same from version to version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Block, Document

if TYPE_CHECKING:
    from monitor.diff import Sentence

# Hexadecimal digits of a sentence's digest in its anchor: 40 bits, enough within one article.
_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with its anchor, or the text between two sentences (anchor ""). All pieces form the block's text."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class AnchoredBlock:
    """A block split into its sentences."""

    block: Block
    pieces: tuple[Piece, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the block's first sentence."""
        return next((piece.anchor for piece in self.pieces if piece.anchor), "")


def anchor_of(sentence: str) -> str:
    """Return the anchor of a sentence that occurs once, from its digest, which small changes of form do not affect."""
    from monitor.diff import sentence_digest

    return f"s-{sentence_digest(sentence)[:_LENGTH]}"


def anchors_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the anchors of a document's sentences; the second occurrence of a sentence gets the suffix ``-2``."""
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        name = f"s-{sentence.digest[:_LENGTH]}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(found)


def anchored(document: Document) -> tuple[AnchoredBlock, ...]:
    """Return the blocks of a document, with each sentence's anchor."""
    from monitor.diff import sentences_of

    sentences = sentences_of(document)
    within: dict[int, list[tuple[str, str]]] = {}
    for sentence, anchor in zip(sentences, anchors_of(sentences), strict=True):
        within.setdefault(sentence.block, []).append((sentence.text, anchor))
    blocks = enumerate(document.content)
    return tuple(AnchoredBlock(block, _pieces(block.text, within.get(at, ()))) for at, block in blocks)


def find_sentence(text: str, sentence: str, begin: int) -> tuple[int, int]:
    """Return where a sentence of a block starts and ends in the block's text, from ``begin`` on; start -1 if nowhere.

    The title of a live entry has a full stop as a sentence that the text lacks.
    """
    written = sentence if sentence in text[begin:] else sentence.removesuffix(".")
    start = text.find(written, begin)
    return start, start + len(written)


def _pieces(text: str, sentences: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for sentence, anchor in sentences:
        start, stop = find_sentence(text, sentence, end)
        if start < 0:
            continue
        if start > end:
            pieces.append(Piece(text[end:start]))
        end = stop
        pieces.append(Piece(text[start:stop], anchor))
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return tuple(pieces)
