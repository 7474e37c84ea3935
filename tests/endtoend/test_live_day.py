"""A day of a live blog: 300 entries, 60 polls, and a page that shows the latest entries in changing ways."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.demo.mailbox import Mailbox
from monitor.model import BlockKind
from monitor.settings import load
from monitor.wiring import App, build
from tests.endtoend.desk import Desk
from tests.endtoend.outlet import Outlet

ENTRIES, POLLS, SHOWN = 300, 60, 40
# Later than the clock of any test run, so that all entries are posted while the page is followed.
MORNING = datetime(2031, 5, 6, 6, 0, tzinfo=UTC)
PLACES = [
    "Aldbrook",
    "Bexmoor",
    "Carwen",
    "Dunhollow",
    "Eastray",
    "Fernley",
    "Garth",
    "Hexby",
    "Inverlow",
    "Jarrowick",
    "Kelding",
    "Lorne",
    "Marfield",
    "Nethercote",
    "Oxley",
    "Penhale",
    "Quenby",
    "Rothmere",
    "Selwick",
    "Tarnside",
]
HAPPENED = (
    "The bridge at {place} has been shut after the water reached {figure} centimetres.",
    "In {place}, {figure} people were brought to safety by boat. Boat {figure} was the last.",
    "Power has failed in {place}, and {figure} households are in the dark, the grid company says.",
    "“We have filled {figure} sandbags since noon,” a volunteer in {place} told our reporter.",
    "The school in {place} stays shut; {figure} pupils will be taught at home.",
    "A landslip near {place} has buried {figure} metres of the coast road. Nobody was hurt.",
    "Farmers around {place} have lost {figure} sheep, their union estimates.",
    "The hospital in {place} has moved {figure} patients to upper floors.",
    "Some {figure} trains were cancelled at {place} alone, the railway reports.",
    "The council of {place} sets aside {figure} thousand crowns for repairs.",
)


@dataclass(frozen=True)
class Entry:
    number: int
    at: datetime
    title: str
    text: str


def _entry(number: int) -> Entry:
    place = PLACES[number * 7 % len(PLACES)]
    text = HAPPENED[number % len(HAPPENED)].format(place=place, figure=1000 + 17 * number)
    return Entry(number, MORNING + timedelta(minutes=3 * number), f"Report {number} from {place}", text)


DAY = tuple(map(_entry, range(ENTRIES)))


def _arrivals() -> list[int]:
    """Return how many entries are published at each poll; at some polls there is nothing new."""
    chance = random.Random(7)
    counts = [12, *sorted(chance.sample(range(13, ENTRIES), POLLS - 14)), ENTRIES, ENTRIES]
    quiet = [counts[at] for at in chance.sample(range(len(counts)), 11)]
    return sorted([*counts, *quiet])


def _shown(published: int, poll: int) -> list[Entry]:
    """Return the latest entries; at every fifth poll only half as many."""
    return list(DAY[:published][-(SHOWN if poll % 5 else SHOWN // 2) :][::-1])


def _main(published: int, poll: int) -> str:
    """Return the page: the number of entries, their order and the JSON-LD change from poll to poll."""
    shown = _shown(published, poll)
    now = DAY[published - 1].at + timedelta(minutes=poll % 3)
    if poll % 7 == 3:
        shown.reverse()
    stated = [
        {"@type": "BlogPosting", "headline": e.title, "articleBody": e.text[:60], "datePublished": e.at.isoformat()}
        for e in DAY[: published - poll % 4][-(10 + poll % 9) :][::-1]
    ]
    posting = json.dumps({"@type": "LiveBlogPosting", "headline": "Floods live", "liveBlogUpdate": stated})
    banner = f"<div role='status'>{poll % 6} new updates</div>" if poll % 2 else ""
    entries = "".join(
        f"<article id='r{e.number}'><time datetime='{e.at.isoformat()}'>{int((now - e.at).total_seconds() // 60)}m"
        f" ago</time><h2>{e.title}</h2><p>{e.text}</p><a href='#'>Share</a></article>"
        for e in shown
    )
    key = "".join(f"<li><a href='#r{e.number}'>{e.title}</a></li>" for e in shown[:5])
    return (
        f"<main><script type='application/ld+json'>{posting}</script>"
        "<h1>Floods on the lower Ardle live: the latest</h1>"
        "<p>We follow the floods on the lower Ardle, where the river has left its bed in a dozen places, all day.</p>"
        f"{banner}<div class='key-events'><h2>Key events</h2><ul>{key}</ul></div>"
        f"<div class='entries'>{entries}</div></main>"
    )


PUBLISHED = _arrivals()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[tuple[App, Outlet]]:
    pages = [_main(published, poll) for poll, published in enumerate(PUBLISHED)]
    with Outlet({"/floods": pages}) as outlet, Mailbox(tmp_path / "mail") as mailbox:
        desk = Desk(tmp_path, f"sqlite:///{tmp_path}/monitor.db", mailbox, outlet.feeds, seconds=3600.0)
        with build(load(desk.config)) as app:
            app.follow_configured()
            yield app, outlet


def test_every_entry_is_kept_and_is_news_once(app: tuple[App, Outlet]) -> None:
    monitor, outlet = app
    news: Counter[int] = Counter()
    known: set[Entry] = set()
    for step, published in enumerate(PUBLISHED):
        outlet.step = step
        report = monitor.pipeline.poll(everything=True).to_dict()
        assert (report["articles"]["failed"], report["errors"]) == (0, [])
        shown = set(_shown(published, step))
        assert report["versions"] == (0 if shown <= known else 1), step
        known |= shown
    (article,) = monitor.store.articles.list()
    stored: set[str] = set()
    for number in range(1, article.versions + 1):
        document = monitor.store.versions.get(article.id, number).document
        stored.update(block.text for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY)
        change = monitor.store.versions.change(article.id, number)
        for edit in change.edits if change else ():
            if edit.development:
                numbers = [e.number for e in DAY if str(1000 + 17 * e.number) in (edit.new or "")]
                assert len(numbers) == 1, edit.new
                news.update(numbers)
    assert all(f"{entry.title}\n{entry.text}" in stored for entry in DAY)
    assert known == set(DAY)
    assert news == Counter(range(PUBLISHED[0], ENTRIES))
