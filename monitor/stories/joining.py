"""Decides which story an article belongs to when it has a new version: join, start, move, leave, merge.

An article joins the story with the highest average probability of reporting the same event (online event detection with
decay over time: Yang, Pierce and Carbonell 1998). Earlier decisions are corrected in two ways: the members of the story
are checked again, and stories that turn out to be alike are merged.
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
    kinds_of_vectors,
    odds_of_stems,
    odds_without_stems,
    rarest,
)

# The least probabilities to join and to merge. Chosen on ECB+, topics 1 to 35 (training/stories.py), with an earlier
# form of the terms. With the present one B-cubed F1 is 0.904, and 2.4 of 33 look-alikes are merged (means of 5 orders).
JOIN = 0.5
MERGE = 0.6
# A member moves to another story only if it fits better by this much; values from 0 to 0.1 measure the same.
MARGIN = 0.05
# A member leaves its story below this; far below JOIN, so that it does not leave and join with each version.
LEAVE = 0.15
# The exponent (0.53) of a Lomax distribution, with a scale of one day, of the gaps between reports of one event: in a
# collection of 1,098 outlets 16 % of the incidents span more than 30 days.
SHAPE = log(1 / 0.16) / log(1 + 30)
# The most log-odds that closeness in time adds. Chosen on the invented events mixed with ECB+, topics 1 to 35, and
# unrelated articles (training/joined.py).
MOST_CLOSENESS = 2.0
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Group:
    """The members of a story, or a single article without one."""

    members: list[StoryCandidate]

    def without(self, member: StoryCandidate) -> _Group:
        return _Group([other for other in self.members if other.article_id != member.article_id])


@dataclass(slots=True)
class _State:
    """The groups while one article is placed, with a cache of the log-odds of each pair of articles."""

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
        """An upper bound of the log-odds, without comparing stems: enough to reject most pairs."""
        return self._without_stems(_pair(one, other)) + MOST_OF_STEMS

    def _without_stems(self, pair: tuple[int, int]) -> float:
        if pair not in self.known_without:
            self.known_without[pair] = odds_without_stems(self.vectors[pair[0]], self.vectors[pair[1]])
        return self.known_without[pair]

    def fit(self, article: StoryCandidate, group: _Group, least: float = 0.0) -> float:
        """The mean probability that an article and the members of a story report one event.

        0 if the story has no other member, if a person keeps the article apart from one, or if the upper bound without
        comparing stems is not above ``least``.
        """
        others = group.without(article).members
        if not others or any(_are_kept_apart(article, other) for other in others):
            return 0.0
        at = article.vectors.at
        gap = min(abs(at - other.vectors.at) for other in others) / _DAY
        when = self.closeness - (1 + SHAPE) * log1p(gap)
        if least and _mean([_sigmoid(self.most_odds(article, other) + when) for other in others]) <= least:
            return 0.0
        return _mean([_sigmoid(self.odds(article, other) + when) for other in others])

    def best(self, article: StoryCandidate, own: _Group) -> tuple[float, _Group | None]:
        """The other story that an article fits best, and its fit, which is exact only above ``JOIN``.

        Of equal fits the first in the order of ``groups``; (0, None) if there is no other story.
        """
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
    """Decide where an article belongs after a version.

    ``known``: its terms, weighted by their rarity now; ``kept``: the same as stored, weighted as if the article were
    already counted. ``candidates``: similar articles, and the article itself as it was placed before, if it was.
    Articles that a person placed do not move, and articles that a person keeps apart are never brought together.
    """
    before = next((item for item in candidates if item.article_id == article_id), None)
    arriving = _arriving(article_id, known, before)
    others = sorted((item for item in candidates if item.article_id != article_id), key=lambda item: item.article_id)
    all_ = (arriving, *others)
    state = _State({item.article_id: Compared(item.vectors, known) for item in all_}, _groups(all_), _closeness(all_))
    moves = list(_moves(state, arriving))
    home = _group_of(state, arriving)
    merged = tuple(_merges(state, arriving, home)) if len(home.members) > 1 else ()
    # If a new version moved nothing, the other articles need no check.
    if before is None or moves or merged:
        for other in _to_recheck(state, arriving, home, others):
            moves += _moves(state, other)
    fresh = _uncounted(known, before)
    return Placement(article_id, version, kept, rarest(known), fresh, tuple(moves), merged, before is not None)


def _uncounted(known: ArticleVectors, before: StoryCandidate | None) -> tuple[str, ...]:
    """The keys of the terms of an article that were not counted with an earlier version."""
    counted = {} if before is None else {kind: found.weights for kind, found in kinds_of_vectors(before.vectors)}
    fresh: list[str] = []
    for kind, found in kinds_of_vectors(known):
        earlier = counted.get(kind, {})
        fresh += [kind + term for term in found.weights if term not in earlier]
    return tuple(fresh)


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


def _to_recheck(
    state: _State, arriving: StoryCandidate, home: _Group, others: Sequence[StoryCandidate]
) -> list[StoryCandidate]:
    """The articles to check again: those similar to the arriving one, the best first, and its story's members."""
    possible = (other for other in others if _sigmoid(state.most_odds(arriving, other)) > JOIN)
    near = [other for other in possible if _sigmoid(state.odds(arriving, other)) > JOIN]
    near.sort(key=lambda other: -state.odds(arriving, other))
    members = [member for member in home.members if member is not arriving]
    return list({other.article_id: other for other in (*near, *members)}.values())


def _group_of(state: _State, article: StoryCandidate) -> _Group:
    return next(group for group in state.groups if article in group.members)


def _moves(state: _State, article: StoryCandidate) -> Iterable[StoryMove]:
    """Move an article to a story that it fits better, or out of one that it no longer fits; yields the move, if any."""
    if article.fixed:
        return
    own = _group_of(state, article)
    fits = state.fit(article, own)
    best, there = state.best(article, own)
    alone = len(own.members) == 1
    if there is not None and best > (JOIN if alone else max(JOIN, fits + MARGIN)):
        yield StoryMove(article.article_id, there.members[0].article_id)
        own.members.remove(article)
        there.members.append(article)
    elif not alone and fits < LEAVE:
        yield StoryMove(article.article_id)
        own.members.remove(article)
        state.groups.append(_Group([article]))


def _merges(state: _State, arriving: StoryCandidate, home: _Group) -> Iterable[int]:
    """Merge stories into ``home``, the best first; yields one article of each.

    Only stories similar to the arriving article are tried: the others were compared when their articles came.
    """
    while True:
        like = (group for group in state.groups if group is not home and state.fit(arriving, group, LEAVE) > LEAVE)
        found = [(_mean_fit(state, home, group), group) for group in like]
        best, other = max(found, key=lambda item: item[0], default=(0.0, None))
        if other is None or best <= MERGE:
            return
        yield other.members[0].article_id
        home.members += other.members
        other.members = []


def _mean_fit(state: _State, home: _Group, other: _Group) -> float:
    """The mean fit of one story's articles into another story; 0 if it is at most ``MERGE``."""
    fits: list[float] = []
    for member in home.members:
        fits.append(state.fit(member, other))
        # Stop if two articles are kept apart, or if the mean cannot exceed MERGE even if the rest fits perfectly.
        if not fits[-1] or sum(fits) + len(home.members) - len(fits) <= MERGE * len(home.members):
            return 0.0
    return _mean(fits)


def _pair(one: StoryCandidate, other: StoryCandidate) -> tuple[int, int]:
    low, high = one.article_id, other.article_id
    return (low, high) if low < high else (high, low)


def _are_kept_apart(one: StoryCandidate, other: StoryCandidate) -> bool:
    return other.article_id in one.apart or one.article_id in other.apart


def _closeness(items: Sequence[StoryCandidate]) -> float:
    """The log-odds that closeness in time adds for one event, at most ``MOST_CLOSENESS``.

    Unrelated articles are spread over the time that the candidates span, those of one event are close together. 0 if
    all have the same time.
    """
    span = max(abs(items[0].vectors.at - other.vectors.at) for other in items) / _DAY
    return min(MOST_CLOSENESS, log(max(1.0, SHAPE * span / 2)))


def _mean(values: Sequence[float]) -> float:
    # statistics.fmean does the same, but importing its module takes as long as placing an article.
    return fsum(values) / len(values)


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value))
