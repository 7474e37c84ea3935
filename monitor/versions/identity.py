"""Whether two texts are one article, or one what became of the other."""

from __future__ import annotations

from collections import Counter

from monitor.model import Document
from monitor.versions.content_words import content_words, overlap
from monitor.versions.texts import all_texts, sentences_in, shared, title_tokens

# Measured: docs/design/versions.md, "One story or two".
_SAME_STORY = 0.25
# Fewer words may agree by chance: that is a sentence or two.
_LEAST_WORDS = 20
_LEFT = 1 / 3
_HALF, _NEARLY_ALL = 0.5, 0.8


def same_article(old: Document, new: Document) -> bool:
    """Whether two documents are one article at two addresses: nearly all sentences, or under one headline half of them.

    Then with the same beginning: issues of a series share their headline and what stands in each of them.
    """
    before, after = sentences_in(old), sentences_in(new)
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    if sum(fewer.values()) < _LEAST_WORDS:
        return False
    share = shared(fewer, more)
    return share >= _NEARLY_ALL or (
        share >= _HALF and _alike_titles(old.title, new.title) and _begin_alike(before, after)
    )


def one_story(old: Document, new: Document) -> bool:
    """Whether two documents are one story where an address says so: a canonical link, a redirect.

    The same words, however few; or nearly all of the shorter text under the same headline; or half of it under the
    same headline, or nearly all of it and half of the longer one, with the same beginning. The beginning is a story's
    own, background paragraphs are shared by many; and a front page may hold the whole of a short story.
    """
    before, after = sentences_in(old), sentences_in(new)
    if not before or not after:
        return False
    if before == after:
        return True
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    share = shared(fewer, more)
    if _alike_titles(old.title, new.title):
        return share >= _NEARLY_ALL or (share >= _HALF and _begin_alike(before, after))
    return share >= _NEARLY_ALL and shared(more, fewer) >= _HALF and _begin_alike(before, after)


def _begin_alike(before: Counter[str], after: Counter[str]) -> bool:
    """Whether one of two texts has the other's first sentence."""
    return next(iter(before)) in after or next(iter(after)) in before


def continues(old: Document, new: Document) -> bool:
    """Whether a text may be what became of another: the headline is left, or a third of it, or its content words.

    A word or two of the headline are too little: a site's name has some in common with half of its headlines.
    """
    return (
        _alike_titles(old.title, new.title)
        or shared(sentences_in(old), sentences_in(new)) >= _LEFT
        or _have_common_words(old, new)
    )


def same_story(old: Document, new: Document) -> bool:
    """Whether two texts that share no sentence report the same: by the content words of their headlines, or of all."""
    titles = (content_words([document.title]) for document in (old, new))
    return overlap(*titles) >= _HALF or _have_common_words(old, new)


def _have_common_words(old: Document, new: Document) -> bool:
    mine, theirs = (content_words([document.title, *all_texts(document)]) for document in (old, new))
    return overlap(mine, theirs) >= _SAME_STORY


def _alike_titles(old: str, new: str) -> bool:
    mine, theirs = set(title_tokens(old)), set(title_tokens(new))
    return bool(mine and theirs) and len(mine & theirs) * 10 >= 6 * max(len(mine), len(theirs))
