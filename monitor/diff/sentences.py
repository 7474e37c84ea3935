"""The sentences of a document, in reading order, as the differ compares them."""

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
    """One sentence where it is. ``key`` is its comparison form: sentences with the same key count as equal.

    ``block`` is its block's position in the document (-1: the title), ``position`` its own among the sentences;
    ``entry`` is the key of the live entry it belongs to.
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
        """The folded words, figures and figure signs."""
        return tuple(self.key.split(" ")) if self.key else ()

    @property
    def digest(self) -> str:
        """As ``sentence_digest`` of the text."""
        return form_digest(self.key)


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Title first as one sentence, then the blocks; sentences without a word are left out.

    A heading at the top that repeats the title counts once.
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


@lru_cache(maxsize=4096)  # versions share most blocks, and each is read in several steps
def _pieces(block: str, language: str, *, is_entry: bool) -> tuple[tuple[str, str], ...]:
    """The sentences of a block, each with its comparison form."""
    # The full stop of an abbreviation in a time stamp ends no sentence, whatever language the page says it is in.
    texts = (block,) if stamp_sort(block) else split_sentences(block, language)
    if is_entry:
        texts = (*map(_closed, texts[:-1]), *texts[-1:])
    cut = [(text, comparison_form(text)) for text in texts]
    return tuple([piece for piece in cut if piece[1]])


def _closed(text: str) -> str:
    """An entry's title ends like a sentence: an entry shown as one text must not run it into the next one."""
    ends = text[-1].isalnum() or (text[-1] in _CLOSERS and text[-2:-1].isalnum())
    return f"{text}." if ends else text


def _repeated_title(document: Document, title: str) -> int:
    """The position of the first heading if it says what the title says, else -1."""
    for number, block in enumerate(document.content):
        if block.kind is BlockKind.HEADING:
            return number if title and comparison_form(block.text) == title else -1
    return -1
