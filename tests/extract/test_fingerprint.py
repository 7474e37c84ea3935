"""An unchanged article is detected without a full extraction; a changed one is never missed."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from monitor.extract import EXTRACTOR, fingerprint_holds, make_fingerprint, read_article
from monitor.versions import text_digests
from tests.boilerplate import other_notes, western_notes
from tests.extract.invented_pages import PAGES, InventedPage, live_page

ENGLISH = PAGES[0]


def fingerprint_of(html: str) -> str:
    return make_fingerprint(html.encode(), read_article(html))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_it_matches_where_only_furniture_changes(page: InventedPage) -> None:
    assert fingerprint_holds(fingerprint_of(page.html()), page.html(stamp="19:47").encode())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_it_fails_where_any_sentence_changes(page: InventedPage) -> None:
    fingerprint = fingerprint_of(page.html())
    for paragraph in page.paragraphs:
        words = paragraph.split()
        changed = " ".join([*words[:-1], "Xylophone."])
        assert not fingerprint_holds(fingerprint, page.html().replace(paragraph, changed).encode())
        assert not fingerprint_holds(fingerprint, page.html().replace(f"<p>{paragraph}</p>", "").encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Two more cracks were found.</p>",
        "<ul><li>Ferry: free</li></ul>",
        "<p>This story has been updated.</p>",
        "<div class='correction'><p>Correction: the bridge has six piers.</p></div>",
    ],
)
def test_it_fails_where_something_is_added(inside: str) -> None:
    assert not fingerprint_holds(fingerprint_of(ENGLISH.html()), ENGLISH.html(inside=inside).encode())


def test_it_fails_for_a_new_title_a_note_anywhere_and_other_bytes() -> None:
    page = ENGLISH.html()
    fingerprint = fingerprint_of(page)
    assert not fingerprint_holds(fingerprint, page.replace(ENGLISH.title, "Bridge reopens").encode())
    assert not fingerprint_holds(
        fingerprint, page.replace("<footer>", "<p>This story has been updated.</p><footer>").encode()
    )
    stated = '<script type="application/ld+json">{"@type":"NewsArticle","correction":"It was Monday."}</script></head>'
    assert not fingerprint_holds(fingerprint, page.replace("</head>", stated).encode())
    for junk in (b"", b"\xff\xfe", b"<html>"):
        assert not fingerprint_holds(fingerprint, junk)
    assert not fingerprint_holds("", page.encode())
    assert not fingerprint_holds("{broken", page.encode())


CORRECTIONS = [
    note
    for notes in (western_notes.NOTES, other_notes.NOTES)
    for by_kind in notes.values()
    for note in by_kind["correction"]
]


@pytest.mark.parametrize("note", CORRECTIONS)
def test_it_fails_for_a_correction_in_any_language(note: str) -> None:
    page = ENGLISH.html()
    assert not fingerprint_holds(fingerprint_of(page), page.replace("<footer>", f"<p>{note}</p><footer>").encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Two died.</p>",
        "<div>Two more people died in hospital.</div>",
        "<p><a href='/new'>Police named the suspect on Friday.</a></p>",
        "<h2>Suspect named</h2>",
        "<div class='meta'>A later update</div>",
        "<table><tr><td>Injured</td><td>14</td></tr></table>",
        "<!--><p>Two died.</p><!-- -->",
        "<script-note>Two died.</script-note>",
    ],
)
def test_it_fails_for_a_few_words_in_any_element(inside: str) -> None:
    assert not fingerprint_holds(fingerprint_of(ENGLISH.html()), ENGLISH.html(inside=inside).encode())


def test_a_headline_stated_only_in_json_ld_counts() -> None:
    stated = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s"}</script></head>'
    page = ENGLISH.html().replace("</head>", stated % ENGLISH.title)
    assert fingerprint_holds(
        fingerprint_of(page), page.replace("<body>", "<body><nav><a href='/'>News</a></nav>").encode()
    )
    assert not fingerprint_holds(
        fingerprint_of(page), ENGLISH.html().replace("</head>", stated % "Bridge open again").encode()
    )


def test_the_same_words_elsewhere_do_not_replace_a_lost_paragraph() -> None:
    page = ENGLISH.html()
    last = ENGLISH.paragraphs[-1]
    teaser = page.replace(f"<p>{last}</p>", f"<aside><a href='/x'>{last}</a></aside>")
    assert teaser != page
    assert not fingerprint_holds(fingerprint_of(page), teaser.encode())


def test_it_never_matches_for_another_version_of_the_extractor() -> None:
    page = ENGLISH.html()
    fingerprint = fingerprint_of(page)
    known = json.loads(fingerprint)
    assert known["by"] == EXTRACTOR
    assert fingerprint_holds(fingerprint, page.encode())
    rules, version = EXTRACTOR.rsplit(" ", 1)
    for other in (f"{rules} {int(version) - 1}", EXTRACTOR.replace("trafilatura ", "trafilatura 0."), "", None):
        assert not fingerprint_holds(json.dumps({**known, "by": other}), page.encode())
    del known["by"]
    assert not fingerprint_holds(json.dumps(known), page.encode())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>', b"<!--\x0b-->"])
def test_it_matches_the_same_words_in_other_bytes(mark: bytes) -> None:
    page = ENGLISH.html().replace("bridge", "brücke")
    fingerprint = fingerprint_of(page)
    assert fingerprint_holds(fingerprint, mark + page.encode())
    assert fingerprint_holds(fingerprint, mark + page.replace("<p>", "<p>\x07", 1).encode())
    assert fingerprint_holds(fingerprint, page.replace('"utf-8"', '"cp1252"').encode("cp1252"))
    assert not fingerprint_holds(fingerprint, mark + page.replace("ü", "u").encode())


def test_live_blogs_have_no_fingerprint() -> None:
    at = "2031-11-03T10:20:00Z"
    entries = [
        (f"e{n}", at, f"Entry {n}", f"The river rose by {n} metres at the old mill near Wellford.") for n in range(3)
    ]
    assert fingerprint_of(live_page(entries)) == ""


def test_no_change_of_a_real_page_is_missed(shared_data) -> None:
    checked = held = 0
    with gzip.open(shared_data / "articles-181.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows][::12]
    for page in pages:
        document = read_article(page["html"], page["url"])
        fingerprint = make_fingerprint(page["html"].encode(), document)
        held += fingerprint_holds(fingerprint, page["html"].encode())
        spots = [found.end() for found in re.finditer("</p>", page["html"])]
        for at in spots[:: max(1, len(spots) // 3)][:3]:
            changed = page["html"][:at] + "<p>Rescuers found 14 more people in the ruins.</p>" + page["html"][at:]
            differs = text_digests(read_article(changed, page["url"])) != text_digests(document)
            assert not (differs and fingerprint_holds(fingerprint, changed.encode()))
            checked += differs
    assert held >= 0.8 * len(pages)
    assert checked > 0
