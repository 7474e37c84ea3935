"""Measures how well articles of invented events are joined into stories, alone or mixed with other articles.

    python training/joined.py [training/events/events-a.jsonl ...] [--others] [--ecb FOLDER]

Every version arrives at its time. ``--others`` mixes in the articles of ``training/data``, each an event of its own,
and ``--ecb`` the texts of ECB+, topics 1 to 35 (see ``training/stories.py``), both at random times within 300 days.
Prints B-cubed precision, recall and F1; the look-alike events in one story; the events in several stories; the articles
in another language than most of their event that are in its main story; and how many articles that are alone in their
event were joined to something.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk import Desk, b_cubed

from monitor.model import ArticleTerms, Document
from monitor.stories.terms import terms_of

HERE = Path(__file__).parent
EVENTS = [HERE / "events" / f"events-{name}.jsonl" for name in "ab"]
BEGIN, DAYS = datetime(2025, 7, 1, tzinfo=UTC), 300.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A version of an article, and its event."""

    event: str
    article: str
    language: str
    ours: bool
    terms: ArticleTerms


def invented(path: Path) -> Iterator[Arrival]:
    """All versions in a file of events."""
    for event in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for article in event["articles"]:
            for version in article["versions"]:
                document = Document.from_text("\n\n".join(version["paragraphs"]), version["headline"])
                at = datetime.fromisoformat(version["fetched_at"])
                terms = terms_of(replace(document, language=article["language"]), at)
                yield Arrival(event["event"], article["article"], article["language"], True, terms)


def unrelated(chance: random.Random) -> Iterator[Arrival]:
    """The older versions of the invented updates, at random times, each an event of its own."""
    for path in sorted((HERE / "data").glob("*.jsonl")):
        for number, update in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines())):
            document = Document.from_text("\n\n".join(update["old"]), update["title_old"])
            at = BEGIN + timedelta(days=chance.uniform(0, DAYS))
            name = f"{path.stem} {number}"
            yield Arrival(name, name, update["lang"], False, terms_of(replace(document, language=update["lang"]), at))


def of_ecb(folder: Path, chance: random.Random) -> Iterator[Arrival]:
    """The texts of topics 1 to 35, at exponentially distributed times after a random begin of their event."""
    from stories import load  # needs numpy

    begins: dict[object, tuple[float, float]] = {}
    for number, text in enumerate(load(folder, range(1, 36))):
        begin, mean = begins.setdefault(text.event, (chance.uniform(0, DAYS), chance.choice([1.0, 2.0, 4.0, 10.0])))
        at = BEGIN + timedelta(days=begin + chance.expovariate(1 / mean))
        yield Arrival(str(text.event), f"ecb {number}", "en", False, replace(text.terms, at=at))


def measure(arrivals: Sequence[Arrival], similar: Collection[frozenset[str]]) -> None:
    """Place all versions in the order of time, and print the scores."""
    desk = Desk()
    numbers: dict[str, int] = {}
    for arrival in sorted(arrivals, key=lambda item: (item.terms.at, item.article)):
        desk.arrive(numbers.setdefault(arrival.article, len(numbers) + 1), arrival.terms)
    articles = {arrival.article: arrival for arrival in arrivals}
    ours = {name: item for name, item in articles.items() if item.ours}
    stories = {name: desk.story.get(number, -number) for name, number in numbers.items()}
    _print_scores("all", articles, stories)
    _print_scores("ours", ours, stories)
    _print_ours(ours, stories, similar)
    _print_single(articles, stories)


def _print_scores(label: str, articles: dict[str, Arrival], stories: dict[str, int]) -> None:
    scores = b_cubed([stories[name] for name in articles], [item.event for item in articles.values()])
    print(f"{label}: {len(articles)} articles, " + "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*scores))


def _print_single(articles: dict[str, Arrival], stories: dict[str, int]) -> None:
    """Print how many of the articles that are alone in their event were joined to something."""
    sizes = Counter(item.event for item in articles.values())
    single = [name for name, item in articles.items() if sizes[item.event] == 1]
    if single:
        print(f"alone in their event: {len(single)}, joined {sum(stories[name] > 0 for name in single)}")


def _print_ours(articles: dict[str, Arrival], stories: dict[str, int], similar: Collection[frozenset[str]]) -> None:
    of: defaultdict[str, list[str]] = defaultdict(list)
    for name, item in articles.items():
        of[item.event].append(name)
    main = {event: Counter(stories[name] for name in names).most_common(1)[0][0] for event, names in of.items()}
    together = sum(len({main.get(event) for event in pair}) == 1 for pair in similar)
    split = sum(len({stories[name] for name in names if stories[name] > 0}) > 1 for names in of.values())
    alone = sum(stories[name] < 0 for name in articles)
    print(f"look-alikes in one story {together} of {len(similar)}; events in several {split}; articles alone {alone}")
    _print_other_languages(articles, of, main, stories)


def _print_other_languages(
    articles: dict[str, Arrival], of: dict[str, list[str]], main: dict[str, int], stories: dict[str, int]
) -> None:
    """Print how many articles in another language than most of their event are in its main story."""
    joined: list[bool] = []
    for event, names in of.items():
        usual = Counter(articles[name].language for name in names).most_common(1)[0][0]
        joined += [stories[name] == main[event] for name in names if articles[name].language != usual]
    print(f"in another language: {sum(joined)} of {len(joined)} in the main story")


def look_alikes(paths: Sequence[Path]) -> set[frozenset[str]]:
    """Pairs of events that are easily mistaken for each other."""
    events = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return {frozenset({event["event"], other}) for event in events for other in event["lookalike_of"]}


def main() -> None:
    """Read the events and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=EVENTS)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--ecb", type=Path)
    given = parser.parse_args()
    chance = random.Random(6)  # noqa: S311 - not for cryptography
    arrivals = [arrival for path in given.files for arrival in invented(path)]
    if given.others:
        arrivals += unrelated(chance)
    if given.ecb:
        arrivals += of_ecb(given.ecb, chance)
    measure(arrivals, look_alikes(given.files))


if __name__ == "__main__":
    main()
