"""Memento (RFC 7089): the versions of an article by time, for clients that know its address only.

The original resource (URI-R) is the article's address; a memento (URI-M) is the page of a version. A TimeGate (URI-G)
redirects to one (pattern 2.1), a TimeMap (URI-T) lists them. Both take an article's number in place of its address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote, unquote, urldefrag

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from monitor.errors import NotFound
from monitor.feeds import normal_address
from monitor.model import Article, VersionSummary
from monitor.web.guard import error
from monitor.web.paging import own_origin
from monitor.web.render import app_of

router = APIRouter(include_in_schema=False)
TIMEGATE, TIMEMAP = "/memento/timegate/", "/memento/timemap/link/"
LINK_FORMAT = "application/link-format"
MEMENTOS_PER_PAGE = 1000
_VARY = {"Vary": "accept-datetime"}

# RFC 7089, section 2.1.1.1: the fixed form of RFC 1123, in GMT, whose names of days and months are case-sensitive.
_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
    r"[0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
)
# Proxies merge slashes: ``https:/host`` means ``https://host``.
_SCHEME = re.compile(r"(https?):/{1,2}(?=[^/])", re.IGNORECASE)
_ENCODED = re.compile(r"https?%3a", re.IGNORECASE)
# A page of a TimeMap is named before the address: what comes after the version of this number.
_PAGE = re.compile(r"(?:([0-9]{1,18})/)?(.+)", re.DOTALL)
# What an address may contain (RFC 3986) but for the ``#`` of a fragment, which is no part of a request.
_RESERVED = ":/?[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Mementos:
    """The first and last version of an article that are kept, and the addresses that its versions are named by."""

    origin: str
    article: Article
    first: VersionSummary
    last: VersionSummary

    @property
    def original(self) -> str:
        """URI-R."""
        return quote(urldefrag(self.article.url).url, safe=_RESERVED)

    def path(self, mark: VersionSummary) -> str:
        """Where a version is shown."""
        return f"/articles/{self.article.id}/versions/{mark.number}"

    def link(self, target: str, relation: str, **attributes: str) -> str:
        """One link, as in a Link header and in a TimeMap."""
        return f'<{target}>; rel="{relation}"' + "".join(f'; {name}="{value}"' for name, value in attributes.items())

    def memento(self, mark: VersionSummary, *further: str) -> str:
        """The link to a version."""
        relation = " ".join((*further, "memento"))
        return self.link(f"{self.origin}{self.path(mark)}", relation, datetime=_date(mark))

    def around(self, beside: Sequence[VersionSummary], shown: int) -> str:
        """The Link header of a memento, or of a TimeGate that leads to it (section 2.2).

        ``beside`` are the version shown and those kept next before and after it.
        """
        marks = {mark.number: mark for mark in (self.first, *beside, self.last)}
        named: dict[int, list[str]] = {number: [] for number in sorted(marks)}
        named[self.first.number].append("first")
        named[self.last.number].append("last")
        for mark in beside:
            named[mark.number] += ["prev"] * (mark.number < shown) + ["next"] * (mark.number > shown)
        mementos = (self.memento(marks[number], *names) for number, names in named.items())
        gate = self.link(f"{self.origin}{TIMEGATE}{self.original}", "timegate")
        return ", ".join((self.link(self.original, "original"), gate, self._map(0, "timemap"), *mementos))

    def listed(self, after: int, rest: Sequence[VersionSummary]) -> str:
        """A TimeMap in link format (section 5, RFC 6690): the mementos after that version, and its other pages.

        ``rest`` are the versions after it; one more than a page shows says that there is another page.
        """
        shown, more = rest[:MEMENTOS_PER_PAGE], rest[MEMENTOS_PER_PAGE:]
        ends = {"from": _date(shown[0]), "until": _date(shown[-1])} if shown else {}
        links = [
            self.link(self.original, "original"),
            self._map(after, "self", **ends),
            self.link(f"{self.origin}{TIMEGATE}{self.original}", "timegate"),
            *([self._map(0, "timemap")] if after else []),
            *([self._map(shown[-1].number, "timemap", **{"from": _date(more[0])})] if more else []),
        ]
        ends_of_all = ((self.first, "first"), (self.last, "last"))
        links += (self.memento(mark, *(name for end, name in ends_of_all if end == mark)) for mark in shown)
        return ",\n".join(links) + "\n"

    def _map(self, after: int, relation: str, **attributes: str) -> str:
        page = f"{after}/" if after else ""
        return self.link(f"{self.origin}{TIMEMAP}{page}{self.original}", relation, type=LINK_FORMAT, **attributes)


@router.get(TIMEGATE + "{asked:path}")
def timegate(request: Request) -> Response:
    """Redirects to the version that was current at the time of Accept-Datetime, else to the newest."""
    given = request.headers.get("accept-datetime")
    moment = _moment(given) if given is not None else None
    if given is not None and moment is None:
        said = "Accept-Datetime has to be a date such as Thu, 31 May 2007 20:35:00 GMT (RFC 7089)."
        return _varying(error(request, 400, "Bad Request", said))
    found = _found(request, _after(request, TIMEGATE))
    if found is None:
        return _varying(_unknown(request))
    numbers = app_of(request).store.versions.numbers(found.article.id)
    number = _number_at(request, found.article, moment)
    shown = numbers[0] if number is None else number
    beside = _beside(request, found.article, numbers, shown)
    mark = next(mark for mark in beside if mark.number == shown)
    return RedirectResponse(found.path(mark), 302, {**_VARY, "Link": found.around(beside, shown)})


@router.get(TIMEMAP + "{asked:path}")
def timemap(request: Request) -> Response:
    """All versions with their times, in link format, page by page."""
    page = _PAGE.fullmatch(_after(request, TIMEMAP))
    found = _found(request, page[2]) if page else None
    if page is None or found is None:
        return _unknown(request)
    after, repository = int(page[1] or 0), app_of(request).store.versions
    rest = repository.summaries(found.article.id, above=after, limit=MEMENTOS_PER_PAGE + 1)
    return Response(found.listed(after, rest), headers={"Content-Type": LINK_FORMAT})


def headers_of(request: Request, article: Article, number: int) -> dict[str, str]:
    """What makes the page of a stored version a memento: its time, and links to the others."""
    numbers = app_of(request).store.versions.numbers(article.id)
    found, beside = _mementos(request, article, numbers), _beside(request, article, numbers, number)
    shown = next(mark for mark in beside if mark.number == number)
    return {"Memento-Datetime": _date(shown), "Link": found.around(beside, number)}


def _mementos(request: Request, article: Article, numbers: Sequence[int]) -> Mementos:
    repository = app_of(request).store.versions
    (first,) = repository.summaries(article.id, limit=1)
    (last,) = repository.summaries(article.id, above=numbers[-1] - 1, limit=1)
    return Mementos(own_origin(request), article, first, last)


def _beside(request: Request, article: Article, numbers: Sequence[int], shown: int) -> Sequence[VersionSummary]:
    """A version with those kept next before and after it."""
    at = bisect_left(numbers, shown)
    return app_of(request).store.versions.summaries(article.id, above=numbers[max(at - 1, 0)] - 1, limit=2 + (at > 0))


def _number_at(request: Request, article: Article, moment: datetime | None) -> int | None:
    """The version that was current at a time: the last one read until then; without a time the newest of all.

    A Memento-Datetime tells whole seconds: what was read within that second counts.
    """
    until = datetime.max.replace(tzinfo=UTC) if moment is None else moment + timedelta(microseconds=999_999)
    return app_of(request).store.versions.number_at(article.id, until)


def address_in(rest: str, query: str) -> str:
    """The address in a path, plain or percent-encoded as a whole, and goes on in the query.

    ``rest`` is the raw path, so that escapes of the address itself are kept.
    """
    if _ENCODED.match(rest):
        rest = unquote(rest)
    rest = _SCHEME.sub(lambda found: f"{found[1].lower()}://", rest, count=1)
    return f"{rest}?{query}" if query else rest


def _found(request: Request, rest: str) -> Mementos | None:
    """The versions of the article that is meant by its number or address; None where none is known or stored."""
    app = app_of(request)
    number = rest if rest.isascii() and rest.isdigit() and len(rest) < 19 else None
    if number is None:
        named = app.store.articles.by_address(normal_address(address_in(rest, _query(request))))
        number = str(named.id) if named else None
    if number is None:
        return None
    try:
        article = app.history.numbered(int(number))
    except NotFound:
        return None
    numbers = app.store.versions.numbers(article.id)
    return _mementos(request, article, numbers) if numbers else None


def _after(request: Request, folder: str) -> str:
    """The raw path behind a folder of the monitor."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return raw.decode("latin-1").partition("?")[0].removeprefix(folder)


def _query(request: Request) -> str:
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _unknown(request: Request) -> Response:
    said = "No stored version of such an article is known."
    return error(request, 404, "NotFound", said, "Name a whole address, http://… or https://…, or an article's number.")


def _varying(answer: Response) -> Response:
    answer.headers["Vary"] = _VARY["Vary"]
    return answer


def _moment(given: str) -> datetime | None:
    try:
        return parsedate_to_datetime(given) if _DATE.fullmatch(given) else None
    except (ValueError, OverflowError):
        return None


def _seconds(mark: VersionSummary) -> datetime:
    """When a version was read, in whole seconds: a Memento-Datetime has no smaller unit."""
    return mark.fetched_at.astimezone(UTC).replace(microsecond=0)


def _date(mark: VersionSummary) -> str:
    return format_datetime(_seconds(mark), usegmt=True)
