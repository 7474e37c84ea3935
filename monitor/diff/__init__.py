"""Two documents in, their differences out: sentences, their alignment, and the words inside changed ones."""

from monitor.diff.align import Difference, RawEdit, align, rebuild_new, rebuild_old
from monitor.diff.sentences import Sentence, sentences_of
from monitor.diff.splitting import split_sentences
from monitor.diff.words import Piece, word_pieces
from monitor.language.forms import comparison_form, sentence_digest

__all__ = [
    "Difference",
    "Piece",
    "RawEdit",
    "Sentence",
    "align",
    "comparison_form",
    "rebuild_new",
    "rebuild_old",
    "sentence_digest",
    "sentences_of",
    "split_sentences",
    "word_pieces",
]
