"""Time stamps that change make no new text, in every language and at any place on the page."""

from __future__ import annotations

import pytest

from monitor import compare, read_article
from monitor.extract import fingerprint_holds, make_fingerprint
from monitor.model import Block, BlockKind, Document
from monitor.versions import text_digests
from tests.boilerplate.stamps_by_language import STAMPS, Stamps

TOP = (
    "<p class='meta'>{stamp}</p>",
    "<time datetime='2031-03-02T14:52'>{stamp}</time>",
    "<div>By Jane Doe · {stamp} · {reading} min read</div>",
    "<div><span>Jane Doe</span><span>{stamp}</span></div>",
    "<div><span>Jane Doe</span> <span>{stamp}</span> <span>{reading} min read</span></div>",
    "<div><span>By Jane Doe</span> <time>{stamp}</time></div>",
    "<div><a href='/jd'>Jane Doe</a> | {stamp}</div>",
    "<p>{stamp} | {count} comments</p>",
    "<p>Updated: {stamp}</p>",
    "<div><span>Updated</span><span>{stamp}</span></div>",
    "<div><small>Published 2 March 2031</small><small>{stamp}</small></div>",
    "<ul><li>{count} comments</li><li>Share {count}k</li></ul>",
    "<p>1,{count} viewing this page</p>",
    "<p>{count}K views</p>",
    "<p>{reading} min read</p>",
)
WITHIN = (
    "<p>{stamp}</p>",
    "<h4>{stamp}</h4>",
    "<ul><li>{stamp}</li></ul>",
    "<div><div><span>{stamp}</span></div></div>",
    "<p>({stamp})</p>",
    "<p>• {stamp}</p>",
    "<p>{stamp}14:52 GMT</p>",
    "<p><time>{stamp}</time><time>14:52 GMT</time></p>",
    "<div>{stamp}<br>{count} comments</div>",
    "<p><time>{stamp}</time> The mayor of Aldermouth has asked people near the river to leave their homes.</p>",
    "<p>{stamp} · Boats have been brought in from the coast for the villages that are cut off.</p>",
    "<p>{stamp} — Two schools in the upper town are open to everyone who needs a bed.</p>",
    "<p>Trains between Aldermouth and the islands do not run until Friday. <small>{stamp}</small></p>",
    "<p>• <time>{stamp}</time> • The hospital has moved forty patients to its third floor.</p>",
    "<footer>{stamp}</footer>",
)


def _page(row: Stamps, stamp: str, poll: int) -> str:
    values = {"stamp": stamp, "count": 120 + 7 * poll, "reading": 3 + poll}
    top = "".join(layout.format(**values) for layout in TOP)
    within = "".join(
        f"{layout.format(**values)}<p>Paragraph {number} tells how far the water of the Corrie came up that night,"
        f" in the words of those who saw it from the bridge.</p>"
        for number, layout in enumerate(WITHIN)
    )
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Water rises at Aldermouth</title></head>"
        "<body>"
        f"<main><article><h1>Water rises at Aldermouth</h1>{top}<div class='story'><p>{row.prose}</p>{within}</div>"
        "</article></main></body></html>"
    )


@pytest.mark.parametrize("code", STAMPS)
def test_thirty_layouts_of_stamps_make_no_version(code: str) -> None:
    row = STAMPS[code]
    pages = [_page(row, stamp, poll).encode() for poll, stamp in enumerate((row.now, row.hour, row.days))]
    first, *later = [read_article(page) for page in pages]
    text = [block.text for block in first.blocks]
    assert row.prose in text
    assert "The mayor of Aldermouth has asked people near the river to leave their homes." in text
    assert not any(row.now in line for line in text)
    assert len({text_digests(document) for document in (first, *later)}) == 1
    fingerprint = make_fingerprint(pages[0], first)
    assert fingerprint
    assert all(fingerprint_holds(fingerprint, page) for page in pages)


@pytest.mark.parametrize("code", STAMPS)
def test_a_stamp_that_is_stored_as_text_is_no_figure(code: str) -> None:
    row = STAMPS[code]
    stamps = (row.now, row.hour, row.days, *row.others)
    older, *newer = [
        Document(
            title="Water rises at Aldermouth",
            blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in (row.prose, stamp, "34 comments", row.prose)),
            language=code,
        )
        for stamp in stamps
    ]
    for document in newer:
        assert text_digests(document) == text_digests(older)
        assert not [edit for edit in compare(older, document).edits if edit.development]


def test_a_change_in_prose_beside_a_stamp_is_a_version() -> None:
    page = "<html><body><article><h1>Water rises</h1>{}</article></body></html>"
    story = "<p><time>{}</time> {} people were killed when the dam at Corrie gave way, the mayor of the town said.</p>"
    older = read_article(page.format(story.format("3m ago", 12) * 2).encode())
    newer = read_article(page.format(story.format("1h ago", 14) * 2).encode())
    assert text_digests(older) != text_digests(newer)
