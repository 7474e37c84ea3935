"""The sentences of a document, in reading order, with the forms by which the differ compares them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from monitor.boilerplate import stamp_sort
from monitor.diff.splitting import split_sentences
from monitor.language.forms import comparison_form, form_digest
from monitor.model import BlockKind, Document

Place = Literal["title", "body"]
_CLOSERS = "\"'\u2019\u201d\u00bb)]%"


class Sentence(NamedTuple):
    """One sentence and its place in the document.

    ``key`` is its comparison form: sentences with the same key count as equal. ``position`` is its index among the
    sentences, ``block`` the index of its block (-1: the title), ``entry`` the key of its live entry, if any.
    """

    text: str
    key: str
    position: int
    block: int
    kind: BlockKind
    furniture: bool = False
    place: Place = "body"
    entry: str | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its case-folded words, figures and figure signs."""
        return tuple(self.key.split(" ")) if self.key else ()

    @property
    def digest(self) -> str:
        """The same as ``sentence_digest`` of its text."""
        return form_digest(self.key)


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The title as one sentence, then the sentences of the blocks. Sentences without a word are left out.

    The first heading is left out if it repeats the title.
    """
    sentences: list[Sentence] = []
    title = comparison_form(document.title)
    if title:
        sentences.append(Sentence(document.title, title, 0, -1, BlockKind.HEADING, place="title"))
    repeated = _repeated_title(document, title)
    language = document.language[:2]
    for number, block in enumerate(document.content):
        if number == repeated:
            continue
        is_entry = block.kind is BlockKind.LIVE_ENTRY
        entry = block.key if is_entry else None
        for text, key in _pieces(block.text, language, is_entry=is_entry):
            sentences.append(Sentence(text, key, len(sentences), number, block.kind, block.furniture, "body", entry))
    return tuple(sentences)


@lru_cache(maxsize=4096)  # versions share most blocks, and several steps read each
def _pieces(block: str, language: str, *, is_entry: bool) -> tuple[tuple[str, str], ...]:
    """The sentences of a block, each with its comparison form."""
    # A time stamp is never cut: its abbreviations may be of another language than the page declares.
    texts = (block,) if stamp_sort(block) else split_sentences(block, language)
    if is_entry:
        texts = (*map(_with_full_stop, texts[:-1]), *texts[-1:])
    cut = [(text, comparison_form(text)) for text in texts]
    return tuple([piece for piece in cut if piece[1]])


def _with_full_stop(text: str) -> str:
    """A text that ends like a sentence: where an entry is shown as one text, its title must not run into the next."""
    ends = text[-1].isalnum() or (text[-1] in _CLOSERS and text[-2:-1].isalnum())
    return f"{text}." if ends else text


def _repeated_title(document: Document, title: str) -> int:
    """The position of the first heading if it equals the title, else -1."""
    for number, block in enumerate(document.content):
        if block.kind is BlockKind.HEADING:
            return number if title and comparison_form(block.text) == title else -1
    return -1
