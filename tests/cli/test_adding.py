"""Adding sources by hand: files, pages that only forward, addresses that robots.txt forbids; and removing them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.cli.conftest import Program
from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, feed_of, page_of

HTML = [("Content-Type", "text/html; charset=utf-8")]


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        server.play("/story", reply(200, page_of("Freight train derails", *STORY).encode(), HTML))
        server.play("/feed", reply(200, feed_of(server.url("/story")).encode()))
        yield server


def output_of(program: Program, *args: str, code: int) -> str:
    """The output of a command, with white space folded."""
    result = program(*args)
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_an_article_is_added(program: Program, origin: Origin) -> None:
    text = output_of(program, "articles", "add", origin.url("/story"), code=0)
    assert text == "article 1 Freight train derails 1 version; checked again in 5 min"


def test_a_file_is_reported_as_a_file_everywhere(program: Program, origin: Origin) -> None:
    url = origin.play("/file", reply(200, b"%PDF-1.5\n" + bytes(1_234_000), HTML))
    text = output_of(program, "articles", "add", url, code=1)
    assert text == f"not added {url} NotAnArticle: a PDF document, 1.2 MB, where an article was expected"
    assert program.json("articles", "list") == []
    origin.play("/feed", reply(200, feed_of(url).encode()))
    output_of(program, "feeds", "add", origin.url("/feed"), code=0)
    output_of(program, "poll", code=0)
    (row,) = program.json("articles", "list")
    assert (row["state"], row["versions"]) == ("not_article", 0)
    assert "a PDF document, 1.2 MB" in row["last_error"]
    assert "not_article" in output_of(program, "articles", "list", code=0)
    assert "1 address hold" in output_of(program, "doctor", "--offline", code=0)
    assert "article 2" in output_of(program, "articles", "add", url, code=1)
    assert len(program.json("articles", "list")) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply(404, b"<p>Not here"), "HttpStatus"),
        (reply(410, b"<p>Gone"), "HttpStatus"),
        (reply(500, b"<p>Broken"), "HttpStatus"),
        (reply(503, b"", [("Retry-After", "60")]), "HostBusy"),
        (reply(200, b""), "EmptyBody"),
        (reply(200, b"<title>Log in</title><form><input name=user><input type=password></form>", HTML), "PageBlocked"),
    ],
)
def test_a_page_without_an_article_is_not_added(program: Program, origin: Origin, answer: bytes, error: str) -> None:
    url = origin.play("/x", answer)
    text = output_of(program, "articles", "add", url, code=1)
    assert text.startswith(f"not added {url} {error}: ")
    assert "again" not in text
    assert program.json("articles", "list") == []


def test_a_known_article_that_cannot_be_read_now_is_kept(program: Program, origin: Origin) -> None:
    output_of(program, "articles", "add", origin.url("/story"), code=0)
    origin.play("/story", reply(404, b"<p>Not here"))
    text = output_of(program, "articles", "add", origin.url("/story"), code=1)
    assert "article 1" in text
    assert "1 version; checked again" in text


def test_an_article_is_removed_with_all_its_data(program: Program, origin: Origin) -> None:
    output_of(program, "articles", "add", origin.url("/story"), code=0)
    result = program("articles", "remove", "1", "--json")
    assert json.loads(result.stdout) == [{"id": 1, "url": origin.url("/story"), "versions": 1}]
    assert "removed article 1" in result.stderr
    assert program.json("articles", "list") == []
    assert program.json("log") == []
    assert program.json("search", "train") == []
    assert program.json("db", "check")["ok"]
    output_of(program, "articles", "remove", "1", code=3)
    assert "article 2" in output_of(program, "articles", "add", origin.url("/story"), code=0)


def test_an_article_that_its_feed_lists_is_not_removed(program: Program, origin: Origin) -> None:
    output_of(program, "feeds", "add", origin.url("/feed"), code=0)
    output_of(program, "poll", code=0)
    text = output_of(program, "articles", "remove", "1", code=1)
    assert "error: StillListed: article 1 is listed by" in text
    assert "monitor articles mute 1" in text
    output_of(program, "feeds", "remove", "1", code=0)
    output_of(program, "articles", "remove", "1", code=0)
    assert program.json("articles", "list") == []


def test_either_all_named_articles_are_removed_or_none(program: Program, origin: Origin) -> None:
    output_of(program, "articles", "add", origin.url("/story"), code=0)
    output_of(program, "articles", "remove", "1", "99", code=3)
    assert len(program.json("articles", "list")) == 1


def test_digits_of_an_address_do_not_name_a_source_to_remove(program: Program, origin: Origin) -> None:
    page = origin.play("/story-471", reply(200, page_of("Freight train derails", *STORY).encode(), HTML))
    feed = origin.play("/feed-471", reply(200, feed_of(page).encode()))
    output_of(program, "articles", "add", page, code=0)
    output_of(program, "feeds", "add", feed, code=0)
    output_of(program, "show", "471", code=0)
    output_of(program, "articles", "remove", "471", code=3)
    output_of(program, "feeds", "remove", "471", code=3)
    assert [row["url"] for row in program.json("articles", "list")] == [page]
    assert [row["url"] for row in program.json("feeds", "list")] == [feed]
    output_of(program, "feeds", "remove", "feed-471", code=0)
    output_of(program, "articles", "remove", "story-471", code=0)
    assert program.json("articles", "list") == []


def test_a_page_that_only_forwards_is_reported_with_its_target(program: Program, origin: Origin) -> None:
    body = b"<title>Redirecting</title><p>You are being redirected.</p><a href='https://courier.example/mill'>Go on</a>"
    text = output_of(program, "articles", "add", origin.play("/go", reply(200, body, HTML)), code=1)
    assert "a page that only sends its reader to https://courier.example/mill" in text


def test_robots_txt_is_reported_but_does_not_stop_a_person(program: Program, origin: Origin) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
    warning = "it was read this once, because you named it; later checks obey robots.txt"
    feed = output_of(program, "feeds", "add", origin.url("/feed"), code=0)
    assert "1 article to follow" in feed
    assert warning in feed
    article = output_of(program, "articles", "add", origin.url("/story"), code=0)
    assert "1 version" in article
    assert warning in article
    assert "RobotsDisallowed" in output_of(program, "poll", "--all", code=1)
    assert [row["state"] for row in program.json("feeds", "list")] == ["active"]
    assert "RobotsDisallowed" in program.json("feeds", "list")[0]["last_error"]
