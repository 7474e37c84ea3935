"""Short texts of an article are read too."""

from __future__ import annotations

import pytest

from monitor import compare, read_article

TITLE = "Explosion at Osterby grain store"
LONG = (
    "An explosion shook the grain store in Osterby shortly after six on Monday morning, the fire service said.",
    "It sent forty men and two boats, and neighbours were told to keep their windows shut until noon.",
    "Trade at the store, which employs some ninety people, was suspended and its gates were sealed by the police.",
    "Mayor Ingrid Dahl said that she had spoken to the families and that the town would open a hall for them.",
)
LAYOUTS = {
    "article": "<main><article><h1>{title}</h1>{text}</article></main>",
    "own header": "<main><article><header><h1>{title}</h1></header><div class='body'>{text}</div></article></main>",
    "div": "<div id='content'><h1>{title}</h1><div class='story'>{text}</div></div>",
    "section": "<main><h1>{title}</h1><section>{text}</section></main>",
}
FORMS = {
    "paragraph": "<p>{}</p>",
    "list": "<ul><li>{}</li></ul>",
    "quotation": "<blockquote><p>{}</p></blockquote>",
    "heading": "<h2>{}</h2>",
    "div": "<div>{}</div>",
    "wrapped": "<div class='c'><p>{}</p></div>",
}


def page(layout: str, *blocks: str) -> str:
    body = LAYOUTS[layout].format(title=TITLE, text="".join(blocks))
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE} - Post</title></head><body>"
        f"<header><nav><a href='/'>Home</a></nav></header>{body}<footer>© Post</footer></body></html>"
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length", range(1, len(LONG) + 1))
def test_a_short_text_is_read_in_every_place(layout: str, form: str, length: int) -> None:
    blocks = [FORMS["wrapped" if form == "wrapped" else "paragraph"].format(text) for text in LONG[:length]]
    for at in range(length + 1):
        document = read_article(page(layout, *blocks[:at], FORMS[form].format("Three people died."), *blocks[at:]))
        assert document.text.count("Three people died.") == 1
        assert all(text in document.text for text in LONG[:length])


@pytest.mark.parametrize("text", ["Three people died.", "No one was hurt.", "二人が死亡した。", "Zwei Tote."])
def test_a_story_of_three_words_is_read(text: str) -> None:
    assert read_article(page("article", f"<p>{text}</p>")).text == text


def test_a_short_new_sentence_is_a_development() -> None:
    before = read_article(page("article", f"<p>{LONG[0]}</p>"))
    after = read_article(page("article", f"<p>{LONG[0]}</p>", "<p>Three people died.</p>"))
    assert [edit.new for edit in compare(before, after).developments] == ["Three people died."]


@pytest.mark.parametrize("length", range(1, len(LONG) + 1))
def test_paragraphs_that_are_wrapped_twice_are_all_read(length: int) -> None:
    blocks = [f"<div><div><p>{text}</p></div></div>" for text in (*LONG[:length], "Three people died.")]
    document = read_article(page("article", *blocks))
    assert document.text.split("\n\n") == [*LONG[:length], "Three people died."]


@pytest.mark.parametrize(
    "text", [LONG[:1], LONG[:3], ("All hearings are put off until the store is open again: see the notice",)]
)
def test_a_list_of_updates_longer_than_the_article_is_not_read(text: tuple[str, ...]) -> None:
    notes = "".join(
        f"<li><time>{day} May 2031</time><p class='note'>Hearing {day} of the inquiry was added to the list.</p></li>"
        for day in range(1, 31)
    )
    history = f"<section class='change-history'><h2>Updates to this page</h2><ol>{notes}</ol></section>"
    html = page("article", *(f"<p>{paragraph}</p>" for paragraph in text)).replace("</main>", f"{history}</main>")
    assert read_article(html).text == "\n\n".join(text)


def test_a_paragraph_without_a_full_stop_is_read_below_a_summary() -> None:
    """It ends with a mail address and no full stop."""
    lead, body = (
        "How to apply to the store is said below.",
        "All applications to the store should first be sent by mail to the desk at: enquiries@osterby.example",
    )
    html = page("article", "").replace("</h1>", f"</h1></div><div><p>{lead}</p></div><div class='body'><p>{body}</p>")
    document = read_article(html.replace("<article>", "<div>").replace("</article>", "</div>"))
    assert [block.text for block in document.blocks] == [lead, body]
