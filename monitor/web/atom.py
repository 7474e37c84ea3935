"""The Atom feed of developments: its keys, its content, and 304 for a feed reader that has it already."""

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
ENTRIES = 100
# How many developments are searched for the words of a feed.
SEARCHED = 10 * ENTRIES
# Last-Modified has whole seconds, and a job stores developments some time after its check. So the header is sent only
# once nothing more can be stored with the same date (RFC 9110, section 8.8.2.2). The ETag needs no such wait.
SETTLED = timedelta(minutes=1)


def address(request: Request, *, feed: str = "", article: str = "", words: str = "", story: str = "") -> str:
    """Return the address of a feed; for viewers who are signed in, with a key for their feed reader."""
    visitor = visitor_of(request)
    seal = visitor.seal if visitor else ()
    key = sign_link(app_of(request).secret, *_signed(seal, feed, article, words, story)) if seal else ""
    return PATH + query(feed=feed, article=article, words=words, story=story, key=key)


def has_key_in(request: Request) -> bool:
    """Whether a request is for the Atom feed and has a key in its address."""
    return request.scope["path"] == PATH and bool(request.query_params.get("key"))


def has_key(request: Request, seals: Iterable[tuple[str, ...]]) -> bool:
    """Whether the key in the address is valid for the requested selection and was signed with one of ``seals``."""
    parameters = request.query_params
    selection = [parameters.get(name, "") for name in ("feed", "article", "words", "story")]
    secret, key = app_of(request).secret, parameters.get("key", "")
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
    """Serve developments as an Atom feed (RFC 4287): all, or of a feed, an article, a story, or with certain words.

    ``words`` are terms separated by commas, as in a subscription: phrases, ``wor*``, ``-not``. The ``next`` link leads
    to older developments (RFC 5005).
    """
    app = app_of(request)
    shown, next_before = _read(request, feed=feed, article=article, words=words, story=story, before=before)
    public = (app.settings.web.public_url or str(request.base_url)).rstrip("/")
    here = public + PATH
    selection = {"feed": feed, "article": article, "words": words, "story": story}
    body = developments_feed(
        shown,
        title="What is new",
        feed_url=here + query(**selection),
        self_url=here + query(**selection, before=before or None, key=key),
        public_url=public,
        next_url=here + query(**selection, before=next_before, key=key) if next_before else None,
    )
    headers = {"ETag": f'"{sha256(body).hexdigest()[:32]}"'}
    if (visitor := visitor_of(request)) is not None and visitor is not ANYBODY:
        headers["Cache-Control"] = "private, no-cache"
    modified = _modified(shown, app.clock.now())
    if modified is not None:
        headers["Last-Modified"] = format_datetime(modified.astimezone(UTC), usegmt=True)
    if _is_unchanged(request, headers["ETag"], modified):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/atom+xml", headers=headers)


def _modified(shown: Sequence[Development], now: datetime) -> datetime | None:
    """Return the time of the newest development; None while more can still be stored with the same time."""
    newest = max((item.detected_at for item in shown), default=None)
    return newest if newest is not None and newest + SETTLED < now else None


def _read(
    request: Request, *, feed: str, article: str, words: str, story: int | None, before: int
) -> tuple[Sequence[Development], int | None]:
    """Read the developments of a page, and the ``before`` of the next page if there are older ones."""
    app, terms = app_of(request), _terms(words)
    read = app.store.versions.developments(
        before_id=before or None,
        feed_id=app.history.feed(feed).id if feed else None,
        article_id=app.history.article(article).id if article else None,
        story_id=app.store.stories.get(story).id if story is not None else None,
        limit=(SEARCHED if terms else ENTRIES) + 1,
    )
    searched = read[:SEARCHED]
    matching = [item for item in searched if matches_words(item.text, terms)]
    shown = matching[:ENTRIES]
    if len(matching) > ENTRIES:
        return shown, shown[-1].id
    return shown, searched[-1].id if len(read) > SEARCHED else None


def _terms(words: str) -> list[str]:
    return [term for term in map(str.strip, words.split(",")) if term]


def _is_unchanged(request: Request, etag: str, modified: datetime | None) -> bool:
    """Whether the feed reader has this content already: by ETag, else by date (RFC 9110, section 13.2.2)."""
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
    # Signed with the secret in the database, so that a key does not help to guess the token. The token is part of what
    # is signed, so that a new token invalidates all keys. ``story`` is left out if empty, so that addresses from before
    # there were stories stay valid.
    return ("atom", *seal, *selection[:3], *filter(None, selection[3:]))


def password(request: Request) -> bytes | None:
    """Return the password that a feed reader sends (Basic, RFC 7617); empty if malformed, None if it sends none."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(given, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""
