"""What a second reader is asked about an update, and what it says: the nouns of a question and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.changes import EditKind


class ReaderOutcome(StrEnum):
    """The outcome of a request to the second reader. Every request is ``asked`` and, when finished, one of the rest."""

    ASKED = "asked"
    ANSWERED = "answered"
    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """Which edits a second reader is asked about: those whose score lies between ``low`` and ``high``.

    Neither bound is included: an edit that was asked about has the score of one of them, and is certain then.
    ``model`` names who answers: the answer of one model is never used for another.
    """

    low: float
    high: float
    model: str = ""


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """One sentence of the newer version that is asked about.

    ``edit`` is its position among the edits of the change. ``former`` is its older form, "" where it has none;
    ``passages`` are sentences of the older version that share most with it, in reading order. ``digest`` distinguishes
    the question from every other: of the model, the headline, all texts here and the wording of the instructions.
    """

    edit: int
    text: str
    former: str
    passages: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Question:
    """All that is asked about one update: the older version's headline, and the sentences."""

    headline: str
    sentences: tuple[AskedSentence, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is sent: ``instructions`` are ours; ``material`` is JSON that holds text of web pages.

    ``schema`` is the JSON schema of the answer.
    """

    instructions: str
    material: str
    schema: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """The second reader's verdict on one sentence: whether it is new, of what kind, and why in a few words.

    ``kind`` is None where none fits.
    """

    new: bool
    kind: EditKind | None
    reason: str
