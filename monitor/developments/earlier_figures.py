"""Adds the earlier value to each new figure, also where the sentence was rewritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.developments.context import Context
from monitor.developments.courses import Previous, previous_figures
from monitor.model import Change, Edit, Evidence, Passage

_NEW, _WAS = "new figure: ", " (was "


def with_earlier_figures(context: Context, change: Change) -> Change:
    """The change with earlier values added to the evidence on new figures, and their sentences to the passages.

    Changed sentences name their earlier figures already.
    """
    if not any(edit.development and any(map(_lacks_earlier, edit.evidence)) for edit in change.edits):
        return change
    known = previous_figures(context.difference, context.contents)
    edits = tuple(_with_previous(edit, known) if edit.development else edit for edit in change.edits)
    return replace(
        change,
        edits=edits,
        grouped=tuple(_with_previous_sentence(passage, edits[passage.lead], known) for passage in change.grouped),
    )


def _lacks_earlier(item: Evidence) -> bool:
    return item.reason.startswith(_NEW) and _WAS not in item.reason


def _moved(edit: Edit, known: Mapping[int, Sequence[Previous]]) -> list[Previous]:
    return [item for at in edit.new_at if edit.place == "body" for item in known.get(at, ()) if item.moved]


def _with_previous(edit: Edit, known: Mapping[int, Sequence[Previous]]) -> Edit:
    moved = _moved(edit, known)
    return replace(edit, evidence=tuple(_with_earlier(item, moved) for item in edit.evidence)) if moved else edit


def _with_earlier(item: Evidence, moved: Sequence[Previous]) -> Evidence:
    earlier = next((figure for figure in moved if figure.value == item.text), None)
    if earlier is None or not _lacks_earlier(item):
        return item
    counts = item.reason.removeprefix(_NEW + item.text)
    return replace(item, reason=f"{_NEW}{item.text}{_WAS}{earlier.previous}){counts}")


def _with_previous_sentence(passage: Passage, lead: Edit, known: Mapping[int, Sequence[Previous]]) -> Passage:
    moved = _moved(lead, known) if lead.old is None else []
    return replace(passage, previous=moved[0].old_sentence) if moved else passage
