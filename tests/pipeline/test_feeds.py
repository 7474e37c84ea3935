"""Feeds and their problems: each is recorded on its feed and does not affect the others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.errors import CertificateInvalid, FetchTimeout, NameNotFound, NotAFeed, RedirectProblem
from monitor.model import ArticleState, Claim, FeedState, Subscription
from monitor.pipeline.moves import current_url
from monitor.testing import Reply
from tests.pipeline.conftest import FEED, SITE, STORY, Desk, feed_of, page_of

OTHER = "https://gazette.example/feed.xml"


def the_feed(desk: Desk):
    return desk.store.feeds.get(desk.store.feeds.list()[0].id)


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        (Reply("<!doctype html><html><head><title>Login</title></head><body><p>Hello</p></body></html>"), "NotAFeed"),
        (Reply(b""), "EmptyBody"),
        (Reply(status=404), "HttpStatus"),
        (Reply(status=500), "HttpStatus"),
        (Reply('{"a": 1}'), "NotAFeed"),
        (FetchTimeout("20 s passed"), "FetchTimeout"),
        (CertificateInvalid("expired"), "CertificateInvalid"),
        (RedirectProblem("a loop"), "RedirectProblem"),
        (NameNotFound("no such host"), "NameNotFound"),
    ],
    ids=["html", "empty", "404", "500", "json", "timeout", "certificate", "redirect-loop", "no-such-host"],
)
def test_an_error_is_recorded_and_the_other_feed_is_polled(desk: Desk, reply, name: str):
    desk.web.replies[FEED] = reply
    desk.web.replies[OTHER] = Reply(feed_of("https://gazette.example/a"))
    desk.web.replies["https://gazette.example/a"] = Reply(page_of("Another story", *STORY))
    desk.store.feeds.add(OTHER, title="", tags=(), now=desk.clock.now())
    report = desk.poll()
    assert report.feeds == {"polled": 2, "not_modified": 0, "failed": 1}
    assert report.articles["new"] == 1
    error = the_feed(desk).last_error
    assert error is not None
    assert error.startswith(name)


def test_a_feed_that_recovers_forgets_its_error(desk: Desk):
    desk.web.replies[FEED] = Reply(status=500)
    desk.poll()
    desk.feed("/train")
    desk.poll()
    assert the_feed(desk).last_error is None
    assert the_feed(desk).rhythm.failures == 0


def test_a_closed_feed_is_gone_and_still_probed(desk: Desk):
    desk.web.replies[FEED] = Reply(status=410)
    desk.poll()
    feed = the_feed(desk)
    assert feed.state is FeedState.GONE
    assert feed.due_at is not None
    assert feed.due_at > desk.clock.now() + timedelta(hours=12)


def test_an_unchanged_document_is_not_parsed_again(desk: Desk):
    desk.feed("/train")
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    report = desk.poll()
    assert report.feeds["not_modified"] == 1
    assert the_feed(desk).last_result == "same document"


def test_a_permanent_redirect_is_followed_after_days(desk: Desk):
    moved = f"{SITE}/new-feed.xml"
    desk.web.replies[FEED] = Reply(status=301, moved_to=moved)
    desk.web.replies[moved] = Reply(feed_of(f"{SITE}/train"))
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    assert the_feed(desk).url == FEED
    desk.clock.advance(days=4)
    desk.poll()
    assert the_feed(desk).url == moved
    # The old address, which may be in the configuration, still names this feed.
    assert current_url(desk.store, FEED) == moved
    desk.pipeline.add_feed(FEED)
    assert [feed.url for feed in desk.store.feeds.list()] == [moved]


NEW = f"{SITE}/new-feed.xml"


def moved_feed(to: str, *links: str) -> str:
    """Return a feed document that announces another address."""
    announced = f"<itunes:new-feed-url>{to}</itunes:new-feed-url>"
    return feed_of(*links).replace("<title>Herald</title>", f"<title>Herald</title>{announced}")


def test_a_feed_that_announces_its_new_address_is_followed_there_at_once(desk: Desk):
    desk.subscribe(feeds=(FEED,))
    desk.web.replies[FEED] = Reply(moved_feed(NEW, f"{SITE}/train"))
    desk.web.replies[NEW] = Reply(moved_feed(NEW, f"{SITE}/train"))
    desk.put("/train", page_of("Freight train derails", *STORY))
    number = the_feed(desk).id
    desk.poll()
    assert (the_feed(desk).id, the_feed(desk).url, the_feed(desk).redirect_url) == (number, NEW, None)
    desk.web.replies[FEED] = Reply(status=404)
    desk.put("/train", page_of("Freight train derails", *STORY, "Two people were found dead under a wagon on Tuesday."))
    report = desk.poll()
    assert report.feeds["failed"] == 0
    assert report.queued == 1
    assert current_url(desk.store, FEED) == NEW


def test_an_announced_feed_with_other_entries_is_followed_after_days(desk: Desk):
    desk.web.replies[FEED] = Reply(moved_feed(NEW, f"{SITE}/train"))
    desk.web.replies[NEW] = Reply(feed_of(f"{SITE}/weather"))
    desk.poll()
    assert (the_feed(desk).url, the_feed(desk).redirect_url) == (FEED, NEW)
    desk.clock.advance(days=4)
    desk.poll()
    assert the_feed(desk).url == NEW


@pytest.mark.parametrize(
    ("there", "says"),
    [
        (Reply(status=404), "it answered 404"),
        (Reply("<html><body>Soon</body></html>"), "this is an HTML page"),
        (Reply(moved_feed(FEED, f"{SITE}/train")), "without end"),
        (Reply(moved_feed(f"{SITE}/3.xml", f"{SITE}/train")), "3.xml, where no feed can be read"),
        (FetchTimeout("20 s passed"), "20 s passed"),
    ],
    ids=["missing", "page", "ring", "chain", "timeout"],
)
def test_an_announcement_that_leads_to_no_feed_moves_nothing(desk: Desk, there: Reply, says: str):
    desk.web.replies[FEED] = Reply(moved_feed(NEW, f"{SITE}/train"))
    desk.web.replies[NEW] = there
    desk.web.replies[f"{SITE}/3.xml"] = Reply(status=410)
    for _ in range(3):
        desk.poll()
        desk.clock.advance(days=2)
    feed = the_feed(desk)
    assert (feed.url, feed.redirect_url, feed.last_error) == (FEED, None, None)
    assert says in feed.last_result


def test_the_self_link_of_a_feed_is_no_move(desk: Desk):
    link = f"<link xmlns='http://www.w3.org/2005/Atom' rel='self' href='{NEW}'/>"
    desk.web.replies[FEED] = Reply(feed_of(f"{SITE}/train").replace("<item>", f"{link}<item>", 1))
    desk.web.replies[NEW] = Reply(feed_of(f"{SITE}/train"))
    for _ in range(2):
        desk.poll()
        desk.clock.advance(days=4)
    assert (the_feed(desk).url, the_feed(desk).redirect_url) == (FEED, None)


def test_a_feed_that_moves_to_a_known_one_is_merged_and_found_by_either_name(desk: Desk):
    first = the_feed(desk)
    desk.store.feeds.add(NEW, title="", tags=("rail",), now=desk.clock.now())
    desk.subscribe(feeds=(FEED,))
    numbered = Subscription(name="by-number", to=("other@desk.example",), feeds=(str(first.id),))
    desk.store.subscriptions.put(numbered)
    desk.web.replies[FEED] = Reply(status=301, moved_to=NEW)
    desk.web.replies[NEW] = Reply(feed_of(f"{SITE}/train"))
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    assert len(desk.store.feeds.list()) == 2
    desk.clock.advance(days=4)
    desk.poll()
    (feed,) = desk.store.feeds.list()
    assert (feed.url, feed.tags) == (NEW, ("rail",))
    (article,) = desk.store.articles.list(feed_id=feed.id)
    assert article.feed_id == feed.id
    desk.put("/train", page_of("Freight train derails", *STORY, "Two people were found dead under a wagon on Tuesday."))
    assert desk.poll().queued == 2


def test_a_feed_that_moves_there_and_back_is_found_by_both_names(desk: Desk):
    for here, there in ((FEED, NEW), (NEW, FEED)):
        desk.web.replies[here] = Reply(status=301, moved_to=there)
        desk.web.replies[there] = Reply(feed_of(f"{SITE}/train"))
        desk.poll()
        desk.clock.advance(days=4)
        desk.poll()
        assert the_feed(desk).url == there
    assert (current_url(desk.store, FEED), current_url(desk.store, NEW)) == (FEED, FEED)


def test_duplicates_across_feeds_are_one_article(desk: Desk):
    desk.web.replies[OTHER] = Reply(feed_of(f"{SITE}/train?utm_source=gazette"))
    desk.store.feeds.add(OTHER, title="", tags=(), now=desk.clock.now())
    desk.feed("/train")
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    assert len(desk.store.articles.list()) == 1


def test_adding_a_page_finds_its_feeds(desk: Desk):
    desk.put(
        "/",
        "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><body>Hi</body></html>",
    )
    added = desk.pipeline.add_feed(f"{SITE}/")
    assert [report.feed.url for report in added.reports] == [FEED]
    assert added.discovered_from == f"{SITE}/"


@pytest.mark.parametrize(("main", "followed"), [("/feed.xml", "/feed.xml"), ("/dead.xml", "/comments/feed.xml")])
def test_a_feed_of_comments_is_followed_only_if_there_is_no_other(desk: Desk, main: str, followed: str):
    paths = ("/comments/feed.xml", main)
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='{path}'>" for path in paths)
    desk.put("/", f"<html><head>{links}</head><body>Hi</body></html>")
    desk.put("/comments/feed.xml", feed_of(f"{SITE}/train#comment-1"))
    added = desk.pipeline.add_feed(f"{SITE}/")
    assert [report.feed.url for report in added.reports] == [SITE + followed]


def test_adding_a_page_without_feeds_fails(desk: Desk):
    page = "<html><head><title>About us</title></head><body><p>We are a newspaper.</p></body></html>"
    desk.web.replies["https://quiet.example/about"] = Reply(page)
    with pytest.raises(NotAFeed, match="links to none"):
        desk.pipeline.add_feed("https://quiet.example/about")
    assert len(desk.store.feeds.list()) == 1


def test_a_page_whose_own_links_are_dead_has_its_feed_where_sites_keep_them(desk: Desk):
    dead = "<html><head><link rel='alternate' type='application/rss+xml' href='/dead.xml'></head><body>Hi</body></html>"
    desk.web.replies["https://quiet.example/"] = Reply(dead)
    with pytest.raises(NotAFeed, match=r"links to none that can be read \(such as https://quiet.example/dead.xml\)"):
        desk.pipeline.add_feed("https://quiet.example/")
    desk.web.replies["https://quiet.example/rss.xml"] = Reply(feed_of("https://quiet.example/a"))
    added = desk.pipeline.add_feed("https://quiet.example/")
    assert [report.feed.url for report in added.reports] == ["https://quiet.example/rss.xml"]


def test_a_site_without_feeds_is_followed_by_its_sitemap_of_news(desk: Desk):
    desk.web.replies["https://quiet.example/"] = Reply("<html><body>Hi</body></html>")
    robots = "".join(f"Sitemap: https://quiet.example/{name}.xml\n" for name in ("archive", "sitemap-news"))
    desk.web.replies["https://quiet.example/robots.txt"] = Reply(robots)
    for name in ("archive", "sitemap-news"):
        sitemap = f"<urlset><url><loc>https://quiet.example/{name}/story</loc></url></urlset>"
        desk.web.replies[f"https://quiet.example/{name}.xml"] = Reply(sitemap)
    added = desk.pipeline.add_feed("https://quiet.example/")
    assert [report.feed.url for report in added.reports] == ["https://quiet.example/sitemap-news.xml"]


def test_one_feed_is_one_however_its_address_is_written(desk: Desk):
    (report,) = desk.pipeline.add_feed(FEED.replace("https://", "HTTPS://") + "#top").reports
    assert report.feed.url == FEED
    outline = f"<opml><body><outline xmlUrl='{FEED}#all'/></body></opml>"
    assert [feed.url for feed in desk.pipeline.import_opml(outline.encode()).known] == [FEED]
    assert len(desk.store.feeds.list()) == 1


def test_a_broken_source_is_reported_once_to_subscribers(desk: Desk):
    desk.subscribe(broken_sources=True)
    desk.web.replies[FEED] = Reply(status=500)
    sent = sum(desk.poll().delivery.sent for _ in range(8))
    assert sent == 1
    assert "500" in desk.mail.messages[0].text


def test_an_entry_in_two_sitemaps_of_an_index_is_taken_from_the_first(desk: Desk):
    desk.web.replies[FEED] = Reply(sitemap_index_of("/newer.xml", "/older.xml"))
    desk.web.replies[f"{SITE}/newer.xml"] = Reply(sitemap_of("/train", "Train stopped, line closed"))
    desk.web.replies[f"{SITE}/older.xml"] = Reply(sitemap_of("/train", "Train stopped"))
    desk.web.replies[f"{SITE}/train"] = Reply(status=503)
    report = desk.poll()
    assert report.feeds["polled"] == 1
    assert [article.title for article in desk.store.articles.list()] == ["Train stopped, line closed"]


def test_a_broken_sitemap_of_an_index_hides_no_other(desk: Desk):
    desk.web.replies[FEED] = Reply(sitemap_index_of("/broken.xml", "/older.xml"))
    desk.web.replies[f"{SITE}/broken.xml"] = Reply("<html><body>Not here</body></html>")
    desk.web.replies[f"{SITE}/older.xml"] = Reply(sitemap_of("/train", "Train stopped"))
    desk.web.replies[f"{SITE}/train"] = Reply(status=404)
    report = desk.poll()
    assert report.feeds == {"polled": 1, "not_modified": 0, "failed": 0}
    assert [article.title for article in desk.store.articles.list()] == ["Train stopped"]
    assert f"{SITE}/broken.xml" in the_feed(desk).last_result


def sitemap_index_of(*paths: str) -> str:
    places = "".join(f"<sitemap><loc>{SITE}{path}</loc></sitemap>" for path in paths)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</sitemapindex>'


def sitemap_of(path: str, title: str) -> str:
    news = (
        "<n:news><n:publication><n:name>G</n:name><n:language>en</n:language></n:publication>"
        f"<n:publication_date>2026-03-01T08:00:00Z</n:publication_date><n:title>{title}</n:title></n:news>"
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"<urlset {spaces}><url><loc>{SITE}{path}</loc>{news}</url></urlset>"


def test_an_address_with_a_stray_byte_moves_no_article_and_is_followed_once_it_is_whole(desk: Desk):
    whole = feed_of(f"{SITE}/fähre", f"{SITE}/brücke", guids=("1", "2")).replace(
        "Story 0", "Eine Fähre läuft auf Grund"
    )
    for path in ("/fähre", "/brücke"):
        desk.put(path, page_of(path[1:].title(), *STORY))
    desk.web.replies[FEED] = Reply(whole.replace("brücke", "br?cke").encode().replace(b"br?cke", b"br\xffcke"))
    desk.poll()
    (first,) = desk.store.articles.list()
    assert (first.url, first.state) == (f"{SITE}/fähre", ArticleState.LIVE)
    assert "address cannot be read: 1" in the_feed(desk).last_result
    desk.web.replies[FEED] = Reply(whole.replace("fähre", "f?hre").encode().replace(b"f?hre", b"f\xffhre"))
    desk.poll()
    second, first = desk.store.articles.list()
    assert (second.url, first.url) == (f"{SITE}/brücke", f"{SITE}/fähre")
    assert first.in_feed
    desk.web.replies[FEED] = Reply(whole.encode())
    desk.poll()
    assert [article.state for article in desk.store.articles.list()] == [ArticleState.LIVE, ArticleState.LIVE]


def test_a_subscription_to_a_feed_covers_articles_that_another_feed_listed_first(desk: Desk):
    ports = desk.store.feeds.add(OTHER, title="Ports", tags=("sea",), now=desk.clock.now())
    desk.subscribe(feeds=(OTHER,), tags=("sea",))
    desk.feed("/train")
    desk.web.replies[OTHER] = Reply(feed_of(f"{SITE}/train", guids=("p1",)))
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY, "Two people were found dead under a wagon on Tuesday."))
    assert desk.poll().queued == 1
    desk.store.feeds.remove(ports.id)
    desk.store.feeds.add(OTHER, title="Ports", tags=("sea",), now=desk.clock.now())
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY, "Three people were killed, the police say now."))
    assert desk.poll().queued == 1


def items_of(*dated: tuple[int, str]) -> str:
    items = "".join(
        f"<item><title>Story {number}</title><link>{SITE}/{number}</link>{date}</item>" for number, date in dated
    )
    return f"<rss><channel><title>Herald</title>{items}</channel></rss>"


def minutes(number: int) -> str:
    return f"<pubDate>2026-03-0{1 + number // 1000}T{number % 1000 // 60:02}:{number % 60:02}:00Z</pubDate>"


@pytest.mark.parametrize("order", ["newest first", "oldest first", "mixed", "undated"])
def test_of_a_long_feed_the_newest_entries_are_followed(desk: Desk, order: str):
    numbers = list(range(1, 1051))
    if order in ("newest first", "undated"):
        numbers.reverse()
    if order == "mixed":
        numbers = numbers[::2] + numbers[1::2]
    desk.web.replies[FEED] = Reply(items_of(*((at, "" if order == "undated" else minutes(at)) for at in numbers)))
    desk.pipeline.check_feed(claim_the_feed(desk))
    followed = {int(article.url.rpartition("/")[2]) for article in desk.store.articles.list()}
    assert followed == set(range(51, 1051))
    feed = the_feed(desk)
    assert feed.left_out == 50
    assert feed.last_result.startswith("1000 entries, 1000 new, 50 older left out")
    desk.clock.advance(hours=1)
    desk.pipeline.check_feed(claim_the_feed(desk))
    assert (the_feed(desk).last_result, the_feed(desk).left_out) == ("same document", 50)


def test_an_entry_dated_years_ahead_displaces_no_other_and_has_no_date(desk: Desk):
    ahead = "<pubDate>2062-03-02T10:00:00Z</pubDate>"
    dated = [(number, minutes(number)) for number in range(1, 1002)]
    desk.web.replies[FEED] = Reply(items_of((0, ahead), *dated))
    desk.pipeline.check_feed(claim_the_feed(desk))
    followed = {int(article.url.rpartition("/")[2]): article.published for article in desk.store.articles.list()}
    assert set(followed) == set(range(2, 1002))
    desk.web.replies[FEED] = Reply(items_of((0, ahead)))
    desk.clock.advance(hours=1)
    desk.pipeline.check_feed(claim_the_feed(desk))
    assert next(iter(desk.store.articles.list())).published is None


def claim_the_feed(desk: Desk):
    number = the_feed(desk).id
    claim = Claim("test", desk.clock.now(), 1, timedelta(minutes=5), (number,), due_only=False)
    return desk.store.work.claim_feeds(claim)[0]
