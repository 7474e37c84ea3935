"""Reads the passages that readers ranked by importance: the weights are learned from and measured on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from sources import OURS, covers

from monitor import Document, compare
from monitor.developments.importance import Features, features, story_of
from monitor.diff import sentences_of
from monitor.model import Passage

FOLDER = Path(__file__).parent / "importance"
# One in this many updates, by a hash of the name, is never learned from: the quality gate is measured on them.
GATE_EVERY = 5
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages and which of them each of two readers ranked higher: ``A``, ``B`` or ``=``."""

    one: str
    other: str
    readings: tuple[str, str]

    @property
    def updates(self) -> frozenset[str]:
        """The names of the updates of the passages."""
        return frozenset({update_of(self.one), update_of(self.other)})

    @property
    def within(self) -> bool:
        """Whether both passages are in one update."""
        return len(self.updates) == 1

    @property
    def is_gate(self) -> bool:
        """Whether a passage is in an update that is never learned from."""
        return any(hashed(name) % GATE_EVERY == 0 for name in self.updates)


def hashed(name: str) -> int:
    """A hash that is the same in every process, unlike ``hash``."""
    return crc32(name.encode())


def update_of(passage: str) -> str:
    """The name of the update that a passage is in."""
    return passage.rpartition("#")[0]


def pairs() -> tuple[Pair, ...]:
    """All pairs, in the order in which the readers ranked them."""
    rows = (line.split("\t") for line in _text("pairs.tsv"))
    return tuple(Pair(one, other, (first, second)) for one, other, first, second in rows)


def grades() -> dict[str, int]:
    """The grades, 1 to 9, of the passages that one reader graded."""
    rows = (line.split("\t") for line in _text("grades.tsv"))
    return {name: int(grade) for name, grade in rows}


def ranked_features() -> dict[str, Features]:
    """The features of the passages in pairs."""
    updates = {row["id"]: row for row in map(json.loads, _text("updates.jsonl"))}
    passages: dict[str, list[tuple[str, list[str]]]] = {}
    for row in map(json.loads, _text("passages.jsonl")):
        passages.setdefault(update_of(row["id"]), []).append((row["id"], row["sentences"]))
    return _all_features((updates[name], given) for name, given in passages.items())


def graded_features() -> dict[str, Features]:
    """The features of the graded passages; the new sentences of a paragraph are one passage."""
    known = grades()
    updates = [
        json.loads(line) for path in sorted(OURS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    found = ((row, [passage for passage in _paragraphs(row) if passage[0] in known]) for row in updates)
    return _all_features((row, given) for row, given in found if given)


def _text(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def _paragraphs(row: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The passages of an update: name and new sentences of each paragraph that has some, in order."""
    new = {label["text"] for label in row["labels"] if label["new_info"]}
    by_paragraph = (
        [text for _, text in sorted((part.find(text), text) for text in new if text in part)] for part in row["new"]
    )
    for number, sentences in enumerate(filter(None, by_paragraph)):
        yield f"{row['id']}#{number}", sentences


def _all_features(
    given: Iterable[tuple[Mapping[str, Any], Sequence[tuple[str, list[str]]]]],
) -> dict[str, Features]:
    found: dict[str, Features] = {}
    for row, passages in given:
        found |= _features(row, passages)
    return found


def _features(row: Mapping[str, Any], passages: Sequence[tuple[str, list[str]]]) -> dict[str, Features]:
    """The features of some passages of an update, as computed when the update is judged."""
    old, new = (Document.from_text("\n\n".join(row[side]), row[f"title_{side}"]) for side in ("old", "new"))
    change, sentences = compare(old, new), sentences_of(new)
    story = story_of(change.edits, change.passages, sentences, row["lang"])
    found = {}
    for name, labelled in passages:
        ats = [
            at
            for at, edit in enumerate(change.edits)
            if edit.place == "body" and edit.new and any(_belong(edit.new, sentence) for sentence in labelled)
        ]
        lead = max(ats, key=lambda at: (change.edits[at].development, change.edits[at].score))
        found[name] = features(story, change.edits, Passage(tuple(ats), lead), sentences)
    return found


def _belong(text: str, sentence: str) -> bool:
    return covers(text, sentence) or covers(sentence, text)


def accuracy(score: Callable[[Pair], float], given: Iterable[Pair]) -> tuple[float, int]:
    """The share of readings that agree with a score, and their number.

    ``score``: above 0 if the first passage ranks higher; 0 is half right. Ties of readers do not count.
    """
    right, count = 0.0, 0
    for pair in given:
        ahead = score(pair)
        for reading in pair.readings:
            if reading != "=":
                count += 1
                right += 0.5 if ahead == 0 else float((ahead > 0) == (reading == "A"))
    return right / max(1, count), count


def by_scores(scores: Scores) -> Callable[[Pair], float]:
    """A function for how far the first passage of a pair is ahead by these scores."""
    return lambda pair: scores[pair.one] - scores[pair.other]


def agreement(given: Iterable[Pair]) -> float:
    """The share of pairs that both readers ranked alike."""
    same = [pair.readings[0] == pair.readings[1] for pair in given]
    return sum(same) / max(1, len(same))
