"""Decides whether two texts are the same article, the same story, or versions of one page."""

from __future__ import annotations

from collections import Counter

from monitor.model import Document
from monitor.versions.content_words import content_words, overlap
from monitor.versions.texts import all_texts, sentences_in, shared, title_tokens

# Measured: docs/design/versions.md, "One story or two".
_SAME_STORY = 0.25
# With fewer words (a sentence or two) texts may agree by chance.
_LEAST_WORDS = 20
_LEFT = 1 / 3
_HALF, _NEARLY_ALL = 0.5, 0.8


def same_article(old: Document, new: Document) -> bool:
    """Whether two documents are one article at two addresses.

    They share nearly all sentences; or half of them, the headline and the beginning. (Issues of a series share their
    headline and standard passages.)
    """
    before, after = sentences_in(old), sentences_in(new)
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    if sum(fewer.values()) < _LEAST_WORDS:
        return False
    share = shared(fewer, more)
    if share >= _NEARLY_ALL:
        return True
    return share >= _HALF and _alike_titles(old.title, new.title) and _begin_alike(before, after)


def one_story(old: Document, new: Document) -> bool:
    """Whether two documents are one story, given that an address (a canonical link, a redirect) says so.

    One of these must hold: the same sentences, however few; with the same headline, nearly all of the shorter text, or
    half of it and the beginning; with different headlines, nearly all of the shorter text, half of the longer one and
    the beginning. Many stories share background paragraphs but not their beginning, and a front page may contain all of
    a short story.
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
    """Whether one of two texts has the first sentence of the other."""
    return next(iter(before)) in after or next(iter(after)) in before


def continues(old: Document, new: Document) -> bool:
    """Whether ``new`` may be a later version of ``old``: they share headline, a third of the text, or content words.

    One or two words of the headline are not enough: many headlines share some with the name of the site.
    """
    return (
        _alike_titles(old.title, new.title)
        or shared(sentences_in(old), sentences_in(new)) >= _LEFT
        or _have_common_words(old, new)
    )


def same_story(old: Document, new: Document) -> bool:
    """Whether two texts report the same story, by the content words of their headlines or of the whole texts."""
    titles = (content_words([document.title]) for document in (old, new))
    return overlap(*titles) >= _HALF or _have_common_words(old, new)


def _have_common_words(old: Document, new: Document) -> bool:
    words, others = (content_words([document.title, *all_texts(document)]) for document in (old, new))
    return overlap(words, others) >= _SAME_STORY


def _alike_titles(old: str, new: str) -> bool:
    """Whether two headlines share at least 60 % of the words of the longer one."""
    before, after = set(title_tokens(old)), set(title_tokens(new))
    return bool(before and after) and len(before & after) * 10 >= 6 * max(len(before), len(after))
