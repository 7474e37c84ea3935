"""Questions to the second reader (a language model) about an update, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.changes import EditKind


class ReaderOutcome(StrEnum):
    """The outcome of a request to the second reader. Each is counted as ``asked``, and when finished as another."""

    ASKED = "asked"
    ANSWERED = "answered"
    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """The edits to ask the second reader about: those with a score between ``low`` and ``high``, both excluded.

    An answer sets the score to one of the bounds, so that no edit is asked about twice. ``model`` names the model:
    answers of one model are never used for another.
    """

    low: float
    high: float
    model: str = ""


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence of the newer version that the second reader is asked about.

    ``edit``: its position among the edits of the change. ``former``: its older form, "" for none. ``passages``: the
    sentences of the older version that share most with it, in reading order. ``digest`` identifies the question; it
    covers the model, the headline, all texts here and the instructions.
    """

    edit: int
    text: str
    former: str
    passages: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one update: the older version's headline, and the sentences to judge."""

    headline: str
    sentences: tuple[AskedSentence, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as sent. ``instructions`` are ours; ``material`` is JSON with text of web pages.

    ``schema`` is the JSON schema of the answer.
    """

    instructions: str
    material: str
    schema: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """The second reader's answer about one sentence: whether it is new, its kind (None if none fits), and why."""

    new: bool
    kind: EditKind | None
    reason: str
