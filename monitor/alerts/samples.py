"""The invented alert that ``subscriptions test`` sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import AlertItem, AlertKind, Article, Change, Edit, EditKind, Evidence, Op, VersionRef

_OLD = "Rescue teams said 15 people were brought to safety from the ferry."
_NEW = "Rescue teams said 22 people were brought to safety from the ferry."


def filled_sample(item: AlertItem, now: datetime) -> AlertItem:
    """A sample alert with an invented article and change; any other alert unchanged."""
    if item.alert.kind is not AlertKind.SAMPLE or item.change is not None:
        return item
    edits = (
        Edit(
            Op.ADDED,
            EditKind.EVENT,
            None,
            "The harbour office closed the northern channel to all traffic until Thursday morning.",
            True,
            0.94,
            evidence=(Evidence("new event", "closed the northern channel"),),
        ),
        Edit(
            Op.CHANGED,
            EditKind.FIGURE,
            _OLD,
            _NEW,
            True,
            0.97,
            words=(
                ("equal", "Rescue teams said "),
                ("delete", "15"),
                ("insert", "22"),
                ("equal", " people were brought to safety from the ferry."),
            ),
            evidence=(Evidence("new figure: 22 (was 15) people", "22"),),
        ),
        Edit(Op.MOVED, EditKind.MOVED, "The weather is calm.", "The weather is calm."),
    )
    change = Change(edits, VersionRef(1, now - timedelta(hours=1)), VersionRef(2, now))
    title = "Sample: ferry runs aground off Northhaven"
    article = Article(0, "https://example.org/sample", now, title=title, feed_title="The Northhaven Courier")
    return replace(
        item,
        alert=replace(item.alert, picks=(0, 1), from_version=1, to_version=2),
        article=article,
        change=change,
        old_title=title,
        new_title=title,
        last_seen_at=now - timedelta(minutes=4),
        language="en",
    )
