"""Shapes of live entries beside the makes: where the time stands, what ids say, how few entries there may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from monitor.extract import line_key
from monitor.model import BlockKind
from monitor.versions import Unchanged
from tests.extract.live_layouts import DAY, NOW, Entry, Make
from tests.extract.test_live import assert_told, decision, flagged, read

TITLED = tuple(entry for entry in DAY if entry.title)


def _texts(entry: Entry) -> str:
    return "".join(f"<p>{text}</p>" for text in entry.texts)


def _named_by_headline(entries: Sequence[Entry], now: datetime) -> str:
    slugs = {DAY[0].name: "block-minister-comments-on-rescue"}
    return "".join(
        f"<article id='{slugs.get(entry.name, entry.name)}'><time datetime='{entry.at.isoformat()}'>{entry.at:%H:%M}</time>"
        f"<h3>{entry.title}</h3>{_texts(entry)}</article>"
        for entry in entries
    )


def _below_heading(entries: Sequence[Entry], now: datetime) -> str:
    return "".join(
        f"<section><h3>{entry.title}</h3><p class='time'>{entry.at:%H:%M}</p>{_texts(entry)}</section>"
        for entry in entries
    )


def _in_words(entries: Sequence[Entry], now: datetime) -> str:
    words = ("just now", "a minute ago", "half an hour ago", "an hour ago", "two hours ago")
    return "".join(
        f"<div class='post'><p>{words[min(number, 4)]}</p><h3>{entry.title}</h3>{_texts(entry)}</div>"
        for number, entry in enumerate(entries)
    )


SHAPES = (
    Make("slug", _named_by_headline, dated=True),
    Make("below heading", _below_heading),
    Make("in words", _in_words),
)
each_shape = pytest.mark.parametrize("make", SHAPES, ids=lambda make: make.name)


@each_shape
def test_every_entry_is_read_with_its_headline(make: Make) -> None:
    entries = [block for block in read(make.page(TITLED)).blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert [line_key(block.text) for block in entries] == [line_key("\n".join(entry.lines())) for entry in TITLED]


@each_shape
def test_only_new_entries_are_news(make: Make) -> None:
    old, new = read(make.page(TITLED[2:])), read(make.page(TITLED, now=NOW + timedelta(minutes=20)))
    assert_told(flagged(old, new), TITLED[:2])


@each_shape
def test_the_passing_of_time_is_no_version(make: Make) -> None:
    old, new = read(make.page(TITLED)), read(make.page(TITLED, now=NOW + timedelta(minutes=95)))
    assert isinstance(decision(old, new), Unchanged)
