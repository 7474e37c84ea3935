from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from monitor.errors import NotFound
from monitor.model import AlertState, ArticleState, Document, Rhythm
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, NO_NAMES, NOW, Desk, added, claim, draft, entry, version_of


def test_an_article_is_added_once_per_address(store: SqlStore) -> None:
    first = store.articles.add("https://www.a.example/x?utm=1", "https://a.example/x", title="X", now=NOW)
    assert first == store.articles.add("https://a.example/x", "https://a.example/x", title="Y", now=NOW + DAY)
    assert (first.url, first.host, first.title) == ("https://www.a.example/x?utm=1", "www.a.example", "X")
    assert (first.due_at, first.in_feed, first.feed_id) == (NOW, False, None)


def test_all_values_of_a_check_are_read_back(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    row = {
        "url": "https://xn--bcher-kva.example:444/x",
        "title": "Überschrift 東京",
        "state": ArticleState.BLOCKED,
        "published": NOW - DAY,
        "etag": '"e"',
        "last_modified": "yesterday, not a date",
        "page_digest": "p",
        "text_digest": "t",
        "rhythm": Rhythm(checks=1, changes=(NOW,)),
        "last_status": 403,
        "last_error": "PageBlocked: consent",
        "last_result": "blocked",
        "fingerprint": "main>article",
    }
    desk.check(article, row=row)
    host = "xn--bcher-kva.example:444"
    read = store.articles.get(article.id)
    assert read == replace(article, **row, host=host, due_at=NOW + HOUR, last_checked_at=NOW)
    assert store.articles.list(failing=True) == (read,)


def test_find_by_number_address_and_part(store: SqlStore, desk: Desk) -> None:
    a = store.articles.add("https://a.example/storm", "https://a.example/storm", title="Storm hits coast", now=NOW)
    b = store.articles.add("https://www.a.example/flood?x=1", "https://a.example/flood?x=1", title="Flood", now=NOW)
    assert store.articles.find(str(a.id)) == (a,)
    assert store.articles.find("https://www.a.example/flood?x=1") == (b,)
    assert store.articles.find("http://a.example/flood?x=1#top", "https://a.example/flood?x=1") == (b,)
    assert store.articles.find("HITS") == (a,)
    assert store.articles.find("a.example") == (b, a)
    assert store.articles.find("a.example", limit=1) == (b,)
    assert store.articles.find("nothing") == ()


@pytest.mark.parametrize("name", NO_NAMES)
def test_impossible_names_are_not_found(store: SqlStore, name: str) -> None:
    store.articles.add("https://a.example/storm", "https://a.example/storm", title="Storm", now=NOW)
    assert store.articles.find(name) == store.articles.list(text=name) == ()
    assert store.articles.by_address(name) is None


def test_list_is_newest_first_and_paged(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    desk.poll(feed, [entry(f"a{n}") for n in range(5)])
    alone = desk.article("alone")
    ids = [article.id for article in store.articles.list()]
    assert ids == sorted(ids, reverse=True)
    assert ids[0] == alone.id
    assert [article.id for article in store.articles.list(limit=2, before_id=ids[0])] == ids[1:3]
    assert [article.id for article in store.articles.list(feed_id=feed.id)] == ids[1:]
    assert store.articles.number_of(feed.id) == len(ids) - 1
    assert store.articles.list(failing=True) == ()


def test_by_text_finds_the_last_digest_or_title_on_the_host(store: SqlStore, desk: Desk) -> None:
    a, b, c = (desk.article(name) for name in "abc")
    other = desk.article("a", host="other.example")
    desk.version(a, "Old text.", title="Shared title")
    desk.version(a, "New text.", title="New title")
    desk.version(b, "Another.", title="Shared title")
    desk.version(c, "Third.", title="Third")
    desk.version(other, "New text.", title="New title")
    digest = version_of(a, 2, "New text.", title="New title").digest
    assert [article.id for article in store.articles.by_text("news.example", digest, "Third")] == [c.id, a.id]
    assert [article.id for article in store.articles.by_text("news.example", "?", "Shared title")] == [b.id]
    assert [article.id for article in store.articles.by_text("other.example", digest, "")] == [other.id]


def test_merge_of_an_article_without_versions_deletes_it(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    keep = desk.article("keep")
    desk.version(keep, "Text.")
    (dropped,) = desk.poll(feed, [entry("moved")]).new_articles
    merged = store.articles.merge(keep.id, dropped, NOW + DAY, url="https://m.example/moved")
    assert (merged.url, merged.host, merged.due_at) == ("https://m.example/moved", "m.example", NOW + DAY)
    assert (merged.feed_id, merged.in_feed) == (feed.id, True)
    assert store.articles.by_address("https://news.example/moved") == merged
    assert store.articles.by_address("https://news.example/keep") == merged
    with pytest.raises(NotFound):
        store.articles.get(dropped)
    assert desk.poll(feed, [entry("moved")], now=NOW + DAY).new_articles == ()


def test_merge_of_an_article_with_versions_marks_it_moved(store: SqlStore, desk: Desk) -> None:
    first, keep, drop = desk.article("first"), desk.article("keep"), desk.article("drop")
    for article in (first, keep, drop):
        desk.version(article, f"Text of {article.title}.")
    store.articles.merge(drop.id, first.id, NOW)
    store.articles.merge(keep.id, drop.id, NOW)
    aside = store.articles.get(drop.id)
    assert (aside.moved_to, aside.due_at, aside.versions) == (keep.id, None, 1)
    assert store.articles.get(first.id).moved_to == keep.id
    assert store.versions.get(drop.id, 1).document.text == "Text of drop."
    assert store.articles.by_address("https://news.example/first") == store.articles.get(keep.id)
    assert [a.id for a in store.work.claim_articles(claim(now=NOW + DAY, due_only=False))] == [keep.id]
    assert store.articles.find("Storm")[0].id == keep.id


def test_a_repeated_or_reversed_merge_changes_nothing(store: SqlStore, desk: Desk) -> None:
    one, other, third = (desk.article(name) for name in ("one", "other", "third"))
    for article in (one, other, third):
        desk.version(article, "Text.")
    store.articles.set_muted(other.id, True)
    merged = store.articles.merge(one.id, other.id, NOW + DAY)
    assert store.articles.merge(one.id, other.id, NOW) == merged
    assert store.articles.merge(other.id, one.id, NOW) == merged
    assert (merged.due_at, merged.muted, merged.moved_to) == (NOW + DAY, True, None)
    assert store.articles.merge(other.id, third.id, NOW).id == one.id
    assert [article.id for article in store.articles.list()] == [one.id]
    assert store.articles.find(str(other.id))[0].moved_to == one.id


def test_merging_a_deleted_article_changes_nothing(store: SqlStore, desk: Desk) -> None:
    feed, keep = desk.feed(), desk.article("keep")
    desk.version(keep, "Text.")
    (unread,) = desk.poll(feed, [entry("moved")]).new_articles
    merged = store.articles.merge(keep.id, unread, NOW)
    assert store.articles.merge(keep.id, unread, NOW + DAY) == merged
    with pytest.raises(NotFound):
        store.articles.merge(unread, keep.id, NOW)


def test_an_address_is_handed_over_to_another_story_with_its_entries(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (former,) = desk.poll(feed, [entry("top")]).new_articles
    desk.version(store.articles.get(former), "Text.")
    desk.poll(feed, [replace(entry("top"), url="https://news.example/b", address="https://news.example/b")])
    number = store.articles.hand_over(former, "https://news.example/b", "B", NOW, back="https://news.example/top")
    assert number is not None
    left, new = store.articles.get(former), store.articles.get(number)
    assert (left.url, left.in_feed, left.versions) == ("https://news.example/top", False, 1)
    assert (new.url, new.title, new.in_feed, new.due_at, new.versions) == ("https://news.example/b", "B", True, NOW, 0)
    assert new.feeds == left.feeds
    assert store.articles.by_address("https://news.example/b") == new
    again = store.articles.hand_over(former, "https://news.example/b", "B", NOW, back="https://news.example/top")
    assert again is None


def test_merges_in_both_directions_at_once_leave_one_article(store: SqlStore, desk: Desk) -> None:
    made = [desk.article(f"a{number}") for number in range(8)]
    for article in made:
        desk.version(article, "Text.")
    ids = [article.id for article in made]
    pairs = [(keep, drop) for keep in ids for drop in ids if keep != drop]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda pair: store.articles.merge(*pair, NOW), pairs))
    (kept,) = store.articles.list()
    assert {store.articles.get(number).moved_to for number in ids if number != kept.id} == {kept.id}
    assert all(store.articles.by_address(f"https://news.example/a{number}") == kept for number in range(8))


def test_a_canonical_address_is_only_a_claim(store: SqlStore, desk: Desk) -> None:
    shared = "https://news.example/shared"
    one, other = desk.article("one"), desk.article("other")
    desk.version(one, "Text of one.", claims=(shared,))
    desk.version(other, "Text of other.", title="Other", claims=(shared,))
    assert store.articles.by_address(shared) is None
    assert [article.id for article in store.articles.by_canonical([shared], "", "")] == [other.id, one.id]
    assert [article.id for article in store.articles.by_canonical([shared], "", "Storm")] == [one.id, other.id]
    assert {article.id for article in store.articles.find(shared)} == {one.id, other.id}
    (number,) = desk.poll(desk.feed(), [entry("shared")]).new_articles
    assert number not in (one.id, other.id)
    merged = store.articles.merge(one.id, other.id, NOW)
    assert store.articles.by_canonical([shared], "", "") == (merged,)


def test_an_address_that_many_pages_claim_is_stored_for_twenty(store: SqlStore, desk: Desk) -> None:
    shared = "https://news.example/shared"
    for number in range(25):
        desk.version(desk.article(f"a{number}"), "Text.", claims=(shared,))
    assert len(store.articles.by_canonical([shared], "", "", limit=100)) == 20


def test_the_reading_of_a_version_is_kept_until_the_next_one(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "Text.")
    for text in ("Text, read anew.", "Text, read once more."):
        desk.check(article, reading=Document.from_text(text))
        recalled = store.work.recall(article.id)
        assert recalled.reading == Document.from_text(text)
        assert recalled.latest is not None
        assert recalled.latest.document.text == "Text."
    desk.version(article, "Another.")
    assert store.work.recall(article.id).reading is None


def test_muting_cancels_queued_alerts(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "One.")
    desk.version(article, "Two.", edits=(added("Two."),), alerts=(draft(),), now=NOW + HOUR)
    assert store.articles.set_muted(article.id, True).muted
    (alert,) = store.outbox.list()
    assert (alert.state, alert.last_error) == (AlertState.CANCELLED, "the article was muted")
    assert not store.articles.set_muted(article.id, False).muted


def test_articles_are_found_by_a_tag_of_their_feeds(store: SqlStore, desk: Desk) -> None:
    feed = store.feeds.add("https://a.example/feed", title="A", tags=("eu",), now=NOW)
    desk.poll(feed, [entry("a"), entry("b")])
    store.articles.add("https://x.example/alone", "https://x.example/alone", title="", now=NOW)
    assert len(store.articles.list(tag="eu")) == 2
    assert store.articles.list(tag="e") == store.articles.list(tag="\0") == ()


def test_a_dormant_article_is_woken(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.check(article, row={"state": ArticleState.DORMANT})
    later = NOW + HOUR / 4
    woken = store.articles.wake(article.id, later)
    assert (woken.state, woken.due_at) == (ArticleState.LIVE, later)
    with pytest.raises(NotFound):
        store.articles.wake(99, later)
