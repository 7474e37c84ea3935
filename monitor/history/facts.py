"""A change in a few words, and a development with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from monitor.history.labels import label_at
from monitor.history.words import briefly, counted
from monitor.model import Change, EditKind, Evidence, Op

# Characters of the words that a reason is based on.
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
    """What a change holds: developments by kind first, then what is no news."""
    if change.unjudged:
        return [change.unjudged]
    news = change.passages
    kinds = Counter(change.edits[passage.lead].kind for passage in news)
    rest = Counter(_plain_name(change, at) for at, edit in enumerate(change.edits) if not edit.development)
    new = [counted(kinds[kind], *_NEWS[kind]) for kind in _NEWS if kinds[kind]]
    if len(new) == 1:
        new = [new[0].partition(" ")[2]]
    plain = [f"{count} {name}" for name, count in sorted(rest.items(), key=lambda item: _ORDER.index(item[0]))]
    return [f"{len(news)} new ({', '.join(new)})"] * bool(new) + plain or ["nothing changed"]


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
    """Reasons with the words they are based on, each reason once; words that add nothing to the reason are left out."""
    words: dict[str, list[str]] = {}
    for item in evidence:
        named = words.setdefault(item.reason, [])
        if item.text and item.text not in item.reason and item.text.strip() != sentence.strip():
            named.append(briefly(item.text, _LONGEST))
    return [f"{reason}: {', '.join(named)}" if named else reason for reason, named in words.items()]
