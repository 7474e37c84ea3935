"""Decides whether a note states what changed, or only that something changed."""

from __future__ import annotations

import re

from monitor.boilerplate.notes.grammar import Grammar
from monitor.boilerplate.stamps.lexicon import Kind, lexicon
from monitor.boilerplate.stamps.tokens import Token, tokens

# Not split at a full stop after a digit, which may be part of a date; any other figure makes the note factual anyway.
_CLAUSES = re.compile(
    r"(?<=[^\d\W][.!?…])[\"'»”)\]]*\s+|(?<=[。।؟])|[;；:：]\s+|\s[–—]\s"
    r"|,? (?:but|sondern|mais|pero|ma|mas|maar|men|ale|но|але)\s"
)
_LETTERS = re.compile(r"[^\W\d_]")
# A clause has at least this many letters; labels and names have fewer.
_CLAUSE_LETTERS = 8
_WHEN = Kind.DATE | Kind.CLOCK | Kind.UNIT | Kind.DAY | Kind.LABEL | Kind.UPDATE
_INSTANT = Kind.TIME | Kind.FULL_DATE | Kind.YEAR


def states_fact(line: str, kind: str, starts: list[int], patterns: Grammar) -> bool:
    """Whether a note states a fact; desk lines and warnings never do.

    ``starts`` are the positions where the note may begin; what follows the last one is judged.
    """
    if kind in ("desk", "warning"):
        return False
    text = line[starts[-1] :]
    if _has_figure(text) or (patterns.contrast is not None and patterns.contrast.search(text)):
        return True
    if kind == "update":
        return False
    clauses = [part.strip() for part in _CLAUSES.split(text) if len(_LETTERS.findall(part)) >= _CLAUSE_LETTERS]
    return any(not _is_about_change(clause, kind, patterns) for clause in clauses)


def is_about_text(clause: str, patterns: Grammar) -> bool:
    """Whether a clause mentions the text, or says what was done to a part of it."""
    if patterns.mentions_text is not None and patterns.mentions_text.search(clause):
        return True
    return patterns.described is not None and patterns.described.match(clause) is not None


def _is_about_change(clause: str, kind: str, patterns: Grammar) -> bool:
    """Whether a clause is about the change of the text and not about the article's subject."""
    openings = (patterns.correction_label, patterns.correction, patterns.update, patterns.editors_label)
    if any(pattern is not None and pattern.match(clause) for pattern in openings):
        return True
    if is_about_text(clause, patterns):
        return True
    # An editor's note may be a content warning; in a correction, such words are about the subject.
    return kind == "editors" and patterns.distressing is not None and bool(patterns.distressing.search(clause))


def _has_figure(text: str) -> bool:
    """Whether a text contains a number that is not part of a date or time."""
    line = list(tokens(text))
    for at, token in enumerate(line):
        if not token.number or token.number & _INSTANT:
            continue
        if not any(_is_date_or_time(neighbour) for neighbour in line[max(0, at - 1) : at + 2]):
            return True
    return False


def _is_date_or_time(token: Token) -> bool:
    if token.number:
        return bool(token.number & _INSTANT)
    return any(kinds.get((token.form,), 0) & _WHEN for kinds in lexicon().phrases)
