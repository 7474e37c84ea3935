"""Teasers of other stories are never read; all parts of the story itself are."""

from __future__ import annotations

import pytest

from monitor import compare, read_article
from monitor.model import Document

TITLE = "Roof of Osterby sports hall collapses"
SHORT = (
    "The roof of the sports hall in Osterby fell in under wet snow late on Sunday, the fire service said.",
    "The hall had been closed for the holidays.",
)
URL = "https://post.example/news/roof"


def units(first: int, kind: str) -> str:
    """Eight numbered teasers, from ``first`` on."""
    made = []
    for number in range(first, first + 8):
        link = f'<a href="/news/{number}">The council discusses plan number {number}</a>'
        summary = f"The committee {number} will meet on Thursday about {number * 3} new benches in the park."
        made.append(
            {
                "article": f"<article><h3>{link}</h3><p>{summary}</p></article>",
                "li": f"<li>{link}<p>{summary}</p></li>",
                "card": f'<div class="card"><h4>{link}</h4><div>{summary}</div></div>',
                "label": f'<div class="card"><i>Sport</i>{link}<p>{summary}</p><i>2 hours ago</i></div>',
                "whole": f'<a href="/news/{number}"><h4>Park plan {number} is out</h4><p>{summary}</p></a>',
                "bare": f"<div><div>{link}</div><div>{summary}</div></div>",
            }[kind]
        )
    return "".join(made)


def page(inside: str = "", beside: str = "", story: tuple[str, ...] = SHORT, wrap: str = "article") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE} | Post</title></head><body>"
        "<header><a href='/'>Post</a></header>"
        f"<main><{wrap}><h1>{TITLE}</h1>{text}{inside}</{wrap}>{beside}</main><footer>© Post</footer></body></html>"
    )


def read(html: str) -> Document:
    return read_article(html, URL)


@pytest.mark.parametrize("kind", ["article", "li", "card", "label", "whole", "bare"])
@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='river'>{}</div>",
        "<section><h2>More from Post</h2>{}</section>",
        "<ul>{}</ul>",
        "<div><div><h2>Latest</h2><div>{}</div></div></div>",
    ],
)
@pytest.mark.parametrize("wrap", ["article", "div"])
def test_teasers_beside_a_short_story_are_not_read(kind: str, wrapper: str, wrap: str) -> None:
    documents = [read(page(beside=wrapper.format(units(first, kind)), wrap=wrap)) for first in (1, 3)]
    for document in documents:
        assert not [block.text for block in document.content if "committee" in block.text or "council" in block.text]
        assert all(paragraph in document.text for paragraph in SHORT)
    assert not compare(*documents).developments


def test_the_units_of_a_round_up_are_its_text() -> None:
    story = ("Here is what you need to know in the region on this snowy morning, from the roads to the schools.",)
    items = {
        "Valley road shut by drifts": "The road office closed the stretch above Fellbrook at least until noon.",
        "Pupils stay at home for a day": "Nine schools north of the river have no heating and stay shut.",
        "Trains run every other hour": "The railway asks travellers to put off what can wait.",
        "Power back in Ottering": "Crews mended the line over the moor at four in the morning, the grid wrote.",
    }
    cards = "".join(
        f'<div class="card"><h4><a href="/news/{at}">{title}</a></h4><p>{text}</p></div>'
        for at, (title, text) in enumerate(items.items())
    )
    document = read(page(inside=cards, story=story))
    assert all(text in document.text for text in items.values())


@pytest.mark.parametrize(
    ("where", "is_text"),
    [
        ("https://tickets.example.com/{}", True),
        ("//hall-{}.example.org/programme", True),
        ("/events/{}", False),
        ("https://m.osterby-post.co.uk/{}", False),
    ],
)
def test_a_list_of_links_to_other_sites_is_text(where: str, *, is_text: bool) -> None:
    events = ("19 May: Concert for the hall", "23 May: Public meeting on the roof", "31 May: Flea market")
    items = "".join(f"<li><a href='{where.format(at)}'>{event}</a></li>" for at, event in enumerate(events))
    story = (*SHORT, "Money for a new roof is to be raised in the following weeks, the club wrote.")
    html = page(inside=f"<ul>{items}</ul><p>The club answers questions by telephone.</p>", story=story)
    document = read_article(html, "https://www.osterby-post.co.uk/news/roof")
    assert [event in document.text for event in events] == [is_text] * 3


def test_passages_that_link_to_parts_of_the_page_are_its_text() -> None:
    entries = "".join(
        f'<section class="e"><h3><a href="#e{n}">Snow closes road number {n} in the valley</a></h3>'
        f"<p>The road office closed stretch {n} until Tuesday because of drifts of up to two metres.</p></section>"
        for n in range(1, 6)
    )
    assert read(page(inside=entries)).text.count("drifts of up to two metres") == 5


def test_passages_signed_by_linked_authors_are_text() -> None:
    notes = "".join(
        f'<article><p class="byline"><a href="/authors/{n}">Correspondent Jane Number {n}</a></p>'
        f"<p>From where I stand I can see {n} fire engines and a crane beside the broken hall.</p></article>"
        for n in range(2, 6)
    )
    assert read(page(inside=notes)).text.count("fire engines and a crane") == 4


def test_the_next_story_of_an_endless_page_is_not_read() -> None:
    following = "".join(
        f"<article><h1>Story number {n} of the day</h1><p>The county court heard case {n} on Monday in private.</p>"
        f"<p>A ruling is expected in {n} days.</p></article>"
        for n in range(2, 5)
    )
    assert read(page(beside=following)).text == "\n\n".join(SHORT)


@pytest.mark.parametrize("attributes", ['class="item item-{n}"', 'class="post-{n} card"', 'class="{n}"'])
def test_teasers_are_a_list_whatever_numbers_are_in_their_classes(attributes: str) -> None:
    cards = "".join(
        f'<div {attributes.format(n=n)}><div class="in"><a href="/county-and-region">County and region</a>'
        f'<h3><a href="/news/{n}">The council discusses plan number {n}</a></h3>'
        f"<p>The committee {n} will meet on Thursday about {n * 3} new benches in the park.</p></div></div>"
        for n in range(1, 9)
    )
    assert read(page(beside=f'<div class="st">{cards}</div>')).text == "\n\n".join(SHORT)
