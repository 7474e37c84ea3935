"""Learns the weights by which two figures are linked as the same count, from courses traced by hand.

    python training/traced.py --shared FOLDER

Prints the weights of ``monitor/developments/courses/likeness.py``. Every other traced course is learned from.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import exp
from pathlib import Path

from sources import PAGE, digest

from monitor import Document, read_article
from monitor.developments.courses.figures import stems_of
from monitor.developments.courses.follow import PUSHED, aligned_keys, language_of, mentions_in
from monitor.developments.courses.likeness import Mention, Pair, Rarity
from monitor.diff import align, sentences_of

LABELS = Path(__file__).parent / "labels" / "courses.jsonl"
# The labels have no times: versions are one day apart from this one on, as only their order matters.
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TracedPoint:
    """One value of a course: the number of the version (from 1), the figure, and the digest of its sentence."""

    at: int
    number: Decimal
    sentence: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A course traced by hand. ``number``: its line in the labels, from 0; even ones are learned from."""

    number: int
    source: str
    path: str
    counts: str
    points: tuple[TracedPoint, ...]

    @property
    def in_view(self) -> bool:
        """Whether this course is learned from; the others are for measuring."""
        return self.number % 2 == 0


Versions = dict[tuple[str, str], tuple[Document, ...]]


def traced() -> tuple[Traced, ...]:
    """All traced courses."""
    found = []
    for number, line in enumerate(LABELS.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        points = tuple(TracedPoint(at, Decimal(value), sentence) for at, _, value, sentence in row["points"])
        found.append(Traced(number, row["source"], row["path"], row["counts"], points))
    return tuple(found)


def versions_of(shared: Path, courses: Sequence[Traced]) -> Versions:
    """The versions of each page and story that has a traced course."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for course in courses:
        wanted[course.source].add(course.path)
    found: Versions = {}
    for source, paths in wanted.items():
        read = _pages if source == "govuk-dev" else _stories
        suffix = ".jsonl.gz" if source == "govuk-dev" else ".jsonl"
        found |= {(source, path): documents for path, documents in read(shared / (source + suffix), paths)}
    return found


def _pages(file: Path, wanted: set[str]) -> Iterator[tuple[str, tuple[Document, ...]]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["path"] in wanted:
                address = f"https://www.example.org/{row['path']}"
                yield row["path"], tuple(read_article(PAGE.format(v["html"]), url=address) for v in row["versions"])


def _stories(file: Path, wanted: set[str]) -> Iterator[tuple[str, tuple[Document, ...]]]:
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if row["id"] in wanted:
            sides = (("\n\n".join(row[side]), row.get(f"title_{side}", "")) for side in ("old", "new"))
            yield row["id"], tuple(Document.from_text(text, title) for text, title in sides)


def dated(documents: Sequence[Document]) -> list[tuple[int, datetime, Document]]:
    """The versions as ``courses`` expects them."""
    return [(at, BEGIN + timedelta(days=at), document) for at, document in enumerate(documents, 1)]


def is_at(mention: Mention, point: TracedPoint) -> bool:
    """Whether a mention is the traced one."""
    return mention.figure.number == point.number and digest(mention.sentence) == point.sentence


# The features of a pair, whether both count the same, and the weight of the row.
Row = tuple[dict[str, float], bool, float]


def rows(courses: Sequence[Traced], versions: Versions) -> Iterator[Row]:
    """Pairs of figures: the traced links, and as negative examples each end of a link with all other figures.

    Pages count by the square root of their number of links, so that a page updated weekly does not dominate.
    """
    size = Counter(
        course.path for course in courses for one, two in pairwise(course.points) if one.sentence != two.sentence
    )
    for course in courses:
        weight = size[course.path] ** -0.5
        page = _page(course, versions)
        for one, two in pairwise(course.points):
            if one.sentence != two.sentence:
                for features, same, share in _pairs(page, one, two):
                    yield features, same, weight * share


@dataclass(frozen=True, slots=True)
class _Page:
    """The versions of a page, and the figures of each with ``stood`` and ``since`` as ``courses`` sets them."""

    documents: tuple[Document, ...]
    mentions: list[list[Mention]]


@lru_cache(maxsize=4)
def _read(documents: tuple[Document, ...]) -> _Page:
    language = language_of(documents[-1])
    known: dict[tuple[str, int], Mention] = {}
    found: list[list[Mention]] = []
    updates = 0
    for document in documents:
        here = mentions_in(sentences_of(document), language, updates)
        updates += any((m.key, m.figure.rank) not in known for m in here)
        known = {(m.key, m.figure.rank): known.get((m.key, m.figure.rank), m) for m in reversed(here)}
        firsts = [known[m.key, m.figure.rank] for m in here]
        found.append([replace(m, stood=f.stood, since=f.since) for m, f in zip(here, firsts, strict=True)])
    return _Page(documents, found)


def _page(course: Traced, versions: Versions) -> _Page:
    return _read(versions[course.source, course.path])


def _pairs(page: _Page, one: TracedPoint, two: TracedPoint) -> Iterator[Row]:
    old, new = page.documents[one.at - 1], page.documents[two.at - 1]
    before, after = page.mentions[one.at - 1], page.mentions[two.at - 1]
    language = language_of(new)
    rarity = Rarity(stems_of(sentence.text, language) for sentence in (*sentences_of(old), *sentences_of(new)))
    aligned = aligned_keys(align(old, new))
    fresh = _fresh(before, after)
    first, second = _traced(before, one), _traced(fresh, two)
    if first is None or second is None:
        return
    candidates = [(first, second, True)]
    candidates += [(first, other, False) for other in fresh if other.figure.number != two.number]
    candidates += [(other, second, False) for other in before if other.figure.number != one.number]
    for was, now, same in candidates:
        if was.figure.unit == now.figure.unit:
            pair = Pair(was, now, rarity, aligned=was.key in aligned.get(now.position, ()))
            yield pair.features(), same, _PAST if _is_past(was, first) else 1.0


def _fresh(before: Sequence[Mention], after: Sequence[Mention]) -> list[Mention]:
    known = {mention.key for mention in before}
    return [mention for mention in after if mention.key not in known]


def _traced(mentions: Iterable[Mention], point: TracedPoint) -> Mention | None:
    """The first mention that is the traced one."""
    return next((mention for mention in mentions if is_at(mention, point)), None)


def _is_past(mention: Mention, current: Mention) -> bool:
    """Whether a mention is in older text of a page, pushed down by newer text: its course has continued since."""
    return mention.since < current.since and mention.position > mention.stood + PUSHED


# The weight of pairs with earlier reports: most of these are no longer compared with anything.
_PAST = 0.1


def learn(data: Sequence[Row], rounds: int = 12, ridge: float = 0.3) -> dict[str, float]:
    """Logistic regression by Newton's method; ``ridge`` keeps the weights of rare features small."""
    names = list(data[0][0])
    size = len(names)
    weights = [0.0] * size
    table = [([row[name] for name in names], float(same), weight) for row, same, weight in data]
    for _ in range(rounds):
        slope = [-ridge * value for value in weights]
        curve = [[ridge * (i == j) for j in range(size)] for i in range(size)]
        for values, same, weight in table:
            guess = _probability(weights, values)
            _add(slope, curve, values, weight * (same - guess), weight * guess * (1 - guess))
        weights = [value + step for value, step in zip(weights, _solved(curve, slope), strict=True)]
    return dict(zip(names, (round(value, 2) for value in weights), strict=True))


def _probability(weights: Sequence[float], values: Sequence[float]) -> float:
    odds = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _add(slope: list[float], curve: list[list[float]], values: Sequence[float], error: float, spread: float) -> None:
    """Add the contribution of a row to the first (``slope``) and second derivatives (``curve``) of the likelihood."""
    for i, value in enumerate(values):
        slope[i] += error * value
        part = spread * value
        if part:
            line = curve[i]
            for j, other in enumerate(values):
                line[j] += part * other


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a linear system by Gaussian elimination; no pivoting, as the matrix is positive definite."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(lines):
        lines[i] = [value / pivot[i] for value in pivot]
        for j, line in enumerate(lines):
            if j != i and line[i]:
                lines[j] = [value - line[i] * above for value, above in zip(line, lines[i], strict=True)]
    return [line[-1] for line in lines]


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, metavar="FOLDER")
    given = parser.parse_args(list(arguments) if arguments is not None else None)
    courses = [course for course in traced() if course.in_view]
    data = list(rows(courses, versions_of(given.shared, courses)))
    print(f"{sum(same for _, same, _ in data)} links, {len(data)} pairs")
    print(json.dumps(learn(data), indent=4))


if __name__ == "__main__":
    main()
