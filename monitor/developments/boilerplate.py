"""Recognises sentences that are not part of the story: pointers, captions, labels, headings that state nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.boilerplate import StampSort, furniture_reason, stamp_sort
from monitor.developments.names import names
from monitor.diff import Sentence, comparison_form
from monitor.language import fold, of, outcome_stems, terms
from monitor.model import BlockKind
from monitor.quantities import quantities

# The part of a mail address before the @ has at most 64 characters (RFC 5321).
_MAIL = r"[^\s@]{1,64}+@[\w-]++(?:\.[\w-]++)++"
_TELEPHONE = r"(?<![\w.,])(?:\+\d{1,3}|\(?0\d{2,4}\)?)(?:[\s-]\d{2,4}){2,4}(?![\w.,]\d)"
_CONTACTS, _TELEPHONES = re.compile(f"{_MAIL}|{_TELEPHONE}"), re.compile(_TELEPHONE)
# The description of a linked file: "(PDF, 186KB, 2 pages)".
_FILE = r"\((?:pdf|od[tsp]|docx?|xlsx?|pptx?|csv|zip|rtf|epub|html)\b[^()]{0,60}\)"
# "STRATHFORD, April 1 (Meridian) - ": where and when a report was written.
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ]{3,}[^.()!?]{0,50}|[A-ZÀ-Þ][\w/-]+(?: [A-ZÀ-Þ][\w/-]+)?) \([A-Za-z][\w .]{1,30}\) ?[-–—] "
)
# Possessive quantifiers: no part of the text is tried from two starts, so that matching takes linear time.
_ADDRESS = re.compile(
    rf"https?://\S+|www\.\S+|(?<!\S)\S[^\s@]*+@\S+\.\w+|\[link\]|\]\([^\s)\]]*+\)(?:\S*\))?|{_FILE}|{_MAIL}|{_TELEPHONE}",
    re.IGNORECASE,
)


# A text without one of these characters, _ZERO or "www" has no address, telephone number, file or dateline.
_SIGNS = re.compile(r"[@/+(\[\]]")
_ZERO = re.compile(r"0(?<![\w.,]0)\d\d")


@lru_cache(maxsize=8)
def _pointers(language: str) -> re.Pattern[str]:
    lines = [line for code in dict.fromkeys((language, "en")) for line in of(code).pointers]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)


@lru_cache(maxsize=1024)  # several steps ask for the same sentences
def boilerplate_reason(sentence: Sentence, language: str, *, alone: bool) -> str:
    """Why a sentence is boilerplate, in words for a reader; "" if it may be part of the story.

    ``alone``: it has no older form; only then headings and labels that state nothing are boilerplate.
    """
    text = sentence.text.strip()
    if sentence.furniture:
        return "recurs on the site"
    if sentence.kind is BlockKind.CAPTION:
        return "a caption"
    # Names and times in the columns of a table row may look like page furniture, but are part of the story.
    reason = furniture_reason(text) if sentence.kind is not BlockKind.TABLE_ROW else None
    if reason:
        return _REASONS.get(reason, reason)
    if sentence.kind is not BlockKind.TABLE_ROW and (_is_stamp(sentence) or _YEAR.fullmatch(text)):
        return "a time stamp"
    if _pointers(language).match(_LEADING_SIGNS.sub("", text).casefold()):
        return POINTER
    return _empty(sentence, text, language) if alone else ""


# Up to this position a line with a date is the page's time stamp; further down it is when something takes place.
_TOP = 3


def _is_stamp(sentence: Sentence) -> bool:
    """Whether a line is only the time at which something was written ("Breaking 15:12 BST"), or a date at the top.

    "Time: 15:12" is when something takes place.
    """
    stamp = stamp_sort(sentence.text)
    if stamp is StampSort.CLOCK:
        return not _VALUE.search(sentence.text)
    return stamp is StampSort.DATE and sentence.position <= _TOP


def _empty(sentence: Sentence, text: str, language: str) -> str:
    """Why a line states nothing by itself; "" if it states something."""
    if not any(char.isalnum() for char in text):
        return "no words"
    if _NUMBERING.fullmatch(text):
        return LABEL
    announces = sentence.kind is BlockKind.HEADING and _ANNOUNCED.match(text)
    if announces or (sentence.kind is BlockKind.HEADING and not _states_something(text, sentence.tokens, language)):
        return HEADING
    return LABEL if _is_label(text, sentence.tokens, language) else ""


HEADING, LABEL = "a heading that states nothing", "a label"
# Also given for courtesies; in a quotation these are ordinary words.
POINTER = "points the reader somewhere"
# A heading that announces an update and does not state it.
_ANNOUNCED = re.compile(
    r"(?:updates? (?:to|on|of|from)|aktualisierung (?:zu|vom)|mise à jour (?:de|du)|actualización (?:de|del)"
    r"|aggiornamento (?:di|del)|atualização (?:de|do)|update van)\b[^:]*:?$",
    re.IGNORECASE,
)
# The number of an item ("3.", "(4)"), or the minute of a match ("67.", "45.+2").
_NUMBERING = re.compile(r"\(?\d{1,3}[.)](?:\s?\+\s?\d{1,2}\.?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING_SIGNS = re.compile(r"^[^\w'\"“„«‘]+")
_REASONS = {"related": "points to other articles", "share": "share or comment count", "timestamp": "a time stamp"}
_LABEL_WORDS = 4
# A value after its label: "Status: resolved".
_VALUE = re.compile(r"[^\W\d]\s?[:：]\s*\w")


def _is_label(text: str, tokens: Sequence[str], language: str) -> bool:
    """Whether a line only labels something: a few words without a name, figure or full stop, or a date alone."""
    figures = [item for item in quantities(text, language) if not item.weak]
    if figures:
        is_date = len(figures) == 1 and figures[0].key[0] == "date"
        return is_date and not terms(tokens, language)
    if text.isupper():
        return True
    if len(tokens) > _LABEL_WORDS or text[-1:] in '.!?。！？”"»' or _VALUE.search(text):
        return False
    return _has_no_name(text, language) and not _is_lone_name(text)


def _has_no_name(text: str, language: str) -> bool:
    """Whether a line has no names, except those made of heading words only."""
    named = (word for name in names(text, language) for word in comparison_form(name).split())
    return of(language).headings.issuperset(map(fold, named))


def _is_lone_name(text: str) -> bool:
    """Whether a line is a single capitalised word without a colon, as in a list of places."""
    return len(text.split()) == 1 and text[0].isupper() and text[-1] != ":"


def _states_something(heading: str, tokens: Sequence[str], language: str) -> bool:
    """Whether a heading states a fact: a figure, or a name with words that say something about it."""
    if any(not item.weak for item in quantities(heading, language)):
        return True
    vocabulary = of(language)
    words = [term for term in terms(tokens, language) if term.word not in vocabulary.headings]
    verbs = vocabulary.future | vocabulary.negation | vocabulary.speech
    if len(words) >= 4 or not verbs.isdisjoint(map(fold, tokens)):
        return True
    outcomes = outcome_stems(language)
    return len(words) >= 2 and (any(term.stem in outcomes for term in words) or bool(names(heading, language)))


@lru_cache(maxsize=1024)
def without_addresses(text: str) -> str:
    """A text without dateline, web and mail addresses, telephone numbers and file sizes: none of them is news."""
    # Fast rejection; a dateline has a bracket as well.
    if not (_SIGNS.search(text) or ("0" in text and _ZERO.search(text)) or "www" in text.casefold()):
        return text
    return _ADDRESS.sub(" ", _DATELINE.sub("", text))


def changed_contacts(old: str, new: str) -> list[tuple[str, str]]:
    """The replaced mail addresses and telephone numbers (old, new); another way to write one is no change."""
    was, now = _contacts(old), _contacts(new)
    if len(was) != len(now):
        return []
    return [(one, other) for one, other in zip(was, now, strict=True) if _plain(one) != _plain(other)]


def contacts(text: str) -> frozenset[str]:
    """The mail addresses and telephone numbers of a text, in a normal form."""
    return frozenset(map(_plain, _contacts(text)))


def _contacts(text: str) -> list[str]:
    if "@" in text:
        return _CONTACTS.findall(text)
    return _TELEPHONES.findall(text) if "+" in text or "0" in text else []


def _plain(contact: str) -> str:
    return contact.casefold() if "@" in contact else "".join(filter(str.isdigit, contact))
