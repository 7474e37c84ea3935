"""The differ: cuts two documents into sentences, aligns them, and compares changed sentences word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.diff.aligning import Difference, RawEdit, align
    from monitor.diff.sentences import Sentence, sentences_of
    from monitor.diff.splitting import split_sentences
    from monitor.diff.words import Piece, word_pieces
    from monitor.language.forms import comparison_form, sentence_digest
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.diff.aligning": "Difference RawEdit align",
            "monitor.diff.sentences": "Sentence sentences_of",
            "monitor.diff.splitting": "split_sentences",
            "monitor.diff.words": "Piece word_pieces",
            "monitor.language.forms": "comparison_form sentence_digest",
        },
    )

__all__ = [
    "Difference",
    "Piece",
    "RawEdit",
    "Sentence",
    "align",
    "comparison_form",
    "sentence_digest",
    "sentences_of",
    "split_sentences",
    "word_pieces",
]
