"""Lines around a story in its own element: what signs it, asks its reader for something, or leads elsewhere."""

from __future__ import annotations

import pytest

from monitor.extract import ServedPage, page_problem, read_article

TITLE = "Ferry to Osterby runs again"
STORY = [
    "The ferry to Osterby has been running again since six o'clock on Thursday, the harbour office said.",
    "Some ninety lorries were waiting.",
    "The next storm is expected on Sunday.",
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
HEAD = (
    f"<title>{TITLE} | Post</title><meta name='author' content='Ada Example'>"
    "<meta property='article:published_time' content='2031-11-26T18:03:00+01:00'>"
)


def texts(body: str, head: str = HEAD) -> list[str]:
    html = f"<html><head>{head}</head><body><main><article><h1>{TITLE}</h1>{body}</article></main></body></html>"
    return [block.text for block in read_article(html).content]


@pytest.mark.parametrize(
    "line",
    [
        "Newsroom, 26 November 2031, 18:03",
        "Ben Sample, Osterby | 26.11.2031",
        "<a href='/ada'>Ada Example</a>, Health reporter",
        "<span>Ada Example</span><span>Health reporter</span>",
        "<span>2031-11-26 18:03</span><span>Source: Harbour Wire</span>",
        "Issued: 26 November 2031, 17:00 UTC",
    ],
)
def test_a_line_above_the_text_that_signs_it_is_no_text(line: str) -> None:
    assert texts(f"<div>{line}</div>{TEXT}") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Corn Hall, 12 December 2031, 19:30",
        "When: Sunday 26 November 2031",
        "Harbour office and two ferry companies, Osterby, 26 November 2031",
    ],
)
def test_another_date_or_a_longer_label_above_the_text_is_text(line: str) -> None:
    assert texts(f"<p>{line}</p>{TEXT}") == [line, *STORY]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='rel'><h4>Zusammenhang</h4><ul><li><a href='/1'>Two storms close the port</a></li></ul></div>",
        "<div><h3>Support independent journalism</h3><p>Six crowns a month keep the Post going.</p></div>",
        "<div><h3>Before you go…</h3><p>We have readers, not owners.</p><a href='/donate'>I'll chip in</a></div>",
        "<div class='support-block'><h3>Our readers</h3><p>They pay for all of this.</p></div>",
        "<section class='reacties'><h3>Reacties</h3><p>Log in om te reageren op dit verhaal.</p></section>",
        "<div class='cta'>How to send us a family notice: <a href='/help'>see here</a></div>",
        "<p>Udostępnij: <a href='#'>Facebook</a> <a href='#'>X</a></p>",
    ],
)
def test_a_box_in_the_element_of_a_short_story_is_no_text(box: str) -> None:
    assert texts(TEXT + box) == STORY


@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>How to help</h3><p>The relief fund takes gifts <a href='/donate'>on its page</a>.</p></div>",
        "<div><p>The fund has collected two million.</p><p><a href='/donate'>Gifts</a></p></div>",
        "<div class='kommentar'><h3>Ein Fehler</h3><p>Der Hafen hätte früher warnen müssen.</p></div>",
    ],
)
def test_a_part_of_the_story_with_such_a_link_or_name_is_text(box: str) -> None:
    assert len(texts(TEXT + box)) >= len(STORY) + 1


def test_a_headline_without_a_heading_is_no_text() -> None:
    """On old pages headline and date are elements of their own with a single line break between."""
    body = f"<font size='5'><b>{TITLE}</b></font><br><font size='2'>November 26, 2031</font>{TEXT}"
    html = f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{body}</td></tr></table></body></html>"
    assert [block.text for block in read_article(html).content] == STORY


def problem_of(html: str) -> str:
    served = ServedPage(html)
    return str(page_problem(read_article(html), served) or "")


CARDS = (
    "<article><h2><a href='/{n}'>Flood gates {n} to be tested</a></h2><p>A siren may be heard.</p></article>",
    "<div><a href='/{n}'><h3>Flood gates {n} to be tested</h3><p>A siren may be heard.</p></a></div>",
    "<div><i>Sport</i><h3><a href='/{n}'>Gate {n} tested</a></h3><p>A siren sounds.</p></div>",
    "<li><h2><a href='/{n}'>Flood gates {n} to be tested</a></h2><div><p>A siren may…</p></div><b>2{n} May</b></li>",
)


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("count", [3, 6])
def test_a_page_of_teasers_alone_is_no_article(card: str, count: int) -> None:
    cards = "".join(card.format(n=number) for number in range(count))
    html = f"<html><head><title>News - Post</title></head><body><main><h1>News</h1>{cards}</main></body></html>"
    assert problem_of(html) != ""


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{TEXT}<h3><a href='/more'>All about the ferry</a></h3></div>",
        "<p>Five things happened.</p>" + "".join(CARDS[0].format(n=number) for number in range(3)),
        "<div><h2><a href='/fares'>Fares</a></h2><p>A crossing costs nine crowns.</p><p>Children pay four.</p></div>",
    ],
)
def test_a_story_with_linked_headings_is_an_article(body: str) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{body}</main></body></html>"
    assert problem_of(html) == ""
