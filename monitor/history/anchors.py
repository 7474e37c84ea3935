"""Addresses of sentences that stay the same from version to version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Block, Document

if TYPE_CHECKING:
    from monitor.diff import Sentence

# So many characters of a sentence's digest name it: 40 bits, enough within one article.
_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with its anchor, or what is between two (""); together they are the text of a block."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class AnchoredBlock:
    """A block cut into its sentences."""

    block: Block
    pieces: tuple[Piece, ...]

    @property
    def anchor(self) -> str:
        """That of its first sentence."""
        return next((piece.anchor for piece in self.pieces if piece.anchor), "")


def anchor_of(sentence: str) -> str:
    """The anchor of a sentence that occurs once: made of its digest, which small changes of form leave as it is."""
    from monitor.diff import sentence_digest

    return f"s-{sentence_digest(sentence)[:_LENGTH]}"


def anchors_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The anchors of a document's sentences; the second of a kind ends in ``-2``."""
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        name = f"s-{sentence.digest[:_LENGTH]}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(found)


def anchored(document: Document) -> tuple[AnchoredBlock, ...]:
    """The content of a document, block by block, every sentence with its anchor."""
    from monitor.diff import sentences_of

    sentences = sentences_of(document)
    within: dict[int, list[tuple[str, str]]] = {}
    for sentence, anchor in zip(sentences, anchors_of(sentences), strict=True):
        within.setdefault(sentence.block, []).append((sentence.text, anchor))
    blocks = enumerate(document.content)
    return tuple(AnchoredBlock(block, _pieces(block.text, within.get(at, ()))) for at, block in blocks)


def _pieces(text: str, sentences: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    here = 0
    for sentence, anchor in sentences:
        start = text.find(sentence, here)
        if start < 0:
            continue
        if start > here:
            pieces.append(Piece(text[here:start]))
        here = start + len(sentence)
        pieces.append(Piece(sentence, anchor))
    if here < len(text):
        pieces.append(Piece(text[here:]))
    return tuple(pieces)
