"""The filters of the news page: read from its address, validated, and described in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import Depends, Query, Request

from monitor.history.labels import MATTERS, OF_NOTE
from monitor.model import Development, EditKind, Feed
from monitor.ports import VersionRepository
from monitor.web.parameters import Text
from monitor.web.render import feed_of, query

KINDS = tuple(str(kind) for kind in EditKind)[:6]
SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}
WEIGHTS = {"matters": MATTERS, "note": OF_NOTE}
ORDERS = ("newest", "importance")
_WEIGHT_LABELS = {"matters": "only what matters", "note": "of note or more"}
# ISO 639 codes have two or three letters; nobody types longer words.
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Chip:
    """The label of an active filter, and the query of the page without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a page; empty values select everything. ``problems`` describe invalid values, which are ignored.

    ``first`` and ``last`` are days in UTC, both inclusive; ``span`` is a period that ends now.
    """

    feed: Feed | None = None
    tag: str = ""
    kinds: tuple[str, ...] = ()
    language: str = ""
    words: str = ""
    weight: str = ""
    span: str = ""
    first: date | None = None
    last: date | None = None
    order: str = "newest"
    problems: tuple[str, ...] = ()

    @property
    def important(self) -> bool:
        """Whether the most important stories come first, instead of the newest."""
        return self.order == "importance"

    @property
    def live(self) -> bool:
        """Whether future developments can match."""
        return self.last is None

    def address(self, **more: object) -> str:
        """Return the query string of these filters and further parameters."""
        return query(
            order=self.order if self.important else "",
            feed=self.feed.id if self.feed else None,
            tag=self.tag,
            kind=self.kinds,
            language=self.language,
            words=self.words,
            weight=self.weight,
            span=self.span,
            **{"from": self.first, "to": self.last},
            **more,
        )

    def changed(self, **values: object) -> str:
        """Return the query string with some filters changed."""
        return replace(self, **values).address()  # type: ignore[arg-type]

    @property
    def cleared(self) -> str:
        """The query string without any filter."""
        return Filters(order=self.order).address()

    def chips(self) -> list[Chip]:
        """Return a chip for each active filter."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        if self.feed:
            yield Chip(self.feed.title or self.feed.url, self.changed(feed=None))
        if self.tag:
            yield Chip(f"tag {self.tag}", self.changed(tag=""))
        for kind in self.kinds:
            yield Chip(kind, self.changed(kinds=tuple(other for other in self.kinds if other != kind)))
        if self.language:
            yield Chip(f"language {self.language}", self.changed(language=""))
        if self.words:
            yield Chip(f"“{self.words}”", self.changed(words=""))
        if self.weight:
            yield Chip(_WEIGHT_LABELS[self.weight], self.changed(weight=""))
        yield from self._time_chips()

    def _time_chips(self) -> Iterator[Chip]:
        # In the order by importance, the links for the order show the day or week.
        if self.span and not (self.important and self.span in ("day", "week")):
            yield Chip(f"last {self.span}", self.changed(span=""))
        if self.first:
            yield Chip(f"from {self.first}", self.changed(first=None))
        if self.last:
            yield Chip(f"to {self.last}", self.changed(last=None))

    def read(
        self,
        repository: VersionRepository,
        now: datetime,
        *,
        before: int | None = None,
        after: int | None = None,
        most_articles: int | None = None,
        limit: int,
    ) -> tuple[Development, ...]:
        """Read the matching developments, newest first or most important first."""
        return repository.developments(
            since=self.since(now),
            until=_start(self.last + timedelta(days=1)) if self.last else None,
            before_id=before,
            after_id=after,
            feed_id=self.feed.id if self.feed else None,
            tags=(self.tag,) if self.tag else (),
            kinds=self.kinds,
            languages=(self.language,) if self.language else (),
            words=self.words,
            min_importance=WEIGHTS.get(self.weight, 0.0),
            by_importance=self.important and after is None,
            most_articles=most_articles,
            limit=limit,
        )

    def since(self, now: datetime) -> datetime | None:
        """Return the start of the selected time; the order by importance defaults to the last day."""
        span = self.span or ("day" if self.important and not self.first else "")
        starts = [now - SPANS[span]] if span else []
        starts += [_start(self.first)] if self.first else []
        return max(starts, default=None)


def filters_of(
    request: Request,
    feed: Text = "",
    tag: Text = "",
    kind: Annotated[tuple[Text, ...], Query()] = (),
    language: Text = "",
    words: Text = "",
    weight: Text = "",
    span: Text = "",
    first: Annotated[Text, Query(alias="from")] = "",
    last: Annotated[Text, Query(alias="to")] = "",
    order: Text = "",
) -> Filters:
    """Read the filters of an address; raises NotFound for an unknown feed."""
    problems: list[str] = []
    choices = (("weight", weight, tuple(WEIGHTS)), ("span", span, tuple(SPANS)), ("order", order, ORDERS))
    chosen = {name: _choice(name, value, allowed, problems) for name, value, allowed in choices}
    return Filters(
        feed=feed_of(request, _feed_number(feed, problems)),
        tag=tag.strip(),
        kinds=_kinds(kind, problems),
        language=_language(language.strip().lower(), problems),
        words=words.strip(),
        weight=chosen["weight"],
        span=chosen["span"],
        first=_day("from", first, problems),
        last=_day("to", last, problems),
        order=chosen["order"] or "newest",
        problems=tuple(problems),
    )


RequestedFilters = Annotated[Filters, Depends(filters_of)]


def _kinds(given: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    kinds = [kind for kind in dict.fromkeys(given) if kind]
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        problems.append(f"No kind of news is called “{unknown[0]}”. There are: {', '.join(KINDS)}.")
    return tuple(kind for kind in kinds if kind in KINDS)


def _choice(name: str, value: str, allowed: Sequence[str], problems: list[str]) -> str:
    if value and value not in allowed:
        problems.append(f"“{name}” cannot be “{value}”. It can be: {', '.join(allowed)}.")
        return ""
    return value


def _feed_number(value: str, problems: list[str]) -> int | None:
    # Nine digits: more than any database has feeds, and it fits into every integer column.
    if value and not re.fullmatch(r"[0-9]{1,9}", value):
        problems.append(f"A feed is named by its number, and “{value}” is not a number.")
        return None
    return int(value) if value else None


def _language(value: str, problems: list[str]) -> str:
    if value and not _LANGUAGE.fullmatch(value):
        problems.append(f"A language is named by its code, such as en or de; “{value}” is not a code.")
        return ""
    return value


def _day(name: str, value: str, problems: list[str]) -> date | None:
    if not value:
        return None
    try:
        found = date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
    except ValueError:
        found = None
    # The store holds times from 1970 on, and ``read`` needs the day after the last one.
    if found is None or not 1970 <= found.year < 9999:
        problems.append(f"“{name}” is a day such as 2026-03-01, and “{value}” is not.")
        return None
    return found


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
