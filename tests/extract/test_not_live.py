"""Lists with times and titles that are no live pages have no live entries."""

from __future__ import annotations

import pytest

from monitor.extract import read_article
from monitor.model import BlockKind

PROSE = (
    "The ferry between Aldmere and the island of Sorrel will not run before the summer, the harbour board has decided.",
    "Its hull was damaged when it ran onto a sandbank in November, and the yard has found more rust than was expected.",
    "Islanders have been using a smaller boat that carries no cars and does not sail when the wind is above force six.",
    "The board wants to hear from the yard by the end of the month what the repair costs and how long it lasts.",
    "Until then the island's shop is supplied twice a week by a barge, which can land only at high water in calm seas.",
)
HOURS = (
    ("06:10", "The ferry leaves Aldmere with 31 people and nine cars on board, ten minutes later than planned."),
    (
        "06:42",
        "The mate reports a shudder. The captain slows the engines and asks the harbour for the depth of the fairway.",
    ),
    ("06:55", "The ferry is aground. Two lifeboats are launched from Sorrel and reach it within a quarter of an hour."),
    ("08:20", "All passengers are ashore. Nobody is hurt, but a dog is missing and is found later on the beach."),
    ("11:30", "With the flood a tug pulls the ferry free and takes it to the yard, where divers look at the hull."),
)


def _page(title: str, body: str, lead: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{title} | The Dale</title></head><body><header><nav>"
        f"<a href='/'>Home</a></nav></header><main><h1>{title}</h1>{lead}{body}</main>"
        "<footer>© The Dale</footer></body>"
        "</html>"
    )


def _prose(count: int = 5) -> str:
    return "".join(f"<p>{text}</p>" for text in PROSE[:count])


def _teasers() -> str:
    """A section page: for each article a linked heading, a time, two lines."""
    return "<div class='latest-updates'>" + "".join(
        f"<article id='t{at}'><time datetime='2031-03-1{at}T09:30:00Z'>09:30</time><h2><a href='/story-{at}'>"
        f"{text.split(',')[0]}</a></h2><p>{text}</p></article>"
        for at, text in enumerate(PROSE)
    ) + "</div>"  # fmt: skip


def _comments() -> str:
    """A discussion longer than its article, with meaningless class names."""
    return "<div class='thread'>" + "".join(
        f"<div class='row' id='c{at}'><b>Reader {at}</b> <span>{5 - at} hours ago</span><p>{text}</p>"
        "<a href='#'>Reply</a></div>"
        for at, text in enumerate(PROSE)
    ) + "</div>"  # fmt: skip


def _archive() -> str:
    """Dated notes of a society."""
    return "".join(
        f"<div class='note' id='n{at}'><h3>{12 - at} March 2031</h3><p>{text}</p></div>"
        for at, text in enumerate(PROSE)
    )


CASES = {
    "a timeline within an article": _page(
        "Ferry will not run before summer",
        f"{_prose()}<h2>How it happened</h2>"
        f"{''.join(f'<p><strong>{hour}</strong> {text}</p>' for hour, text in HOURS)}",
    ),
    "an article that is a timeline": _page(
        "The morning the ferry ran aground", "".join(f"<p><b>{hour}:</b> {text}</p>" for hour, text in HOURS)
    ),
    "a box of dates beside an article": _page(
        "Ferry will not run before summer",
        f"{_prose()}<div class='facts'><ul>"
        + "".join(
            f"<li><time datetime='2031-11-0{n}'>{n} November</time> Inspection number {n}</li>" for n in range(1, 6)
        )
        + "</ul></div>",
    ),
    "teasers": _page("News from the islands", _teasers()),
    "teasers under a live ticker's name": _page("Live updates: the islands", _teasers()),
    "comments": _page("Ferry will not run before summer", f"<article>{_prose(2)}</article>{_comments()}"),
    "an archive by day": _page("Notes of the harbour society", _archive()),
    "a recipe": _page(
        "Fish pie in half an hour",
        "<ol>"
        + "".join(f"<li id='step-{n}'><h3>Step {n}</h3><p>{text}</p></li>" for n, text in enumerate(PROSE))
        + "</ol>",
    ),
    "questions and answers": _page(
        "Your questions about the ferry, answered",
        "".join(f"<section id='q{n}'><h2>Question {n}?</h2><p>{text}</p></section>" for n, text in enumerate(PROSE)),
    ),
    "a timetable": _page(
        "Boats to Sorrel this week",
        "<table>" + "".join(f"<tr><td>{h}</td><td>{t[:40]}</td></tr>" for h, t in HOURS) + "</table>" + _prose(2),
    ),
    "people who live somewhere": _page(
        "How islanders live without a ferry",
        "".join(f"<section id='s{n}'><h2>House {n}</h2><p>{text}</p></section>" for n, text in enumerate(PROSE)),
    ),
}


@pytest.mark.parametrize("html", CASES.values(), ids=CASES)
def test_it_has_no_live_entries(html: str) -> None:
    document = read_article(html, "https://dale.example/islands/ferry")
    assert not [block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY]
