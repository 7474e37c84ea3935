"""Follows each figure of an article from version to version."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from heapq import nsmallest

from monitor.developments.courses.figures import figures_of, stems_of
from monitor.developments.courses.likeness import LEAST, LEAST_REPLACED, Mention, Pair, Rarity
from monitor.diff import Difference, Sentence, align, sentences_of
from monitor.language import guess_language
from monitor.model import BlockKind, Document

# A version of an article: its number, when it was fetched, its text.
DatedDocument = tuple[int, datetime, Document]
# A new figure is scored against so many earlier ones: those whose sentences share most with its own.
_CANDIDATES = 12
# A sentence may move down by a line or two without being older text.
PUSHED = 3
# A stem with more figures than this finds none (it still counts in the comparison).
_COMMON = 400


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one version: ``value`` as written, ``number`` as a number in ``Course.unit``."""

    version: int
    fetched_at: datetime
    value: str
    number: Decimal
    sentence: str


@dataclass(frozen=True, slots=True)
class Course:
    """The values of one count in the versions that have it, oldest first. ``counts``: what is counted."""

    counts: str
    unit: str
    points: tuple[Point, ...]

    @property
    def moved(self) -> bool:
        """Whether the figure ever differed from its first value."""
        return any(point.number != self.points[0].number for point in self.points)


@dataclass(slots=True)
class _Track:
    """A series being built: the last mention of its figure, and its points so far."""

    head: Mention
    points: list[Point] = field(default_factory=list)


def courses(documents: Sequence[DatedDocument], *, least: int = 2) -> tuple[Course, ...]:
    """The courses of an article's versions (oldest first), in reading order of where each begins.

    Only figures in at least ``least`` versions have one, with at most one point per version: where a page keeps its
    older text ("rolling" pages), the figure that is new in the version is its point.
    """
    language = language_of(documents[-1][2]) if documents else ""
    sides = [sentences_of(document) for _, _, document in documents]
    rarity = _rarity(sides, language)
    tracks: list[_Track] = []
    before: tuple[Document, tuple[Sentence, ...]] | None = None
    updates = 0
    for (number, time, document), side in zip(documents, sides, strict=True):
        here = mentions_in(side, language, updates)
        fresh = fresh_of(here, _keys(before[1]) if before else Counter())
        updates += bool(fresh)
        aligned = aligned_keys(align(before[0], document)) if before and fresh else {}
        moved = continued([track.head for track in tracks], here, fresh, rarity, aligned)
        _write(tracks, here, fresh, moved, (number, time))
        before = (document, side)
    return tuple(_course(track) for track in tracks if len(track.points) >= least)


def _rarity(sides: Iterable[Sequence[Sentence]], language: str) -> Rarity:
    texts = dict.fromkeys(sentence.text for side in sides for sentence in side)
    return Rarity(stems_of(text, language) for text in texts)


def _keys(side: Sequence[Sentence]) -> Counter[str]:
    return Counter(sentence.key for sentence in side)


def language_of(document: Document) -> str:
    """The language that a document is read in."""
    return document.language[:2] or guess_language(document.text) or "en"


def mentions_in(side: Iterable[Sentence], language: str, since: int = 0) -> tuple[Mention, ...]:
    """The figures of a version that may have a course, in reading order."""
    return tuple(
        Mention(
            figure, sentence.text, sentence.key, sentence.position, sentence.place, language, sentence.position, since
        )
        for sentence in side
        if not sentence.furniture and sentence.kind is not BlockKind.CAPTION
        for figure in figures_of(sentence.text, language)
    )


def fresh_of(here: Sequence[Mention], old: Counter[str]) -> list[Mention]:
    """The mentions in sentences that the version before does not have."""
    left = Counter(old)
    at: dict[int, bool] = {}
    for mention in here:
        if mention.position not in at:
            at[mention.position] = left[mention.key] <= 0
            left[mention.key] -= 1
    return [mention for mention in here if at[mention.position]]


def aligned_keys(difference: Difference) -> dict[int, frozenset[str]]:
    """For each newer sentence that the differ takes for another form of older ones, their keys."""
    return {
        to: frozenset(difference.old_sentences[at].key for at in edit.old_at)
        for edit in difference.edits
        if edit.old_at and edit.new_at
        for to in edit.new_at
    }


def continued(
    heads: Sequence[Mention],
    here: Sequence[Mention],
    fresh: Sequence[Mention],
    rarity: Rarity,
    aligned: dict[int, frozenset[str]],
) -> dict[int, int]:
    """For the new mentions of a version (``fresh`` of ``here``) the earlier ones they go on from, by their places.

    Where an earlier sentence has moved, it was probably replaced: such a pair needs a lower probability.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    stand = {(mention.key, mention.figure.rank): mention.position for mention in reversed(here)}
    scored = sorted(_scored(heads, fresh, rarity, aligned))
    sure = [(to, at) for lack, to, at, _ in scored if -lack >= LEAST]
    rest = [(to, at) for _, to, at, other in scored if not other and _left_its_place(heads[at], stand)]
    for to, at in (*sure, *rest):
        if to not in found and at not in taken:
            found[to] = at
            taken.add(at)
    return found


def _left_its_place(head: Mention, stand: dict[tuple[str, int], int]) -> bool:
    """Whether a sentence is gone, or was pushed down by what is new."""
    position = stand.get((head.key, head.figure.rank))
    return position is None or position > head.stood + PUSHED


def _scored(
    old: Sequence[Mention], new: Sequence[Mention], rarity: Rarity, aligned: dict[int, frozenset[str]]
) -> Iterator[tuple[float, int, int, bool]]:
    """Pairs that may count the same: their probability, negative, so that the best come first; newer, older, nouns."""
    postings = _postings(old, frozenset().union(*(mention.stems for mention in new)))
    for to, mention in enumerate(new):
        partners = aligned.get(mention.position, frozenset())
        for at in _candidates(old, mention, postings, rarity, partners):
            pair = Pair(old[at], mention, rarity, aligned=old[at].key in partners)
            probability = pair.probability()
            if probability >= LEAST_REPLACED:
                yield -probability, to, at, pair.other_noun


def _postings(mentions: Sequence[Mention], wanted: frozenset[str]) -> dict[str, list[int]]:
    """For each of the stems that are wanted the mentions whose sentences have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for word in mention.stems & wanted:
            found[word].append(at)
    return dict(found)


def _candidates(
    old: Sequence[Mention],
    mention: Mention,
    postings: dict[str, list[int]],
    rarity: Rarity,
    partners: frozenset[str],
) -> Iterator[int]:
    """The older mentions of the same unit that share most with a newer one, and those of its older form."""
    shared: defaultdict[int, float] = defaultdict(float)
    for word in mention.stems:
        places = postings.get(word, ())
        if len(places) > _COMMON:
            continue
        weight = rarity.weight(word)
        for at in places:
            if old[at].figure.unit == mention.figure.unit:
                # Words next to the number say more about what it counts than the rest of the sentence.
                shared[at] += 2 * weight if word in mention.figure.near and word in old[at].figure.near else weight
    first = nsmallest(_CANDIDATES, shared, key=lambda at: (-shared[at], abs(old[at].stood - mention.position), at))
    yield from first
    yield from (at for at in shared if old[at].key in partners and at not in first)


def _write(
    tracks: list[_Track],
    here: Sequence[Mention],
    fresh: Sequence[Mention],
    moved: dict[int, int],
    version: tuple[int, datetime],
) -> None:
    """Give each track its point in this version: the new mention it went on with, else its sentence where it is."""
    stand: dict[tuple[str, int], Mention] = {}
    for mention in reversed(here):
        stand[mention.key, mention.figure.rank] = mention
    went = {at: fresh[to] for to, at in moved.items()}
    for at, track in enumerate(tracks):
        head = went.get(at) or _stays(track.head, stand)
        if head is not None:
            track.head = head
            track.points.append(_point(head, version))
    for to, mention in enumerate(fresh):
        if to not in moved:
            tracks.append(_Track(mention, [_point(mention, version)]))


def _stays(head: Mention, stand: dict[tuple[str, int], Mention]) -> Mention | None:
    """The same figure where its sentence is now; where and when it was new is kept."""
    mention = stand.get((head.key, head.figure.rank))
    return None if mention is None else replace(mention, stood=head.stood, since=head.since)


def _point(mention: Mention, version: tuple[int, datetime]) -> Point:
    return Point(version[0], version[1], mention.figure.value, mention.figure.number, mention.sentence)


def _course(track: _Track) -> Course:
    return Course(track.head.figure.counts, track.head.figure.unit, tuple(track.points))
