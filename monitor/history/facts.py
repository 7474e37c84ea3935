"""Summarises a change in a few words, and formats the reasons of a development."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from monitor.history.labels import label_at
from monitor.history.words import briefly, counted
from monitor.model import Change, EditKind, Evidence, Op

# The longest words shown with a reason, in characters.
_LONGEST = 120
_NEWS = {
    EditKind.EVENT: ("event", "events"),
    EditKind.FIGURE: ("figure", "figures"),
    EditKind.QUOTE: ("quote", "quotes"),
    EditKind.DETAIL: ("detail", "details"),
    EditKind.BACKGROUND: ("background", "background"),
    EditKind.CORRECTION: ("correction", "corrections"),
}


def facts(change: Change) -> list[str]:
    """Count a change's developments by kind, then its other edits: ``2 new (1 event, 1 figure)``, ``3 reworded``."""
    if change.unjudged:
        return [change.unjudged]
    others = Counter(_plain_name(change, at) for at, edit in enumerate(change.edits) if not edit.development)
    found = [*_new(change), *(f"{others[name]} {name}" for name in _ORDER if others[name])]
    return found or ["nothing changed"]


def _new(change: Change) -> Iterator[str]:
    kinds = Counter(change.edits[passage.lead].kind for passage in change.passages)
    names = [counted(kinds[kind], *_NEWS[kind]) for kind in _NEWS if kinds[kind]]
    if len(names) == 1:
        # The total is the number of this kind.
        names = [names[0].partition(" ")[2]]
    if names:
        yield f"{len(change.passages)} new ({', '.join(names)})"


_ORDER = ["withdrawn", "removed", "added", "reworded", "moved", "noted", "outside the story"]


def _plain_name(change: Change, at: int) -> str:
    edit = change.edits[at]
    if label_at(change, at) == "withdrawn":
        return "withdrawn"
    named = {EditKind.NOTE: "noted", EditKind.FURNITURE: "outside the story"}
    if edit.kind in named:
        return named[edit.kind]
    if edit.op in (Op.MOVED, Op.SPLIT, Op.MERGED):
        return "moved"
    return {Op.REMOVED: "removed", Op.ADDED: "added"}.get(edit.op, "reworded")


def why(evidence: Iterable[Evidence], sentence: str) -> list[str]:
    """Return each reason once, with the words it is based on; leaves out words that repeat the reason or sentence."""
    words: dict[str, list[str]] = {}
    for item in evidence:
        named = words.setdefault(item.reason, [])
        if item.text and item.text not in item.reason and item.text.strip() != sentence.strip():
            named.append(briefly(item.text, _LONGEST))
    return [f"{reason}: {', '.join(named)}" if named else reason for reason, named in words.items()]
