"""The standfirst is read, wherever it is on the page."""

from __future__ import annotations

import pytest

from monitor import compare, read_article
from monitor.model import BlockKind

TITLE = "Osterby closes its sports hall for good"
PARAGRAPHS = (
    "The town council of Osterby decided on Tuesday to pull down the sports hall whose roof fell in last winter.",
    "Repairs would have cost eleven million crowns, treasurer Ole Brandt said, four times the first estimate.",
    "Three clubs and two schools have trained in a tent beside the fire station since January and will stay there.",
    "A new hall is planned beside the station for the year after next if the county pays its share of the cost.",
)
OLD = "Clubs face a third winter in a tent, and the treasurer blames a wrong estimate"
NEW = "The treasurer has resigned over the estimate, and clubs face a third winter in a tent"
LAYOUTS = {
    "own header": "<article><header><h1>{title}</h1><p>{standfirst}</p></header>{text}</article>",
    "own header, div": "<article><header><h1>{title}</h1><div>{standfirst}</div></header>{text}</article>",
    "header in main": "<main><header><h1>{title}</h1><p>{standfirst}</p></header><div>{text}</div></main>",
    "heading": "<article><header><h1>{title}</h1><h2>{standfirst}</h2></header>{text}</article>",
    "hgroup": "<article><hgroup><h1>{title}</h1><p>{standfirst}</p></hgroup>{text}</article>",
    "named": "<div><h1>{title}</h1><div class='article-standfirst'>{standfirst}</div><div>{text}</div></div>",
    "next to it": "<article><h1>{title}</h1><h2 class='spot'>{standfirst}</h2><div>26.11.2031</div>{text}</article>",
    "teaser": "<article><h1>{title}</h1><p class='amp-teaser'>{standfirst}</p><div>{text}</div></article>",
    "below a date": "<div><div><h1>{title}</h1></div><p>27.11.2031</p>"
    "<div class='teaser-text'><p>{standfirst}</p></div><div>{text}</div></div>",
    "component": "<article><div><h1>{title}</h1></div><div data-gu-name='standfirst'><p>{standfirst}</p></div>"
    "<div>{text}</div></article>",
    "above": "<article><header><p class='dek'>{standfirst}</p><h1>{title}</h1></header>{text}</article>",
    "unnamed": "<div><div class='b2'><h1>{title}</h1><div class='c3'>{standfirst}</div></div><div>{text}</div></div>",
    "with byline": "<article><header><h1>{title}</h1><p class='dek'>{standfirst}</p><p class='byline'>By Jane Doe</p>"
    "<time>2 March 2026</time></header>{text}</article>",
}


def page(layout: str, standfirst: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    body = LAYOUTS[layout].format(title=TITLE, standfirst=standfirst, text=text)
    site = "<header><a href='/'>Post</a><nav><a href='/sport'>Sport</a></nav></header>"
    return f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>{site}{body}</body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_standfirst_is_read_once_and_its_change_is_news(layout: str) -> None:
    before, after = (read_article(page(layout, text)) for text in (OLD, NEW))
    assert before.text.count(OLD) == 1
    assert all(paragraph in before.text for paragraph in PARAGRAPHS)
    assert [edit.new for edit in compare(before, after).developments] == [NEW]


def test_a_separate_standfirst_is_content_and_no_block() -> None:
    document = read_article(page("own header", OLD))
    assert [block.kind for block in document.standfirst] == [BlockKind.STANDFIRST]
    assert document.content == (*document.standfirst, *document.blocks)


def test_a_row_of_author_date_and_counts_is_no_standfirst() -> None:
    row = "<span>Jane Doe</span> <span>26 November 2031, 09:40</span> <span>1204 times opened</span>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><body><article><h1>{TITLE}</h1><div>{row}</div><div>{text}</div></article></body></html>"
    assert read_article(html).standfirst == ()


@pytest.mark.parametrize("label", ["Sport", "By Jane Doe", "Updated 3 March 2026 at 14:05", "3 min read", "Share"])
def test_other_lines_in_a_header_are_no_standfirst(label: str) -> None:
    assert label not in read_article(page("own header", label)).text


POINTS = ("Repairs would cost eleven million", "Clubs stay in a tent", "New hall in two years")
BOXES = {
    "list": "<ul class='highlights'>{points}</ul>",
    "box": "<div class='article-key-points'><h3>Key points</h3><ul>{points}</ul></div>",
    "wrapped": "<div class='summary'><ul>{wrapped}</ul></div>",
    "typed": "<div class='key-takeaways'>{typed}</div>",
}


@pytest.mark.parametrize("box", BOXES)
def test_key_points_below_a_headline_are_read(box: str) -> None:
    points = BOXES[box].format(
        points="".join(f"<li>{point}</li>" for point in POINTS),
        wrapped="".join(f"<li><p>{point}</p></li>" for point in POINTS),
        typed="".join(f"<p>• {point}</p>" for point in POINTS),
    )
    article = read_article(_with_box(points))
    assert [block.text.removeprefix("• ") for block in article.standfirst] == list(POINTS)


@pytest.mark.parametrize(
    "box",
    [
        "<ul class='tags'><li>Osterby</li><li>Sport</li></ul>",
        "<ul class='highlights'><li><a href='/a'>Choir sings in the tent</a></li></ul>",
        "<div class='lead'><ul class='share'><li>Copy the link</li><li>Send by mail</li></ul></div>",
        "<ul><li>Culture</li><li>Local</li></ul>",
    ],
)
def test_other_lists_below_a_headline_are_not(box: str) -> None:
    assert not read_article(_with_box(box)).standfirst


def _with_box(box: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"<div id='page'><h1>{TITLE}</h1>{box}<div class='content'>{text}</div></div>"
    return f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>{body}</body></html>"
