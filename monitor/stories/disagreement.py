"""Compares the figures that the outlets of a story report for the same count.

States ("arrested", "not arrested") are not compared: no cheap feature tells two statements about one person or thing
from statements about two.
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

# The least probability that two outlets' figures count the same; lower than within one article, where the place of a
# sentence adds to it. Chosen with training/events/disagreements.py: 17 of 18 rows with differences are right; at 0.3
# 13 of 14, at 0.1 21 of 28.
LEAST = 0.2
# The most courses of an article that are compared: those that begin first.
_MOST_COURSES = 60
# The relative difference within which an approximate value agrees: "about 200" and 213.
_ABOUT = Decimal("0.1")


class Verdict(StrEnum):
    """How the newest values of a figure relate to each other.

    ``LATER``: they differ, and the outlet with the older value has not reported it since. ``CONTRADICT``: they were
    reported in the same minute, or the older value was reported again after the newer one. ``CORRECTED``: one outlet
    corrected a value that another still reports.
    """

    AGREE = "agree"
    LATER = "later"
    CONTRADICT = "contradict"
    CORRECTED = "corrected elsewhere"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that an outlet reported, and the version that first did.

    ``bound``: ``>`` at least, ``<`` at most. ``corrects``: the version also brought a correction note.
    """

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
    """The values of a figure in one article, oldest first.

    ``seen``: when the newest version was fetched; ``standing``: whether that version still reports the last value.
    """

    article_id: int
    values: tuple[Value, ...]
    seen: datetime
    standing: bool

    @property
    def now(self) -> Value:
        """The last value."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a story: what is counted, its values in each article, and how these relate to each other.

    ``outdated``: the articles with a value that another outlet corrected (``CORRECTED``), or an older one (``LATER``).
    """

    counts: str
    unit: str
    lines: tuple[Line, ...]
    verdict: Verdict
    outdated: tuple[int, ...] = ()


def disagreements(articles: Sequence[ReportedArticle]) -> tuple[Row, ...]:
    """The figures that several articles report, those that differ first, else in the order of ``articles``."""
    found = [_Figure(line, course, article) for article in articles for line, course in _lines(article)]
    rows = [_row(group) for group in _groups(found)]
    return tuple(sorted(rows, key=lambda row: row.verdict is Verdict.AGREE))


@dataclass(frozen=True, slots=True)
class _Figure:
    """The course of a figure in an article."""

    line: Line
    course: Course
    article: ReportedArticle

    @property
    def language(self) -> str:
        return language_of(self.article.reports[-1].document)

    def mention(self) -> Mention | None:
        """The figure in the sentence that reported it last; None if it is not found there."""
        point = self.course.points[-1]
        for reported in figures_of(point.sentence, self.language):
            if (reported.number, reported.unit) == (point.number, self.course.unit):
                # Positions are 0: those in the texts of two outlets are not comparable.
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


def _values(course: Course, reports: dict[int, Report], language: str) -> Iterator[Value]:
    """The value at each point of the course where it changed."""
    last: Decimal | None = None
    for point in course.points:
        if point.number != last:
            value = _value(point, course.unit, language)
            yield replace(value, corrects=last is not None and _has_correction_note(reports, point))
            last = point.number


def _value(point: Point, unit: str, language: str) -> Value:
    """The value at a point, with its bound and exactness."""
    value = Value(point.version, point.fetched_at, point.value, point.number, point.sentence)
    for item in quantities(point.sentence, language):
        if (item.key[1], item.key[2]) == (point.number, unit):
            return replace(value, bound=item.bound, about=item.about)
    return value


def _has_correction_note(reports: dict[int, Report], point: Point) -> bool:
    """Whether the version of a point brought a new correction note."""
    before = [number for number in reports if number < point.version]
    known = set(reports[max(before)].document.notes) if before else set()
    document = reports[point.version].document
    texts = (*document.notes, *(block.text for block in document.content))
    earlier = set(reports[max(before)].document.text.split("\n\n")) if before else set()
    return any(note_kind(text) == "correction" for text in texts if text not in known and text not in earlier)


def _groups(found: Sequence[_Figure]) -> Iterator[list[_Figure]]:
    """Groups of figures that count the same, at most one per article; only groups of several articles."""
    mentions = [(figure, mention) for figure in found if (mention := figure.mention()) is not None]
    for group in _clusters(mentions):
        if len(group) > 1:
            yield [mentions[at][0] for at in sorted(group)]


def _clusters(mentions: Sequence[tuple[_Figure, Mention]]) -> list[list[int]]:
    """Groups of indexes of ``mentions``: the most probable pairs are joined first; at most one mention per article."""
    group_of = list(range(len(mentions)))
    members: dict[int, list[int]] = {at: [at] for at in group_of}
    for _, one, two in sorted(_probable_pairs(mentions)):
        first, second = group_of[one], group_of[two]
        articles = [mentions[at][0].line.article_id for at in members[first] + members[second]]
        if first == second or len(set(articles)) < len(articles):
            continue
        members[first] += members.pop(second)
        for at in members[first]:
            group_of[at] = first
    return [group for _, group in sorted(members.items())]


def _probable_pairs(mentions: Sequence[tuple[_Figure, Mention]]) -> Iterator[tuple[float, int, int]]:
    """Pairs of mentions of different articles in one language that may count the same, after negative probability."""
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
    """Whether the sentences share a word besides the counted noun: years and people are counted everywhere."""
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
    """Pairs of lines whose newest values do not agree, the older value first."""
    return [(one, two) for one in lines for two in lines if one.now.at <= two.now.at and not agree(one.now, two.now)]


def _corrects(one: Line, other: Line) -> bool:
    """Whether ``one`` corrected a value that the newest version of ``other`` still has."""
    pairs = zip(one.values, one.values[1:], strict=False)
    return other.standing and any(
        new.corrects and other.now.number == old.number and not agree(new, other.now) for old, new in pairs
    )


def _contradict(older: Line, newer: Line) -> bool:
    """Whether two values that do not agree contradict each other.

    That is: they were reported in the same minute, or the older one was still reported after the newer one was out.
    """
    if _minute(older.now.at) == _minute(newer.now.at):
        return True
    return older.standing and older.seen >= newer.now.at


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def agree(one: Value, other: Value) -> bool:
    """Whether two values can both be true: "at least 15" and 22 can, 15 and 22 cannot."""
    if one.number == other.number:
        return True
    low, high = sorted((one, other), key=lambda value: value.number)
    if low.bound == ">" or high.bound == "<":
        return True
    return (low.about or high.about) and high.number - low.number <= _ABOUT * abs(high.number)
