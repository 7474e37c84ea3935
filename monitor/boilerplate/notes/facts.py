"""Whether a note states what changed, or only that something did."""

from __future__ import annotations

import re

from monitor.boilerplate.notes.grammar import Grammar
from monitor.boilerplate.stamps.lexicon import Kind, lexicon
from monitor.boilerplate.stamps.tokens import Token, tokens

# A full stop after a digit may be a date's; a figure before one is a fact anyway.
_CLAUSES = re.compile(
    r"(?<=[^\d\W][.!?…])[\"'»”)\]]*\s+|(?<=[。।؟])|[;；:：]\s+|\s[–—]\s"
    r"|,? (?:but|sondern|mais|pero|ma|mas|maar|men|ale|но|але)\s"
)
_LETTERS = re.compile(r"[^\W\d_]")
# So many letters make a clause of their own; a label or a name is shorter.
_CLAUSE_LETTERS = 8
_WHEN = Kind.DATE | Kind.CLOCK | Kind.UNIT | Kind.DAY | Kind.LABEL | Kind.UPDATE
_INSTANT = Kind.TIME | Kind.FULL_DATE | Kind.YEAR


def states_fact(line: str, kind: str, starts: list[int], has: Grammar) -> bool:
    """Whether a note of a kind states a fact; desk lines and warnings never do."""
    if kind in ("desk", "warning"):
        return False
    said = line[starts[-1] :]
    if _has_figure(said) or (has.contrast is not None and has.contrast.search(said)):
        return True
    clauses = [part.strip() for part in _CLAUSES.split(said) if len(_LETTERS.findall(part)) >= _CLAUSE_LETTERS]
    return kind != "update" and any(not _about_text(clause, kind, has) for clause in clauses)


def _about_text(clause: str, kind: str, has: Grammar) -> bool:
    opens = (has.correction_label, has.correction, has.update, has.editors_label)
    # A word of the editors may warn of what distresses; a correction may be about it.
    holds = (has.of_text, has.distressing if kind == "editors" else None)
    return any(pattern is not None and pattern.match(clause) for pattern in opens) or any(
        pattern is not None and pattern.search(clause) for pattern in holds
    )


def _has_figure(text: str) -> bool:
    """Whether a text holds a number that is no date and no time of day."""
    line = list(tokens(text))
    for at, token in enumerate(line):
        if not token.number or token.number & _INSTANT:
            continue
        if not any(_is_when(other) for other in line[max(0, at - 1) : at + 2]):
            return True
    return False


def _is_when(token: Token) -> bool:
    if token.number:
        return bool(token.number & _INSTANT)
    return any(kinds.get((token.form,), 0) & _WHEN for kinds in lexicon().phrases)
