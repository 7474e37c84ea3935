"""Reading articles from pages: text, structure, metadata, notes, live entries, problems."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract import (
    EXTRACTOR,
    ServedPage,
    decode_html,
    document_lines,
    fingerprint_holds,
    line_key,
    make_fingerprint,
    mark_site_lines,
    page_problem,
    read_article,
)
from monitor.model import Block, BlockKind, Document
from tests.extract.invented_pages import PAGES, InventedPage, live_page

ENGLISH = PAGES[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_the_story_is_read_without_the_furniture(page: InventedPage) -> None:
    document = read_article(page.html())
    kept = [block.text for block in document.blocks if not block.furniture]
    assert kept == list(page.paragraphs)
    assert document.title == page.title
    assert document.language == page.language


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_a_page_whose_furniture_changes_gives_the_same_document(page: InventedPage) -> None:
    assert read_article(page.html(stamp="12:03")).blocks == read_article(page.html(stamp="19:47")).blocks


def test_structure_is_kept_and_words_within_links_are_not_lost() -> None:
    inside = (
        "<h2>What is closed</h2><ul><li>the <span class='link'><a href='/q'>northern quay</a></span> until Friday</li>"
        "<li>the fish market</li></ul><blockquote><p>It creaked all night, said a fisherman.</p></blockquote>"
        "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>East</td><td>14</td></tr></table>"
    )
    found = {block.text: block.kind for block in read_article(ENGLISH.html(inside=inside)).blocks}
    assert found["What is closed"] is BlockKind.HEADING
    assert found["the northern quay until Friday"] is BlockKind.LIST_ITEM
    assert found["the fish market"] is BlockKind.LIST_ITEM
    assert found["It creaked all night, said a fisherman."] is BlockKind.QUOTATION
    assert found["East | 14"] is BlockKind.TABLE_ROW


def test_a_story_in_two_containers_is_read_whole() -> None:
    first, second = ENGLISH.paragraphs[:2], ENGLISH.paragraphs[2:]
    parts = ["".join(f"<p>{text * 2}</p>" for text in (*half, half[0])) for half in (first, second)]
    html = (
        f"<html><body><main><article><h1>{ENGLISH.title}</h1><div><div class='article__body'>{parts[0]}</div></div>"
        f"<div class='full-ad'>Advertisement</div><div><div class='article__body'>{parts[1]}</div></div></article>"
        "</main></body></html>"
    )
    text = read_article(html).text
    assert all(paragraph in text for paragraph in ENGLISH.paragraphs)


def test_facts_come_from_json_ld_and_meta_with_their_time() -> None:
    stated = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Invented Post"},
            {
                "@type": "NewsArticle",
                "headline": ENGLISH.title,
                "author": [{"name": "Ada Example"}, {"name": "Ben Sample"}],
                "datePublished": "2031-05-12T18:30:00+02:00",
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(stated)},</script>'
        '<meta property="article:modified_time" content="2031-05-12T19:05:30Z">'
        '<link rel="canonical" href="/news/bridge-closed">'
    )
    document = read_article(ENGLISH.html(head=head), "https://post.example/news/bridge-closed?utm=1")
    assert document.byline == "Ada Example, Ben Sample"
    assert document.published == datetime(2031, 5, 12, 16, 30, tzinfo=UTC)
    assert document.modified == datetime(2031, 5, 12, 19, 5, 30, tzinfo=UTC)
    assert document.url == "https://post.example/news/bridge-closed"
    assert document.extractor == EXTRACTOR


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031/05/12", datetime(2031, 5, 12, tzinfo=UTC)),
        ("2031年5月12日 18:30", datetime(2031, 5, 12, 18, 30, tzinfo=UTC)),
        ("Mon,12 May 2031 18:30:00 +0200", datetime(2031, 5, 12, 16, 30, tzinfo=UTC)),
        ("1936652400", datetime(2031, 5, 15, 23, 0, tzinfo=UTC)),
        ("05/12/2031", None),
        ("12/05/2206", None),
        ("0026-05-12", None),
        ("9999-12-31T00:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("2031", None),
    ],
)
def test_ambiguous_and_absurd_dates_are_not_read(written: str, expected: datetime | None) -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": ENGLISH.title, "datePublished": written})
    for head in (
        f'<script type="application/ld+json">{stated}</script>',
        f'<meta property="article:published_time" content="{written}">',
        f'<meta itemprop="datePublished" content="{written}">',
    ):
        assert read_article(ENGLISH.html(head=head), "https://post.example/a").published == expected


@pytest.mark.parametrize(
    "note",
    [
        "This story has been updated with additional developments.",
        "Correction: An earlier version of this article misstated the number of piers.",
        "Editor's note: This story was updated at 5:45 p.m. to include the mayor's statement.",
    ],
)
def test_notes_within_and_beside_the_text_are_listed(note: str) -> None:
    inside = read_article(ENGLISH.html(inside=f"<p>{note}</p>"))
    beside = read_article(ENGLISH.html().replace("</article>", f'<div class="correction-note">{note}</div></article>'))
    for document in (inside, beside):
        assert document.notes == (note,)
        assert note in [block.text for block in document.blocks]


def test_a_correction_in_json_ld_is_a_note() -> None:
    note = "An earlier version of this article gave the wrong day of the closure."
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "correction": note})}</script>'
    document = read_article(ENGLISH.html(head=head))
    assert document.notes == (note,)
    assert document.blocks[-1].text == note


ENTRIES = [
    (
        "e3",
        "2031-11-03T10:20:00Z",
        "Two bridges shut",
        "Police closed two bridges in Wellford after the river rose by two metres.",
    ),
    (
        "e2",
        "2031-11-03T09:45:00Z",
        "Trains stop",
        "No trains run north of Barrow Vale until the evening, the operator said.",
    ),
    (
        "e1",
        "2031-11-03T08:10:00Z",
        "Landfall",
        "The storm came ashore near Cape Senn at 7.50 in the morning with gales.",
    ),
]


def test_live_entries_are_units_with_key_and_time() -> None:
    document = read_article(live_page(ENTRIES))
    entries = [block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert [(entry.key, entry.text) for entry in entries] == [
        (key, f"{head}\n{text}") for key, _, head, text in ENTRIES
    ]
    assert entries[0].at == datetime(2031, 11, 3, 10, 20, tzinfo=UTC)
    assert sum("Police closed" in block.text for block in document.blocks) == 1


def test_live_entries_of_json_ld_are_used_where_the_page_has_none() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": head,
            "articleBody": f"<p>{text}</p>",
            "datePublished": at,
            "url": f"/live#{key}",
        }
        for key, at, head, text in ENTRIES
    ]
    live = json.dumps({"@type": "LiveBlogPosting", "headline": "Storm", "liveBlogUpdate": updates})
    page = live_page([]).replace("</head>", f'<script type="application/ld+json">{live}</script></head>')
    entries = [block for block in read_article(page).blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert [entry.text for entry in entries] == [f"{head}\n{text}" for _, _, head, text in ENTRIES]
    assert [entry.key for entry in entries] == [f"/live#{key}" for key, *_ in ENTRIES]


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", None),
        ("utf-16", None),
        ("utf-8", "x-unheard-of"),
        ("cp1252", "rot13"),
    ],
)
def test_charsets(encoding: str, label: str | None) -> None:
    declared = f'<meta charset="{label}">' if label else ""
    page = f"<html><head>{declared}</head><body><p>Größe und Übermut — „café“</p></body></html>"
    assert "Größe und Übermut — „café“" in decode_html(page.encode(encoding))


def test_the_header_names_the_charset_where_the_page_does_not() -> None:
    assert "Москва" in decode_html("<p>Москва</p>".encode("cp1251"), "text/html; charset=windows-1251")


def test_labels_that_recur_on_the_site_are_marked_and_kept() -> None:
    label = "The Invented Post weekend desk"
    document = read_article(ENGLISH.html(inside=f"<p>{label}</p>"))
    assert "the invented post weekend desk" in document_lines(document)
    marked = [
        block for block in mark_site_lines(document, frozenset(document_lines(document))).blocks if block.furniture
    ]
    assert [block.text for block in marked] == [label]


@pytest.mark.parametrize(
    "fact",
    [
        "The rebellion in the northern Tolo region began in 2016, when a power-sharing deal collapsed.",
        "Three people died.",
        "Deaths: 14",
        "ผู้เสียชีวิตสามรายจากเหตุเพลิงไหม้ตลาดปลาเมืองลินด์วิคเมื่อเช้าวันจันทร์ที่ผ่านมาเจ้าหน้าที่กล่าวว่ายังไม่ทราบสาเหตุ",
    ],
)
def test_prose_is_never_a_line_of_the_site(fact: str) -> None:
    document = read_article(ENGLISH.html(inside=f"<p>{fact}</p>"))
    everywhere = frozenset(line_key(block.text) for block in document.blocks)
    assert fact in [block.text for block in mark_site_lines(document, everywhere).blocks if not block.furniture]
    assert line_key(fact) not in document_lines(document)


def test_a_mark_does_not_depend_on_when_a_version_was_read() -> None:
    label = Block(BlockKind.PARAGRAPH, "More on this story")
    known = Document("Fire", (Block(BlockKind.PARAGRAPH, "Two barns burned."), label))
    marked = mark_site_lines(known, frozenset({"more on this story"}))
    assert [block.furniture for block in marked.blocks] == [False, True]
    assert mark_site_lines(marked, frozenset()) == known


@pytest.mark.parametrize("tag", ["main", "article", "section", "div"])
def test_a_page_without_its_optional_tags_is_read(tag: str) -> None:
    text = "The ferry Aurora sank off Skell Point on Monday night with 214 people on board."
    page = f"<!doctype html><title>Ferry sunk</title><{tag}><h1>Ferry sunk</h1><p>{text}<p>No one died.</{tag}>"
    document = read_article(page)
    assert (document.title, document.text) == ("Ferry sunk", f"{text}\n\nNo one died.")
    assert fingerprint_holds(make_fingerprint(page.encode(), document), page.encode())


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
@settings(max_examples=60, deadline=None)
def test_nothing_is_ever_raised(junk: bytes | str) -> None:
    first, second = read_article(junk), read_article(junk)
    assert first == second


@pytest.mark.parametrize("url", ["http://[broken", "https://a.example:99999999/x", ""])
def test_an_invalid_address_of_the_page_is_ignored(url: str) -> None:
    assert read_article(ENGLISH.html(), url).blocks == read_article(ENGLISH.html()).blocks


def test_deep_and_broken_markup_is_tolerated() -> None:
    deep = "<div>" * 5000 + "x" + "</div>" * 5000
    for page in (deep, "<html", "\x00\x00", "<p>" + "a" * 10_000, "<script>" * 50, "<table><tr><td><table><tr><td>x"):
        assert read_article(page).extractor == EXTRACTOR


@pytest.mark.parametrize(
    ("html", "name", "words"),
    [
        ("", "NoArticle", "no article"),
        ("<html><body><video></video></body></html>", "NoArticle", "no article"),
        ("<title>Just a moment...</title><p>Checking your browser before access.</p>", "PageBlocked", "bot check"),
        ("<title>News</title><noscript>Please enable JavaScript.</noscript>", "PageBlocked", "JavaScript"),
        ("<title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>", "PageBlocked", "error page"),
        ("<h1>We value your privacy</h1><p>We and our partners use cookies.</p>", "PageBlocked", "consent wall"),
        ("<h1>Budget row</h1><p>She was furious.</p><p>Subscribe to continue reading</p>", "PageBlocked", "paywall"),
    ],
)  # fmt: skip
def test_the_problem_of_a_page_without_an_article_is_named(html: str, name: str, words: str) -> None:
    problem = page_problem(read_article(html), ServedPage(html))
    assert problem is not None
    assert problem.name == name
    assert words in str(problem)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.language)
def test_an_article_is_no_problem(page: InventedPage) -> None:
    assert page_problem(read_article(page.html()), ServedPage(page.html())) is None


def test_labelled_sentences_of_real_pages_are_found(shared_data) -> None:
    with gzip.open(shared_data / "govuk-dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        histories = {
            page["path"]: {version["sha"]: version["html"] for version in page["versions"]}
            for page in map(json.loads, rows)
        }
    lost = total = 0
    for pair in json.loads((shared_data / "govuk-dev-labels.json").read_text()):
        document = read_article(f"<html lang=en><body>{histories[pair['path']][pair['new_sha']]}</body></html>")
        speech = line_key(f"{document.title} {document.text}").replace(" ", "")
        for item in pair["sentences"]:
            if item["new_info"] and "sentence" in item:
                total += 1
                lost += "".join(char for char in item["sentence"].casefold() if char.isalnum()) not in speech
    assert total > 0
    assert lost <= 0.02 * total


@pytest.mark.parametrize("wraps", [0, 1, 2])
def test_a_paragraph_that_is_mostly_a_link_is_read_however_paragraphs_are_wrapped(wraps: int) -> None:
    link = "<a href='https://journal.example/41550'>a paper in the Journal of Moons</a>"
    linked = f"The find was published on Monday in {link}."
    paragraphs = [
        f"The instrument saw water {n} times in the winter above the southern half of the moon." for n in range(5)
    ]
    body = "".join(
        f"{'<div class=card>' * wraps}<p>{paragraph}</p>{'</div>' * wraps}"
        for paragraph in (*paragraphs[:3], linked, *paragraphs[3:])
    )
    html = (
        f"<html><body><main><section><h1>Water on a moon</h1></section><section>{body}</section></main></body></html>"
    )
    text = read_article(html, url="https://post.example/moon").text
    assert "published on Monday in a paper in the Journal of Moons." in text
    assert text.count("instrument saw water") == 5
