"""Evidence as a person reads it: figures as "15 → 22 killed", reasons without stray words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.alerts.plain import one_line
from monitor.language import LANGUAGES, fold
from monitor.model import Edit, EditKind, Evidence
from monitor.words import JOINED

# As the judgement of developments words it.
_CHANGED_FIGURE = re.compile(r"new (?:figure|date|time): (?P<new>.+) \(was (?P<old>.+)\) ?(?P<counts>.*)")
_NEW_FIGURE = "new figure: "
_FUNCTION = frozenset().union(*(language.function for language in LANGUAGES.values()))
# A name that ends in a number ("Covid19") is no quantity.
_NAME = re.compile(r"[^\W\d_]{2}\d")
_LONGEST = 80
# Reasons that add nothing to the label or to another reason.
_SAID_BY_LABEL = frozenset({"a quotation", "new words", "new sentence"})


def figures(evidence: Sequence[Evidence], arrow: str) -> list[str] | None:
    """Each replaced number once, with what it counts; None where the evidence has none."""
    found = [match for item in evidence if (match := _CHANGED_FIGURE.fullmatch(item.reason))]
    if not found:
        return None
    shown = [from_to(match["old"], arrow, match["new"], counted(match["counts"])) for match in found]
    return list(dict.fromkeys(text for text in shown if text))


def without_earlier(item: Evidence) -> Evidence:
    """Evidence on a changed figure as that on a new one; other evidence as it is."""
    changed = _CHANGED_FIGURE.fullmatch(item.reason)
    if changed is None:
        return item
    return replace(item, reason=f"{_NEW_FIGURE}{changed['new']} {changed['counts']}".rstrip())


def from_to(old: str, arrow: str, new: str, counts: str) -> str:
    """As in "1.2 → 3.8 million people": words common to both sides appear once."""
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
    """The reasons in words, each once, with the words they are based on if short and not shown already."""
    said: dict[str, list[str]] = {}
    for item in edit.evidence:
        if _is_shown(item, figure):
            continue
        rests_on = said.setdefault(_reason(item), [])
        text = one_line(item.text)
        known = " ".join(text_said for texts in said.values() for text_said in texts).casefold()
        if text not in (edit.new, figure) and text.casefold() not in known and _worth_saying(item.reason, text):
            rests_on.append(text)
    return _as_people_say(edit.kind, said)


def _is_shown(item: Evidence, figure: str) -> bool:
    """Whether a changed figure is already shown above the sentence, or is no figure."""
    changed = _CHANGED_FIGURE.fullmatch(item.reason)
    return changed is not None and (bool(figure) or not from_to(changed["old"], "→", changed["new"], ""))


def _as_people_say(kind: EditKind, said: Mapping[str, Sequence[str]]) -> list[str]:
    """The reasons worth showing: without stray words, and without what the label says if there is a better one."""
    better = kind is EditKind.QUOTE or any(reason not in _SAID_BY_LABEL for reason in said)
    found = []
    for reason, texts in said.items():
        words = ", ".join(texts)
        if reason in _SAID_BY_LABEL and (better or "," not in words):
            continue
        found.append(f"{reason}: {words}" if words else reason)
    return found


def _reason(item: Evidence) -> str:
    start = _NEW_FIGURE + item.text
    if item.reason.startswith(start) and not _CHANGED_FIGURE.fullmatch(item.reason):
        return one_line(f"{start} {counted(item.reason.removeprefix(start))}")
    return one_line(item.reason)


def _worth_saying(reason: str, text: str) -> bool:
    """Character pairs, by which scripts without spaces are compared, mean nothing to a reader."""
    pairs = reason in ("new sentence", "new words") and JOINED.search(text)
    return bool(text) and len(text) <= _LONGEST and text not in reason and not pairs
