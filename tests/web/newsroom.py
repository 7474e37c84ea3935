"""A site on loopback with a front page, two feeds and three articles, for tests of adding sources."""

from __future__ import annotations

from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, feed_of, page_of

HTML = [("Content-Type", "text/html; charset=utf-8")]


def furnish(site: Origin) -> Origin:
    """Let the site serve its pages: ``/`` links to the feeds ``/news.xml`` and ``/sport.xml``, ``/one`` to one feed."""
    for number in range(3):
        text = page_of(f"Story {number}", f"Part {number} of it.", *STORY)
        site.play(f"/story{number}", reply(200, text.encode(), HTML))
    stories = [site.url(f"/story{number}") for number in range(3)]
    site.play("/news.xml", reply(200, feed_of(*stories).encode()))
    site.play("/sport.xml", reply(200, feed_of(stories[0]).replace("Herald", "Sport").encode()))
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    front = page_of("Herald", *STORY, head=link.format("/news.xml") + link.format("/sport.xml"))
    site.play("/", reply(200, front.encode(), HTML))
    site.play("/one", reply(200, page_of("One", *STORY, head=link.format("/news.xml")).encode(), HTML))
    return site
