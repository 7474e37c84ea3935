"""Whether the invented events hold together: names, times, paragraphs, facts, first tellers, look-alikes, own texts."""

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
LONG_ENOUGH = 40  # shorter sentences ("More follows.") are anybody's

Event = dict[str, Any]
Version = dict[str, Any]


def events() -> list[Event]:
    """Every event of every file here."""
    lines = [line for path in sorted(HERE.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def versions(event: Event) -> Iterator[tuple[str, int, Version]]:
    """The versions of an event's articles: name of the article, number from 1, the version."""
    for article in event["articles"]:
        for number, version in enumerate(article["versions"], 1):
            yield article["article"], number, version


def tellers(event: Event) -> dict[str, list[tuple[str, str]]]:
    """Fact to (time, article) of every version whose paragraphs or headline state it, the earliest first."""
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
    names = [event["event"] for event in all_events]
    articles = [article for event in all_events for article in event["articles"]]
    for kind, values in (
        ("event", names),
        ("article", [article["article"] for article in articles]),
        ("address", [article["url"] for article in articles]),
    ):
        yield from (f"{kind} {value} is there twice" for value, count in Counter(values).items() if count > 1)
    known = {event["event"]: event for event in all_events}
    for event in all_events:
        for other in event["lookalike_of"]:
            if event["event"] not in known.get(other, {}).get("lookalike_of", []) or other == event["event"]:
                yield f"{event['event']}: {other} is no look-alike of it in turn"


def _times(event: Event) -> Iterator[str]:
    for article in event["articles"]:
        name, seen = article["article"], [version["fetched_at"] for version in article["versions"]]
        if article["manner"] not in MANNERS:
            yield f"{name}: manner {article['manner']}"
        if seen != sorted(set(seen)):
            yield f"{name}: its versions do not ascend"
        for version in article["versions"]:
            for value in (version["fetched_at"], version["published"]):
                if value is not None and datetime.fromisoformat(value).strftime("%Y-%m-%dT%H:%MZ") != value:
                    yield f"{name}: {value} is no minute in UTC"
            if version["published"] is not None and version["published"] > version["fetched_at"]:
                yield f"{name}: {version['fetched_at']} was seen before it was published"
        texts = [(version["headline"], tuple(version["paragraphs"])) for version in article["versions"]]
        if any(one == two for one, two in pairwise(texts)):
            yield f"{name}: two versions say the same"


def _paragraphs(event: Event, facts_elsewhere: set[str], outlets: set[str]) -> Iterator[str]:
    own = {fact["id"] for fact in event["facts"]}
    if len(own) != len(event["facts"]):
        yield f"{event['event']}: a fact is there twice"
    for article, number, version in versions(event):
        where, count = f"{article} version {number}", len(version["paragraphs"])
        if not version["headline"] or not count or not all(version["paragraphs"]):
            yield f"{where}: empty text"
        known = {"facts": own, "former": own, "background": facts_elsewhere, "credits": outlets}
        for field, names in known.items():
            for name, places in version.get(field, {}).items():
                if name not in names:
                    yield f"{where}: {field} of {name}, which is unknown"
                if places != sorted(set(places)) or not places or not 0 <= places[0] <= places[-1] < count:
                    yield f"{where}: {field} of {name} at {places}"
        if any(not 0 <= place < count for place in version.get("boilerplate", [])):
            yield f"{where}: boilerplate where no paragraph is"
        yield from (f"{where}: headline of {fact}" for fact in version["headline_facts"] if fact not in own)


def _first(event: Event) -> Iterator[str]:
    reported = tellers(event)
    for fact in event["facts"]:
        times = reported.get(fact["id"], [])
        if not times:
            yield f"{event['event']}: nobody reports {fact['id']}"
        elif len({article for time, article in times if time == times[0][0]}) > 1:
            yield f"{event['event']}: {fact['id']} has two first tellers"


def _disagreements(event: Event) -> Iterator[str]:
    by_name = {(article, number): version for article, number, version in versions(event)}
    for item in event["disagreements"]:
        where = f"{event['event']} {item['id']}"
        said = {entry["fact"] for entry in item["says"]}
        if item["sort"] not in SORTS or any(relation["relation"] not in RELATIONS for relation in item["relations"]):
            yield f"{where}: unknown sort or relation"
        if {fact for relation in item["relations"] for fact in relation["values"]} != said:
            yield f"{where}: what is said and what is related are not the same values"
        for entry in item["says"]:
            version = by_name.get((entry["article"], entry["version"]))
            if version is None or entry["fact"] not in {*version["facts"], *version["headline_facts"]}:
                yield f"{where}: {entry['article']} version {entry['version']} does not say {entry['fact']}"
        values = {(entry["article"], entry["version"], entry["fact"]) for entry in item["says"]}
        for correction in item["corrections"]:
            name, number, old = correction["article"], correction["version"], correction["old"]
            is_change = (name, number - 1, old) in values and (name, number, old) not in values
            if not is_change or (name, number, correction["new"]) not in values:
                yield f"{where}: {name} version {number} corrects nothing"
            late = [
                still for still in correction["still_old"] if (still["article"], still["version"], old) not in values
            ]
            yield from (f"{where}: {still['article']} does not carry the old value" for still in late)


def _own_texts(all_events: list[Event]) -> Iterator[str]:
    foreign = {sentence for text in _elsewhere() for sentence in sentences(text)}
    home: dict[str, str] = {}
    for event in all_events:
        for article, number, version in versions(event):
            boilerplate = set(version.get("boilerplate", []))
            for place, text in enumerate([*version["paragraphs"], version["headline"]]):
                for sentence in sentences(text):
                    if sentence in foreign:
                        yield f"{article} version {number}: other data have it too: {sentence}"
                    if place not in boilerplate and home.setdefault(sentence, event["event"]) != event["event"]:
                        yield f"{article} version {number}: {home[sentence]} has it too: {sentence}"


def _elsewhere() -> Iterator[str]:
    """Every text of the other labelled data."""
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
    """Everything that is wrong, one line each."""
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


def counts(all_events: list[Event]) -> str:
    """How much there is, in words."""
    articles = [article for event in all_events for article in event["articles"]]
    outlets = {article["outlet"] for article in articles}
    languages = Counter(article["language"] for article in articles)
    repeated = [
        fact
        for event in all_events
        for fact, times in tellers(event).items()
        if len({article for _, article in times}) > 1
    ]
    pairs = {frozenset((event["event"], other)) for event in all_events for other in event["lookalike_of"]}
    disagreements = [item for event in all_events for item in event["disagreements"]]
    return (
        f"{len(all_events)} events, {len(articles)} articles of {len(outlets)} outlets, "
        f"{sum(len(article['versions']) for article in articles)} versions\n"
        f"{sum(len(event['facts']) for event in all_events)} facts, {len(repeated)} reported by several articles\n"
        f"{len(disagreements)} disagreements, {sum(len(item['corrections']) for item in disagreements)} corrections, "
        f"{len(pairs)} pairs of look-alikes\n" + ", ".join(f"{name} {count}" for name, count in languages.most_common())
    )


def main() -> int:
    """Print what is wrong and what there is; 1 if anything is wrong."""
    all_events = events()
    wrong = list(problems(all_events))
    sys.stdout.write("".join(f"{line}\n" for line in wrong) + counts(all_events) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
