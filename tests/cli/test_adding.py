"""What a person adds by hand, and what they are told of it: a file, a page that only forwards, a forbidden address."""

from __future__ import annotations

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


def said(program: Program, *args: str, code: int) -> str:
    """What a command says, with white space folded."""
    result = program(*args)
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_an_article_is_added(program: Program, origin: Origin) -> None:
    text = said(program, "articles", "add", origin.url("/story"), code=0)
    assert text == "article 1 Freight train derails 1 version; looks again in 5 min"


def test_a_file_is_called_one_everywhere(program: Program, origin: Origin) -> None:
    url = origin.play("/file", reply(200, b"%PDF-1.5\n" + bytes(1_234_000), HTML))
    text = said(program, "articles", "add", url, code=1)
    assert "NotAnArticle: a PDF document, 1.2 MB, where an article was expected (nothing of it is stored;" in text
    assert "0 versions; looks again in" in text
    (row,) = program.json("articles", "list")
    assert (row["state"], row["versions"]) == ("not_article", 0)
    assert "a PDF document, 1.2 MB" in row["last_error"]
    assert "not_article" in said(program, "articles", "list", code=0)
    assert "1 address hold" in said(program, "doctor", "--offline", code=0)


def test_a_page_that_only_forwards_is_named_with_where_it_leads(program: Program, origin: Origin) -> None:
    body = b"<title>Redirecting</title><p>You are being redirected.</p><a href='https://courier.example/mill'>Go on</a>"
    text = said(program, "articles", "add", origin.play("/go", reply(200, body, HTML)), code=1)
    assert "a page that only sends its reader to https://courier.example/mill" in text


def test_robots_txt_is_told_and_does_not_keep_a_person_out(program: Program, origin: Origin) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
    told = "it was read this once, because you named it; later checks obey robots.txt"
    feed = said(program, "feeds", "add", origin.url("/feed"), code=0)
    assert "1 article to follow" in feed
    assert told in feed
    article = said(program, "articles", "add", origin.url("/story"), code=0)
    assert "1 version" in article
    assert told in article
    assert "RobotsDisallowed" in said(program, "poll", "--all", code=1)
    assert [row["state"] for row in program.json("feeds", "list")] == ["active"]
    assert "RobotsDisallowed" in program.json("feeds", "list")[0]["last_error"]
