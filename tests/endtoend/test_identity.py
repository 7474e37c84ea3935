"""Addresses and articles: canonical links, redirects, and one article at several addresses."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import ArticleState
from tests.endtoend.casebook import LIGHTHOUSE, ORCHARD, page_of
from tests.endtoend.lab import Lab, both, canonical, lab

__all__ = ["both", "lab"]


DARK, PEARS = "Lighthouse on Gannet Rock is dark", "Pears are picked two weeks early"
NEWS = "A diver who was to look at the foundations was pulled from the water unconscious on Wednesday, police said."


# Links that a template has on all pages of a site, and links that a story has by mistake.
SHARED = [
    "<link rel='canonical' href='{site}/news/article.php'>",
    "<meta property='og:url' content='{site}/front'>",
    "<link rel='canonical' href='{site}/en/home'>",
    "<link rel='canonical' href='{site}/'>",
    "<link rel='canonical' href='{site}/news/'>",
    "<link rel='canonical' href='{site}/news/dark.html'>",
    "<link rel='canonical' href='{site}/news/pears.html'>",
]


@pytest.mark.parametrize("head", SHARED)
def test_stories_whose_pages_name_one_address_stay_two(lab: Lab, head: str) -> None:
    head = head.format(site=lab.site.url)
    lab.site.put("/news/dark.html", page_of(DARK, LIGHTHOUSE, head))
    lab.site.put("/news/pears.html", page_of(PEARS, ORCHARD, head))
    lab.follow("/feed", "/news/dark.html", "/news/pears.html")
    lab.poll()
    lab.site.put("/news/dark.html", page_of(DARK, (*LIGHTHOUSE, NEWS), head))
    lab.poll()
    assert {path: article.versions for path, article in lab.articles.items()} == {
        "/news/dark.html": 2,
        "/news/pears.html": 1,
    }
    assert lab.news == [NEWS]
    assert lab.visited("/news/pears.html") == 2


def test_an_address_named_by_mistake_is_fetched_when_a_feed_lists_it(lab: Lab) -> None:
    lab.site.put("/news/pears.html", page_of(PEARS, ORCHARD, canonical(f"{lab.site.url}/news/dark.html")))
    lab.site.put("/news/dark.html", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/news/pears.html")
    lab.poll()
    lab.site.feeds["/feed"].append("/news/dark.html")
    lab.poll()
    assert sorted(lab.articles) == ["/news/dark.html", "/news/pears.html"]
    assert lab.articles["/news/dark.html"].title == DARK


def test_stories_that_share_their_background_and_a_canonical_link_stay_two(lab: Lab) -> None:
    head = canonical(f"{lab.site.url}/topic")
    lab.site.put("/one", page_of("Keeper of Gannet Rock leaves hospital", (ORCHARD[0], *LIGHTHOUSE), head))
    lab.site.put("/two", page_of("Buoy is laid north of the bar", (ORCHARD[1], *LIGHTHOUSE), head))
    lab.follow("/feed", "/one", "/two")
    lab.poll()
    assert sorted(lab.articles) == ["/one", "/two"]


@pytest.mark.parametrize("stay", [True, False])
@pytest.mark.parametrize("named", ["", "/tides"])
def test_issues_of_a_series_are_articles_of_their_own(lab: Lab, named: str, *, stay: bool) -> None:
    usual = (
        "Times are those of the harbour office, and are an hour later in summer.",
        "Boats wait outside the bar at ebb.",
    )
    issues = [f"/tides-{number}" for number in range(3)]
    lab.follow("/feed")
    for number, path in enumerate(issues):
        first = (
            f"High water at Penmorrow is at {4 + number}:1{number} in the morning, {number + 3} metres above the chart."
        )
        head = canonical(f"{lab.site.url}{named}") if named else ""
        lab.site.put(path, page_of("Tides at Penmorrow", (first, *usual), head))
        lab.site.feeds["/feed"] = issues[: number + 1] if stay else [path]
        lab.poll()
    assert {path: article.versions for path, article in lab.articles.items()} == dict.fromkeys(issues, 1)


@pytest.mark.parametrize("where", ["/2031/gannet-rock-dark", "/town/dark/", "/town/"])
def test_a_permanent_move_of_the_same_story_is_followed(lab: Lab, where: str) -> None:
    lab.site.put("/town/dark/amp", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark/amp")
    lab.poll()
    lab.site.put(where, page_of("Gannet Rock dark: diver unconscious", (NEWS, *LIGHTHOUSE)))
    lab.site.lead("/town/dark/amp", where)
    lab.poll()
    assert (list(lab.articles), lab.news) == ([where], [NEWS])


@pytest.mark.parametrize("names", ["", "/dark-2"])
def test_a_temporary_redirect_and_the_new_address_in_the_feed_are_one_article(lab: Lab, names: str) -> None:
    head = canonical(f"{lab.site.url}{names}") if names else ""
    lab.site.put("/dark-1", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/dark-1")
    lab.poll()
    lab.site.put("/dark-2", page_of("Gannet Rock: diver unconscious", (*LIGHTHOUSE, NEWS), head))
    lab.site.lead("/dark-1", "/dark-2", 302)
    lab.site.feeds["/feed"] = ["/dark-2"]
    lab.poll()
    lab.site.put("/dark-2", page_of("Gannet Rock: diver dies", (*LIGHTHOUSE, NEWS, ORCHARD[0]), head))
    lab.poll()
    assert {path: article.versions for path, article in lab.articles.items()} == {"/dark-2": 3}
    assert lab.news.count(ORCHARD[0]) == 1


def stories(count: int) -> list[tuple[str, Sequence[str]]]:
    return [
        (f"Light {n} is dark", [text.replace("Gannet", f"Rock{n}x").replace("Alma", f"A{n}") for text in LIGHTHOUSE])
        for n in range(count)
    ]


def test_one_story_at_two_addresses_read_at_the_same_time_is_one(both: Lab) -> None:
    published = stories(8)
    for n, (title, paragraphs) in enumerate(published):
        head = canonical(f"{both.site.url}/s{n}")
        both.site.put(f"/s{n}", page_of(title, paragraphs, head))
        both.site.put(f"/s{n}?view=lite", page_of(title, paragraphs[:3], head))
        both.site.put(f"/s{n}?ch=a", page_of(title, paragraphs, head))
    both.follow("/feed1", *(f"/s{n}?view=lite" for n in range(8)))
    both.follow("/feed2", *(f"/s{n}" for n in range(8)))
    both.follow("/feed3", *(f"/s{n}?ch=a" for n in range(8)))
    both.poll()
    for n, (title, paragraphs) in enumerate(published):
        head = canonical(f"{both.site.url}/s{n}")
        news = NEWS.replace("foundations", f"foundations of light {n}")
        for path, shown in ((f"/s{n}", paragraphs), (f"/s{n}?view=lite", paragraphs[:3]), (f"/s{n}?ch=a", paragraphs)):
            both.site.put(path, page_of(title, (*shown, news), head))
    both.poll()
    assert sorted(both.articles) == [f"/s{n}" for n in range(8)]
    assert sorted(both.news) == [NEWS.replace("foundations", f"foundations of light {n}") for n in range(8)]


@pytest.mark.parametrize("below", ["amp/", "print", "index.html"])
def test_a_twin_below_the_address_that_both_name_is_one_article(lab: Lab, below: str) -> None:
    head = canonical(f"{lab.site.url}/story/")
    for path in ("/story/", f"/story/{below}"):
        lab.site.put(path, page_of(DARK, LIGHTHOUSE, head))
    lab.follow("/feed1", "/story/")
    lab.follow("/feed2", f"/story/{below}")
    lab.poll()
    assert len(lab.articles) == 1


def test_two_threads_that_read_one_story_keep_one_article_with_all_that_was_stored(both: Lab) -> None:
    head = canonical(f"{both.site.url}/s")
    paths = [f"/s?ch={name}" for name in "abcdefgh"]
    for path in paths:
        both.site.put(path, page_of(DARK, LIGHTHOUSE, head))
    with ThreadPoolExecutor(len(paths)) as pool:
        reports = list(pool.map(lambda path: both.app.pipeline.add_article(both.site.url + path), paths))
    (article,) = both.app.store.articles.list()
    assert {both.app.store.articles.find(both.site.url + path)[0].id for path in paths} == {article.id}
    stored = [report for report in reports if report.version]
    assert both.app.store.articles.counts().versions == len(stored)
    assert (article.state, article.versions) == (ArticleState.LIVE, 1)
    assert article.due_at is not None
    assert article.due_at <= datetime.now(UTC) + timedelta(days=1)


def test_parameters_that_make_no_difference_to_the_text_make_no_second_article(lab: Lab) -> None:
    for path in ("/dark?kk=rss", "/dark?zz=rss", "/read?id=17", "/read?id=18"):
        lab.site.put(path, page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed1", "/dark?kk=rss", "/read?id=17")
    lab.follow("/feed2", "/dark?zz=rss", "/read?id=18")
    lab.poll()
    paths = sorted(lab.articles)
    assert len(paths) == 3
    assert paths[1:] == ["/read?id=17", "/read?id=18"]


def test_two_articles_read_before_they_were_known_to_be_one_are_merged(lab: Lab) -> None:
    lab.site.put("/a/dark", page_of(DARK, LIGHTHOUSE))
    lab.site.put("/b/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/a/dark", "/b/dark")
    lab.poll()
    assert len(lab.articles) == 2
    head = canonical(f"{lab.site.url}/b/dark")
    lab.site.put("/a/dark", page_of(DARK, (*LIGHTHOUSE, NEWS), head))
    lab.site.put("/b/dark", page_of(DARK, LIGHTHOUSE, head))
    lab.poll()
    (article,) = lab.app.store.articles.list()
    assert article.url == f"{lab.site.url}/b/dark"
    aside = lab.app.store.articles.find("1")[0]
    other = next(number for number in (1, 2) if number != article.id)
    assert lab.app.store.articles.get(other).moved_to == article.id
    assert lab.app.store.versions.summaries(other)[-1].number == 2
    assert aside.versions
    lab.site.put("/b/dark", page_of(DARK, (*LIGHTHOUSE, ORCHARD[0]), head))
    lab.poll()
    assert lab.news.count(ORCHARD[0]) == 1


def slot(lab: Lab, *items: tuple[str, str]) -> None:
    """Serve a feed with these (guid, path)."""
    entries = (
        f"<item><guid isPermaLink='false'>{key}</guid><link>{lab.site.url}{path}</link></item>" for key, path in items
    )
    lab.site.put("/slots", f"<rss version='2.0'><channel><title>News</title>{''.join(entries)}</channel></rss>")


def followed(lab: Lab) -> set[tuple[str, str, ArticleState, int]]:
    articles = lab.app.store.articles.list()
    return {(item.url.removeprefix(lab.site.url), item.title, item.state, item.versions) for item in articles}


@pytest.mark.parametrize("author", ["<meta name='author' content='Ida Bray'>", ""])
def test_a_guid_given_to_another_story_makes_two_articles(lab: Lab, author: str) -> None:
    lab.site.put("/dark", page_of(DARK, LIGHTHOUSE))
    lab.site.put("/pears", page_of(PEARS, ORCHARD, author))
    slot(lab, ("top", "/dark"))
    lab.app.store.feeds.add(f"{lab.site.url}/slots", title="", tags=(), now=datetime.now(UTC))
    lab.poll()
    slot(lab, ("top", "/pears"))
    # A page without an author counts from the second time on.
    lab.poll(failed=0 if author else 1)
    lab.poll()
    lab.poll()
    live = ArticleState.LIVE
    assert followed(lab) == {("/dark", DARK, live, 1), ("/pears", PEARS, live, 1)}
    lab.site.put("/dark", page_of(DARK, (*LIGHTHOUSE, NEWS)))
    slot(lab, ("top", "/pears"), ("second", "/dark"))
    lab.poll()
    assert followed(lab) == {("/dark", DARK, live, 2), ("/pears", PEARS, live, 1)}
    assert lab.news == [NEWS]


def test_a_new_story_listed_at_the_address_of_another_is_an_article_of_its_own(lab: Lab) -> None:
    lab.site.put("/today", page_of(DARK, LIGHTHOUSE))
    slot(lab, ("monday", "/today"))
    lab.app.store.feeds.add(f"{lab.site.url}/slots", title="", tags=(), now=datetime.now(UTC))
    lab.poll()
    lab.site.put("/today", page_of(PEARS, ORCHARD))
    slot(lab, ("tuesday", "/today"))
    lab.poll(failed=1)
    lab.poll()
    lab.poll()
    assert followed(lab) == {("/today", DARK, ArticleState.GONE, 1), ("/today", PEARS, ArticleState.LIVE, 1)}
    assert lab.news == []


def test_a_replaced_article_listed_under_the_same_key_stays_one(lab: Lab) -> None:
    lab.site.put("/today", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/today")
    lab.poll()
    lab.site.put("/today", page_of(PEARS, ORCHARD))
    lab.poll(failed=1)
    lab.poll()
    assert followed(lab) == {("/today", DARK, ArticleState.GONE, 1)}
