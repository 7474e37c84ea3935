"""What the outlets of a story report differently: the courses of their figures, side by side.

States ("arrested", "not arrested") are left out: no cheap sign reports two outlets' states of one thing from states of
two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from monitor.boilerplate import note_kind
from monitor.developments.courses import Course, Point, courses, language_of
from monitor.developments.courses.figures import figures_of, stems_of
from monitor.developments.courses.likeness import Mention, Pair, Rarity
from monitor.quantities import quantities
from monitor.stories.reported import Report, ReportedArticle

# Two outlets' figures count the same if that is at least so probable; lower than within one article, where the place
# of a sentence speaks for it. Chosen with training/events/disagreements.py: of the rows with differences 17 of 18 are
# right; at 0.3 13 of 14, with fewer found, at 0.1 21 of 28.
LEAST = 0.2
# Of an article so many courses are compared, those of the figures reported first.
_MOST_COURSES = 60
# "About 200" and 213 say the same.
_ABOUT = Decimal("0.1")


class Verdict(StrEnum):
    """How the newest values of a figure relate to each other.

    ``later``: they differ, and who has the older one has not written since. ``contradict``: they were reported at the
    same time, or the older one was reported again after the newer was out. ``corrected``: one outlet corrected a value
    that another still has.
    """

    AGREE = "agree"
    LATER = "later"
    CONTRADICT = "contradict"
    CORRECTED = "corrected elsewhere"


@dataclass(frozen=True, slots=True)
class Said:
    """A value as an outlet reported it from a version on. ``bound``: ``>`` at least, ``<`` at most."""

    version: int
    at: datetime
    value: str
    number: Decimal
    sentence: str
    bound: str = ""
    about: bool = False
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The course of a figure in one article. ``seen``: when its newest version was fetched; ``standing``: whether that
    still reports the last value.
    """

    article_id: int
    values: tuple[Said, ...]
    seen: datetime
    standing: bool

    @property
    def now(self) -> Said:
        """What it reported last."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a story: what is counted, what each outlet says of it, and how these values relate to each other.

    ``outdated`` are the articles whose newest text has a value that another outlet corrected, or that is older.
    """

    counts: str
    unit: str
    lines: tuple[Line, ...]
    verdict: Verdict
    outdated: tuple[int, ...] = ()


def disagreements(articles: Sequence[ReportedArticle]) -> tuple[Row, ...]:
    """The figures that two articles or more report, those that differ first, then in the order of the first article."""
    found = [_Figure(line, course, article) for article in articles for line, course in _lines(article)]
    rows = [_row(group) for group in _groups(found)]
    return tuple(sorted(rows, key=lambda row: row.verdict is Verdict.AGREE))


@dataclass(frozen=True, slots=True)
class _Figure:
    """The course of a figure in an article, with where it was reported last."""

    line: Line
    course: Course
    article: ReportedArticle

    @property
    def language(self) -> str:
        return language_of(self.article.reports[-1].document)

    def mention(self) -> Mention | None:
        """Where it was reported last."""
        point = self.course.points[-1]
        for reported in figures_of(point.sentence, self.language):
            if (reported.number, reported.unit) == (point.number, self.course.unit):
                # Where a sentence is in another outlet's text says nothing.
                return Mention(reported, point.sentence, point.sentence, 0, "body", self.language, 0)
        return None


def _lines(article: ReportedArticle) -> Iterator[tuple[Line, Course]]:
    documents = [(one.version, one.at, one.document) for one in article.reports]
    by_version = {one.version: one for one in article.reports}
    newest = article.reports[-1]
    for course in courses(documents, least=1)[:_MOST_COURSES]:
        values = tuple(_values(course, by_version, language_of(newest.document)))
        standing = course.points[-1].version == newest.version
        yield Line(article.article_id, values, newest.at, standing), course


def _values(course: Course, reports: dict[int, Report], language: str) -> Iterator[Said]:
    """The points at which the value was another one than before."""
    last: Decimal | None = None
    for point in course.points:
        if point.number != last:
            said = _said(point, course.unit, language)
            yield replace(said, corrects=last is not None and _is_corrected(reports, point))
            last = point.number


def _said(point: Point, unit: str, language: str) -> Said:
    for item in quantities(point.sentence, language):
        if (item.key[1], item.key[2]) == (point.number, unit):
            return Said(
                point.version, point.fetched_at, point.value, point.number, point.sentence, item.bound, item.about
            )
    return Said(point.version, point.fetched_at, point.value, point.number, point.sentence)


def _is_corrected(reports: dict[int, Report], point: Point) -> bool:
    """Whether the version that brought a value brought a correction note too."""
    before = [number for number in reports if number < point.version]
    known = set(reports[max(before)].document.notes) if before else set()
    document = reports[point.version].document
    texts = (*document.notes, *(block.text for block in document.content))
    earlier = set(reports[max(before)].document.text.split("\n\n")) if before else set()
    return any(note_kind(text) == "correction" for text in texts if text not in known and text not in earlier)


def _groups(found: Sequence[_Figure]) -> Iterator[list[_Figure]]:
    """The figures that count the same, one of an article at most; only those of several articles."""
    mentions = [(figure, mention) for figure in found if (mention := figure.mention()) is not None]
    for group in _clusters(mentions):
        if len(group) > 1:
            yield [mentions[at][0] for at in sorted(group)]


def _clusters(mentions: Sequence[tuple[_Figure, Mention]]) -> list[list[int]]:
    """Groups of mentions, by their place in the list, joined from the most probable pair on; one of an article each."""
    group_of = list(range(len(mentions)))
    members: dict[int, list[int]] = {at: [at] for at in group_of}
    for _, one, two in sorted(_alike(mentions)):
        first, second = group_of[one], group_of[two]
        articles = [mentions[at][0].line.article_id for at in members[first] + members[second]]
        if first == second or len(set(articles)) < len(articles):
            continue
        members[first] += members.pop(second)
        for at in members[first]:
            group_of[at] = first
    return [group for _, group in sorted(members.items())]


def _alike(mentions: Sequence[tuple[_Figure, Mention]]) -> Iterator[tuple[float, int, int]]:
    """Pairs of different articles in one language that may count the same, by their probability, negative."""
    rarity = Rarity(
        {mention.sentence: stems_of(mention.sentence, mention.language) for _, mention in mentions}.values()
    )
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (_, mention) in enumerate(mentions):
        places[mention.language, mention.figure.unit].append(at)
    for group in places.values():
        for index, one in enumerate(group):
            for two in group[index + 1 :]:
                (figure, old), (other, new) = mentions[one], mentions[two]
                if figure.line.article_id == other.line.article_id or not _share_more_than_nouns(old, new):
                    continue
                pair = Pair(old, new, rarity)
                probability = pair.probability()
                if probability >= LEAST and not pair.other_noun:
                    yield -probability, one, two


def _share_more_than_nouns(one: Mention, two: Mention) -> bool:
    """Whether their sentences share a word besides what is counted: years and people are counted everywhere."""
    return not (one.stems & two.stems) <= (one.figure.noun | two.figure.noun)


def _row(group: Sequence[_Figure]) -> Row:
    lines = tuple(figure.line for figure in group)
    course = group[0].course
    corrected = tuple(line.article_id for line in lines if any(_corrects(other, line) for other in lines))
    if corrected:
        return Row(course.counts, course.unit, lines, Verdict.CORRECTED, corrected)
    apart = _differing(lines)
    if not apart:
        return Row(course.counts, course.unit, lines, Verdict.AGREE)
    if any(_contradict(one, two) for one, two in apart):
        return Row(course.counts, course.unit, lines, Verdict.CONTRADICT)
    older = tuple(dict.fromkeys(one.article_id for one, _ in apart))
    return Row(course.counts, course.unit, lines, Verdict.LATER, older)


def _differing(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Pairs whose newest values do not agree, the older one first."""
    return [(one, two) for one in lines for two in lines if one.now.at <= two.now.at and not agree(one.now, two.now)]


def _corrects(one: Line, other: Line) -> bool:
    """Whether an outlet corrected the value that the newest text of another still has."""
    pairs = zip(one.values, one.values[1:], strict=False)
    return other.standing and any(
        new.corrects and other.now.number == old.number and not agree(new, other.now) for old, new in pairs
    )


def _contradict(older: Line, newer: Line) -> bool:
    """Whether two values that do not agree contradict each other.

    They were reported in the same minute; or who has the older one wrote again when the newer one was out, and kept it.
    """
    if _minute(older.now.at) == _minute(newer.now.at):
        return True
    return older.standing and older.seen >= newer.now.at


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def agree(one: Said, other: Said) -> bool:
    """Whether two values may both be true: "at least 15" and 22 may, 15 and 22 may not."""
    if one.number == other.number:
        return True
    low, high = sorted((one, other), key=lambda said: said.number)
    if low.bound == ">" or high.bound == "<":
        return True
    return (low.about or high.about) and high.number - low.number <= _ABOUT * abs(high.number)
