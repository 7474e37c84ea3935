"""Memento (RFC 7089): the versions of an article by time, for clients that know only its address.

The original resource (URI-R) is the article's address; a memento (URI-M) is the page of a version. The TimeGate
(URI-G) redirects to a memento (pattern 2.1), a TimeMap (URI-T) lists all. Both also accept an article's number.
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
from monitor.web.guard import error, query_of
from monitor.web.paging import own_origin
from monitor.web.parameters import row_number
from monitor.web.render import app_of

router = APIRouter(include_in_schema=False)
TIMEGATE, TIMEMAP = "/memento/timegate/", "/memento/timemap/link/"
LINK_FORMAT = "application/link-format"
MEMENTOS_PER_PAGE = 1000
_VARY = {"Vary": "accept-datetime"}

# RFC 7089, section 2.1.1.1: the fixed format of RFC 1123 in GMT; names of days and months are case-sensitive.
_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
    r"[0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
)
# Proxies merge slashes: ``https:/host`` means ``https://host``.
_SCHEME = re.compile(r"(https?):/{1,2}(?=[^/])", re.IGNORECASE)
_ENCODED = re.compile(r"https?%3a", re.IGNORECASE)
# A page of a TimeMap is selected by a number before the address: it lists the versions after that number.
_PAGE = re.compile(r"(?:([0-9]{1,18})/)?(.+)", re.DOTALL)
# The characters that an address may contain (RFC 3986), except ``#``: a fragment is not part of a request.
_RESERVED = ":/?[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Mementos:
    """An article with its first and last stored version, and the links to its versions below ``origin``."""

    origin: str
    article: Article
    first: VersionSummary
    last: VersionSummary

    @property
    def original(self) -> str:
        """The address of the original resource (URI-R)."""
        return quote(urldefrag(self.article.url).url, safe=_RESERVED)

    def path(self, mark: VersionSummary) -> str:
        """Return the path of a version's page."""
        return f"/articles/{self.article.id}/versions/{mark.number}"

    def link(self, target: str, relation: str, **attributes: str) -> str:
        """Format a link for a Link header or a TimeMap."""
        return f'<{target}>; rel="{relation}"' + "".join(f'; {name}="{value}"' for name, value in attributes.items())

    def memento(self, mark: VersionSummary, *relations: str) -> str:
        """Format the link to a version, with further relations such as ``first``."""
        relation = " ".join((*relations, "memento"))
        return self.link(f"{self.origin}{self.path(mark)}", relation, datetime=_date(mark))

    def link_header(self, neighbours: Sequence[VersionSummary], shown: int) -> str:
        """Format the Link header of a memento, or of a TimeGate response that leads to it (section 2.2).

        ``neighbours`` are the version shown and the stored versions before and after it.
        """
        marks = {mark.number: mark for mark in (self.first, *neighbours, self.last)}
        relations: dict[int, list[str]] = {number: [] for number in sorted(marks)}
        relations[self.first.number].append("first")
        relations[self.last.number].append("last")
        for mark in neighbours:
            if mark.number < shown:
                relations[mark.number].append("prev")
            elif mark.number > shown:
                relations[mark.number].append("next")
        mementos = (self.memento(marks[number], *names) for number, names in relations.items())
        gate = self.link(f"{self.origin}{TIMEGATE}{self.original}", "timegate")
        return ", ".join((self.link(self.original, "original"), gate, self._timemap_link(0, "timemap"), *mementos))

    def timemap(self, after: int, rest: Sequence[VersionSummary]) -> str:
        """Format a page of the TimeMap (section 5; link format of RFC 6690): the mementos after a version.

        ``rest`` are the versions after it, up to one more than fits on a page, which means that there is a next page.
        """
        shown, more = rest[:MEMENTOS_PER_PAGE], rest[MEMENTOS_PER_PAGE:]
        period = {"from": _date(shown[0]), "until": _date(shown[-1])} if shown else {}
        links = [
            self.link(self.original, "original"),
            self._timemap_link(after, "self", **period),
            self.link(f"{self.origin}{TIMEGATE}{self.original}", "timegate"),
        ]
        if after:
            links.append(self._timemap_link(0, "timemap"))
        if more:
            links.append(self._timemap_link(shown[-1].number, "timemap", **{"from": _date(more[0])}))
        ends = ((self.first, "first"), (self.last, "last"))
        links += (self.memento(mark, *(name for end, name in ends if end == mark)) for mark in shown)
        return ",\n".join(links) + "\n"

    def _timemap_link(self, after: int, relation: str, **attributes: str) -> str:
        page = f"{after}/" if after else ""
        return self.link(f"{self.origin}{TIMEMAP}{page}{self.original}", relation, type=LINK_FORMAT, **attributes)


@router.get(TIMEGATE + "{asked:path}")
def timegate(request: Request) -> Response:
    """Redirect to the version that was current at the time in Accept-Datetime, or to the newest without it."""
    given = request.headers.get("accept-datetime")
    moment = _parsed_date(given) if given is not None else None
    if given is not None and moment is None:
        message = "Accept-Datetime has to be a date such as Thu, 31 May 2007 20:35:00 GMT (RFC 7089)."
        return _with_vary(error(request, 400, "Bad Request", message))
    found = _mementos_at(request, _raw_path_below(request, TIMEGATE))
    if found is None:
        return _with_vary(_not_found(request))
    numbers = app_of(request).store.versions.numbers(found.article.id)
    number = _number_at(request, found.article, moment)
    shown = numbers[0] if number is None else number
    neighbours = _neighbours(request, found.article, numbers, shown)
    mark = next(mark for mark in neighbours if mark.number == shown)
    return RedirectResponse(found.path(mark), 302, {**_VARY, "Link": found.link_header(neighbours, shown)})


@router.get(TIMEMAP + "{asked:path}")
def timemap(request: Request) -> Response:
    """Return all versions with their times in link format, page by page."""
    page = _PAGE.fullmatch(_raw_path_below(request, TIMEMAP))
    found = _mementos_at(request, page[2]) if page else None
    if page is None or found is None:
        return _not_found(request)
    after, repository = int(page[1] or 0), app_of(request).store.versions
    rest = repository.summaries(found.article.id, above=after, limit=MEMENTOS_PER_PAGE + 1)
    return Response(found.timemap(after, rest), headers={"Content-Type": LINK_FORMAT})


def headers_of(request: Request, article: Article, number: int) -> dict[str, str]:
    """Return the headers that make the page of a version a memento: its time, and links to other versions."""
    numbers = app_of(request).store.versions.numbers(article.id)
    found, neighbours = _mementos(request, article, numbers), _neighbours(request, article, numbers, number)
    shown = next(mark for mark in neighbours if mark.number == number)
    return {"Memento-Datetime": _date(shown), "Link": found.link_header(neighbours, number)}


def _mementos(request: Request, article: Article, numbers: Sequence[int]) -> Mementos:
    repository = app_of(request).store.versions
    (first,) = repository.summaries(article.id, limit=1)
    (last,) = repository.summaries(article.id, above=numbers[-1] - 1, limit=1)
    return Mementos(own_origin(request), article, first, last)


def _neighbours(request: Request, article: Article, numbers: Sequence[int], shown: int) -> Sequence[VersionSummary]:
    """Return a version with the stored versions before and after it."""
    index = bisect_left(numbers, shown)
    first = numbers[max(index - 1, 0)]
    return app_of(request).store.versions.summaries(article.id, above=first - 1, limit=3 if index > 0 else 2)


def _number_at(request: Request, article: Article, moment: datetime | None) -> int | None:
    """Return the version that was current at a time: the last one fetched by then; the newest if no time is given.

    Datetimes have whole seconds, so versions fetched within that second count.
    """
    until = datetime.max.replace(tzinfo=UTC) if moment is None else moment + timedelta(microseconds=999_999)
    return app_of(request).store.versions.number_at(article.id, until)


def address_in(rest: str, query: str) -> str:
    """Return the address of an original resource that is embedded in a path, plain or entirely percent-encoded.

    ``rest`` is the raw path, so that percent-encoding within the address is kept. The request's query is part of the
    address.
    """
    if _ENCODED.match(rest):
        rest = unquote(rest)
    rest = _SCHEME.sub(lambda found: f"{found[1].lower()}://", rest, count=1)
    return f"{rest}?{query}" if query else rest


def _mementos_at(request: Request, rest: str) -> Mementos | None:
    """Return the mementos of the article with a number or address; None if it is unknown or has no versions."""
    app = app_of(request)
    number = row_number(rest)
    if number is None:
        known = app.store.articles.by_address(normal_address(address_in(rest, query_of(request))))
        number = known.id if known else None
    if number is None:
        return None
    try:
        article = app.history.numbered(number)
    except NotFound:
        return None
    numbers = app.store.versions.numbers(article.id)
    return _mementos(request, article, numbers) if numbers else None


def _raw_path_below(request: Request, prefix: str) -> str:
    """Return the raw path of a request after a prefix."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return raw.decode("latin-1").partition("?")[0].removeprefix(prefix)


def _not_found(request: Request) -> Response:
    message = "No version of such an article is stored."
    advice = "Give a full address, http://… or https://…, or an article's number."
    return error(request, 404, "NotFound", message, advice)


def _with_vary(answer: Response) -> Response:
    answer.headers["Vary"] = _VARY["Vary"]
    return answer


def _parsed_date(given: str) -> datetime | None:
    try:
        return parsedate_to_datetime(given) if _DATE.fullmatch(given) else None
    except (ValueError, OverflowError):
        return None


def _date(mark: VersionSummary) -> str:
    """Format the time at which a version was fetched, for Memento-Datetime, which has whole seconds."""
    return format_datetime(mark.fetched_at.astimezone(UTC), usegmt=True)
