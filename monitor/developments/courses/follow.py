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
# A new figure is scored against this many earlier ones, whose sentences share most with its own.
_CANDIDATES = 12
# A sentence that moved down by more than this many sentences was pushed down by newer text.
PUSHED = 3
# Stems in the sentences of more figures than this are not used to find candidates (they count in the comparison).
_COMMON = 400


@dataclass(frozen=True, slots=True)
class Point:
    """The figure in one version: ``value`` as written, ``number`` in ``Course.unit``."""

    version: int
    fetched_at: datetime
    value: str
    number: Decimal
    sentence: str


@dataclass(frozen=True, slots=True)
class Course:
    """The values of one count in the versions that state it, oldest first. ``counts``: what is counted."""

    counts: str
    unit: str
    points: tuple[Point, ...]

    @property
    def moved(self) -> bool:
        """Whether the figure ever differed from its first value."""
        return any(point.number != self.points[0].number for point in self.points)


@dataclass(slots=True)
class _Track:
    """A course being built: the last mention of its figure, and its points so far."""

    head: Mention
    points: list[Point] = field(default_factory=list)


def courses(documents: Sequence[DatedDocument], *, least: int = 2) -> tuple[Course, ...]:
    """The courses of an article's versions (oldest first), in the order in which they begin.

    A course has at least ``least`` points, at most one per version: if a page keeps its older text below ("rolling"
    pages), the figure that is new in the version.
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
        _add_points(tracks, here, fresh, moved, (number, time))
        before = (document, side)
    return tuple(_course(track) for track in tracks if len(track.points) >= least)


def _rarity(sides: Iterable[Sequence[Sentence]], language: str) -> Rarity:
    texts = dict.fromkeys(sentence.text for side in sides for sentence in side)
    return Rarity(stems_of(text, language) for text in texts)


def _keys(side: Sequence[Sentence]) -> Counter[str]:
    return Counter(sentence.key for sentence in side)


def language_of(document: Document) -> str:
    """The language of a document: as stated, else guessed, else English."""
    return document.language[:2] or guess_language(document.text) or "en"


def mentions_in(side: Iterable[Sentence], language: str, since: int = 0) -> tuple[Mention, ...]:
    """The figures of a version that may have a course, in reading order; ``since`` as in ``Mention``."""
    return tuple(
        Mention(
            figure, sentence.text, sentence.key, sentence.position, sentence.place, language, sentence.position, since
        )
        for sentence in side
        if not sentence.furniture and sentence.kind is not BlockKind.CAPTION
        for figure in figures_of(sentence.text, language)
    )


def fresh_of(here: Sequence[Mention], old: Counter[str]) -> list[Mention]:
    """The mentions in sentences that the version before lacks; ``old``: its keys, with the number of each."""
    left = Counter(old)
    is_fresh: dict[int, bool] = {}
    for mention in here:
        if mention.position not in is_fresh:
            is_fresh[mention.position] = left[mention.key] <= 0
            left[mention.key] -= 1
    return [mention for mention in here if is_fresh[mention.position]]


def aligned_keys(difference: Difference) -> dict[int, frozenset[str]]:
    """The keys of the older sentences that the differ aligned with each newer one, by its position."""
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
    """Link new mentions with earlier ones: indexes in ``fresh`` (new mentions of ``here``) to indexes in ``heads``.

    The most probable links are made first. If the sentence of a head is gone or was pushed down, it was probably
    replaced: such a link needs a lower probability.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    places = {(mention.key, mention.figure.rank): mention.position for mention in reversed(here)}
    scored = sorted(_scored(heads, fresh, rarity, aligned))
    sure = [(to, at) for score, to, at, _ in scored if -score >= LEAST]
    replaced = [(to, at) for _, to, at, other_noun in scored if not other_noun and _left_its_place(heads[at], places)]
    for to, at in (*sure, *replaced):
        if to not in found and at not in taken:
            found[to] = at
            taken.add(at)
    return found


def _left_its_place(head: Mention, places: dict[tuple[str, int], int]) -> bool:
    """Whether the sentence of a head is gone, or was pushed down by newer text."""
    position = places.get((head.key, head.figure.rank))
    return position is None or position > head.stood + PUSHED


def _scored(
    old: Sequence[Mention], new: Sequence[Mention], rarity: Rarity, aligned: dict[int, frozenset[str]]
) -> Iterator[tuple[float, int, int, bool]]:
    """Pairs that may count the same: negative probability (best first), newer index, older index, ``other_noun``."""
    postings = _postings(old, frozenset().union(*(mention.stems for mention in new)))
    for to, mention in enumerate(new):
        partners = aligned.get(mention.position, frozenset())
        for at in _candidates(old, mention, postings, rarity, partners):
            pair = Pair(old[at], mention, rarity, aligned=old[at].key in partners)
            probability = pair.probability()
            if probability >= LEAST_REPLACED:
                yield -probability, to, at, pair.other_noun


def _postings(mentions: Sequence[Mention], wanted: frozenset[str]) -> dict[str, list[int]]:
    """The indexes of the mentions whose sentences have each of the wanted stems."""
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
    """The older mentions of the same unit that share most with a newer one, and those in aligned sentences."""
    shared: defaultdict[int, float] = defaultdict(float)
    for word in mention.stems:
        places = postings.get(word, ())
        if len(places) > _COMMON:
            continue
        weight = rarity.weight(word)
        for at in places:
            if old[at].figure.unit == mention.figure.unit:
                # Words near the number describe it better than the rest of the sentence.
                shared[at] += 2 * weight if word in mention.figure.near and word in old[at].figure.near else weight
    first = nsmallest(_CANDIDATES, shared, key=lambda at: (-shared[at], abs(old[at].stood - mention.position), at))
    yield from first
    yield from (at for at in shared if old[at].key in partners and at not in first)


def _add_points(
    tracks: list[_Track],
    here: Sequence[Mention],
    fresh: Sequence[Mention],
    moved: dict[int, int],
    version: tuple[int, datetime],
) -> None:
    """Add each track's point of this version: the linked new mention, else the same sentence. Begin new tracks."""
    places: dict[tuple[str, int], Mention] = {}
    for mention in reversed(here):
        places[mention.key, mention.figure.rank] = mention
    linked = {at: fresh[to] for to, at in moved.items()}
    for at, track in enumerate(tracks):
        head = linked.get(at) or _unchanged(track.head, places)
        if head is not None:
            track.head = head
            track.points.append(_point(head, version))
    for to, mention in enumerate(fresh):
        if to not in moved:
            tracks.append(_Track(mention, [_point(mention, version)]))


def _unchanged(head: Mention, places: dict[tuple[str, int], Mention]) -> Mention | None:
    """The same figure in the same sentence of this version, if any; ``stood`` and ``since`` are kept."""
    mention = places.get((head.key, head.figure.rank))
    return None if mention is None else replace(mention, stood=head.stood, since=head.since)


def _point(mention: Mention, version: tuple[int, datetime]) -> Point:
    return Point(version[0], version[1], mention.figure.value, mention.figure.number, mention.sentence)


def _course(track: _Track) -> Course:
    return Course(track.head.figure.counts, track.head.figure.unit, tuple(track.points))
