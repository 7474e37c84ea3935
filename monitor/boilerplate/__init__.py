"""Detects boilerplate, the lines of a page that are not article text: furniture, notes, time stamps, live-page labels.

A line is judged by its words alone, without its page or markup. Furniture is what serves the page and not the story:
links to other stories, share buttons, newsletter and cookie notices, credits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.boilerplate.furniture import furniture_reason, is_furniture, without_by
    from monitor.boilerplate.live_words import (
        is_banner,
        is_live_address,
        is_live_name,
        is_reply,
        says_live,
        without_live_labels,
    )
    from monitor.boilerplate.notes.reading import Note, NoteKind, find_notes, is_note, note_kind, read_note
    from monitor.boilerplate.quotes import straight
    from monitor.boilerplate.stamps.grammar import StampSort
    from monitor.boilerplate.stamps.tokens import opens_like_a_stamp
    from monitor.boilerplate.timestamps import (
        is_stamp_or_count,
        is_timestamp,
        is_update_stamp,
        split_stamps,
        stamp_sort,
    )
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.boilerplate.furniture": "furniture_reason is_furniture without_by",
            "monitor.boilerplate.live_words": (
                "is_banner is_live_address is_live_name is_reply says_live without_live_labels"
            ),
            "monitor.boilerplate.notes.reading": "Note NoteKind find_notes is_note note_kind read_note",
            "monitor.boilerplate.quotes": "straight",
            "monitor.boilerplate.stamps.grammar": "StampSort",
            "monitor.boilerplate.stamps.tokens": "opens_like_a_stamp",
            "monitor.boilerplate.timestamps": "is_stamp_or_count is_timestamp is_update_stamp stamp_sort split_stamps",
        },
    )

__all__ = [
    "Note",
    "NoteKind",
    "StampSort",
    "find_notes",
    "furniture_reason",
    "is_banner",
    "is_furniture",
    "is_live_address",
    "is_live_name",
    "is_note",
    "is_reply",
    "is_stamp_or_count",
    "is_timestamp",
    "is_update_stamp",
    "note_kind",
    "opens_like_a_stamp",
    "read_note",
    "says_live",
    "split_stamps",
    "stamp_sort",
    "straight",
    "without_by",
    "without_live_labels",
]
