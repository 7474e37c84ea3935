"""A site on loopback with a front page, two feeds and three stories, for the pages that add sources."""

from __future__ import annotations

from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, feed_of, page_of

HTML = [("Content-Type", "text/html; charset=utf-8")]


def furnish(site: Origin) -> Origin:
    """Let the site play its pages: ``/`` names the feeds ``/news.xml`` and ``/sport.xml``, ``/one`` names one."""
    for at in range(3):
        site.play(f"/story{at}", reply(200, page_of(f"Story {at}", f"Part {at} of it.", *STORY).encode(), HTML))
    stories = [site.url(f"/story{at}") for at in range(3)]
    site.play("/news.xml", reply(200, feed_of(*stories).encode()))
    site.play("/sport.xml", reply(200, feed_of(stories[0]).replace("Herald", "Sport").encode()))
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    front = page_of("Herald", *STORY, head=link.format("/news.xml") + link.format("/sport.xml"))
    site.play("/", reply(200, front.encode(), HTML))
    site.play("/one", reply(200, page_of("One", *STORY, head=link.format("/news.xml")).encode(), HTML))
    return site
