"""An invented newsroom: stories in several languages, published and updated on a loopback site.

Its pages look like those of a real site: navigation, cookie banner, related links, view counter, advertisement and
update time differ on every request, while the article itself changes only from step to step.
"""

from __future__ import annotations

import itertools
import json
import threading
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, Self

NAME = "The Orsa Herald"
# Two more outlets that report one event of the first, each with its folder of stories.
OTHERS = (("Fjord Courier", "outlets/fjord-courier"), ("Coast Sentinel", "outlets/coast-sentinel"))
ADVERTS = ("Winter boots, now 40 % off", "Fly to the coast from 29.99", "A new phone, nothing to pay today")


@dataclass(frozen=True, slots=True)
class Step:
    """A story after one update. ``did``: what the newsroom did. ``new``: the sentences that say something new."""

    did: str
    title: str
    paragraphs: tuple[str, ...]
    new: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One article over its life."""

    slug: str
    language: str
    section: str
    author: str
    published: datetime
    steps: tuple[Step, ...]
    live: bool = False

    @property
    def path(self) -> str:
        """Where it is on the site."""
        return f"/{self.slug}"

    def at(self, step: int) -> Step:
        """The story at a step of the whole newsroom; after its last step it does not change."""
        return self.steps[min(step, len(self.steps) - 1)]

    def news_at(self, step: int) -> tuple[str, ...]:
        """The sentences that are new at a step of the whole newsroom."""
        return self.steps[step].new if step < len(self.steps) else ()


def load_stories(of: str = "stories") -> tuple[Story, ...]:
    """The stories in a folder of this package, by default those of the first outlet."""
    folder = files("monitor.demo").joinpath(*of.split("/"))
    sources = sorted(folder.iterdir(), key=lambda item: item.name)
    return tuple(
        _story(tomllib.loads(item.read_text(encoding="utf-8"))) for item in sources if item.name.endswith(".toml")
    )


def _story(table: dict[str, Any]) -> Story:
    steps = tuple(
        Step(
            did=step["did"],
            title=step["title"],
            paragraphs=tuple(step["body"].strip().split("\n\n")),
            new=tuple(step.get("new", ())),
            notes=tuple(step.get("notes", ())),
        )
        for step in table["steps"]
    )
    return Story(
        slug=table["slug"],
        language=table["language"],
        section=table["section"],
        author=table["author"],
        published=datetime.fromisoformat(table["published"]),
        steps=steps,
        live=table.get("live", False),
    )


class Newsroom:
    """The site: serves the stories at the current step. Use it as a context manager."""

    def __init__(self, stories: Iterable[Story] | None = None, name: str = NAME) -> None:
        self.name = name
        self.stories = tuple(stories) if stories is not None else load_stories()
        self.step = 0
        self._by_path = {story.path: story for story in self.stories}
        self._requests = itertools.count(1)
        self._visits: Counter[str] = Counter()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="newsroom", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def steps(self) -> int:
        """How many steps the longest story has."""
        return max(len(story.steps) for story in self.stories)

    @property
    def url(self) -> str:
        """The site's address, without a trailing slash."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def address(self, story: Story) -> str:
        """The address of a story."""
        return self.url + story.path

    @property
    def feed_url(self) -> str:
        """The feed's address."""
        return f"{self.url}/feed.xml"

    def visits(self) -> Counter[str]:
        """How often each path was requested so far."""
        return Counter(self._visits)

    def publish_next(self) -> None:
        """Advance every story to its next step."""
        self.step += 1

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body for a path."""
        self._visits[path] += 1
        if path == "/robots.txt":
            return 200, "text/plain", b"User-agent: *\nAllow: /\n"
        if path == "/feed.xml":
            return 200, "application/rss+xml; charset=utf-8", self._feed().encode()
        story = self._by_path.get(path)
        if story is None:
            return 404, "text/plain; charset=utf-8", b"There is no such page.\n"
        return 200, "text/html; charset=utf-8", self._page(story).encode()

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(story.at(self.step).title)}</title><link>{self.url}{story.path}</link>"
            f"<guid isPermaLink='true'>{self.url}{story.path}</guid>"
            f"<pubDate>{format_datetime(story.published)}</pubDate></item>"
            for story in self.stories
        )
        return (
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
            f"<title>{escape(self.name)}</title><link>{self.url}/</link><description>Invented news</description>"
            f"<ttl>1</ttl>{items}</channel></rss>"
        )

    def _page(self, story: Story) -> str:
        step = story.at(self.step)
        visit = next(self._requests)
        updated = story.published + timedelta(minutes=25 * self.step)
        body = _live_body(story, step) if story.live else "".join(f"<p>{escape(text)}</p>" for text in step.paragraphs)
        return _PAGE.format(
            language=story.language,
            title=escape(step.title),
            name=escape(self.name),
            url=self.url + story.path,
            published=story.published.isoformat(),
            updated=updated.isoformat(),
            data=json.dumps(self._data(story, step, updated), ensure_ascii=False).replace("<", "\\u003c"),
            section=escape(story.section),
            author=escape(story.author),
            shown=f"{updated:%H:%M}",
            ago=visit % 58 + 2,
            body=body,
            related=self._related(story, visit),
            readers=1000 + visit * 37 % 9000,
            shares=visit * 13 % 900,
            advert=ADVERTS[visit % len(ADVERTS)],
            nonce=sha256(str(visit).encode()).hexdigest()[:12],
        )

    def _related(self, story: Story, visit: int) -> str:
        others = [other for other in self.stories if other is not story]
        if not others:
            return ""
        rotated = others[visit % len(others) :] + others[: visit % len(others)]
        return "".join(
            f'<li><a href="{other.path}">{escape(other.at(self.step).title)}</a></li>' for other in rotated[:4]
        )

    def _data(self, story: Story, step: Step, updated: datetime) -> dict[str, Any]:
        data: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "LiveBlogPosting" if story.live else "NewsArticle",
            "headline": step.title,
            "datePublished": story.published.isoformat(),
            "dateModified": updated.isoformat(),
            "author": {"@type": "Person", "name": story.author},
            "mainEntityOfPage": self.url + story.path,
        }
        if story.live:
            data["liveBlogUpdate"] = [
                {
                    "@type": "BlogPosting",
                    "@id": f"{self.url}{story.path}#{time.replace(':', '')}",
                    "headline": headline,
                    "datePublished": f"{story.published:%Y-%m-%d}T{time}:00+00:00",
                    "articleBody": text,
                }
                for time, headline, text in map(_live_entry, step.paragraphs)
            ]
        return data


def _live_entry(paragraph: str) -> tuple[str, str, str]:
    """Time, headline and text of a live blog entry: its first line is "HH:MM headline"."""
    head, _, text = paragraph.partition("\n")
    time, _, headline = head.partition(" ")
    return time, headline, text


def _live_body(story: Story, step: Step) -> str:
    entries = map(_live_entry, step.paragraphs)
    return "".join(
        f'<article class="live-entry" id="{time.replace(":", "")}">'
        f'<time datetime="{story.published:%Y-%m-%d}T{time}:00+00:00">{time}</time>'
        f"<h3>{escape(headline)}</h3><p>{escape(text)}</p></article>"
        for time, headline, text in entries
    )


def _handler(newsroom: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, body = newsroom.answer(self.path.partition("?")[0])
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Log nothing: the terminal shows the demonstration."""

    return Handler


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} | {name}</title>
<link rel="canonical" href="{url}">
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="article:published_time" content="{published}">
<meta property="article:modified_time" content="{updated}">
<script type="application/ld+json">{data}</script></head>
<body>
<header><a href="/">{name}</a><nav><ul><li><a href="/world">World</a></li><li><a href="/local">Local</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We and our 214 partners use cookies. <button>Accept all</button></p></div></header>
<main><article>
<p class="section">{section}</p><h1>{title}</h1>
<p class="byline">By {author}</p><p class="timestamp">Updated {ago} minutes ago, at {shown}</p>
<ul class="share"><li>{shares} shares</li><li><a href="#comments">Comments</a></li></ul>
<div class="article-body">{body}</div>
</article></main>
<aside class="related"><h2>Most read</h2><ol>{related}</ol><p>{readers} people are reading this now</p>
<div class="ad" id="ad-{nonce}"><p>Advertisement: {advert}</p></div></aside>
<footer><p>© 2026 {name}. All rights reserved.</p><p>Request {nonce}</p></footer>
</body></html>
"""
