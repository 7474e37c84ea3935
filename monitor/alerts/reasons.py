"""Evidence as a person reads it: figures as "15 → 22 killed", reasons without stray words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.alerts.plain import one_line
from monitor.language import LANGUAGES, fold
from monitor.model import Edit, EditKind, Evidence
from monitor.words import JOINED

# As the judgement of developments words it.
_CHANGED_FIGURE = re.compile(r"new figure: (?P<new>.+) \(was (?P<old>.+)\) ?(?P<counts>.*)")
_NEW_FIGURE = "new figure: "
_FUNCTION = frozenset().union(*(language.function for language in LANGUAGES.values()))
# A name that ends in a number ("Covid19") is no quantity.
_NAME = re.compile(r"[^\W\d_]{2}\d")
_LONGEST = 80
# Reasons that tell a reader nothing the label, or another reason, does not.
_SAID_BY_LABEL = frozenset({"a quotation", "new words"})


def figures(evidence: Sequence[Evidence], arrow: str) -> list[str] | None:
    """The numbers that took others' places, each once, with what they count; None where the evidence tells of none."""
    found = [match for item in evidence if (match := _CHANGED_FIGURE.fullmatch(item.reason))]
    if not found:
        return None
    shown = [from_to(match["old"], arrow, match["new"], counted(match["counts"])) for match in found]
    return list(dict.fromkeys(text for text in shown if text))


def from_to(old: str, arrow: str, new: str, counts: str) -> str:
    """As in "1.2 → 3.8 million people": what both sides say is said once."""
    if JOINED.search(old + new):
        return _joined_from_to(old, arrow, new)
    if _NAME.search(old) or _NAME.search(new):
        return ""
    before, after = old.split(), new.split()
    same = 0
    while same < min(len(before), len(after)) - 1 and before[-1 - same] == after[-1 - same]:
        same += 1
    return one_line(" ".join([*before[: len(before) - same], arrow, *after, counts]))


def _joined_from_to(old: str, arrow: str, new: str) -> str:
    """As in "3 → 11人", of clauses in a script that joins words: the numbers and the sign after them."""
    start = _same(old, new)
    while start and _is_digit(new[start - 1]):
        start -= 1
    end = _same(old[start:][::-1], new[start:][::-1])
    while end and _is_digit(new[-end]):
        end -= 1
    unit = new[len(new) - end :][:1]
    return one_line(f"{old[start : len(old) - end]} {arrow} {new[start : len(new) - end]}{unit}")


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_digit(char: str) -> bool:
    return char.isdigit() or char in ".,"


def counted(words: str) -> str:
    """What is counted, without what follows: "people were" is "people"."""
    kept: list[str] = []
    for word in words.split():
        if fold(word) in _FUNCTION:
            break
        kept.append(word)
    return " ".join(kept)


def reasons(edit: Edit, figure: str) -> list[str]:
    """The reasons in words, each once, with what they rest on where that is short and not said already."""
    said: dict[str, list[str]] = {}
    for item in edit.evidence:
        changed = _CHANGED_FIGURE.fullmatch(item.reason)
        if changed and (figure or not from_to(changed["old"], "→", changed["new"], "")):
            continue
        rests_on = said.setdefault(_reason(item), [])
        text = one_line(item.text)
        known = " ".join(told for texts in said.values() for told in texts).casefold()
        if text and _worth_saying(item.reason, text) and text not in (edit.new, figure) and text not in known:
            rests_on.append(text)
    for reason in [reason for reason, texts in said.items() if reason in _SAID_BY_LABEL and not texts]:
        if edit.kind is EditKind.QUOTE or len(said) > 1:
            del said[reason]
    return [f"{reason}: {', '.join(texts)}" if texts else reason for reason, texts in said.items()]


def _reason(item: Evidence) -> str:
    start = _NEW_FIGURE + item.text
    if item.reason.startswith(start) and not _CHANGED_FIGURE.fullmatch(item.reason):
        return one_line(f"{start} {counted(item.reason.removeprefix(start))}")
    return one_line(item.reason)


def _worth_saying(reason: str, text: str) -> bool:
    """Pairs of signs, as the words of a script without spaces are compared by, tell a reader nothing."""
    pairs = reason in ("new sentence", "new words") and JOINED.search(text)
    return len(text) <= _LONGEST and text not in reason and not pairs
