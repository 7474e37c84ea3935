"""Withdrawals: what a newer version no longer reports. They are separate from developments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from monitor.model.articles import Article


class WithdrawalKind(StrEnum):
    """What was withdrawn.

    ``withdrawn``: a name, claim, figure or quotation. ``gutted``: much of the text. ``gone``: the page (404, 410, or a
    front page in its place). ``replaced``: another story is at the address. ``headline``: the headline has another
    meaning now.
    """

    WITHDRAWN = "withdrawn"
    GUTTED = "gutted"
    GONE = "gone"
    REPLACED = "replaced"
    HEADLINE = "headline"

    @property
    def label(self) -> str:
        """Its name in mails and on the command line."""
        return "Headline means something else now" if self is WithdrawalKind.HEADLINE else self.value.capitalize()


class Unannounced(StrEnum):
    """A further selection for subscriptions: facts that were changed or withdrawn without a note on the page."""

    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Something that the older version reported and the newer one does not. Never counted as a development.

    ``text`` is the older text, ``now`` its replacement ("" for none). ``silent``: no new update or correction note
    mentions it. ``edits`` are positions among the edits of its change. ``reason`` is for people.
    """

    kind: WithdrawalKind
    text: str
    now: str = ""
    silent: bool = True
    edits: tuple[int, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The withdrawal in the documented JSON format."""
        return {
            "kind": str(self.kind),
            "text": self.text,
            "now": self.now or None,
            "silent": self.silent,
            "edits": list(self.edits),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class StoredWithdrawal:
    """A stored withdrawal; for its other fields see ``Withdrawal``.

    ``to_version`` is None where no version shows it: the page is gone, or another story is in its place.
    ``from_kept`` is False once the older version was pruned.
    """

    id: int
    article: Article
    from_version: int
    to_version: int | None
    detected_at: datetime
    kind: WithdrawalKind
    text: str
    now: str
    silent: bool
    reason: str
    from_kept: bool = True
