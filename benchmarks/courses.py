"""How well courses of figures are found, measured on courses traced by hand.

    python benchmarks/courses.py --shared FOLDER [--sample N]

A link joins a figure and the figure that it became in a later version. Prints, for the courses that the weights were
learned from and for the others, how many traced links are found, and how many links at a traced figure are false.
Links within an unchanged sentence are easy and counted separately. ``--sample`` prints N links to be judged by reading.
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
    """Counts of links. The keys of ``traced`` and ``found`` say whether the sentence is unchanged."""

    traced: Counter[bool]
    found: Counter[bool]
    judged: int = 0
    wrong: int = 0


def is_at(point: Point, traced_point: TracedPoint) -> bool:
    """Whether a point is the traced one."""
    place = (point.version, point.number, digest(point.sentence))
    return place == (traced_point.at, traced_point.number, traced_point.sentence)


def checked(course: Traced, found: Sequence[Course]) -> Iterator[tuple[TracedPoint, TracedPoint, bool]]:
    """Each traced link, and whether both ends are in one found course."""
    for old, new in pairwise(course.points):
        is_found = any(has(other, old) and has(other, new) for other in found)
        yield old, new, is_found


def has(course: Course, traced_point: TracedPoint) -> bool:
    """Whether a course contains a traced point."""
    return any(is_at(point, traced_point) for point in course.points)


def judged(course: Traced, found: Sequence[Course]) -> Iterator[bool]:
    """For each found link between changed sentences, one end of which is a traced point: whether it is false.

    Only links between versions in which the course was traced are judged; a link is right if both its numbers are.
    """
    at = {point.at: point for point in course.points}
    for other in found:
        for old, new in pairwise(other.points):
            if old.version not in at or new.version not in at or old.sentence == new.sentence:
                continue
            if is_at(old, at[old.version]) or is_at(new, at[new.version]):
                yield old.number != at[old.version].number or new.number != at[new.version].number


def tallied(chosen: Sequence[Traced], found: Found) -> Tally:
    """Count the links of some traced courses."""
    tally = Tally(Counter(), Counter())
    for course in chosen:
        of_page = found[course.source, course.path]
        for old, new, is_found in checked(course, of_page):
            is_easy = old.sentence == new.sentence
            tally.traced[is_easy] += 1
            tally.found[is_easy] += is_found
        false = list(judged(course, of_page))
        tally.judged += len(false)
        tally.wrong += sum(false)
    return tally


def line(name: str, tally: Tally) -> str:
    """One line of the output."""
    share = tally.found[False] / max(1, tally.traced[False])
    false = tally.wrong / max(1, tally.judged)
    return (
        f"{name:<28} {tally.found[False]:>4} of {tally.traced[False]:>4} changed links found ({share:.3f}),"
        f" {tally.found[True]} of {tally.traced[True]} unchanged,"
        f" {tally.wrong} of {tally.judged} links false ({false:.3f})"
    )


def sample(found: Found, number: int) -> Iterator[str]:
    """Random links between different values, without repeats; pages are drawn with equal probability."""
    draw = random.Random(SEED)
    pages = []
    for _, courses_of_page in sorted(found.items()):
        links = [(course, old, new) for course in courses_of_page for old, new in pairwise(course.points)]
        pages.append([link for link in links if link[1].number != link[2].number])
    for page in pages:
        draw.shuffle(page)
    for _ in range(number):
        pages = [page for page in pages if page]
        if not pages:
            return
        course, old, new = draw.choice(pages).pop()
        ends = (f"  v{point.version} {point.value}: {point.sentence}" for point in (old, new))
        yield "\n".join([f"{course.counts} [{course.unit}]", *ends])


def main() -> None:
    """Measure and print."""
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
    """The courses learned from and those kept apart, each by source, with a name."""
    for half, in_view in (("learned from", True), ("kept apart", False)):
        mine = [course for course in known if course.in_view == in_view]
        yield f"{half}, official pages", [course for course in mine if course.source == "govuk-dev"]
        yield f"{half}, invented stories", [course for course in mine if course.source != "govuk-dev"]


if __name__ == "__main__":
    main()
