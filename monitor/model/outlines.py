"""Stored changes in outline: enough to trace the origin of sentences and to count what was new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.model.changes import UNWEIGHED, EditKind, Op
from monitor.model.withdrawals import Withdrawal


@dataclass(frozen=True, slots=True)
class EditOutline:
    """An edit without its words and evidence; see ``Edit``."""

    op: Op
    kind: EditKind
    old: str | None = None
    new: str | None = None
    development: bool = False
    old_at: tuple[int, ...] = ()
    new_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageOutline:
    """The importance of a passage; see ``Passage``."""

    importance: float = UNWEIGHED


@dataclass(frozen=True, slots=True)
class ChangeOutline:
    """A stored change without the details that only a comparison shows; see ``Change``."""

    edits: tuple[EditOutline, ...] = ()
    grouped: tuple[PassageOutline, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    unjudged: str = ""

    @property
    def weights(self) -> tuple[float, ...]:
        """The importance of each development, 0 to 1."""
        if self.grouped:
            return tuple(passage.importance for passage in self.grouped)
        return tuple(UNWEIGHED for edit in self.edits if edit.development)

    @property
    def notes(self) -> tuple[str, ...]:
        """The new update and correction notes."""
        return tuple(edit.new for edit in self.edits if edit.kind is EditKind.NOTE and edit.new)

    @property
    def is_real(self) -> bool:
        """Whether it has developments (corrections included) or withdrawals, not only rewording."""
        return bool(self.weights or self.withdrawals)


@dataclass(frozen=True, slots=True)
class VersionOutline:
    """A stored version without its text, with the change from the previous version; None for the first."""

    number: int
    fetched_at: datetime
    title: str
    change: ChangeOutline | None = None
