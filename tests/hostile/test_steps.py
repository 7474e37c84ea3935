"""Every pure step takes time linear in its input, whatever the page, the feed or the other version holds."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor import Document, compare, read_article
from monitor.errors import MonitorError
from monitor.feeds import parse_feed
from monitor.model import Block, BlockKind
from tests.hostile.measuring import STEEP, growth

SIZE = 250
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _words(size: int, ending: str = "t") -> list[str]:
    """So many different words."""
    return [f"k{LETTERS[at // 676 % 26]}{LETTERS[at // 26 % 26]}{LETTERS[at % 26]}or{ending}" for at in range(size)]


def _numbers(size: int, first: int = 10_000) -> list[str]:
    return [str(first + at) for at in range(size)]


def _document(text: str) -> Document:
    return replace(Document.from_text(text, "Council votes on the harbour"), language="en")


def _live(texts: list[str], first: int = 0) -> Document:
    entries = [Block(BlockKind.LIVE_ENTRY, text, key=f"entry-{first + at}") for at, text in enumerate(texts)]
    return replace(_document(""), blocks=tuple(entries))


def _paragraphs(texts: list[str]) -> Document:
    return _document("\n\n".join(texts))


def _blocks(kind: BlockKind, texts: list[str]) -> Document:
    return replace(_document(""), blocks=tuple(Block(kind, text) for text in texts))


def _sentence(words: list[str], start: str = "The council") -> str:
    return f"{start} {' '.join(words)}."


def _plain(size: int, ending: str = "t") -> list[str]:
    """Paragraphs of ten words of their own each."""
    words = _words(10 * size, ending)
    return [_sentence(words[at : at + 10]) for at in range(0, len(words), 10)]


# Two versions that grow with a size, by what is hostile about them.
PAIRS: dict[str, Callable[[int], tuple[Document, Document]]] = {
    "a word": lambda n: (_document("The a"), _document("The " + "a" * 100 * n)),
    "a word that grows": lambda n: (_document("The " + "a" * 100 * n), _document("The " + "a" * 101 * n)),
    "a word with marks": lambda n: (_document("The x"), _document("The " + "a.b@c-" * 20 * n)),
    "a figure": lambda n: (_document("The " + "1" * 100 * n), _document("The " + "1" * 101 * n)),
    "a figure with marks": lambda n: (_document("The " + "1," * 50 * n), _document("The " + "1," * 51 * n)),
    "scale words": lambda n: (_document("The" + " million" * n), _document("The one" + " million" * n)),
    "articles": lambda n: (_document("It was five and" + " a" * n), _document("It was six and" + " a" * n)),
    "words": lambda n: (_document("The"), _document(_sentence(_words(n)))),
    "other words": lambda n: (
        _document(_sentence(_words(2 * n)[: -n // 2])),
        _document(_sentence(_words(2 * n)[n // 2 :])),
    ),
    "words spelled otherwise": lambda n: (_document(_sentence(_words(n))), _document(_sentence(_words(n, "d")))),
    "reversed words": lambda n: (_document(_sentence(_words(n))), _document(_sentence(_words(n)[::-1]))),
    "figures": lambda n: (_document("It paid 5."), _document(_sentence(_numbers(n)))),
    "other figures": lambda n: (
        _document(_sentence([*_words(n), *_numbers(n)])),
        _document(_sentence([*_words(n), *_numbers(n, 70_000)])),
    ),
    "dates": lambda n: (
        _document(_sentence([*_words(n), *(f"{at % 28 + 1} May {1900 + at}," for at in range(n))])),
        _document(_sentence([*_words(n), *(f"{at % 28 + 1} May {2900 + at}," for at in range(n))])),
    ),
    "shares": lambda n: (
        _document(_sentence([*_words(n), *(f"one in {at + 3} men," for at in range(n))])),
        _document(_sentence([*_words(n), *(f"{at}.5 per cent," for at in range(n))])),
    ),
    "negations": lambda n: (_document(_sentence(_words(n))), _document(_sentence(["not"] * n + _words(n)))),
    "what is to come": lambda n: (
        _document(_sentence([*_words(n), *["will about"] * n])),
        _document(_sentence(_words(n))),
    ),
    "names": lambda n: (
        _document("Who spoke?"),
        _document(f"\u201c{_sentence(_words(10))}\u201d said {', '.join(word.title() for word in _words(n))}."),
    ),
    "one long name": lambda n: (_document("Who?"), _document(_sentence([word.title() for word in _words(n)]))),
    "quotations": lambda n: (_document("He spoke."), _document(_sentence(["\u201cwe go\u201d"] * n))),
    "open quotation marks": lambda n: (_document("He spoke."), _document(_sentence(["\u201c"] * n + ["\u2018a"] * n))),
    "commas": lambda n: (_document("He spoke."), _document("He" + "," * 10 * n + " spoke" + "(" * 10 * n + ".")),
    "white space": lambda n: (_document("He  " + "a " * n), _document("He" + " " * n + "  a" * n)),
    "dots": lambda n: (_document("He spoke."), _document("He spoke" + " . " * n + "..." * n)),
    "addresses": lambda n: (_document("Mail a@b.org now."), _document(_sentence([f"a{at}@b.org" for at in range(n)]))),
    "open links": lambda n: (_document("He spoke."), _document("He" + "](" * n + "[link]" * n + "www." * n)),
    "one sentence again and again": lambda n: (
        _paragraphs(["It rains."] * n),
        _paragraphs(["It rains."] * (n + n // 9)),
    ),
    "one sentence between others": lambda n: (
        _paragraphs(["It still rains on the old town."] * n),
        _paragraphs([text for other in _plain(n) for text in ("It still rains on the old town.", other)]),
    ),
    "other sentences": lambda n: (_paragraphs(_plain(n)), _paragraphs(_plain(n, "d"))),
    "unrelated": lambda n: (_paragraphs(_plain(2 * n)[:n]), _paragraphs(_plain(2 * n)[n:])),
    "moved paragraphs": lambda n: (_paragraphs(_plain(n)), _paragraphs(_plain(n)[::-1])),
    "one sentence cut in many": lambda n: (
        _document(_sentence(_words(5 * n))),
        _paragraphs([_sentence(_words(5 * n)[at : at + 5]) for at in range(0, 5 * n, 5)]),
    ),
    "one figure in each": lambda n: (
        _paragraphs([f"{text[:-1]} with 500 men." for text in _plain(n)]),
        _paragraphs([f"{text[:-1]} with 500 men at 30 places." for text in _plain(2 * n)[n:]]),
    ),
    "headings": lambda n: (
        _blocks(BlockKind.HEADING, _plain(n)),
        _blocks(BlockKind.HEADING, [f"Update on {text}" for text in _plain(n)]),
    ),
    "list items": lambda n: (
        _blocks(BlockKind.LIST_ITEM, [f"Item {at}: £{at}" for at in range(n)]),
        _blocks(BlockKind.LIST_ITEM, [f"Item {at}: £{at + 1}" for at in range(n)]),
    ),
    "table rows": lambda n: (
        _blocks(BlockKind.TABLE_ROW, [f"Row {at} | {at}" for at in range(n)]),
        _blocks(BlockKind.TABLE_ROW, [f"Row {at + n} | {at}" for at in range(n)]),
    ),
    "live entries": lambda n: (_live(_plain(2 * n)[:n]), _live(_plain(2 * n), n // 2)),
    "cut live entries": lambda n: (
        _live([f"{text[:-1]}…" for text in _plain(n)]),
        _live([f"{text[:-1]} now…" for text in _plain(n)]),
    ),
    "update notes": lambda n: (
        _paragraphs(_plain(n)),
        _paragraphs([f"Update {at}: This article was updated to add {at} words." for at in range(n)]),
    ),
    "correction notes": lambda n: (
        _paragraphs([f"{text[:-1]} {at}." for at, text in enumerate(_plain(n))]),
        _paragraphs(
            [
                *(f"{text[:-1]} {at + 1}." for at, text in enumerate(_plain(n))),
                *(f"Correction: An earlier version said {at}." for at in range(n)),
            ]
        ),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_two_versions_are_compared_in_linear_time(name: str) -> None:
    assert growth(PAIRS[name], lambda pair: compare(*pair), SIZE, floor=0.05) < STEEP


@pytest.mark.parametrize("name", PAIRS)
def test_so_they_are_in_the_other_direction(name: str) -> None:
    assert growth(PAIRS[name], lambda pair: compare(pair[1], pair[0]), SIZE, floor=0.05) < STEEP


def _page(body: str, head: str = "", title: str = "Council votes on the harbour") -> bytes:
    start = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
    return f"{start}{''.join(f'<p>{text}</p>' for text in _plain(8))}{body}</article></body></html>".encode()


def _json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def _nested(depth: int) -> str:
    return '{"@type":"NewsArticle","a":' * depth + "1" + "}" * depth


PAGES: dict[str, Callable[[int], bytes]] = {
    "a word": lambda n: _page(f"<p>{'a' * 100 * n}</p>"),
    "a figure": lambda n: _page(f"<p>{'1' * 100 * n}</p>"),
    "white space": lambda n: _page(f"<p>a{' ' * 100 * n}b</p><pre>{chr(10) * n}</pre>"),
    "marks": lambda n: _page(f"<p>{'|-&#8230;@(' * 10 * n}</p>"),
    "paragraphs": lambda n: _page("".join(f"<p>{text}</p>" for text in _plain(n))),
    "the same paragraph": lambda n: _page(f"<p>{_sentence(_words(12))}</p>" * n),
    "lines": lambda n: _page("".join(f"{text}<br>" for text in _words(n))),
    "headings": lambda n: _page("".join(f"<h2>{text}</h2><p>{text}</p>" for text in _plain(n))),
    "list items": lambda n: _page(f"<ul>{''.join(f'<li>{text}</li>' for text in _plain(n))}</ul>"),
    "table rows": lambda n: _page(
        f"<table>{''.join(f'<tr><td>{text}</td><td>1</td></tr>' for text in _plain(n))}</table>"
    ),
    "links": lambda n: _page("".join(f'<p><a href="/{at}">{text}</a></p>' for at, text in enumerate(_plain(n)))),
    "teasers": lambda n: _page(
        "".join(
            f'<div class=card><h3><a href="/{at}">{text}</a></h3><time>1 May</time></div>'
            for at, text in enumerate(_plain(n))
        )
    ),
    "time stamps": lambda n: _page(
        "".join(f"<p>Updated {at % 12 + 1} May 2024, 10:{at % 60:02} BST</p>" for at in range(n))
    ),
    "update notes": lambda n: _page("".join(f"<p>Update {at}: This article was updated.</p>" for at in range(n))),
    "live entries": lambda n: _page(
        "".join(
            f'<div class="live-post" id="post-{at}">'
            f'<time datetime="2024-05-01T{at // 60 % 24:02}:{at % 60:02}:00Z">x</time>'
            f"<h3>{text[:40]}</h3><p>{text}</p></div>"
            for at, text in enumerate(_plain(n))
        ),
        _json_ld({"@type": "LiveBlogPosting"}),
    ),
    "stated entries": lambda n: _page(
        "",
        _json_ld(
            {
                "@type": "LiveBlogPosting",
                "liveBlogUpdate": [
                    {
                        "@type": "BlogPosting",
                        "headline": text,
                        "articleBody": text,
                        "datePublished": "2024-05-01T10:00:00Z",
                    }
                    for text in _plain(n)
                ],
            }
        ),
    ),
    "attributes": lambda n: _page(f"<p {' '.join(f'data-{word}=1' for word in _words(n))}>a</p>"),
    "class names": lambda n: _page(f'<p class="{" ".join(_words(n))} _{"logo_" * n}">a</p>'),
    "style": lambda n: _page(f'<p style="{"display :" * n}{";" + " " * 50 * n}">a</p>'),
    "depth": lambda n: _page("<div>" * n + "deep" + "</div>" * n),
    "depth of inline": lambda n: _page("<p>" + "<b>" * n + "deep" + "</b>" * n + "</p>"),
    "meta": lambda n: _page("", "".join(f'<meta name="{word}" content="{word}">' for word in _words(n))),
    "descriptions": lambda n: _page("", "".join(f'<meta name=description content="{text}">' for text in _plain(n))),
    "links for gifts": lambda n: _page("<div><p>Some words.</p>" + '<a href="/donate">x</a>' * n + "</div>"),
    "canonical links": lambda n: _page("", "".join(f'<link rel=canonical href="/{word}">' for word in _words(n))),
    "structured data": lambda n: _page(
        "", "".join(_json_ld({"@type": "NewsArticle", "headline": w}) for w in _words(n))
    ),
    "nested structured data": lambda n: _page("", f'<script type="application/ld+json">{_nested(n)}</script>'),
    "open structured data": lambda n: _page("", f'<script type="application/ld+json">{"[" * n},{" ," * n}</script>'),
    "a title": lambda n: _page("", title="a" * 50 * n),
    "a title in parts": lambda n: _page("", title=" | ".join(_words(n))),
    "a title of spaces": lambda n: _page("", title="a" + " " * 50 * n + "b"),
    "refresh": lambda n: _page("", f'<meta http-equiv=refresh content="0{" " * 50 * n}\'">'),
    "script": lambda n: _page("", f"<script>{' ' * 50 * n}x</script>"),
    "open comments": lambda n: _page("<!--" * 10 * n),
    "open scripts": lambda n: _page("<script" * 10 * n),
    "open tags": lambda n: _page("<a " * 10 * n),
    "entities": lambda n: _page("&amp;" * 20 * n + "&#" * 10 * n),
    "other bytes": lambda n: _page("") + b"\xe9\x80" * 50 * n,
    "charset": lambda n: b"<meta charset" + b" " * 50 * n + _page(""),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_in_linear_time(name: str) -> None:
    def read(body: bytes) -> None:
        with contextlib.suppress(MonitorError):
            read_article(body, url="https://news.example/story/1")

    assert growth(PAGES[name], read, SIZE, floor=0.25) < STEEP


_HEAD = "<rss version='2.0'><channel><title>t</title>"


def _feed(items: str) -> bytes:
    return f"{_HEAD}{items}</channel></rss>".encode()


FEEDS: dict[str, Callable[[int], bytes]] = {
    "items": lambda n: _feed("".join(f"<item><title>t{at}</title><link>/{at}</link></item>" for at in range(n))),
    "the same item": lambda n: _feed("<item><title>t</title><guid>1</guid><link>/1</link></item>" * n),
    "items without link": lambda n: _feed("<item><title>t</title></item>" * n),
    "a title": lambda n: _feed(f"<item><title>{'a &amp;lt;b ' * 20 * n}</title><link>/1</link></item>"),
    "an address": lambda n: _feed(
        f"<item><title>t</title><link>http://a.example/{'a/../%2e;x=1&amp;' * 20 * n}</link></item>"
    ),
    "dates": lambda n: _feed(f"<item><title>t</title><link>/1</link><pubDate>{'1 ' * 50 * n}</pubDate></item>"),
    "JSON items": lambda n: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "t",
            "items": [{"id": "1", "url": "/1", "title": word} for word in _words(n)],
        }
    ).encode(),
    "sitemap": lambda n: (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(f"<url><loc>http://a.example/{at}</loc></url>" for at in range(n))
        + "</urlset>"
    ).encode(),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_read_in_linear_time(name: str) -> None:
    def read(body: bytes) -> None:
        with contextlib.suppress(MonitorError):
            parse_feed(body, url="https://news.example/feed", content_type="application/xml")

    assert growth(FEEDS[name], read, SIZE, floor=0.1) < STEEP
