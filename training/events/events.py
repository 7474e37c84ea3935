"""Reads the invented events: articles with their versions, developments, and the facts that they report."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from monitor.developments import compare
from monitor.diff import sentences_of
from monitor.model import Article, Block, BlockKind, Development, Document, Edit
from monitor.stories.reported import Report, ReportedArticle


@dataclass(frozen=True, slots=True)
class Reported:
    """A version, and the facts that each of its blocks states (-1: the headline)."""

    report: Report
    facts: dict[int, frozenset[str]]

    @property
    def all_facts(self) -> frozenset[str]:
        """The facts of all its blocks."""
        return frozenset[str]().union(*self.facts.values())


@dataclass(frozen=True, slots=True)
class EventArticle:
    """An article of an event, oldest version first."""

    number: int
    name: str
    outlet: str
    language: str
    versions: tuple[Reported, ...]

    @property
    def article(self) -> ReportedArticle:
        """The article as ``monitor.stories`` takes it."""
        return ReportedArticle(self.number, tuple(version.report for version in self.versions))

    def first_reported(self, facts: frozenset[str]) -> datetime | None:
        """The time of the first version by which all of these facts had been reported; None if never."""
        reported = frozenset[str]()
        for version in self.versions:
            reported |= version.all_facts
            if facts <= reported:
                return version.report.at
        return None

    def reports_any(self, facts: frozenset[str]) -> bool:
        """Whether any version reports any of these facts."""
        return any(not facts.isdisjoint(version.all_facts) for version in self.versions)

    def developments(self) -> Iterator[tuple[Development, frozenset[str]]]:
        """Its developments as the monitor finds them, each with the facts that are new in it.

        Facts are labelled by paragraph: if the new sentences of a paragraph are in several developments, it is unknown
        which one states the facts, and these developments have none.
        """
        known = self.versions[0].all_facts
        for before, after in zip(self.versions, self.versions[1:], strict=False):
            change = compare(before.report.document, after.report.document)
            sentences = sentences_of(after.report.document)
            news = [[change.edits[at] for at in item.edits if change.edits[at].development] for item in change.passages]
            blocks = [{sentences[at].block for edit in edits for at in edit.new_at} for edits in news]
            several = {block for block, count in Counter(chain.from_iterable(blocks)).items() if count > 1}
            for passage, edits, its_blocks in zip(change.passages, news, blocks, strict=True):
                facts = frozenset[str]().union(*(after.facts.get(block, frozenset()) for block in its_blocks)) - known
                stated = facts if several.isdisjoint(its_blocks) else frozenset[str]()
                yield self._development(after.report, change.edits[passage.lead], edits), stated
            known |= after.all_facts

    def _development(self, report: Report, lead: Edit, news: list[Edit]) -> Development:
        return Development(
            id=self.number,
            article=Article(self.number, f"https://{self.name}.example/", report.at),
            from_version=report.version - 1,
            to_version=report.version,
            detected_at=report.at,
            kind=lead.kind,
            text=" ".join(edit.new or "" for edit in news),
            previous=lead.old,
            score=lead.score,
            evidence=(),
            edits=tuple(news),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its articles."""

    name: str
    articles: tuple[EventArticle, ...]


def read_events(path: Path) -> list[Event]:
    """The events of a file, one JSON object per line."""
    return [_event(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _event(data: dict[str, Any]) -> Event:
    return Event(data["event"], tuple(_article(at, item) for at, item in enumerate(data["articles"])))


def _article(number: int, data: dict[str, Any]) -> EventArticle:
    versions = tuple(_reported(at, item, data["language"]) for at, item in enumerate(data["versions"], 1))
    return EventArticle(number, data["article"], data["outlet"], data["language"], versions)


def _reported(number: int, data: dict[str, Any], language: str) -> Reported:
    facts: defaultdict[int, set[str]] = defaultdict(set)
    facts[-1] |= set(data["headline_facts"])
    for fact, places in data["facts"].items():
        for place in places:
            facts[place].add(fact)
    document = Document(
        title=data["headline"],
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in data["paragraphs"]),
        language=language,
        published=_time(data["published"]) if data["published"] else None,
    )
    report = Report(number, _time(data["fetched_at"]), document)
    return Reported(report, {place: frozenset(found) for place, found in facts.items()})


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
