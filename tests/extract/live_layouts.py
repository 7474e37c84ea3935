"""Invented live pages: the same entries in the markup of many publishers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

NOW = datetime(2031, 3, 14, 16, 0, tzinfo=UTC)
TITLE = "Quarry fire at Hollin Moor live: two villages are cleared"
INTRO = "A fire has been burning in the old quarry above Hollin Moor since the early morning, and it is spreading."


@dataclass(frozen=True)
class Entry:
    """A live entry: its id, time, title and paragraphs."""

    name: str
    at: datetime
    title: str
    texts: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The title, if any, and the paragraphs."""
        return (self.title, *self.texts) if self.title else self.texts


def _entry(number: int, minutes: int, title: str, *texts: str) -> Entry:
    return Entry(f"post-{40210 + 7 * number}", NOW - timedelta(minutes=minutes), title, texts)


DAY = (
    _entry(
        12, 6, "Helicopter joins the crews", "A helicopter from Castle Ferris is dropping water on the eastern rim."
    ),
    _entry(
        11, 31, "School opens as a shelter", "The school at Brannow has opened its hall.", "There are 140 camp beds."
    ),
    _entry(10, 58, "Road over the pass shut", "Police have shut the B-road over Tarrant Pass in both directions."),
    _entry(9, 77, "Mayor speaks", "“Leave now and leave the animals to us,” the mayor, Odile Brandt, told residents."),
    _entry(8, 103, "", "Smoke can be seen from the coast, some thirty kilometres away, readers write."),
    _entry(
        7, 140, "First villages cleared", "Upper Hollin and Quern have been cleared.", "Some 600 people live there."
    ),
    _entry(6, 168, "Wind turns", "The wind has turned to the north-west and drives the fire towards the plantation."),
    _entry(5, 195, "Crews from three counties", "Crews from three counties are on their way.", "It is not enough."),
    _entry(4, 233, "Power lines cut off", "The grid company has switched off two power lines above the quarry."),
    _entry(
        3, 262, "Quarry was closed in 2019", "The quarry was closed in 2019 and has since been used to store tyres."
    ),
    _entry(2, 300, "Fire reported", "A walker reported the fire shortly before eleven in the morning."),
)
OTHER_DAY = (
    _entry(24, 4, "Villagers return", "The first families have returned to Quern since breakfast."),
    _entry(23, 19, "Cause still unknown", "Investigators from the county have begun to sift through the ashes."),
    _entry(22, 35, "Reservoir is low", "The reservoir at Ferris holds a third of what is usual, the water board says."),
    _entry(
        21, 52, "Tyres smoulder on", "Beneath the surface the tyres will smoulder for weeks, the fire chief expects."
    ),
    _entry(
        20,
        71,
        "Choir sings for the crews",
        "The choir of Brannow is giving a concert for all who helped, at seven tonight.",
    ),
)
OTHER_TITLE = "Families go home to Quern as investigators search the ashes"

Layout = Callable[[Sequence[Entry], datetime], str]


@dataclass(frozen=True)
class Make:
    """A publisher's markup of entries. ``dated``: it states their times in machine-readable form."""

    name: str
    layout: Layout
    dated: bool = False
    head: str = ""

    def page(
        self,
        entries: Sequence[Entry],
        *,
        now: datetime = NOW,
        title: str = TITLE,
        above: str = "",
        head: str = "",
        intro: str = INTRO,
    ) -> str:
        """The page with these entries."""
        return (
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | The Dale</title>{self.head}"
            f"<meta property='og:title' content='{title}'>{head}</head><body><header><nav><a href='/'>Home</a>"
            f"<a href='/weather'>Weather</a></nav></header><main><h1>{title}</h1><p class='lead'>{intro}</p>{above}"
            f"{self.layout(entries, now)}<button>Load more</button></main><aside><h2>Most read</h2><ul>"
            "<li><a href='/bakery'>A bakery that opens at four in the morning</a></li></ul></aside>"
            "<footer><p>© The Dale. All rights reserved.</p></footer></body></html>"
        )


def paragraphs(entry: Entry) -> str:
    """The paragraphs of an entry as markup."""
    return "".join(f"<p>{text}</p>" for text in entry.texts)


def _head(entry: Entry, tag: str = "h3") -> str:
    return f"<{tag}>{entry.title}</{tag}>" if entry.title else ""


def _clock(entry: Entry) -> str:
    return f"{entry.at:%H:%M}"


def ago(entry: Entry, now: datetime) -> str:
    """The time of an entry as "5 minutes ago"."""
    minutes = int((now - entry.at).total_seconds() // 60)
    return f"{minutes} minutes ago" if minutes < 60 else f"{minutes // 60} hours ago"


def articles(entries: Sequence[Entry], now: datetime) -> str:
    """An ``article`` for each entry, with a machine-readable time shown as a relative one."""
    return "<div class='liveblog'>" + "".join(
        f"<article class='block' id='block-{e.name}'><p class='when'><a href='#{e.name}'>"
        f"<time datetime='{e.at.isoformat()}'>{ago(e, now)}</time></a> <span>{_clock(e)} GMT</span></p>"
            f"{_head(e, 'h2')}"
        f"{paragraphs(e)}<div class='share'><a href='#'>Share</a></div></article>"
        for e in entries
    ) + "</div>"  # fmt: skip


def listed_articles(entries: Sequence[Entry], now: datetime) -> str:
    """An ``article`` in a list item for each entry; the times are text."""
    return "<h2>Reporting</h2><ol class='stream'>" + "".join(
        f"<li><article id='asset:{e.name}'>{_head(e)}<span>published at <span>{_clock(e)} GMT</span></span>"
        f"<span>{ago(e, now)}</span><div>{paragraphs(e)}</div></article></li>"
        for e in entries
    ) + "</ol>"  # fmt: skip


def distances(entries: Sequence[Entry], now: datetime) -> str:
    """Boxes with relative times only."""
    return "<div class='feed'>" + "".join(
        f"<div class='item' id='{e.name}'><div class='meta'>{ago(e, now)}</div>{_head(e)}{paragraphs(e)}</div>"
        for e in entries
    ) + "</div>"  # fmt: skip


def timeless(entries: Sequence[Entry], now: datetime) -> str:
    """Boxes without any time."""
    return "<section class='live-posts'>" + "".join(
        f"<div class='lp' data-post-id='{e.name}'>{_head(e, 'h4')}{paragraphs(e)}</div>" for e in entries
    ) + "</section>"  # fmt: skip


def ticker(entries: Sequence[Entry], now: datetime) -> str:
    """Plain paragraphs that begin with the time."""
    return "".join(
        f"<p><strong>{_clock(e)}:</strong> {' '.join(f'{t}.' if t == e.title else t for t in e.lines())}</p>"
        for e in entries
    )


def headings(entries: Sequence[Entry], now: datetime) -> str:
    """A heading that begins with the time, then paragraphs: no element contains an entry."""
    return "<div class='text'>" + "".join(
        f"<h3>{e.at:%H.%M} Uhr: {e.title or 'From our readers'}</h3>{paragraphs(e)}" for e in entries
    ) + "</div>"  # fmt: skip


def definitions(entries: Sequence[Entry], now: datetime) -> str:
    """A definition list with times as terms."""
    return "<dl>" + "".join(
        f"<dt>{_clock(e)}</dt><dd>{_head(e, 'h4')}{paragraphs(e)}</dd>" for e in entries
    ) + "</dl>"  # fmt: skip


def table(entries: Sequence[Entry], now: datetime) -> str:
    """A table with times in its first column."""
    return "<table><tbody>" + "".join(
        f"<tr><td>{_clock(e)}</td><td>{_head(e, 'b')}{paragraphs(e)}</td></tr>" for e in entries
    ) + "</tbody></table>"  # fmt: skip


def pairs(entries: Sequence[Entry], now: datetime) -> str:
    """The time and the text as siblings."""
    return "<div class='lines'>" + "".join(
        f"<div class='t'>{_clock(e)}</div><div class='c'>{_head(e)}{paragraphs(e)}</div>" for e in entries
    ) + "</div>"  # fmt: skip


def days(entries: Sequence[Entry], now: datetime) -> str:
    """A section with a list for each part of the day."""
    parts = (entries[:4], entries[4:])
    return "".join(
        f"<section class='day'><h2>Part {number}</h2><ul class='posts'>"
        + "".join(
            f"<li class='post'><a name='{e.name}'></a><time datetime='{e.at.isoformat()}'>{e.at:%d %B, %H:%M}</time>"
            f"{_head(e)}{paragraphs(e)}</li>"
            for e in part
        )
        + "</ul></section>"
        for number, part in enumerate(parts, 1)
        if part
    )


def amp(entries: Sequence[Entry], now: datetime) -> str:
    """AMP's element for live lists."""
    return "<amp-live-list layout='container' id='list'><button update>New posts</button><div items>" + "".join(
        f"<div id='{e.name}' data-sort-time='{int(e.at.timestamp())}'>{_head(e)}{paragraphs(e)}</div>" for e in entries
    ) + "</div></amp-live-list>"  # fmt: skip


def rich(entries: Sequence[Entry], now: datetime) -> str:
    """Entries with a picture, an embedded message and a byline."""
    return "<div class='updates'>" + "".join(
        f"<section class='update' id='{e.name}'><header>"
            f"<time datetime='{e.at.isoformat()}'>{_clock(e)}</time>{_head(e)}"
        f"<span class='author'>Ines Calloway</span></header><figure><img src='/{e.name}.jpg'><figcaption>Seen at"
        f" {_clock(e)}. Photograph: Dale Pictures</figcaption></figure>{paragraphs(e)}<div class='embed'><blockquote"
        f" class='message'><p>Message number {e.name[-3:]} from the scene was sent to us by a reader.</p></blockquote>"
        "</div><ul class='share'><li><a href='#'>Copy link</a></li></ul></section>"
        for e in entries
    ) + "</div>"  # fmt: skip


def counted(entries: Sequence[Entry], now: datetime) -> str:
    """Ids that count from the top, so that the ids of all entries change with each update."""
    return "<div class='rolling'>" + "".join(
        f"<div class='update' id='update-{number}'><b class='hour'>{_clock(e)} CET</b>{_head(e)}{paragraphs(e)}</div>"
        for number, e in enumerate(entries)
    ) + "</div>"  # fmt: skip


def opened(entries: Sequence[Entry], now: datetime) -> str:
    """A paragraph with the time begins an entry of several paragraphs, all in one container."""
    return "<div class='body'>" + "".join(
        f"<p><b>{e.at:%I:%M} p.m. — {e.title or 'Readers write'}</b></p>{paragraphs(e)}" for e in entries
    ) + "</div>"  # fmt: skip


def embedded(entries: Sequence[Entry], now: datetime) -> str:
    """Microdata, with meaningless class names."""
    return "<div class='c-1'>" + "".join(
        f"<div class='c-2' itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting' id='{e.name}'>"
        f"<div class='c-3'><div class='c-4'>"
            f"<time itemprop='datePublished' datetime='{e.at.isoformat()}'>{_clock(e)}</time>"
        f"</div></div><div class='c-5'>{_head(e, 'h2')}<div itemprop='articleBody'>{paragraphs(e)}</div></div></div>"
        for e in entries
    ) + "</div>"  # fmt: skip


MAKES = (
    Make("articles", articles, dated=True),
    Make("listed articles", listed_articles),
    Make("distances", distances),
    Make("timeless", timeless),
    Make("ticker", ticker),
    Make("headings", headings),
    Make("definitions", definitions),
    Make("table", table),
    Make("pairs", pairs),
    Make("days", days, dated=True),
    Make("amp", amp, dated=True),
    Make("rich", rich, dated=True),
    Make("counted", counted),
    Make("opened", opened),
    Make("microdata", embedded, dated=True),
)


def stated(entries: Sequence[Entry], *, cut: int | None = None, address: str = "https://dale.example/live") -> str:
    """The entries as JSON-LD, their paragraphs joined; ``cut`` is the maximum length of a body."""
    updates = [
        {
            "@type": "BlogPosting",
            "headline": e.title,
            "datePublished": e.at.isoformat(),
            "articleBody": " ".join(e.texts)[:cut],
            "url": f"{address}#{e.name}",
        }
        for e in entries
    ]
    posting = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "liveBlogUpdate": updates,
    }
    return f"<script type='application/ld+json'>{json.dumps(posting)}</script>"


def later(entries: Sequence[Entry], minutes: int) -> tuple[Entry, ...]:
    """The same entries with times moved by some minutes."""
    return tuple(replace(entry, at=entry.at + timedelta(minutes=minutes)) for entry in entries)
