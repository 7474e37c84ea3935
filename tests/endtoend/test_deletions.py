"""Articles that are gone: a front page, a search page, an error page or another story is in their place."""

from __future__ import annotations

import pytest

from monitor.model import ArticleState
from tests.endtoend.casebook import LIGHTHOUSE, ORCHARD, SITE, TEASERS, page_of
from tests.endtoend.lab import Lab, lab

__all__ = ["lab"]


DARK, PEARS = "Lighthouse on Gannet Rock is dark", "Pears are picked two weeks early"
NEWS = "A diver who was to look at the foundations was pulled from the water unconscious on Wednesday, police said."


FRONTS = [
    (301, "/", SITE),
    (302, "/", "The Daily Packet"),
    (301, "/town/", "News from Penmorrow and the islands"),
    (302, "/en/", "Home"),
    (301, "/sport/", "Penmorrow"),
    (302, "/sport/", SITE),
]


@pytest.mark.parametrize(("status", "where", "title"), FRONTS)
def test_an_article_that_leads_to_a_front_page_is_gone(lab: Lab, status: int, where: str, title: str) -> None:
    story = page_of("Penmorrow lighthouse on Gannet Rock is dark", LIGHTHOUSE)
    lab.site.put("/town/dark", story)
    lab.site.put(where, page_of(title, TEASERS))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.lead("/town/dark", where, status)
    for _ in range(2):
        lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions, lab.news) == (ArticleState.GONE, 1, [])
    assert article.due_at is not None
    assert f"{lab.site.url}{where} (“{title}”)" in str(article.last_error)
    lab.site.put("/town/dark", story.replace("</article>", f"<p>{NEWS}</p></article>"))
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions, article.last_error) == (ArticleState.LIVE, 2, None)
    assert lab.news == [NEWS]


def listing(count: int) -> str:
    """A list of stories: linked headlines with a line of text each."""
    items = "".join(
        f"<h2><a href='/{n}'>Story number {n} of the week</a></h2><p>{TEASERS[n % 4]}</p>" for n in range(count)
    )
    return f"<!doctype html><html lang='en'><head><title>The news of the week</title></head><body>{items}</body></html>"


@pytest.mark.parametrize(
    "front",
    [
        page_of(SITE, TEASERS),
        page_of("Welcome to the islands", TEASERS, "<link rel='canonical' href='/'>"),
        page_of(
            "Welcome to the islands",
            TEASERS,
            "<meta property='og:site_name' content='Welcome to the islands'>",
            site="x",
        ),
        listing(12),
    ],
    ids=["site's name", "canonical link", "named by the page", "list"],
)
def test_the_home_page_at_the_articles_own_address_is_no_version(lab: Lab, front: str) -> None:
    lab.site.put("/town/dark", page_of(f"Lighthouse near {SITE.split()[0]} is dark", LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.put("/town/dark", front)
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions, lab.news) == (ArticleState.GONE, 1, [])
    assert "is at" in str(article.last_error)


def teasers(title: str, head: str = "") -> str:
    """A home page of linked headlines, each with a line of text."""
    items = "".join(
        f"<article><h3><a href='/{n}'>What was said in Penmorrow, part {n}</a></h3><p>{TEASERS[n % 4]}</p></article>"
        for n in range(14)
    )
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        f"<header><nav><a href='/'>Home</a></nav></header>"
        f"<main><section>{items}</section></main><footer>{SITE}</footer></body></html>"
    )


@pytest.mark.parametrize("path", ["", "/", "/?from=404"])
@pytest.mark.parametrize(
    "front",
    [
        teasers(f"{SITE} - news from the coast", f"<meta property='og:site_name' content='{SITE}'>"),
        teasers("News of the coast", "<link rel='canonical' href='/'>"),
        teasers(f"{SITE} - {SITE}"),
    ],
)
def test_an_article_replaced_by_a_home_page_of_teasers_is_gone(lab: Lab, front: str, path: str) -> None:
    lab.site.put("/town/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.put(path or "/town/dark", front)
    if path:
        lab.site.lead("/town/dark", path, 302)
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions) == (ArticleState.GONE, 1), article.last_error


MISSING = [
    ("Page not found", "Sorry, the page you were looking for has been moved or no longer exists. Try the search."),
    ("This story is no longer available", "The article you asked for has been withdrawn. Return to the front page."),
    ("This article has been removed", "Go back to the home page."),
    ("The page you're looking for is no longer here", "It may have been moved or replaced. Status code: 410"),
]


@pytest.mark.parametrize("where", ["", "/lost"])
@pytest.mark.parametrize(("title", "text"), MISSING)
def test_a_page_that_says_the_article_is_not_there(lab: Lab, where: str, title: str, text: str) -> None:
    lab.site.put("/town/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.put(where or "/town/dark", page_of(title, [text]))
    if where:
        lab.site.lead("/town/dark", where, 302)
    else:
        lab.poll(failed=1)
        assert lab.articles["/town/dark"].state is ArticleState.BLOCKED
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions) == (ArticleState.GONE, 1), article.last_error


def test_a_page_that_asks_to_try_again_is_no_deletion(lab: Lab) -> None:
    lab.site.put("/town/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.put("/town/dark", page_of("Something went wrong", ["The page was not found. Please try again later."]))
    for _ in range(3):
        lab.poll(failed=1)
    assert lab.articles["/town/dark"].state is ArticleState.BLOCKED


def test_an_article_that_leads_to_the_sites_search_is_gone(lab: Lab) -> None:
    lab.site.put("/town/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    lab.site.put("/search?q=dark", page_of("Search results for: dark", TEASERS))
    lab.site.lead("/town/dark", "/search?q=dark", 302)
    lab.poll()
    assert lab.articles["/town/dark"].state is ArticleState.GONE


def test_an_article_is_gone_when_another_story_is_at_its_address_twice(lab: Lab) -> None:
    lab.site.put("/today", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/today")
    lab.poll()
    lab.site.put("/today", page_of(PEARS, ORCHARD))
    states = []
    for failed in (1, 0):
        lab.poll(failed=failed)
        states.append(lab.articles["/today"].state)
    assert states == [ArticleState.BLOCKED, ArticleState.GONE]
    assert PEARS in str(lab.articles["/today"].last_error)


def test_an_address_that_leads_to_another_story_says_so(lab: Lab) -> None:
    lab.site.put("/town/dark", page_of(DARK, LIGHTHOUSE))
    lab.follow("/feed", "/town/dark")
    lab.poll()
    by = "<meta name='author' content='Ina Rowe'>"
    lab.site.put("/farming/pears", page_of(PEARS, ORCHARD, by))
    lab.site.lead("/town/dark", "/farming/pears")
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions) == (ArticleState.GONE, 1)
    assert f"leads to another story: {lab.site.url}/farming/pears (“{PEARS}”)" in str(article.last_error)


def test_an_entry_that_leads_to_the_home_page_before_it_was_read_becomes_no_version(lab: Lab) -> None:
    lab.site.put("/", page_of(SITE, TEASERS))
    lab.site.lead("/town/dark", "/", 302)
    lab.follow("/feed", "/town/dark")
    lab.poll()
    article = lab.articles["/town/dark"]
    assert (article.state, article.versions) == (ArticleState.GONE, 0)
