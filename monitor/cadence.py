"""Computes when to check feeds and articles again.

Pure: the same memory, observation and time give the same schedule; jitter is a hash of what is checked and of the
number of its checks. The rules rest on two facts. For a given number of requests the mean delay is least when the rate
of checks is proportional to the square root of the rate of change (Cho and Garcia-Molina, "Effective page refresh
policies", 2003; Wolf et al., 2002). And articles are of three kinds: the rate of edits falls with the inverse of the
time since the last edit ("fading"), or of the age of the article ("aging"), or is steady. The record of an article
shows how likely it is of each kind; its expected rate is the mean over the three.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import pairwise
from math import exp, lgamma, log, log1p, sqrt
from typing import Literal

from monitor.model import NO_HINTS, Article, Feed, FeedHints, Rhythm

_MINUTE = 60.0
_HOUR = 3600.0
_DAY = 86400.0

_FADE = 14 * _DAY  # half-life of the counts of a feed
_SEED_WINDOW = 7 * _DAY  # how far back the dates in a feed's first document are used
_FEED_PACE = 20 * _MINUTE  # between checks of a feed with one new entry an hour
_UNCOUNTED = log(
    3.0
)  # expected arrivals in an interval where only "changed" is known (Cho, Garcia-Molina: -ln(0.5/1.5))
_LONGEST_HINT = 6 * _HOUR
_BACKOFF_CAP = 30 * _DAY
_ARTICLE_PACE = 40.0  # seconds for each square root of a second of quiet: some 100 checks in 59 quiet days
_ARTICLE_ONSET = 300.0  # seconds after an edit before the rate of the next begins to fall
_FADING_EDITS = (
    0.2  # edits of a fading article each time the quiet time grows by a factor of e; of an aging one, its age
)
_STEADY_SHARE = 0.3  # prior share of steady articles; the others are fading or aging in equal shares
_AGING_SHAPE = 1.0  # of the gamma prior of an aging article's edits per factor of e; its mean is _FADING_EDITS
_STEADY_SHAPE = 0.5  # of the gamma prior of steady rates,
_STEADY_SCALE = 5 * _DAY  # and its inverse scale
_YOUNG = _DAY  # how long an article is breaking news
_YOUNG_PACE = 0.05  # it is checked after the shortest interval plus this share of its quiet: 55 checks in a quiet day
_CHANGES_KEPT = 32
_JITTER = 0.1
_LONGEST_SKIP = timedelta(days=8)  # the hours and days to skip repeat every week
_UNCONDITIONAL = 7 * _DAY  # how often to request without validators: some servers answer 304 for ever


@dataclass(frozen=True, slots=True)
class CadenceLimits:
    """Bounds of the intervals, in seconds, and the quiet time after which an article is no longer checked."""

    feed_min_seconds: float = 300.0
    feed_max_seconds: float = _DAY
    article_min_seconds: float = 300.0
    article_max_seconds: float = 7 * _DAY
    stop_after_seconds: float = 60 * _DAY


DEFAULT_LIMITS = CadenceLimits()


@dataclass(frozen=True, slots=True)
class FeedObservation:
    """The result of checking a feed.

    ``new_entries``: how many are new, None where that is unknown. ``overlap`` False: no entry of the previous document
    is in this one. ``entry_times``: the dates of its entries. ``not_before``: when the host allows the next request
    (Retry-After).
    """

    outcome: Literal["unchanged", "changed", "failed", "gone"]
    new_entries: int | None = 0
    overlap: bool = True
    entry_times: tuple[datetime, ...] = ()
    hints: FeedHints = NO_HINTS
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticleObservation:
    """The result of checking an article. Outcome ``first``: its first version was stored.

    ``not_before``: when the host allows the next request (Retry-After).
    """

    outcome: Literal["first", "unchanged", "updated", "alternating", "failed", "gone", "blocked", "not_article"]
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to check next (None: never), the memory to keep, and the reason in words."""

    due_at: datetime | None
    rhythm: Rhythm
    reason: str


def next_feed_check(
    feed: Feed, seen: FeedObservation, now: datetime, limits: CadenceLimits = DEFAULT_LIMITS
) -> Schedule:
    """When to check a feed again; ``due_at`` is never None."""
    what = f"feed {feed.id}"
    if seen.outcome in ("failed", "gone"):
        rhythm = _checked(feed.rhythm, now, failed=True)
        first = _DAY if seen.outcome == "gone" else limits.feed_min_seconds
        interval = _backoff(first, rhythm.failures)
        return _schedule(rhythm, interval, _failure(seen.outcome, rhythm.failures), what, seen.not_before)
    rhythm = _counted(_checked(feed.rhythm, now, failed=False), feed.rhythm, seen, now)
    per_hour = _feed_rate(rhythm, seen.hints)
    interval = _FEED_PACE / sqrt(per_hour)
    why = _pace(per_hour)
    hinted = min(_LONGEST_HINT, _hinted_seconds(seen.hints, now))
    if not seen.overlap:
        interval = min(interval, max(feed.rhythm.interval_seconds, limits.feed_min_seconds) / 2)
        why = "entries were probably missed"
    elif hinted > interval:
        interval, why = hinted, "the publisher asks for it"
    interval = min(limits.feed_max_seconds, max(limits.feed_min_seconds, interval))
    schedule = _schedule(rhythm, interval, why, what, seen.not_before, verb="every")
    assert schedule.due_at is not None
    return replace(schedule, due_at=_outside_skips(schedule.due_at, seen.hints))


def next_article_check(
    article: Article, seen: ArticleObservation, now: datetime, limits: CadenceLimits = DEFAULT_LIMITS
) -> Schedule:
    """When to check an article again; never once it was quiet for too long and has left its feed."""
    updated = seen.outcome == "updated"
    failed = seen.outcome in ("failed", "gone", "blocked", "not_article")
    rhythm = _checked(article.rhythm, now, failed=failed)
    if updated:
        rhythm = replace(rhythm, changes=(*rhythm.changes, now)[-_CHANGES_KEPT:], last_change_at=now)
    quiet = max(0.0, (now - (rhythm.last_change_at or article.first_seen_at)).total_seconds())
    if quiet > limits.stop_after_seconds and not article.in_feed:
        reason = f"not any more: {_quiet(quiet)}"
        return Schedule(None, replace(rhythm, reason=reason), reason)
    interval, why = _article_interval(article, rhythm, now, limits)
    if updated:
        why = "just updated"
    elif seen.outcome == "first":
        why = "new"
    if failed:
        first = {"gone": _DAY, "not_article": _DAY, "blocked": 6 * _HOUR}.get(seen.outcome, limits.article_min_seconds)
        interval = max(interval, _backoff(first, rhythm.failures))
        why = _failure(seen.outcome, rhythm.failures)
    return _schedule(rhythm, interval, why, f"article {article.id}", seen.not_before)


def longest_wait(limits: CadenceLimits = DEFAULT_LIMITS) -> timedelta:
    """The longest possible time until a check. A later due time comes from a clock that ran ahead."""
    interval = max(_BACKOFF_CAP, limits.feed_max_seconds, limits.article_max_seconds)
    return timedelta(seconds=interval * (1 + _JITTER)) + _LONGEST_SKIP


def _checked(rhythm: Rhythm, now: datetime, *, failed: bool) -> Rhythm:
    """The memory after one more check, with times in the future corrected."""
    unconditional = rhythm.unconditional_at
    latest = now + timedelta(seconds=_UNCONDITIONAL)
    if not failed and (unconditional is None or not now < unconditional <= latest):
        unconditional = latest
    return replace(
        rhythm,
        checks=rhythm.checks + 1,
        failures=rhythm.failures + 1 if failed else 0,
        last_check_at=now,
        # Times in the future come from a clock that ran ahead.
        last_change_at=min(rhythm.last_change_at, now) if rhythm.last_change_at else None,
        changes=tuple(min(time, now) for time in rhythm.changes),
        unconditional_at=unconditional,
    )


def _counted(rhythm: Rhythm, before: Rhythm, seen: FeedObservation, now: datetime) -> Rhythm:
    """Add this check's arrivals to the decayed counts. For a first document they are counted by its dates."""
    changed = seen.outcome == "changed"
    if before.observed_seconds == 0:
        ages = [age for age in ((now - time).total_seconds() for time in seen.entry_times) if age < _SEED_WINDOW]
        arrivals = float(len(ages))
        observed = _SEED_WINDOW if len(ages) < len(seen.entry_times) else max(ages, default=0)
    else:
        arrivals, observed = before.arrivals, before.observed_seconds
    if before.last_check_at is not None:
        elapsed = max(0.0, (now - before.last_check_at).total_seconds())
        fade = 0.5 ** (elapsed / _FADE)
        uncounted = _UNCOUNTED if changed else 0.0
        new = uncounted if seen.new_entries is None else seen.new_entries
        arrivals, observed = arrivals * fade + new, observed * fade + elapsed
    return replace(
        rhythm,
        arrivals=arrivals,
        observed_seconds=max(observed, 1.0),
        last_change_at=now if changed else rhythm.last_change_at,
        missed=rhythm.missed + (not seen.overlap),
    )


def _feed_rate(rhythm: Rhythm, hints: FeedHints) -> float:
    """New entries an hour; drawn towards the feed's own hint, or one in six hours, while little was observed."""
    assumed_hours = hints.update_seconds / _HOUR if hints.update_seconds else 6.0
    weight = min(1.0, 6.0 / assumed_hours)
    return (rhythm.arrivals + weight) / (rhythm.observed_seconds / _HOUR + weight * assumed_hours)


def _hinted_seconds(hints: FeedHints, now: datetime) -> float:
    expires = (hints.expires_at - now).total_seconds() if hints.expires_at is not None else 0.0
    return max(hints.ttl_seconds or 0, hints.max_age_seconds or 0, expires)


def _outside_skips(due: datetime, hints: FeedHints) -> datetime:
    """The first time from ``due`` on that is outside the hours and days that the feed asks to skip."""
    for _ in range(int(_LONGEST_SKIP / timedelta(hours=1))):
        if due.hour not in hints.skip_hours and due.weekday() not in hints.skip_days:
            break
        due = (due + timedelta(hours=1)).replace(minute=due.minute % 10, second=due.second)
    return due


def _article_interval(article: Article, rhythm: Rhythm, now: datetime, limits: CadenceLimits) -> tuple[float, str]:
    """Seconds until the next check, and why."""
    quiet = max(0.0, (now - (rhythm.last_change_at or article.first_seen_at)).total_seconds())
    if quiet > limits.stop_after_seconds:
        return limits.article_max_seconds, f"{_quiet(quiet)}, still in its feed"
    rate, every = _edit_rate(article, rhythm, quiet, now)
    interval = _ARTICLE_PACE * sqrt(_FADING_EDITS / rate)
    if (now - min(article.published or article.first_seen_at, article.first_seen_at)).total_seconds() < _YOUNG:
        interval = min(interval, limits.article_min_seconds + _YOUNG_PACE * quiet)
    why = f"updated about every {_span(every)}" if every else _quiet(quiet)
    return min(limits.article_max_seconds, max(limits.article_min_seconds, interval)), why


def _edit_rate(article: Article, rhythm: Rhythm, quiet: float, now: datetime) -> tuple[float, float]:
    """The expected edits a second now, and the seconds between two edits if they are regular, else 0.

    The mean of three models, weighted by how well each predicts the record (Bayesian model averaging).
    """
    born, times = article.first_seen_at, rhythm.changes
    # In a full record, nothing is known about the time before the oldest edit.
    since, edits = (times[0], times[1:]) if len(times) == _CHANGES_KEPT else (born, times)
    ages = [max(0.0, (time - born).total_seconds()) for time in (since, *edits)]
    age = max(ages[-1], (now - born).total_seconds())
    fading_share = (1 - _STEADY_SHARE) / 2
    models = (
        (_STEADY_SHARE, *_steady(len(edits), age - ages[0])),
        (fading_share, *_fading(ages, quiet)),
        (fading_share, *_aging(ages, age)),
    )
    most = max(evidence for _, evidence, _ in models)
    weights = [share * exp(evidence - most) for share, evidence, _ in models]
    rate = sum(weight * rate for weight, (_, _, rate) in zip(weights, models, strict=True)) / sum(weights)
    regular = len(edits) > 2 and weights[0] > sum(weights) / 2
    return rate, (age - ages[0]) / len(edits) if regular else 0.0


def _steady(edits: int, observed: float) -> tuple[float, float]:
    """A Poisson process with a constant rate: the log evidence for it, and its expected rate now."""
    return _gamma_poisson(_STEADY_SHAPE, _STEADY_SCALE, edits, observed)


def _fading(ages: list[float], quiet: float) -> tuple[float, float]:
    """A renewal process whose rate falls with the time since the last edit: log evidence, and rate now."""
    gaps = [max(0.0, later - sooner) for sooner, later in pairwise(ages)]
    folds = sum(log1p(gap / _ARTICLE_ONSET) for gap in (*gaps, quiet))
    evidence = sum(log(_FADING_EDITS / (gap + _ARTICLE_ONSET)) for gap in gaps) - _FADING_EDITS * folds
    return evidence, _FADING_EDITS / (quiet + _ARTICLE_ONSET)


def _aging(ages: list[float], age: float) -> tuple[float, float]:
    """A Poisson process whose rate falls with the age of the article: log evidence, and rate now."""
    folds = log((age + _ARTICLE_ONSET) / (ages[0] + _ARTICLE_ONSET))
    edits = ages[1:]
    evidence, per_fold = _gamma_poisson(_AGING_SHAPE, _AGING_SHAPE / _FADING_EDITS, len(edits), folds)
    return evidence - sum(log(edit + _ARTICLE_ONSET) for edit in edits), per_fold / (age + _ARTICLE_ONSET)


def _gamma_poisson(shape: float, scale: float, count: int, exposure: float) -> tuple[float, float]:
    """Log evidence of ``count`` events whose rate has a gamma prior (shape, inverse scale), and the posterior rate."""
    posterior_shape, posterior_scale = shape + count, scale + exposure
    evidence = lgamma(posterior_shape) - lgamma(shape) + shape * log(scale) - posterior_shape * log(posterior_scale)
    return evidence, posterior_shape / posterior_scale


def _backoff(first: float, failures: int) -> float:
    """Seconds to wait after failures in a row: doubled each time, up to a cap."""
    return float(min(_BACKOFF_CAP, first * 2.0 ** min(failures - 1, 30)))


def _failure(outcome: str, failures: int) -> str:
    reasons = {"gone": "it is gone", "blocked": "its text was not shown", "not_article": "it is no article"}
    reason = reasons.get(outcome, "failed")
    return reason if failures == 1 else f"{reason}, {failures} times in a row"


def _pace(per_hour: float) -> str:
    for count, unit in ((per_hour, "hour"), (per_hour * 24, "day"), (per_hour * 24 * 7, "week")):
        if count >= 1:
            return f"{count:.1f} new entries a{'n' if unit == 'hour' else ''} {unit}"
    return "less than one new entry a week"


def _quiet(seconds: float) -> str:
    return f"unchanged for {_span(seconds)}"


def _span(seconds: float) -> str:
    for size, unit in ((_DAY, "day"), (_HOUR, "h"), (_MINUTE, "min")):
        if seconds >= 2 * size or (unit != "day" and seconds >= size):
            return f"{seconds / size:.0f} {unit}{'s' if unit == 'day' else ''}"
    return "less than a minute"


def _schedule(
    rhythm: Rhythm, interval: float, why: str, what: str, not_before: datetime | None, *, verb: str = "in"
) -> Schedule:
    """A schedule after the interval, with a jitter of 10 %, but not before the host allows it."""
    assert rhythm.last_check_at is not None
    digest = blake2b(f"{what} {rhythm.checks}".encode(), digest_size=4).digest()
    share = int.from_bytes(digest) / 2**32
    due = rhythm.last_check_at + timedelta(seconds=interval * (1 - _JITTER + 2 * _JITTER * share))
    reason = f"{verb} {_span(interval)}: {why}"
    if not_before is not None and not_before > due:
        due, reason = not_before, "when the host allows it again"
    return Schedule(due, replace(rhythm, interval_seconds=interval, reason=reason), reason)
