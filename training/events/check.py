"""Checks the invented events for consistency: names, times, paragraphs, facts, first reports, look-alikes, texts."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ELSEWHERE = HERE.parent
SORTS = {"quantity", "state"}
RELATIONS = {"later", "precise", "contradiction", "correction"}
MANNERS = {"agency", "broadsheet", "tabloid", "local", "broadcaster", "official"}
LONG_ENOUGH = 40  # characters; shorter sentences ("More follows.") may occur anywhere

Event = dict[str, Any]
Version = dict[str, Any]


def events() -> list[Event]:
    """Every event of every file here."""
    lines = [line for path in sorted(HERE.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def articles_of(all_events: list[Event]) -> list[dict[str, Any]]:
    """The articles of all events."""
    return [article for event in all_events for article in event["articles"]]


def versions(event: Event) -> Iterator[tuple[str, int, Version]]:
    """The versions of an event's articles: name of the article, number of the version (from 1), the version."""
    for article in event["articles"]:
        for number, version in enumerate(article["versions"], 1):
            yield article["article"], number, version


def reporters(event: Event) -> dict[str, list[tuple[str, str]]]:
    """For each fact, (time, article) of every version whose paragraphs or headline state it, the earliest first."""
    reported: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for article, _, version in versions(event):
        for fact in {*version["facts"], *version["headline_facts"]}:
            reported[fact].append((version["fetched_at"], article))
    return {fact: sorted(times) for fact, times in reported.items()}


def sentences(text: str) -> set[str]:
    """The longer sentences of a text, and the text itself."""
    parts = [text, *re.split(r"(?<=[.!?。])\s+", text)]
    return {part.strip() for part in parts if len(part.strip()) >= LONG_ENOUGH}


def _names(all_events: list[Event]) -> Iterator[str]:
    articles = articles_of(all_events)
    yield from _duplicates("event", (event["event"] for event in all_events))
    yield from _duplicates("article", (article["article"] for article in articles))
    yield from _duplicates("address", (article["url"] for article in articles))
    known = {event["event"]: event for event in all_events}
    for event in all_events:
        for other in event["lookalike_of"]:
            if event["event"] not in known.get(other, {}).get("lookalike_of", []) or other == event["event"]:
                yield f"{event['event']}: {other} does not name it as a look-alike"


def _duplicates(kind: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{kind} {value} occurs twice" for value, count in Counter(values).items() if count > 1)


def _times(event: Event) -> Iterator[str]:
    for article in event["articles"]:
        name, seen = article["article"], [version["fetched_at"] for version in article["versions"]]
        if article["manner"] not in MANNERS:
            yield f"{name}: unknown manner {article['manner']}"
        if seen != sorted(set(seen)):
            yield f"{name}: the times of its versions do not ascend"
        for version in article["versions"]:
            yield from (f"{name}: {problem}" for problem in _version_times(version))
        texts = [(version["headline"], tuple(version["paragraphs"])) for version in article["versions"]]
        if any(one == two for one, two in pairwise(texts)):
            yield f"{name}: two successive versions are equal"


def _version_times(version: Version) -> Iterator[str]:
    fetched, published = version["fetched_at"], version["published"]
    for value in filter(None, (fetched, published)):
        if datetime.fromisoformat(value).strftime("%Y-%m-%dT%H:%MZ") != value:
            yield f"{value} is not a time in UTC to the minute"
    if published is not None and published > fetched:
        yield f"fetched at {fetched}, before it was published"


def _paragraphs(event: Event, facts_elsewhere: set[str], outlets: set[str]) -> Iterator[str]:
    own = {fact["id"] for fact in event["facts"]}
    if len(own) != len(event["facts"]):
        yield f"{event['event']}: a fact occurs twice"
    for article, number, version in versions(event):
        where = f"{article} version {number}"
        if not (version["headline"] and version["paragraphs"] and all(version["paragraphs"])):
            yield f"{where}: empty text"
        known = {"facts": own, "former": own, "background": facts_elsewhere, "credits": outlets}
        yield from (f"{where}: {problem}" for problem in _places(version, known))
        if not set(version.get("boilerplate", [])) <= set(range(len(version["paragraphs"]))):
            yield f"{where}: boilerplate names a paragraph that does not exist"
        yield from (f"{where}: unknown headline fact {fact}" for fact in version["headline_facts"] if fact not in own)


def _places(version: Version, known: dict[str, set[str]]) -> Iterator[str]:
    """Problems with names and paragraph numbers; ``known``: the names that each field may have."""
    for field, names in known.items():
        for name, places in version.get(field, {}).items():
            if name not in names:
                yield f"{field} of the unknown {name}"
            if not _are_paragraphs(places, len(version["paragraphs"])):
                yield f"{field} of {name} at wrong paragraphs {places}"


def _are_paragraphs(places: list[int], count: int) -> bool:
    """Whether the paragraph numbers are not empty, ascending, without duplicates, and all below ``count``."""
    return bool(places) and places == sorted(set(places)) and places[0] >= 0 and places[-1] < count


def _first(event: Event) -> Iterator[str]:
    reported = reporters(event)
    for fact in event["facts"]:
        times = reported.get(fact["id"], [])
        if not times:
            yield f"{event['event']}: nobody reports {fact['id']}"
        elif len({article for time, article in times if time == times[0][0]}) > 1:
            yield f"{event['event']}: {fact['id']} has two first reporters"


def _disagreements(event: Event) -> Iterator[str]:
    by_name = {(article, number): version for article, number, version in versions(event)}
    for item in event["disagreements"]:
        where = f"{event['event']} {item['id']}"
        yield from (f"{where}: {problem}" for problem in _relations(item))
        for entry in item["says"]:
            if not _says(by_name.get((entry["article"], entry["version"])), entry["fact"]):
                yield f"{where}: {entry['article']} version {entry['version']} does not say {entry['fact']}"
        yield from (f"{where}: {problem}" for problem in _corrections(item))


def _relations(disagreement: dict[str, Any]) -> Iterator[str]:
    relations = disagreement["relations"]
    if disagreement["sort"] not in SORTS or not {relation["relation"] for relation in relations} <= RELATIONS:
        yield "unknown sort or relation"
    stated = {entry["fact"] for entry in disagreement["says"]}
    if {fact for relation in relations for fact in relation["values"]} != stated:
        yield "the values in 'says' and in 'relations' differ"


def _says(version: Version | None, fact: str) -> bool:
    return version is not None and fact in {*version["facts"], *version["headline_facts"]}


def _corrections(disagreement: dict[str, Any]) -> Iterator[str]:
    values = {(entry["article"], entry["version"], entry["fact"]) for entry in disagreement["says"]}
    for correction in disagreement["corrections"]:
        name, number, old = correction["article"], correction["version"], correction["old"]
        is_change = (name, number - 1, old) in values and (name, number, old) not in values
        if not is_change or (name, number, correction["new"]) not in values:
            yield f"{name} version {number} corrects nothing"
        for still in correction["still_old"]:
            if (still["article"], still["version"], old) not in values:
                yield f"{still['article']} does not carry the old value"


def _own_texts(all_events: list[Event]) -> Iterator[str]:
    """Long sentences that also occur in another event or in other labelled data."""
    foreign = {sentence for text in _elsewhere() for sentence in sentences(text)}
    home: dict[str, str] = {}
    for event in all_events:
        for article, number, version in versions(event):
            boilerplate = set(version.get("boilerplate", []))
            for place, text in enumerate([*version["paragraphs"], version["headline"]]):
                for sentence in sentences(text):
                    if sentence in foreign:
                        yield f"{article} version {number}: also in other data: {sentence}"
                    if place not in boilerplate and home.setdefault(sentence, event["event"]) != event["event"]:
                        yield f"{article} version {number}: also in {home[sentence]}: {sentence}"


def _elsewhere() -> Iterator[str]:
    """All texts of the other labelled data."""
    paths = [path for path in sorted(ELSEWHERE.rglob("*")) if path.is_file() and HERE not in path.parents]
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from _strings(json.loads(line))
        elif path.suffix == ".tsv":
            yield from re.split(r"[\t\n]", path.read_text(encoding="utf-8"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _all_strings(value.values())
    elif isinstance(value, list):
        yield from _all_strings(value)


def _all_strings(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from _strings(value)


def problems(all_events: list[Event]) -> Iterator[str]:
    """All problems, one line each."""
    outlets = {article["outlet"] for event in all_events for article in event["articles"]}
    facts = {f"{event['event']}/{fact['id']}": event["event"] for event in all_events for fact in event["facts"]}
    yield from _names(all_events)
    for event in all_events:
        elsewhere = {name for name, home in facts.items() if home != event["event"]}
        yield from _times(event)
        yield from _paragraphs(event, elsewhere, outlets)
        yield from _first(event)
        yield from _disagreements(event)
    yield from _own_texts(all_events)


def _repeated(event: Event) -> int:
    """The number of facts that several articles report."""
    return sum(len({article for _, article in times}) > 1 for times in reporters(event).values())


def counts(all_events: list[Event]) -> str:
    """The numbers of events, articles, facts and disagreements, as text."""
    articles = articles_of(all_events)
    outlets = {article["outlet"] for article in articles}
    versions_count = sum(len(article["versions"]) for article in articles)
    facts_count = sum(len(event["facts"]) for event in all_events)
    repeated_count = sum(map(_repeated, all_events))
    pairs = {frozenset((event["event"], other)) for event in all_events for other in event["lookalike_of"]}
    disagreements = [item for event in all_events for item in event["disagreements"]]
    return (
        f"{len(all_events)} events, {len(articles)} articles of {len(outlets)} outlets, "
        f"{versions_count} versions\n"
        f"{facts_count} facts, {repeated_count} reported by several articles\n"
        f"{len(disagreements)} disagreements, {sum(len(item['corrections']) for item in disagreements)} corrections, "
        f"{len(pairs)} pairs of look-alikes\n{_languages(articles)}"
    )


def _languages(articles: list[dict[str, Any]]) -> str:
    found = Counter(article["language"] for article in articles)
    return ", ".join(f"{name} {count}" for name, count in found.most_common())


def main() -> int:
    """Print the problems and the numbers; returns 1 if there are problems."""
    all_events = events()
    found = list(problems(all_events))
    sys.stdout.write("".join(f"{line}\n" for line in found) + counts(all_events) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
