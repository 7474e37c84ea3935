"""A short report is read on a page with longer other texts: a box about the author, teasers, captions, rules."""

from __future__ import annotations

import pytest

from monitor import read_article

TITLE = "Explosion at Osterby grain store"
REPORT = (
    "An explosion shook the grain store in Osterby shortly after six on Monday morning, the fire service said.",
    "Three people were hurt.",
    "Trade at the store was suspended and its gates were sealed by the police.",
)
URL = "https://post.example/osterby"
BIOGRAPHY = (
    "Ada Example has written about harbours and grain for the Osterby Post since 2009, and is the author of three books"
    " on the towns of the coast. She lives in Vell with two dogs, and answers all letters that readers send to her, in"
    " time and by hand. Before that she was a clerk at the court of Rafe, where she wrote down what others said, and"
    " learned to listen for what they did not. She can be found at the quay on most mornings, with tea, and is glad of"
    " company and of news from the boats. Her column on the price of bread appears at the weekend, when the mills rest."
)
TEASER = (
    "A ferry to Vell ran aground on Sunday with two hundred on board, and was towed back to the quay in the evening by"
    " boats from four villages, which had seen its lamps from the hill and had waited for the tide to come in again."
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, *, top: str = "", beside: str = "") -> list[str]:
    """The blocks of a page: the headline in its own element, ``body`` below it, and ``beside`` after that."""
    html = (
        f"<!doctype html><html lang='en'><head><title>{TITLE} - Post</title></head><body>"
        "<header><nav><a href='/'>Home</a></nav></header>"
        f"<div class='page'><div class='top'><h1>{TITLE}</h1>{top}</div>"
        f"{body}{beside}</div><footer><p>The Post is the paper of the coast.</p></footer></body></html>"
    )
    return [block.text for block in read_article(html, URL).content]


BOXES = {
    "author": f"<div class='author-bio'><h4>Ada Example</h4><p>{BIOGRAPHY}</p></div>",
    "capitals": f"<div class='PagePart-authorInfo'><p>{BIOGRAPHY}</p></div>",
    "autor": f"<section class='sobre-autor'><div><p>{BIOGRAPHY}</p></div></section>",
    "auteur": f"<div id='bloc-auteur'><p>{BIOGRAPHY}</p></div>",
    "sidebar": f"<div class='sidebar'><div><p>{BIOGRAPHY}</p></div></div>",
    "teasers": "".join(
        f"<ul><li><a href='/{at}'>Ferry {at} of the coast runs aground</a> {TEASER}</li></ul>" for at in range(4)
    ),
    "captions": f"<ul><li><div class='caption'><div class='full'><p>{TEASER}</p></div></div></li></ul>" * 3,
    "next stories": f"<aside><article><p>{TEASER}</p></article><article><p>{BIOGRAPHY}</p></article></aside>",
    "rules": f"<div class='window comments'><div><p>{BIOGRAPHY}</p><p>{TEASER}</p></div></div>",
}


@pytest.mark.parametrize("length", range(1, len(REPORT) + 1))
@pytest.mark.parametrize("box", BOXES)
def test_a_short_report_is_read_beside_a_longer_text(box: str, length: int) -> None:
    report = REPORT[:length]
    assert read(f"<div class='body'>{paragraphs(*report)}</div>", beside=BOXES[box]) == list(report)


@pytest.mark.parametrize("length", range(1, len(REPORT) + 1))
@pytest.mark.parametrize("summary", ["", "<p>What is known of the blast at the store.</p>"])
@pytest.mark.parametrize(
    "name", ["builder-widget-container", "with-sidebar", "tags", "article-meta", "embed", "post-17 author-ada tag-fire"]
)
def test_a_box_that_is_named_like_a_section_may_hold_the_text(name: str, summary: str, length: int) -> None:
    body = f"<div class='{name}'><div>{paragraphs(*REPORT[:length])}</div></div>"
    assert set(REPORT[:length]) <= set(read(body, top=summary and f"<div class='sub'>{summary}</div>"))


@pytest.mark.parametrize("named", ["hentry", "post-17 type-post"])
def test_the_topics_and_the_author_in_a_story_s_own_class_are_no_sections(named: str) -> None:
    body = f"<div class='{named} author-ada tag-fire'>{paragraphs(*REPORT)}</div>"
    assert read(body, beside=BOXES["author"]) == list(REPORT)


def test_a_list_below_a_summary_is_text() -> None:
    towns = [f"Town {name}" for name in ("Vell", "Rafe", "Osterby", "Wellford", "Orrin", "Cander", "Lanmouth", "Bry")]
    items = "".join(f"<li>{town} upon the river, with all its schools</li>" for town in towns)
    body = f"<div class='body'><p>Schools in these towns are closed</p><ul>{items}</ul></div>"
    texts = read(body, top="<p>The county has named the towns whose schools are closed after the flood of Sunday.</p>")
    assert all(any(text.startswith(town) for text in texts) for town in towns)


@pytest.mark.parametrize(
    "notice",
    [
        "The cookie settings on this website are set to allow cookies.",
        "Die Cookie-Einstellungen auf dieser Website erlauben Cookies.",
        "Les paramètres des cookies sur ce site sont définis pour tout permettre.",
        "Los ajustes de cookies de esta web permiten todas las cookies.",
        "Le impostazioni dei cookie su questo sito permettono tutto.",
    ],
)
def test_a_notice_of_settings_is_no_text(notice: str) -> None:
    assert read(f"<div>{paragraphs(*REPORT)}</div>", beside=f"<div><p>{notice} {notice}</p></div>") == list(REPORT)
