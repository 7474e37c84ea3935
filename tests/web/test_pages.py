"""The content of the pages."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from html import unescape

from monitor.developments.passages import passages
from monitor.diff import sentences_of
from monitor.model import (
    AlertState,
    ArticleOutcome,
    ArticleState,
    Block,
    BlockKind,
    Change,
    Claim,
    Document,
    FeedOutcome,
)
from monitor.store.admin import PruneRules, prune
from tests.history.archive import LEASE, STORM, WORKER, by_the_letter, weighed
from tests.web.conftest import Desk

LEAD = re.compile(r'<p class="lead".*?</p>', re.DOTALL)
PATHS = (
    "/", "/articles", "/articles/1", "/articles/1/versions/2", "/articles/1/diff/1..2", "/articles/1/diff/1..3",
    "/articles/1/blame", "/feeds", "/feeds/1", "/alerts", "/subscriptions", "/search?q=harbour",
)  # fmt: skip


def listed(page: str) -> str:
    """Return the list of stories with their passages, without the summary lines for wide screens."""
    return LEAD.sub("", page.partition('<section id="detail"')[0])


def test_every_page_works(desk: Desk):
    desk.storm()
    for path in PATHS:
        page = desk.get(path)
        assert page.status_code == 200
        assert "<h1" in page.text
        assert "Storm" in page.text or path.startswith(("/feeds", "/alerts", "/subscriptions"))


def test_empty_pages_say_what_to_do(desk: Desk):
    for path in ("/", "/articles", "/feeds", "/alerts", "/search?q=none"):
        page = desk.get(path).text
        assert any(f'class="{name}"' in page for name in ("empty", "none", "start"))


def test_what_is_new_marks_the_changed_figure(desk: Desk):
    desk.storm()
    page = desk.get("/").text
    assert "<ins>22</ins>" in page
    assert "<del>15</del>" in page
    assert "Two warehouses collapsed" in page


def test_news_filtered_by_kind_and_feed(desk: Desk):
    desk.storm()
    assert "Two warehouses" not in listed(desk.get("/?kind=figure").text)
    assert "Two warehouses" in desk.get("/?kind=event").text
    assert "Two warehouses" in desk.get("/?feed=1").text
    other = desk.archive.feed("https://other.example/feed", "Other")
    assert "Two warehouses" not in desk.get(f"/?feed={other.id}").text
    assert desk.get("/?feed=99").status_code == 404


def test_pages_of_news_have_whole_stories_each_once(desk: Desk):
    for number in range(40):
        texts = "The harbour is open.", f"The harbour is open. Ship {number} came. Ship {number} left."
        desk.archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")
    first = listed(desk.get("/").text)
    older = first.partition('<p class="more"><a href="')[2].partition('"')[0]
    second = listed(desk.get(unescape(older)).text)
    shown = [
        page.count(f"Ship {number} {verb}.")
        for number in range(40)
        for verb in ("came", "left")
        for page in (first + second,)
    ]
    assert set(shown) == {1}
    assert first.count('class="story item"') == 25


SHIPS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def ships(desk: Desk, weights: dict[str, float], number: int = 0) -> None:
    """Store a story with one update of seven passages; the clock of the server is that of the archive."""
    desk.app.clock = desk.archive.clock
    desk.archive.judge = weighed(weights)
    quiet, came = "The harbour is quiet.", "\n\n".join(f"The {name} ship came in." for name in SHIPS)
    desk.archive.story(quiet, f"{quiet}\n\n{came}", url=f"https://news.example/{number}", title=f"Harbour {number}")


def test_the_most_important_passages_of_an_update_are_shown_in_reading_order(desk: Desk):
    ships(
        desk, {f"The {name}": weight for name, weight in zip(SHIPS, (0.5, 0.1, 0.9, 0.7, 0.2, 0.8, 0.6), strict=True)}
    )
    for page in (desk.get("/").text, desk.get("/?order=importance").text):
        assert re.findall(r"The (\w+) ship came in\.</p>", listed(page)) == ["third", "fourth", "sixth"]
        assert ">4 more</a>" in listed(page)
        beside, _, folded = page.partition('<section id="detail"')[2].partition("<summary>4 more</summary>")
        assert re.findall(r"The (\w+) ship", beside) == ["third", "fourth", "sixth"]
        assert re.findall(r"The (\w+) ship", folded) == ["first", "second", "fifth", "seventh"]
    page = desk.get("/articles/1").text
    assert re.findall(r"The (\w+) ship came in\.</p>", page) == ["first", "third", "fourth", "sixth", "seventh"]
    assert '<a href="/articles/1/diff/1..2?only=new">2 more</a>' in page


def test_an_update_longer_than_a_page_is_one_story(desk: Desk):
    came = "\n\n".join(f"Ship {number} came in." for number in range(120))
    desk.archive.story("It is quiet.", f"It is quiet.\n\n{came}")
    page = desk.get("/").text
    assert page.count('class="story item"') == 1
    assert ">117 more</a>" in page
    assert "Older" not in page
    assert desk.get("/new?after=0").text.count('class="story item"') == 1


def test_the_order_by_importance(desk: Desk):
    desk.app.clock = desk.archive.clock
    desk.archive.judge = weighed({"sank": 0.9, "closed": 0.4})
    for number, (last, came) in enumerate({"storm": "The ferry sank.", "kiosk": "The kiosk has closed."}.items()):
        desk.archive.story("Quiet.", f"Quiet.\n\n{came}", url=f"https://news.example/{last}", title=f"Story {number}")
    newest, important = desk.get("/").text, desk.get("/?order=importance&span=week").text
    assert newest.index("kiosk has closed") < newest.index("ferry sank")
    assert important.index("ferry sank") < important.index("kiosk has closed")
    assert "Nothing new that matches in the last day." in desk.get("/?order=importance&kind=quote").text


def test_a_passage_is_shown_whole_with_its_context(desk: Desk):
    def judge(old: Document, new: Document) -> Change:
        change = by_the_letter(old, new)
        return replace(change, grouped=passages(change.edits, sentences_of(new), "en"))

    desk.archive.judge = judge
    article = desk.archive.article("https://news.example/storm", "Storm")
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    texts = ("Rescue", "Mayor Ines Holt said:", "Two divers are missing.", "Closed are:", "the bridge")
    blocks = tuple(Block(kind, text) for kind, text in zip(kinds, texts, strict=True))
    desk.archive.version(article, Document("Storm", blocks[:1]))
    desk.archive.version(article, Document("Storm", blocks))
    page = listed(desk.get("/").text)
    assert page.index("Rescue") < page.index("Ines Holt said:") < page.index("Two divers") < page.index("Closed are:")
    assert '<p class="context">Rescue</p>' in page
    assert '<p class="text point">the bridge</p>' in page
    assert page.count('<li dir="ltr">') == 2


def test_only_newer_stories_are_returned(desk: Desk):
    desk.storm()
    assert desk.get("/new?after=0").text.count('class="story item"') == 1
    latest = desk.app.store.versions.developments(limit=1)[0].id
    nothing = desk.get(f"/new?after={latest}")
    assert (nothing.status_code, nothing.content) == (204, b"")
    assert desk.get(f"/new?after={latest - 1}").text.count("<li ") == 1
    assert desk.get("/new?after=0&kind=quote").status_code == 204


def test_articles_are_filtered_and_paged(desk: Desk):
    for number in range(55):
        desk.archive.article(f"https://news.example/{number}", f"Harbour {number}")
    desk.app.store.articles.set_muted(7, True)
    first = desk.get("/articles").text
    assert first.count('class="name"') == 50
    older = first.partition('<p class="more"><a href="')[2].partition('"')[0]
    assert desk.get(older).text.count('class="name"') == 5
    assert desk.get("/articles?q=harbour+54").text.count('class="name"') == 1
    assert desk.get("/articles?state=muted").text.count('class="name"') == 1
    assert "No article matches" in desk.get("/articles?state=gone").text


def test_a_long_history_is_paged(desk: Desk):
    article = desk.archive.story("Water stands at 0 cm.")
    for number in range(1, 35):
        desk.archive.version(article, Document.from_text(f"Water stands at {number} cm.", article.title))
    page = desk.get(f"/articles/{article.id}").text
    assert page.count('class="head"') == 12
    assert f'href="/articles/{article.id}?below=24#versions"' in page
    assert desk.get(f"/articles/{article.id}?below=12").text.count('class="head"') == 11


def test_a_comparison_of_the_whole_text_the_changes_and_the_news(desk: Desk):
    desk.storm()
    whole, changes, new = (desk.get(f"/articles/1/diff/1..2{tail}").text for tail in ("", "?only=changes", "?only=new"))
    assert "The ferry to Ostrand" in whole
    assert "The ferry to Ostrand" not in changes
    assert "Two warehouses" in new
    assert "Nothing new" in desk.get("/articles/1/diff/2..3?only=new").text
    moved = desk.get("/articles/1/diff/2..3").text
    assert "<b>moved</b>" in moved
    assert "<b>removed</b>" in moved


def test_any_two_versions_can_be_compared(desk: Desk):
    desk.storm()
    answer = desk.get("/articles/1/compare?old=3&new=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles/1/diff/1..3")


def test_blame_names_the_version_of_each_sentence(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/blame").text
    later = page.partition("Two warehouses")[0]
    assert later.rpartition("version ")[2].startswith("2</a>")


def test_a_failing_feed_is_explained(desk: Desk):
    feed = desk.archive.feed()
    now = desk.archive.clock.now()
    (held,) = desk.app.store.work.claim_feeds(Claim(WORKER, now, 1, LEASE, (feed.id,), due_only=False))
    row = replace(held, last_error="HttpStatus: it answered 500", last_checked_at=now, due_at=now)
    desk.app.store.work.finish_feed(FeedOutcome(WORKER, row, now))
    page = desk.get(f"/feeds/{feed.id}").text
    assert "it answered 500" in page
    assert "It is tried again, less and less often" in page
    assert "it answered 500" in desk.get("/feeds?show=failing").text
    assert "1 failing" in desk.get("/feeds").text


def test_a_page_that_is_not_an_article_is_marked(desk: Desk):
    article = desk.archive.article("https://news.example/report.pdf", "The report")
    now = desk.archive.clock.now()
    (held,) = desk.app.store.work.claim_articles(Claim(WORKER, now, 1, LEASE, (article.id,), due_only=False))
    row = replace(held, state=ArticleState.NOT_ARTICLE, last_error="NotAnArticle: a PDF document, 1.2 MB")
    desk.app.store.work.finish_article(ArticleOutcome(WORKER, row, now))
    page = desk.get("/articles?state=not_article").text
    assert '<span class="state quiet" title="A file, or a page that only forwards; checked again rarely.">' in page
    assert "no article</span>" in page
    assert "a PDF document, 1.2 MB" in desk.get(f"/articles/{article.id}").text
    (row,) = desk.get("/api/articles?state=not_article").json()
    assert (row["state"], row["last_error"]) == ("not_article", "NotAnArticle: a PDF document, 1.2 MB")


def test_right_to_left_text_is_marked(worlds: Desk):
    page = listed(worlds.get("/").text)
    assert page.count('dir="rtl"') == 2
    assert (
        '<div class="edit change development" id="e-0" tabindex="-1" dir="rtl">'
        in worlds.get("/articles/2/diff/1..2").text
    )
    assert "12人がけがをした。" in page
    assert 'lang="he"' in worlds.get("/articles/2/versions/2").text


def test_a_search_marks_what_it_found(desk: Desk):
    desk.archive.story("One. Two.", "One. NATO가 <b>회의</b> 시작.", title="Summit", url="https://news.example/summit")
    page = desk.get("/search?q=nato 회의").text
    assert "<mark>NATO</mark>가 &lt;b&gt;<mark>회의</mark>&lt;/b&gt;" in page


def test_text_of_other_sites_is_escaped(desk: Desk):
    evil = '<script>alert(1)</script> & "quoted"'
    desk.archive.story("One. Two.", f"One. Two. {evil} 99 came.", title=evil, url="https://news.example/evil")
    for path in ("/", "/articles", "/articles/1", "/articles/1/diff/1..2", "/articles/1/blame", "/search?q=quoted"):
        assert "<script>alert" not in desk.get(path).text
    assert "&lt;script&gt;" in desk.get("/").text


def test_unknown_addresses_are_not_found(desk: Desk):
    desk.storm()
    for path in (
        "/articles/99",
        "/articles/1/versions/9",
        "/articles/1/diff/1..9",
        "/feeds/99",
        "/nothing",
        "/articles/x",
    ):
        page = desk.get(path)
        assert page.status_code == 404, path
        assert "<h1" in page.text
    assert desk.get("/?before=x").status_code == 400
    assert desk.post("/feeds").status_code == 405


def test_a_broken_database_is_answered_503(desk: Desk):
    desk.storm()
    path = desk.app.settings.database_url.removeprefix("sqlite:///")
    desk.app.store.close()
    with sqlite3.connect(path) as other:
        other.execute("ALTER TABLE articles RENAME TO hidden")
    other.close()
    page, answer, health = desk.get("/articles"), desk.get("/api/articles"), desk.get("/healthz")
    assert page.status_code == answer.status_code == health.status_code == 503
    assert "<h1" in page.text
    assert answer.headers["retry-after"] == "10"
    assert answer.json()["error"] == health.json()["error"]
    assert answer.json()["message"]


def test_muting_on_the_page(desk: Desk):
    article = desk.storm()
    assert desk.post(f"/articles/{article.id}/mute").headers["location"] == f"/articles/{article.id}"
    assert desk.app.store.articles.get(article.id).muted
    assert "Unmute" in desk.get(f"/articles/{article.id}").text
    desk.post(f"/articles/{article.id}/unmute")
    assert not desk.app.store.articles.get(article.id).muted
    assert desk.post("/articles/99/mute").status_code == 404


def test_failed_alerts_are_retried(desk: Desk):
    article = desk.archive.story(STORM[0])
    for number in range(3):
        desk.update(article, f"{STORM[0]} {number} ships left.", f"r{number}@desk.example")
    outbox, now = desk.app.store.outbox, desk.archive.clock.now()
    claim = Claim(WORKER, now, 10, LEASE)
    for batch in outbox.claim(claim):
        outbox.give_up([item.alert.id for item in batch], WORKER, "RecipientRefused: 550 no such user")
    page = desk.get("/alerts?state=failed").text
    assert page.count("550 no such user") == 3
    assert desk.post("/alerts/1/retry").status_code == 303
    assert [alert.id for alert in outbox.list(state=AlertState.QUEUED)] == [1]
    desk.post("/alerts/retry")
    assert outbox.counts() == {"queued": 3, "sent": 0, "failed": 0, "cancelled": 0}
    assert desk.post("/alerts/99/retry").status_code == 404


def test_feeds_are_paused_and_resumed(desk: Desk):
    feed = desk.archive.feed()
    desk.post(f"/feeds/{feed.id}/pause")
    assert desk.app.store.feeds.get(feed.id).due_at is None
    assert "Resume" in desk.get(f"/feeds/{feed.id}").text
    desk.post(f"/feeds/{feed.id}/resume")
    assert desk.app.store.feeds.get(feed.id).due_at is not None


def test_pages_say_what_was_pruned(desk: Desk):
    article = desk.storm()
    desk.update(article, "The harbour reopened. 3 ships left.")
    prune(desk.app.settings.database_url, PruneRules(versions_per_article=3), desk.archive.clock.now())
    assert "Version 1 is no longer kept." in desk.get("/articles/1").text
    assert 'name="old" min="2"' in desk.get("/articles/1").text
    assert "or earlier" in desk.get("/articles/1/blame").text
    difference = desk.get("/articles/1/diff/1..2").text
    assert "Version 1 is no longer kept. This is the change that was stored with version 2." in difference
    assert "/articles/1/versions/1" not in difference
    assert "/diff/0..1" not in difference
    for path in ("/articles/1/versions/1", "/articles/1/diff/1..3"):
        page = desk.get(path)
        assert page.status_code == 404
        assert "no longer kept: it was pruned" in page.text
    links = re.findall(r'href="(/articles/1(?!/export)[^"]*)"', desk.get("/").text + desk.get("/articles/1").text)
    assert {desk.get(unescape(path)).status_code for path in links} == {200}
    assert desk.get("/api/articles/1/diff/1..2").json()["from"]["kept"] is False
    assert desk.get("/api/articles/1?version=1").status_code == 404
