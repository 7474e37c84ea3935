"""The words by which texts are compared, without furniture, punctuation, letter case and paragraph breaks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from monitor.boilerplate import is_furniture
from monitor.model import Block, BlockKind, Document

# A single Han or Kana character counts as a word, as these scripts have no spaces.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+|[$€£¥₹₽₩₺₴%‰°+]"
    r"|(?<![\w-])[-\u2212](?=[$€£¥₹₽₩₺₴]?\d)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'»”’)\]]*\s+|\n+|(?<=[。！？])")
_WIRE_NUMBER = re.compile(r"^\s*(?:UPDATE|WRAPUP|CORRECTED|REFILE)(?: ?-? ?\d+)?\s*[-\u2013\u2014:]\s*")


def text_digests(document: Document) -> tuple[str, str]:
    """SHA-256 of the significant words in hex: of title and body, and of the body alone.

    Blocks marked as furniture count: a digest must not depend on what is known about the site at the time.
    """
    body = " ".join(body_tokens(document, marked=True))
    return _digest(f"{' '.join(title_tokens(document.title))}\n{body}"), _digest(body)


def sentences_in(document: Document) -> Counter[str]:
    """The significant sentences with their lengths in words, each once."""
    keys = (key for block in _significant(document) for key in sentences_of(block))
    return Counter({key: key.count(" ") + 1 for key in keys})


def sentences_of(block: Block) -> list[str]:
    """The sentences of a block, each as its tokens joined by spaces."""
    keys = (" ".join(tokens_of(part)) for part in _SENTENCE_END.split(block.text))
    return [key for key in keys if key]


def shared(sentences: Counter[str], others: Counter[str]) -> float:
    """The share of the words in ``sentences`` that belong to sentences also in ``others``, verbatim."""
    return sum((sentences & others).values()) / max(1, sum(sentences.values()))


def _significant(document: Document, *, marked: bool = False) -> Iterable[Block]:
    """The blocks that are no furniture by their words, nor (unless ``marked`` is set) by their mark."""
    return (
        block
        for block in document.content
        if (marked or not block.furniture) and (block.kind is BlockKind.TABLE_ROW or not is_furniture(block.text))
    )


def body_tokens(document: Document, *, marked: bool = False) -> list[str]:
    """The tokens of the text in order, then those of live entries, sorted: a live page may reverse its order."""
    tokens = [token for text in around_entries(document, marked=marked) for token in tokens_of(text)]
    entries = sorted(tokens_of(block.text) for block in entries_of(document))
    return tokens + [token for entry in entries for token in entry]


def title_tokens(title: str) -> tuple[str, ...]:
    """The tokens of a headline, without a news agency's prefix ("UPDATE 2 -")."""
    return tokens_of(_WIRE_NUMBER.sub("", title))


@lru_cache(maxsize=512)  # two versions share most texts, and each text is compared several times
def tokens_of(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of numbers (currency, percent, minus) of a text, case-folded."""
    if not text.isascii():
        text = normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "").replace("\u2019", "")
    return tuple(_TOKEN.findall(text.replace("'", "").casefold()))


def all_texts(document: Document) -> list[str]:
    """The significant texts, live entries last."""
    return [*around_entries(document), *(block.text for block in entries_of(document))]


def around_entries(document: Document, *, marked: bool = False) -> list[str]:
    """The significant texts other than live entries."""
    return [block.text for block in _significant(document, marked=marked) if block.kind is not BlockKind.LIVE_ENTRY]


def entries_of(document: Document) -> list[Block]:
    """The live entries of a document."""
    return [block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
