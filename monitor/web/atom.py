"""The Atom feed of what is new: who may read it, and the answer to a feed reader that already has it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response

from monitor.alerts import check_link, developments_feed, sign_link
from monitor.alerts.words import matches_words
from monitor.model import Development
from monitor.web.parameters import Count, Id, Name, Text
from monitor.web.render import app_of, query
from monitor.web.validators import is_known
from monitor.web.viewer import ANYBODY, visitor_of

router = APIRouter(include_in_schema=False)
PATH = "/developments.atom"
CHALLENGE = 'Basic realm="News monitor", charset="UTF-8"'
IN_FEED = 100
# How far back developments are searched for an Atom feed's words.
SEARCHED = 10 * IN_FEED
# A job stores what it found some time after its check, and dates have whole seconds: a date is given once nothing more
# can be stored with it (RFC 9110, section 8.8.2.2). The ETag needs no such wait.
SETTLED = timedelta(minutes=1)


def address(request: Request, *, feed: str = "", article: str = "", words: str = "", story: str = "") -> str:
    """The address of a feed for people who are signed in, with the key that opens it to their feed reader."""
    visitor = visitor_of(request)
    seal = visitor.seal if visitor else ()
    key = sign_link(app_of(request).secret, *_signed(seal, feed, article, words, story)) if seal else ""
    return PATH + query(feed=feed, article=article, words=words, story=story, key=key)


def has_key_in(request: Request) -> bool:
    """Whether this is the address of a feed with a key in it."""
    return request.scope["path"] == PATH and bool(request.query_params.get("key"))


def has_key(request: Request, seals: Iterable[tuple[str, ...]]) -> bool:
    """Whether the address holds the key of the feed that it asks for, signed with one of these."""
    asked = request.query_params
    selection = [asked.get(name, "") for name in ("feed", "article", "words", "story")]
    secret, key = app_of(request).secret, asked.get("key", "")
    return any(check_link(secret, key, *_signed(seal, *selection)) for seal in seals)


@router.get(PATH)
def atom(
    request: Request,
    feed: Name = "",
    article: Name = "",
    words: Text = "",
    story: Id = None,
    before: Count = 0,
    key: Text = "",
) -> Response:
    """What is new, as an Atom feed (RFC 4287): all, of a feed, of an article, of a story, or with these words.

    ``words`` are terms parted by commas, as a subscription's: phrases, ``wor*``, ``-not``. What is older than the feed
    holds is at its ``next`` link (RFC 5005).
    """
    app = app_of(request)
    shown, last = _read(request, feed=feed, article=article, words=words, story=story, before=before)
    public = (app.settings.web.public_url or str(request.base_url)).rstrip("/")
    here = public + PATH
    body = developments_feed(
        shown,
        title="What is new",
        feed_url=here + query(feed=feed, article=article, words=words, story=story),
        self_url=here + query(feed=feed, article=article, words=words, story=story, before=before or None, key=key),
        public_url=public,
        next_url=here + query(feed=feed, article=article, words=words, story=story, before=last, key=key)
        if last
        else None,
    )
    headers = {"ETag": f'"{sha256(body).hexdigest()[:32]}"'}
    if (visitor := visitor_of(request)) is not None and visitor is not ANYBODY:
        headers["Cache-Control"] = "private, no-cache"
    modified = _modified(shown, app.clock.now())
    if modified is not None:
        headers["Last-Modified"] = format_datetime(modified.astimezone(UTC), usegmt=True)
    if _has_it(request, headers["ETag"], modified):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/atom+xml", headers=headers)


def _modified(shown: Sequence[Development], now: datetime) -> datetime | None:
    """The time of the newest development, once nothing more can be stored with it."""
    newest = max((item.detected_at for item in shown), default=None)
    return newest if newest is not None and newest + SETTLED < now else None


def _read(
    request: Request, *, feed: str, article: str, words: str, story: int | None, before: int
) -> tuple[Sequence[Development], int | None]:
    """The developments of a page, and the number to go on from where there are older ones."""
    app, terms = app_of(request), _terms(words)
    read = app.store.versions.developments(
        before_id=before or None,
        feed_id=app.history.feed(feed).id if feed else None,
        article_id=app.history.article(article).id if article else None,
        story_id=app.store.stories.get(story).id if story is not None else None,
        limit=(SEARCHED if terms else IN_FEED) + 1,
    )
    searched = read[:SEARCHED]
    matching = [item for item in searched if matches_words(item.text, terms)]
    shown = matching[:IN_FEED]
    if len(matching) > IN_FEED:
        return shown, shown[-1].id
    return shown, searched[-1].id if len(read) > SEARCHED else None


def _terms(words: str) -> list[str]:
    return [term for term in map(str.strip, words.split(",")) if term]


def _has_it(request: Request, etag: str, modified: datetime | None) -> bool:
    """Whether the feed reader already has this content: by ETag, else by date (RFC 9110, section 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return is_known(tags, etag)
    since = _date(request.headers.get("if-modified-since", ""))
    return modified is not None and since is not None and modified.replace(microsecond=0) <= since


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _signed(seal: tuple[str, ...], *selection: str) -> tuple[str, ...]:
    # The database's secret signs, so that a key cannot be used to guess the token; with the token all keys change.
    # Missing selections at the end are left out, so that addresses given out before stay valid.
    return ("atom", *seal, *selection[:3], *filter(None, selection[3:]))


def password(request: Request) -> bytes | None:
    """The password that a feed reader sends (Basic, RFC 7617); None where it sends none."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(given, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""
