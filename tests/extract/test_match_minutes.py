"""Minutes of a match are the times of a live page's entries, and no text."""

from __future__ import annotations

import pytest

from monitor.boilerplate import StampSort, stamp_sort
from monitor.developments import compare
from monitor.extract import read_article
from monitor.model import BlockKind, Document

TITLE = "Quernham v Stoke Ferris live: cup commentary"
PLAYED = (
    (71, "Lind heads in a corner from six yards and Quernham lead by two goals to one."),
    (66, "Ferris captain Ola Trent is booked for a late tackle on Lind."),
    (58, "Goalkeeper Marek Hora tips a free-kick over the bar."),
    (46, "The second half is under way without changes."),
    (39, "Trent levels the scores from the penalty spot."),
    (12, "Lind curls one in from 20 yards for Quernham."),
)
# Ways to write the minute, in boxes, in an element that opens a paragraph, and at the beginning of a paragraph.
MINUTES = ("{}'", "{}\u2019", "{}.", "{}. Minute", "Min. {}", "{} min")
BOXED, OPENED, PLAIN = "<li><span>{}</span><p>{}</p></li>", "<p><strong>{}</strong> {}</p>", "<p>{} - {}</p>"


def _page(count: int, minute: str, inner: str, title: str = TITLE) -> Document:
    entries = (inner.format(minute.format(played), text) for played, text in PLAYED[-count:])
    body = f"<h1>{title}</h1><p>Commentary from Moor Lane.</p><ul>{''.join(entries)}</ul>"
    return read_article(f"<html lang='en'><head><title>{title}</title></head><body><main>{body}</main></body></html>")


@pytest.mark.parametrize(
    ("minute", "inner"),
    [
        *((minute, BOXED) for minute in MINUTES),
        *((minute, OPENED) for minute in ("{}'", "{}. Minute", "{} min")),
        *((minute, PLAIN) for minute in ("{}'", "{}\u2019")),
    ],
)
def test_an_entry_is_identified_by_its_minute(minute: str, inner: str) -> None:
    old, new = _page(5, minute, inner), _page(6, minute, inner)
    entries = [block.text for block in new.blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert entries == [text for _, text in PLAYED]
    news = [edit.new for edit in compare(old, new).edits if edit.development]
    assert news == [PLAYED[0][1]]


@pytest.mark.parametrize("minute", ["{}.", "Min. {}"])
def test_numbers_are_no_times_where_the_page_does_not_say_that_it_is_live(minute: str) -> None:
    blocks = _page(6, minute, BOXED, "Six moments of the season at Quernham").blocks
    assert not [block for block in blocks if block.kind is BlockKind.LIVE_ENTRY]


@pytest.mark.parametrize("line", ["67'", "67\u2019", "90+3'", "45'+2"])
def test_a_minute_alone_is_a_time(line: str) -> None:
    assert stamp_sort(line) is StampSort.CLOCK


@pytest.mark.parametrize("line", ["the 90's", "a 6' fence"])
def test_other_figures_with_an_apostrophe_are_none(line: str) -> None:
    assert stamp_sort(line) is None
