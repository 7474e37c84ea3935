"""Front pages and section pages are recognised by their address and by their metadata."""

from __future__ import annotations

import pytest

from monitor.extract import front_page, front_sign

URL = "https://p.example/town/2031/bridge-closed"


@pytest.mark.parametrize(
    ("requested", "final", "kind"),
    [
        (URL, "https://p.example/", "the home page"),
        (URL, "https://www.q.example", "the home page"),
        (URL, "https://p.example/index.php", "the home page"),
        (URL, "https://p.example/en/", "the home page"),
        (URL, "https://p.example/en-gb/home", "the home page"),
        ("https://p.example/index.php?id=5", "https://p.example/index.php", "the home page"),
        (URL, "https://p.example/town/", "a section page"),
        (URL, "https://www.p.example/town/2031", "a section page"),
        (URL, "https://p.example/?from=404", "the home page"),
        ("https://p.example/town?id=5", "https://p.example/?id=5", ""),
        (URL, "https://p.example/sport/?from=404", ""),
        (URL, "https://p.example/sport/", ""),
        (URL, "https://q.example/town/", ""),
        (URL, "https://p.example/town/2031/bridge-closed-again", ""),
        ("https://p.example/", "https://p.example/en/", ""),
    ],
)
def test_the_kind_of_a_final_address(requested: str, final: str, kind: str) -> None:
    assert front_page(requested, final) == kind


def page(title: str, head: str, h1: str, body: str = "") -> bytes:
    home = "<a href='/'>The Packet</a>"
    return f"<html><head><title>{title}</title>{head}</head><body>{home}<h1>{h1}</h1>{body}</body></html>".encode()


TEASERS = "".join(
    f"<article><h3><a href='/{n}'>What became of the bridge, part {n}</a></h3></article>" for n in range(9)
)
RELATED = "".join(f"<h3><a href='/{n}'>What became of the bridge, part {n}</a></h3>" for n in range(5))
PROSE = "".join(f"<p>{'The bridge is closed. ' * 8}</p>" for _ in range(4))


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        (page("The Packet", "", "The Packet"), "the home page"),
        (page("The Packet - news of the day", "", "The Packet"), "the home page"),
        (page("Home | Lindow News", "", "Home"), "the home page"),
        (page("Lindow News", "<meta property='og:site_name' content='Lindow News'>", "Lindow News"), "the home page"),
        (page("News of the day", "<link rel='canonical' href='/'>", "News of the day"), "the home page"),
        (page("Town", "<meta property='og:url' content='https://p.example/town/'>", "Town"), "a section page"),
        (page("All that happened this week", "", "Our week", TEASERS), "a list of stories"),
        (page("Bridge is closed - The Packet", "", "Bridge is closed", PROSE), ""),
        (page("Bridge is closed - The Packet", "", "The Packet", PROSE), ""),
        (page("Bridge is closed", f"<link rel='canonical' href='{URL}'>", "Bridge is closed", PROSE + RELATED), ""),
        (page("Bridge is closed", "<link rel='canonical' href='http://[broken'>", "Bridge is closed"), ""),
        (b"", ""),
    ],
)
def test_the_kind_of_a_page_by_its_content(html: bytes, sign: str) -> None:
    assert front_sign(html, URL) == sign
