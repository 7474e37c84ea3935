"""How well courses of figures are found, measured on courses that were traced by hand.

    python benchmarks/courses.py --shared FOLDER [--sample N]

Prints, for the courses that the weights were learned from and for the others, how many of the traced links (a figure
and what it became) are found, and how many links at a traced figure lead elsewhere. Links within an unchanged sentence
are counted apart: they are easy. ``--sample`` prints so many links of all, to be judged by reading.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from monitor.developments.courses import Course, Point, courses

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from sources import digest
from traced import Traced, TracedPoint, dated, traced, versions_of

SEED = 12
Found = dict[tuple[str, str], tuple[Course, ...]]


@dataclass
class Tally:
    """Traced links and what became of them; the second of each pair counts links between different sentences."""

    traced: Counter[bool]
    found: Counter[bool]
    judged: int = 0
    wrong: int = 0


def is_at(point: Point, one: TracedPoint) -> bool:
    """Whether a point is the traced one."""
    return point.version == one.at and point.number == one.number and digest(point.sentence) == one.sentence


def missed(course: Traced, found: Sequence[Course]) -> Iterator[tuple[TracedPoint, TracedPoint, bool]]:
    """Each traced link, and whether it is found."""
    for one, two in pairwise(course.points):
        hit = any(
            any(is_at(point, one) for point in other.points) and any(is_at(point, two) for point in other.points)
            for other in found
        )
        yield one, two, hit


def wrong(course: Traced, found: Sequence[Course]) -> Iterator[tuple[Point, Point, bool]]:
    """Each link that begins or ends at a traced figure where the other end is traced too, and whether it is false."""
    at = {point.at: point for point in course.points}
    for other in found:
        for one, two in pairwise(other.points):
            if one.version not in at or two.version not in at or one.sentence == two.sentence:
                continue
            first, second = is_at(one, at[one.version]), is_at(two, at[two.version])
            if first or second:
                same = two.number == at[two.version].number and one.number == at[one.version].number
                yield one, two, not same


def tallied(chosen: Sequence[Traced], found: Found) -> Tally:
    """What became of the links of some traced courses."""
    tally = Tally(Counter(), Counter())
    for course in chosen:
        its = found[course.source, course.path]
        for one, two, hit in missed(course, its):
            easy = one.sentence == two.sentence
            tally.traced[easy] += 1
            tally.found[easy] += hit
        false = [is_false for _, _, is_false in wrong(course, its)]
        tally.judged += len(false)
        tally.wrong += sum(false)
    return tally


def line(name: str, tally: Tally) -> str:
    """One line of figures."""
    share = tally.found[False] / max(1, tally.traced[False])
    false = tally.wrong / max(1, tally.judged)
    return (
        f"{name:<28} {tally.found[False]:>4} of {tally.traced[False]:>4} changed links found ({share:.3f}),"
        f" {tally.found[True]} of {tally.traced[True]} unchanged,"
        f" {tally.wrong} of {tally.judged} links false ({false:.3f})"
    )


def sample(found: Found, number: int) -> Iterator[str]:
    """Links from one value to another, drawn without repeats, a page as often as another while it has any left."""
    draw = random.Random(SEED)
    pages = [[(its, one, two) for its in page for one, two in pairwise(its.points) if one.number != two.number]
             for _, page in sorted(found.items())]  # fmt: skip
    for page in pages:
        draw.shuffle(page)
    for _ in range(number):
        pages = [page for page in pages if page]
        if not pages:
            return
        course, one, two = draw.choice(pages).pop()
        ends = (f"  v{point.version} {point.value}: {point.sentence}" for point in (one, two))
        yield "\n".join([f"{course.counts} [{course.unit}]", *ends])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    given = parser.parse_args()
    known = traced()
    versions = versions_of(given.shared, known)
    begin = time.process_time()
    found = {page: courses(dated(documents)) for page, documents in versions.items()}
    spent = time.process_time() - begin
    for name, chosen in parts(known):
        print(line(name, tallied(chosen, found)))
    print(f"{spent:.1f} s of processor time for {sum(map(len, versions.values()))} versions")
    for text in sample(found, given.sample):
        print(text)


def parts(known: Sequence[Traced]) -> Iterator[tuple[str, list[Traced]]]:
    """The halves, each by source."""
    for half, in_view in (("learned from", True), ("kept apart", False)):
        mine = [course for course in known if course.in_view == in_view]
        yield f"{half}, official pages", [course for course in mine if course.source == "govuk-dev"]
        yield f"{half}, invented stories", [course for course in mine if course.source != "govuk-dev"]


if __name__ == "__main__":
    main()
