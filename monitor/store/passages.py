"""The columns of a development's row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from monitor.model import BlockKind, Change, Edit, Passage
from monitor.store.codec import dump, dump_list


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """What the column ``passage`` holds: the edits of a passage, in order, and its context."""

    edits: tuple[Edit, ...] = ()
    heading: str = ""
    before: str = ""
    after: str = ""
    blocks: tuple[tuple[BlockKind, int], ...] = ()
    importance_reasons: tuple[str, ...] = ()


# The value in rows that were stored before developments were passages (revision 0008).
NO_PASSAGE = dump(StoredPassage())


def passage_values(change: Change, passage: Passage) -> dict[str, Any]:
    """The values of a row of ``developments`` for a passage of this change."""
    edits = tuple(change.edits[at] for at in passage.edits)
    lead = change.edits[passage.lead]
    news = [edit for edit in edits if edit.development]
    evidence = dict.fromkeys(item for edit in news for item in edit.evidence)
    return {
        "edit": passage.lead,
        "kind": lead.kind.value,
        "text": " ".join(edit.new or edit.old or "" for edit in news),
        "previous": _previous(lead, passage),
        "score": lead.score,
        "evidence": dump_list(tuple(evidence)),
        "importance": passage.importance,
        "passage": dump(
            StoredPassage(
                edits,
                passage.heading,
                passage.before,
                passage.after,
                passage.blocks,
                passage.importance_reasons,
            )
        ),
    }


def _previous(lead: Edit, passage: Passage) -> str | None:
    """The text that the passage replaced; None if it replaced none, or if its leading edit only removes text."""
    return (lead.old or passage.previous or None) if lead.new else None
