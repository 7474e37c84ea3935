"""Withdrawals: what a newer version no longer reports, separate from what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from monitor.model.articles import Article


class WithdrawalKind(StrEnum):
    """What was taken away.

    ``withdrawn``: a name, claim, figure or quotation; ``gutted``: much of the text; ``gone``: the page (404, 410, a
    front page in its place); ``replaced``: another story is at the address; ``headline``: the headline means
    something else now.
    """

    WITHDRAWN = "withdrawn"
    GUTTED = "gutted"
    GONE = "gone"
    REPLACED = "replaced"
    HEADLINE = "headline"


class Unannounced(StrEnum):
    """What a subscription may ask for besides kinds: facts changed or withdrawn that no note of the page speaks of."""

    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Something that the older version reported and the newer one has nowhere. Never counted as a development.

    ``text`` is what was there, ``now`` what is in its place ("" for nothing). ``silent``: no new update or
    correction note speaks of it. ``edits`` are positions among the edits of its change. ``reason`` is for people.
    """

    kind: WithdrawalKind
    text: str
    now: str = ""
    silent: bool = True
    edits: tuple[int, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The promised JSON of one withdrawal."""
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
    """A withdrawal as stored; for its last fields see ``Withdrawal``.

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
