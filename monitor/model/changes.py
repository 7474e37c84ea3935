"""The differences between two versions, and the developments among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Any, Literal

from monitor.model.articles import NO_VERSION, Article, BlockKind, VersionRef
from monitor.model.withdrawals import Withdrawal


class Op(StrEnum):
    """The operation of an edit on sentences."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class EditKind(StrEnum):
    """The meaning of an edit. The first six kinds are new information, the others are not."""

    EVENT = "event"
    FIGURE = "figure"
    QUOTE = "quote"
    DETAIL = "detail"
    BACKGROUND = "background"
    CORRECTION = "correction"
    WORDING = "wording"
    MOVED = "moved"
    FURNITURE = "furniture"
    NOTE = "note"
    WITHDRAWN = "withdrawn"


NEWS_KINDS = frozenset(list(EditKind)[:6])

# The reason for the importance of a passage from which a changed headline has a new word.
WITH_HEADLINE = "the headline changed with it"
# The importance of passages that were not weighed.
UNWEIGHED = 0.5

WordTag = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for the judgement of an edit, for people, and the words it is based on."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the sentences of two versions.

    ``old`` and ``new`` are the sentences' texts (several are joined by a space), None for an addition or removal.
    ``words`` are the word-level differences of a changed sentence, from which both sides can be rebuilt. ``old_at`` and
    ``new_at`` are positions among the sentences of the two documents; ``place`` is ``title`` for the headline.
    ``score`` is the probability, 0 to 1, that a reader of the older version learns something new from it.
    """

    op: Op
    kind: EditKind
    old: str | None
    new: str | None
    development: bool = False
    score: float = 0.0
    words: tuple[tuple[WordTag, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    old_at: tuple[int, ...] = ()
    new_at: tuple[int, ...] = ()
    place: Literal["title", "body"] = "body"

    def to_dict(self) -> dict[str, Any]:
        """The edit in the documented JSON format."""
        return {
            "op": str(self.op),
            "kind": str(self.kind),
            "development": self.development,
            "old": self.old,
            "new": self.new,
            "words": [list(piece) for piece in self.words],
            "score": self.score,
            "evidence": [{"reason": item.reason, "text": item.text} for item in self.evidence],
            "place": self.place,
        }


@dataclass(frozen=True, slots=True)
class Passage:
    """Edits that form one development, as positions among the edits of their change.

    ``lead`` is the position of the leading edit. The edits are neighbours in the newer text, in reading order; at
    least one is a development. ``heading`` is the section heading above them, ``before`` the sentence they continue,
    ``after`` a sentence that they introduce and that is not new itself. ``importance``, 0 to 1, is how much the passage
    matters, independent of the score; ``importance_reasons`` are a few words each. ``blocks`` are the blocks of the
    edits (paragraphs, list items, rows): the kind of each and its number of edits. ``previous`` is the older sentence
    with an earlier value of a figure in the leading edit, unless it is the older form of that edit.
    """

    edits: tuple[int, ...]
    lead: int
    heading: str = ""
    before: str = ""
    after: str = ""
    importance: float = UNWEIGHED
    blocks: tuple[tuple[BlockKind, int], ...] = ()
    importance_reasons: tuple[str, ...] = ()
    previous: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The passage in the documented JSON format."""
        return {
            "edits": list(self.edits),
            "lead": self.lead,
            "importance": self.importance,
            "importance_reasons": list(self.importance_reasons),
            "context": {"heading": self.heading or None, "before": self.before or None, "after": self.after or None},
        }


@dataclass(frozen=True, slots=True)
class Change:
    """The differences between two versions: edits in reading order of the newer one, removals at their old place.

    ``grouped``: the edits that form one development together; empty: each development is one edit. ``unjudged``: why
    there are no edits although the versions differ, as a sentence. ``withdrawals``: what the newer version no longer
    states. ``silent``: the edits that replace a fact by another without a new note about it.
    """

    edits: tuple[Edit, ...]
    from_: VersionRef = NO_VERSION
    to: VersionRef = NO_VERSION
    unjudged: str = ""
    grouped: tuple[Passage, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    silent: tuple[int, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the versions differ."""
        return bool(self.edits or self.unjudged)

    @property
    def developments(self) -> tuple[Edit, ...]:
        """The edits with new information; see ``passages`` for the groups they form."""
        return tuple(edit for edit in self.edits if edit.development)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The developments as passages, in reading order."""
        if self.grouped:
            return self.grouped
        return tuple(Passage((at,), at) for at, edit in enumerate(self.edits) if edit.development)

    @property
    def notes(self) -> tuple[str, ...]:
        """The new update and correction notes, after the reason why the change was not judged, if it was not."""
        unjudged = (self.unjudged,) if self.unjudged else ()
        return unjudged + tuple(edit.new for edit in self.edits if edit.kind is EditKind.NOTE and edit.new)

    def counts(self) -> dict[str, int]:
        """The number of edits by operation; splits and merges count as moved."""
        ops = [edit.op for edit in self.edits]
        moved = sum(op in (Op.MOVED, Op.SPLIT, Op.MERGED) for op in ops)
        return {op: ops.count(Op(op)) for op in ("added", "removed", "changed")} | {"moved": moved}

    def to_dict(self) -> dict[str, Any]:
        """The documented JSON of ``monitor diff``, without ``article``."""
        return {
            "from": _ref_dict(self.from_),
            "to": _ref_dict(self.to),
            "edits": [edit.to_dict() for edit in self.edits],
            "passages": [passage.to_dict() for passage in self.passages],
            "withdrawals": [withdrawal.to_dict() for withdrawal in self.withdrawals],
            "silent": list(self.silent),
            "summary": {"developments": len(self.passages), **self.counts(), "notes": list(self.notes)},
            "unjudged": self.unjudged or None,
        }


def _ref_dict(ref: VersionRef) -> dict[str, Any]:
    return {"version": ref.version, "fetched_at": ref.fetched_at.isoformat() if ref.fetched_at else None}


@dataclass(frozen=True, slots=True)
class Part:
    """The edits of a passage that are in one block, such as a paragraph or list item."""

    kind: BlockKind
    edits: tuple[Edit, ...]

    @property
    def text(self) -> str:
        """The sentences joined by spaces."""
        return " ".join(edit.new or edit.old or "" for edit in self.edits)


def parts_of(edits: Sequence[Edit], blocks: Sequence[tuple[BlockKind, int]]) -> tuple[Part, ...]:
    """A passage by block: the kind of each and how many of the edits it has. Without known blocks one paragraph."""
    if sum(count for _, count in blocks) != len(edits):
        blocks = ((BlockKind.PARAGRAPH, len(edits)),) if edits else ()
    left = iter(edits)
    return tuple(Part(kind, tuple(islice(left, count))) for kind, count in blocks)


@dataclass(frozen=True, slots=True)
class Development:
    """A stored passage with new information.

    ``kind``, ``score`` and ``previous`` (the older text, if any) are those of the leading edit; ``text`` is its new
    sentences. ``edits`` are all edits in order, each with its own judgement; for the other fields see ``Passage``.
    ``from_kept`` is False once the older version was pruned.
    """

    id: int
    article: Article
    from_version: int
    to_version: int
    detected_at: datetime
    kind: EditKind
    text: str
    previous: str | None
    score: float
    evidence: tuple[Evidence, ...]
    from_kept: bool = True
    edits: tuple[Edit, ...] = ()
    heading: str = ""
    before: str = ""
    after: str = ""
    importance: float = UNWEIGHED
    blocks: tuple[tuple[BlockKind, int], ...] = ()
    importance_reasons: tuple[str, ...] = ()

    @property
    def passage(self) -> str:
        """All sentences of the passage, including those that are not new."""
        stated = " ".join(edit.new or "" for edit in self.edits) or self.text
        return f"{stated} {self.after}".rstrip()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The passage by block. Without known blocks it is one paragraph; without edits it is empty."""
        return parts_of(self.edits, self.blocks)
