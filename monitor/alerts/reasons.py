"""Evidence in words: figures as in "15 → 22 killed", and reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from monitor.alerts.plain import one_line
from monitor.model import Edit, EditKind, Evidence
from monitor.words import JOINED

# The wording of `monitor.developments`.
_CHANGED_FIGURE = re.compile(r"new (?:figure|date|time): (?P<new>.+) \(was (?P<old>.+)\) ?(?P<counts>.*)")
_NEW_FIGURE = "new figure: "
# A name with a number ("Covid19") is no quantity.
_NAME = re.compile(r"[^\W\d_]{2}\d")
# Longest evidence text, in characters, that is shown with its reason.
_MAX_TEXT = 80
# Reasons that add nothing to the label or to another reason.
_OBVIOUS = frozenset({"a quotation", "new words", "new sentence"})


def figures(evidence: Sequence[Evidence], arrow: str) -> list[str] | None:
    """Each replaced number once, as in "15 → 22 killed"; None if the evidence has none."""
    found = [match for item in evidence if (match := _CHANGED_FIGURE.fullmatch(item.reason))]
    if not found:
        return None
    shown = [from_to(match["old"], arrow, match["new"], match["counts"]) for match in found]
    return list(dict.fromkeys(text for text in shown if text))


def without_earlier(item: Evidence) -> Evidence:
    """Evidence about a changed figure without its earlier value; other evidence unchanged."""
    changed = _CHANGED_FIGURE.fullmatch(item.reason)
    if changed is None:
        return item
    return replace(item, reason=f"{_NEW_FIGURE}{changed['new']} {changed['counts']}".rstrip())


def from_to(old: str, arrow: str, new: str, counts: str) -> str:
    """As in "1.2 → 3.8 million people": words that both sides end with appear once. "" for a name with a number."""
    if JOINED.search(old + new):
        return _joined_from_to(old, arrow, new)
    if _NAME.search(old) or _NAME.search(new):
        return ""
    before, after = old.split(), new.split()
    common = 0
    while common < min(len(before), len(after)) - 1 and before[-1 - common] == after[-1 - common]:
        common += 1
    return one_line(" ".join([*before[: len(before) - common], arrow, *after, counts]))


def _joined_from_to(old: str, arrow: str, new: str) -> str:
    """As in "3 → 11人", for clauses in a script without spaces: the numbers and the character after them."""
    start = _common_prefix(old, new)
    while start and _is_digit(new[start - 1]):
        start -= 1
    end = _common_prefix(old[start:][::-1], new[start:][::-1])
    while end and _is_digit(new[-end]):
        end -= 1
    unit = new[len(new) - end :][:1]
    return one_line(f"{old[start : len(old) - end]} {arrow} {new[start : len(new) - end]}{unit}")


def _common_prefix(one: str, other: str) -> int:
    """Length of the common prefix of two texts, in characters."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_digit(char: str) -> bool:
    return char.isdigit() or char in ".,"


def reasons(edit: Edit, figure: str) -> list[str]:
    """The reasons of an edit, each once, with the words they are based on if these are short and not shown already.

    ``figure`` is the changed figure as shown above the sentence ("" for none).
    """
    by_reason: dict[str, list[str]] = {}
    for item in edit.evidence:
        if _is_redundant(item, figure):
            continue
        texts = by_reason.setdefault(one_line(item.reason), [])
        text = one_line(item.text)
        shown = " ".join(chain.from_iterable(by_reason.values())).casefold()
        if text not in (edit.new, figure) and text.casefold() not in shown and _is_informative(item.reason, text):
            texts.append(text)
    return _in_words(edit.kind, by_reason)


def _is_redundant(item: Evidence, figure: str) -> bool:
    """Whether the evidence is a changed figure that is already shown above the sentence, or that is none."""
    changed = _CHANGED_FIGURE.fullmatch(item.reason)
    return changed is not None and (bool(figure) or not from_to(changed["old"], "→", changed["new"], ""))


def _in_words(kind: EditKind, by_reason: Mapping[str, Sequence[str]]) -> list[str]:
    """The reasons with their texts. An obvious one is shown only if it has several texts and there is no better one."""
    has_better = kind is EditKind.QUOTE or any(reason not in _OBVIOUS for reason in by_reason)
    shown = []
    for reason, texts in by_reason.items():
        words = ", ".join(texts)
        if reason in _OBVIOUS and (has_better or "," not in words):
            continue
        shown.append(f"{reason}: {words}" if words else reason)
    return shown


def _is_informative(reason: str, text: str) -> bool:
    """Whether a text adds to its reason: short, not part of it, and words."""
    # Scripts without spaces are compared by character pairs, which mean nothing to a reader.
    are_pairs = reason in ("new sentence", "new words") and JOINED.search(text)
    return bool(text) and len(text) <= _MAX_TEXT and text not in reason and not are_pairs
