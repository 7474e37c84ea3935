"""Which story an article belongs to, decided when it has a new version: join, start, move, leave, merge.

An article joins the story whose articles it is, on average, most like: Yang, Pierce and Carbonell (1998) find events
online so, with a decay over time. Two things correct what was decided too early: members of the story joined are
checked again, and two stories that turned out to be alike become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import exp, fsum, log, log1p

from monitor.model import ArticleVectors, Placement, StoryCandidate, StoryMove
from monitor.stories.likeness import (
    MOST_OF_STEMS,
    Compared,
    keys_of_vectors,
    odds_of_stems,
    odds_without_stems,
    rarest,
)

# Chosen on ECB+, topics 1 to 35 (training/stories.py), with an earlier form of the terms. With the present terms
# B-cubed F1 is 0.904 and 2.4 of 33 look-alikes are merged, the means of five orders.
JOIN = 0.5
MERGE = 0.6
# Another story takes a member away only if it fits so much better: 0 to 0.1 measure the same.
MARGIN = 0.05
# A member leaves its story below this only: far below JOIN, so that none goes in and out with each version.
LEAVE = 0.15
# 16 % of the incidents of a collection of 1,098 outlets span more than 30 days. If gaps between reports of one event
# fall off as a power of 1 + days (a Lomax distribution with a scale of a day), this is its exponent: 0.53.
SHAPE = log(1 / 0.16) / log(1 + 30)
# Closeness in time speaks for an event with odds of e^2 at most: chosen on our invented events mixed with ECB+, topics
# 1 to 35, and unrelated articles (training/joined.py).
MOST_CLOSENESS = 2.0
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Group:
    """A story, or an article that has none."""

    members: list[StoryCandidate]

    def without(self, member: StoryCandidate) -> _Group:
        return _Group([other for other in self.members if other.article_id != member.article_id])


@dataclass(slots=True)
class _Desk:
    """What is compared, each pair once."""

    vectors: Mapping[int, Compared]
    groups: list[_Group]
    closeness: float
    known: dict[tuple[int, int], float] = field(default_factory=dict)
    known_without: dict[tuple[int, int], float] = field(default_factory=dict)

    def odds(self, one: StoryCandidate, other: StoryCandidate) -> float:
        pair = _pair(one, other)
        if pair not in self.known:
            stems = odds_of_stems(self.vectors[pair[0]], self.vectors[pair[1]])
            self.known[pair] = self._without_stems(pair) + stems
        return self.known[pair]

    def most_odds(self, one: StoryCandidate, other: StoryCandidate) -> float:
        """What the odds are at most: most articles that share a few rare terms are told apart without their stems."""
        return self._without_stems(_pair(one, other)) + MOST_OF_STEMS

    def _without_stems(self, pair: tuple[int, int]) -> float:
        if pair not in self.known_without:
            self.known_without[pair] = odds_without_stems(self.vectors[pair[0]], self.vectors[pair[1]])
        return self.known_without[pair]

    def fit(self, article: StoryCandidate, group: _Group, least: float = 0.0) -> float:
        """How well an article fits into a story: 0 where it has no other article, or a person keeps them apart.

        0 also where it fits no better than ``least``, as far as that is seen without comparing stems.
        """
        others = group.without(article).members
        if not others or any(_apart(article, other) for other in others):
            return 0.0
        at = article.vectors.at
        gap = min(abs(at - other.vectors.at) for other in others) / _DAY
        when = self.closeness - (1 + SHAPE) * log1p(gap)
        if least and _mean([_share(self.most_odds(article, other) + when) for other in others]) <= least:
            return 0.0
        return _mean([_share(self.odds(article, other) + when) for other in others])

    def best(self, article: StoryCandidate, own: _Group) -> tuple[float, _Group | None]:
        """The other story it fits best and better than ``JOIN``; the lowest number first where several fit alike."""
        others = (group for group in self.groups if group is not own and group.members)
        found = [(self.fit(article, group, JOIN), group) for group in others]
        return max(found, key=lambda item: item[0], default=(0.0, None))


def place(
    article_id: int,
    version: int,
    known: ArticleVectors,
    kept: ArticleVectors,
    candidates: Sequence[StoryCandidate],
) -> Placement:
    """Where an article belongs after a version. ``candidates`` may hold the article itself, as it was placed before.

    Its own terms are weighed by how rare they are now, the candidates' others by how rare they were at their placing.
    ``kept`` is what is kept of it: its terms weighed as if it had been counted, as it is when others are compared.
    What a person put somewhere stays there, and what a person keeps apart is never brought together.
    """
    before = next((item for item in candidates if item.article_id == article_id), None)
    arriving = _arriving(article_id, known, before)
    others = sorted((item for item in candidates if item.article_id != article_id), key=lambda item: item.article_id)
    all_ = (arriving, *others)
    desk = _Desk({item.article_id: Compared(item.vectors, known) for item in all_}, _groups(all_), _closeness(all_))
    moves = list(_moves(desk, arriving))
    home = _home(desk, arriving)
    merged = tuple(_merges(desk, arriving, home)) if len(home.members) > 1 else ()
    # Where a new version changes nothing for its article, nothing has changed for the others.
    if before is None or moves or merged:
        for other in _again(desk, arriving, home, others):
            moves += _moves(desk, other)
    counted = frozenset(keys_of_vectors(before.vectors)) if before is not None else frozenset()
    fresh = tuple(key for key in keys_of_vectors(known) if key not in counted)
    return Placement(article_id, version, kept, rarest(known), fresh, tuple(moves), merged, before is not None)


def _arriving(article_id: int, known: ArticleVectors, before: StoryCandidate | None) -> StoryCandidate:
    if before is None:
        return StoryCandidate(article_id, known)
    return StoryCandidate(article_id, known, before.story_id, before.fixed, before.apart)


def _groups(items: Iterable[StoryCandidate]) -> list[_Group]:
    groups: dict[tuple[str, int], _Group] = {}
    for item in items:
        key = ("article", item.article_id) if item.story_id is None else ("story", item.story_id)
        groups.setdefault(key, _Group([])).members.append(item)
    return list(groups.values())


def _again(
    desk: _Desk, arriving: StoryCandidate, home: _Group, others: Sequence[StoryCandidate]
) -> list[StoryCandidate]:
    """Those that may now belong elsewhere: the story's other members, and what this article is like by itself."""
    possible = (other for other in others if _share(desk.most_odds(arriving, other)) > JOIN)
    near = [other for other in possible if _share(desk.odds(arriving, other)) > JOIN]
    near.sort(key=lambda other: -desk.odds(arriving, other))
    members = [member for member in home.members if member is not arriving]
    return list({other.article_id: other for other in (*near, *members)}.values())


def _home(desk: _Desk, article: StoryCandidate) -> _Group:
    return next(group for group in desk.groups if article in group.members)


def _moves(desk: _Desk, article: StoryCandidate) -> Iterable[StoryMove]:
    """The move of an article to where it fits better, or out of where it no longer fits; it is made at once."""
    if article.fixed:
        return
    own = _home(desk, article)
    fits = desk.fit(article, own)
    best, there = desk.best(article, own)
    alone = len(own.members) == 1
    if there is not None and best > (JOIN if alone else max(JOIN, fits + MARGIN)):
        yield StoryMove(article.article_id, there.members[0].article_id)
        own.members.remove(article)
        there.members.append(article)
    elif not alone and fits < LEAVE:
        yield StoryMove(article.article_id)
        own.members.remove(article)
        desk.groups.append(_Group([article]))


def _merges(desk: _Desk, arriving: StoryCandidate, home: _Group) -> Iterable[int]:
    """An article of each story that becomes one with this one, the best first; it is done at once.

    Only of those that the arriving article resembles: the others were compared as their articles came.
    """
    while True:
        like = (group for group in desk.groups if group is not home and desk.fit(arriving, group, LEAVE) > LEAVE)
        found = [(_alike(desk, home, group), group) for group in like]
        best, other = max(found, key=lambda item: item[0], default=(0.0, None))
        if other is None or best <= MERGE:
            return
        yield other.members[0].article_id
        home.members += other.members
        other.members = []


def _alike(desk: _Desk, home: _Group, other: _Group) -> float:
    """How well the articles of one story fit into another, on average; 0 where that is at most ``MERGE``."""
    fits: list[float] = []
    for member in home.members:
        fits.append(desk.fit(member, other))
        # Two that are kept apart are never one story; nor is one left that the others cannot bring above MERGE.
        if not fits[-1] or sum(fits) + len(home.members) - len(fits) <= MERGE * len(home.members):
            return 0.0
    return _mean(fits)


def _pair(one: StoryCandidate, other: StoryCandidate) -> tuple[int, int]:
    low, high = one.article_id, other.article_id
    return (low, high) if low < high else (high, low)


def _apart(one: StoryCandidate, other: StoryCandidate) -> bool:
    return other.article_id in one.apart or one.article_id in other.apart


def _closeness(items: Sequence[StoryCandidate]) -> float:
    """How much being reported at one time says for one event: the logarithm of odds.

    Unrelated articles lie anywhere in the time that the candidates span; those of one event close together. Where all
    come at one time, or have no dates, it says nothing.
    """
    span = max(abs(items[0].vectors.at - other.vectors.at) for other in items) / _DAY
    return min(MOST_CLOSENESS, log(max(1.0, SHAPE * span / 2)))


def _mean(values: Sequence[float]) -> float:
    # As statistics.fmean, whose module takes as long to import as an arrival takes.
    return fsum(values) / len(values)


def _share(value: float) -> float:
    return 1 / (1 + exp(-value))
