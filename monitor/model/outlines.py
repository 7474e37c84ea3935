"""Changes in outline: what of a stored change it takes to say where sentences came from, and how much was new."""

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
    """How much one passage matters; see ``Passage``."""

    importance: float = UNWEIGHED


@dataclass(frozen=True, slots=True)
class ChangeOutline:
    """A stored change without what only a comparison shows; see ``Change``."""

    edits: tuple[EditOutline, ...] = ()
    grouped: tuple[PassageOutline, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    unjudged: str = ""

    @property
    def weights(self) -> tuple[float, ...]:
        """How much each of its developments matters, 0 to 1."""
        if self.grouped:
            return tuple(passage.importance for passage in self.grouped)
        return tuple(UNWEIGHED for edit in self.edits if edit.development)

    @property
    def notes(self) -> tuple[str, ...]:
        """The update and correction notes that are new."""
        return tuple(edit.new for edit in self.edits if edit.kind is EditKind.NOTE and edit.new)

    @property
    def is_real(self) -> bool:
        """Whether it has news (corrections included) or withdrawals, and not only rewording."""
        return bool(self.weights or self.withdrawals)


@dataclass(frozen=True, slots=True)
class VersionOutline:
    """A stored version without its text, with the change that led to it; None for the first."""

    number: int
    fetched_at: datetime
    title: str
    change: ChangeOutline | None = None
