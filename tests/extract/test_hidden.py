"""Text that no reader sees is not read."""

from __future__ import annotations

import pytest

from monitor import compare, read_article

PARAGRAPHS = (
    "The ferry Aurora ran aground off Skell Point on Monday night with 214 people on board, the coastguard said.",
    "Lifeboats from three towns took off the passengers, and all of them were ashore before dawn on Tuesday.",
    "The owner, Nord Lines, said that the ship had lost steering in a swell of four metres near the light.",
)
SECRET = "The captain was dismissed by the company last spring, two people close to it have said."


def page(*extra: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "".join(extra)
    return (
        "<!doctype html><html lang='en'><head><title>Ferry aground</title></head><body>"
        f"<main><article><h1>Ferry aground</h1>{body}</article></main></body></html>"
    )


def text_of(html: str) -> str:
    return read_article(html, "https://post.example/news/ferry").text


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'hidden="until-found"',
        'aria-hidden="true"',
        'class="hidden"',
        'class="note is-hidden"',
        'class="sr-only"',
        'class="visually-hidden"',
        'class="visuallyhidden focusable"',
        'class="screen-reader-text"',
        'class="d-none"',
        'class="element-invisible"',
        'style="display:none"',
        'style="color: red; display: none !important"',
        'style="visibility:hidden"',
        'style="position:absolute; left:-9999px"',
        'style="text-indent: -9999px"',
        'style="font-size:0"',
        'style="position:absolute;clip:rect(0 0 0 0);width:1px"',
        'class="visuallyHidden"',
        'class="sr_only"',
        'class="u-visually-hidden"',
        'class="uk-hidden"',
    ],
)
@pytest.mark.parametrize("tag", ["div", "p", "section"])
def test_hidden_text_is_not_read(attributes: str, tag: str) -> None:
    inner = SECRET if tag == "p" else f"<p>{SECRET}</p>"
    hidden = page(f"<{tag} {attributes}>{inner}</{tag}>")
    assert SECRET not in text_of(hidden)
    assert not compare(read_article(page()), read_article(hidden)).developments


@pytest.mark.parametrize(
    "markup",
    [
        f"<button aria-controls='more'>Read more</button><p>Ashore.</p><div id='more' hidden><p>{SECRET}</p></div>",
        f"<a href='#more'>Continue</a><p>Ashore.</p><div id='more' style='display:none'><p>{SECRET}</p></div>",
        f"<div class='hidden'><p>{SECRET}</p></div><button>Show more</button>",
        f"<details><summary>More</summary><p>{SECRET}</p></details>",
        f"<div class='hidden md:block'><p>{SECRET}</p></div>",
        f"<div class='d-none d-md-block'><p>{SECRET}</p></div>",
        f"<div style='overflow:hidden'><p>{SECRET}</p></div>",
        f"<div class='overflow-hidden'><p>{SECRET}</p></div>",
        f"<div class='sm-hidden'><p>{SECRET}</p></div>",
        f"<p><span aria-hidden='true'>T</span>{SECRET.removeprefix('T')}</p>",
    ],
    ids=["named by a button", "linked", "button beside", "details", "wide screens", "wide screens, Bootstrap",
         "overflow", "overflow class", "on small screens", "initial letter"],
)  # fmt: skip
def test_text_that_a_reader_can_open_or_see_is_read(markup: str) -> None:
    assert SECRET in text_of(page(markup))


def test_a_page_that_shows_its_text_by_script_is_read() -> None:
    hidden_until_loaded = page().replace("<main>", "<main style='visibility:hidden'>")
    assert all(text in text_of(hidden_until_loaded) for text in PARAGRAPHS)


@pytest.mark.parametrize("button", ["<button>Share</button>", "<button>Comments (3)</button>"])
def test_a_button_for_something_else_opens_nothing(button: str) -> None:
    assert SECRET not in text_of(page(f"{button}<div hidden><p>{SECRET}</p></div>"))


@pytest.mark.parametrize("style", ["text-decoration:line-through", "text-decoration-line: line-through"])
def test_text_struck_by_its_style_is_not_read(style: str) -> None:
    assert text_of(page(f'<p>About <span style="{style}">three</span> four men left.</p>')).endswith(
        "About four men left."
    )


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_struck_text_is_not_read(tag: str) -> None:
    assert "At least 14 people were hurt." in text_of(page(f"<p>At least <{tag}>12</{tag}> 14 people were hurt.</p>"))
    assert (
        "four"
        not in read_article(page(f"<p>The mayor <{tag}>of four towns</{tag}> resigned on Friday.</p>")).blocks[-1].text
    )
