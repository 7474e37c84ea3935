"""Small parts of a text that look like boilerplate: dates as headings, headings with buttons, list items, facts."""

from __future__ import annotations

import pytest

from monitor.extract import fingerprint_holds, make_fingerprint, read_article

TITLE = "How the ferry contract failed"


def page(body: str) -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><nav><a href='/news'>News</a></nav>"
        f"<main><article><h1>{TITLE}</h1>{body}</article></main></body></html>"
    )


def texts(body: str) -> list[str]:
    return [block.text for block in read_article(page(body)).content]


TIMELINE = (
    "<p>The council decides on Thursday. This is how it came to that.</p>"
    "<h3>March 2023</h3><p>The council asks for bids.</p>"
    "<h3>1 November 2024</h3><p>The first hull is late.</p>"
)


@pytest.mark.parametrize("date", ["March 2023", "1 November 2024"])
def test_a_date_that_heads_a_part_of_a_short_text_is_text(date: str) -> None:
    assert date in texts(TIMELINE)


def test_a_date_that_heads_a_list_is_text() -> None:
    events = "<h2>December 2031</h2><ul><li>9 December: seminar on tides</li><li>14 December: open house</li></ul>"
    assert "December 2031" in texts(f"<p>Find out about the latest events in the harbour.</p>{events}")


def test_a_date_that_opens_a_list_is_text() -> None:
    body = "<p>In 2025:</p><ul><li>171 people died on roads, 9% fewer than in 2024</li><li>1,902 were hurt</li></ul>"
    assert texts(f"<h2>Main points</h2>{body}<p>Deaths have fallen by 38% since 2010.</p>")[1] == "In 2025:"


@pytest.mark.parametrize(
    "summary", ["Two bids failed.", "Two yards were asked in spring, and neither of them came to the meeting."]
)
def test_a_date_in_a_box_below_the_summary_is_boilerplate(summary: str) -> None:
    assert "12 Feb 2026" not in texts(
        f"<p>{summary}</p><div>12 Feb 2026</div><p>The council met.</p><p>It was long.</p>"
    )


def test_a_date_in_a_paragraph_below_the_first_sentence_is_text() -> None:
    assert "12 February 2026, 20:00" in texts(
        "<p>The concert was moved.</p><p>12 February 2026, 20:00</p><p>Tickets stay valid.</p>"
    )


def test_another_date_above_a_part_is_another_text() -> None:
    old, new = page(TIMELINE), page(TIMELINE.replace("March 2023", "April 2023"))
    assert not fingerprint_holds(make_fingerprint(old.encode(), read_article(old)), new.encode())


def test_a_button_in_a_heading_is_the_heading() -> None:
    items = "".join(
        f'<div class="accordion-item"><h2 class="accordion-header"><button aria-expanded="false">{name}</button></h2>'
        f'<div class="accordion-body"><p>{text}</p></div></div>'
        for name, text in (
            ("Who can get it", "Anyone over 18 who lives in the district can apply until 31 March."),
            ("How to apply", "Fill in the form at the library, or ask us to post it to you."),
        )
    )
    read = texts(f"<p>We are giving £150 to households with an income below £21,000.</p>{items}")
    assert [text for text in read if text in ("Who can get it", "How to apply")] == ["Who can get it", "How to apply"]


def test_a_box_with_a_field_for_a_mail_address_is_no_text() -> None:
    box = (
        "<div><h2>Mornings in Larkmouth</h2><p>Island news, twice a week.</p>"
        '<form><input type="email"><button>Go</button></form><p>No spam.</p></div>'
    )
    story = [f"The harbour wall of quay {number} was mended on Monday." for number in range(8)]
    halves = ("".join(f"<p>{text}</p>" for text in part) for part in (story[:4], story[4:]))
    assert texts(box.join(halves)) == story


STORY = [f"The harbour wall of quay {number} was mended on Monday." for number in range(8)]


def around(box: str) -> str:
    halves = ("".join(f"<p>{text}</p>" for text in part) for part in (STORY[:4], STORY[4:]))
    return box.join(halves)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='Poll_root__yy'><h3>Do you use the quay?</h3><ul><li>Yes 41 %</li><li>No 59 %</li></ul></div>",
        "<div class='umfrage'><h4>Gehen Sie dort baden?</h4><p>Ja 41 %</p><p>Nein 59 %</p><p>1.203 Stimmen</p></div>",
        "<div class='kg-card kg-signup-card'><h2>Enjoying the Herald?</h2><p>Join 4,100 neighbours.</p></div>",
    ],
)
def test_a_poll_or_a_box_for_signing_up_is_no_text(box: str) -> None:
    assert texts(around(box)) == STORY


def test_a_table_in_a_poll_and_a_long_text_in_a_newsletter_are_text() -> None:
    table = "<table><tr><td>Reform list</td><td>31.4</td></tr><tr><td>Harbour list</td><td>28.0</td></tr></table>"
    assert "Reform list | 31.4" in texts(around(f"<div class='poll'>{table}</div>"))
    letter = f"<div class='newsletter-post'>{around('<p>Nobody was hurt.</p>')}</div>"
    assert texts(letter) == [*STORY[:4], "Nobody was hurt.", *STORY[4:]]


@pytest.mark.parametrize("line", ["Ada Example", "Ada Example (in Larkmouth)", "Ada Example, harbour correspondent"])
def test_the_author_with_a_place_or_an_office_is_no_text(line: str) -> None:
    author = '<meta name="author" content="Ada Example">'
    html = page(f"{around('')}<p>{line}</p>").replace("<title>", f"{author}<title>")
    assert [block.text for block in read_article(html).content] == STORY


def test_what_the_author_does_is_text() -> None:
    author = '<meta name="author" content="Ada Example">'
    line = "Ada Example, 34, was among the injured."
    html = page(f"{around('')}<p>{line}</p>").replace("<title>", f"{author}<title>")
    assert [block.text for block in read_article(html).content] == [*STORY, line]


def test_a_short_story_above_a_field_for_a_mail_address_is_text() -> None:
    assert texts('<p>Three people died.</p><form><input type="email"><button>Go</button></form>') == [
        "Three people died."
    ]


def test_facts_above_a_short_text_are_text_and_names_are_not() -> None:
    facts = "<p>When: Sunday 7 June, 3pm</p><p>Where: the Corn Hall</p>"
    text = "<p>The summer concert will be in the Corn Hall because of the forecast.</p><p>Doors open at two.</p>"
    read = texts(f"<div><p>Ada Example</p><p>Town reporter</p>{facts}</div><div>{text}</div>")
    assert read[:2] == ["When: Sunday 7 June, 3pm", "Where: the Corn Hall"]
    assert len(read) == 4


ABOUT = (
    "<p>The county passed the contract for the ferry on Monday night after six hours of talks.</p>"
    "<p>Its opponents said that the fares would hurt the islands, and promised to raise it again.</p>"
)


@pytest.mark.parametrize("sign", ["• ", "- ", "– ", "・", "✅ "])
def test_list_items_between_line_breaks_are_separate_lines(sign: str) -> None:
    points = [f"{sign}Fares up 3.9%", f"{sign}Two boats to be sold", f"{sign}Free for schools"]
    read = texts(f"{ABOUT}<p>In short:<br>{'<br>'.join(points)}</p>{ABOUT.replace('county', 'council')}")
    assert [text for text in read if len(text) < 40] == ["In short:", *points]


def test_other_line_breaks_separate_nothing() -> None:
    assert "Fares up - and boats to be sold" in texts(f"{ABOUT}<p>Fares up<br>- and boats to be sold</p>{ABOUT}")
