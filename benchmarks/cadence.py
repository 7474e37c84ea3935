"""Delay until an update of an article is seen, for this and other polling policies at the same number of requests.

    python benchmarks/cadence.py [govuk-dev.jsonl.gz]

Uses real update times (the version dates of pages; the file as argument or in the folder MONITOR_DATA) and generated
ones. Every article is followed for 60 days. Each policy's intervals are scaled by one factor, found by bisection, so
that all make the same number of requests. A policy learns of an update when it checks; the delay of an update that it
never sees counts until the end.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import fmean, median

from monitor.cadence import ArticleObservation, next_article_check
from monitor.model import Article

HOUR, DAY = 3600.0, 86400.0
HORIZON = 60 * DAY
SHORTEST = 60.0


@dataclass
class History:
    """What a policy knows about an article. ``seen``: when updates were seen, in seconds since it appeared."""

    born: datetime
    seen: list[float] = field(default_factory=list)
    article: Article | None = None


Policy = Callable[[History, float, bool], float]


def fixed(_history: History, _age: float, _updated: bool) -> float:
    return 4 * HOUR


def diffengine(_history: History, age: float, _updated: bool) -> float:
    """diffengine: the interval is a fifth of the entry's age."""
    return max(300.0, 0.2 * age)


def ladder(since: float) -> float:
    """The interval of NewsDiffs for a time in seconds."""
    steps = ((3 * HOUR, 0.25 * HOUR), (DAY, HOUR), (7 * DAY, 3 * HOUR), (30 * DAY, 3 * DAY), (360 * DAY, 30 * DAY))
    return next((interval for limit, interval in steps if since < limit), 1e9)


def newsdiffs(history: History, age: float, _updated: bool) -> float:
    """NewsDiffs: steps by the time since the last update."""
    return ladder(age - (history.seen[-1] if history.seen else 0.0))


def newsdiffs_by_age(_history: History, age: float, _updated: bool) -> float:
    """The same steps by the age of the article, at most a day: no product's rule, but the hardest to beat."""
    return min(DAY, ladder(age))


def miniflux(history: History, age: float, _updated: bool) -> float:
    """Miniflux: a week divided by the changes of the last week, between five minutes and a day."""
    recent = sum(at > age - 7 * DAY for at in history.seen) + (age < 7 * DAY)
    return min(DAY, max(300.0, 7 * DAY / recent)) if recent else DAY


def ours(history: History, age: float, updated: bool) -> float:
    now = history.born + timedelta(seconds=age)
    article = history.article or Article(id=1, url="", first_seen_at=history.born)
    schedule = next_article_check(article, ArticleObservation("updated" if updated else "unchanged"), now)
    history.article = replace(article, rhythm=schedule.rhythm)
    return (schedule.due_at - now).total_seconds() if schedule.due_at else HORIZON


POLICIES: dict[str, Policy] = {
    "fixed interval": fixed,
    "diffengine": diffengine,
    "NewsDiffs": newsdiffs,
    "Miniflux": miniflux,
    "age, capped": newsdiffs_by_age,
    "monitor": ours,
}


def simulate(processes: list[list[float]], policy: Policy, scale: float) -> tuple[int, list[float]]:
    """Simulate a policy with scaled intervals; the number of requests, and the delay of every update in seconds."""
    requests, delays = 0, []
    for number, updates in enumerate(processes):
        history = History(datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=7 * number))
        age, at, updated = 0.0, 0, False
        while True:
            age += max(SHORTEST, scale * policy(history, age, updated))
            if age >= HORIZON:
                break
            requests += 1
            before = at
            while at < len(updates) and updates[at] <= age:
                delays.append(age - updates[at])
                at += 1
            updated = at > before
            if updated:
                history.seen.append(age)
        delays.extend(HORIZON - update for update in updates[at:])
    return requests, delays


def at_budget(processes: list[list[float]], policy: Policy, budget: int) -> tuple[int, list[float]]:
    """``simulate`` at the smallest scale that makes at most ``budget`` requests, found by bisection."""
    low, high = 1e-3, 1e3
    for _ in range(16):
        middle = (low * high) ** 0.5
        if simulate(processes, policy, middle)[0] > budget:
            low = middle
        else:
            high = middle
    return simulate(processes, policy, high)


def real(path: Path) -> dict[str, list[list[float]]]:
    """Pages in two halves, by a hash of their path: one for choosing a policy, one held out for judging it."""
    halves: dict[str, list[list[float]]] = {"real, chosen on": [], "real, held out": []}
    with gzip.open(path, "rt") as lines:
        for line in lines:
            page = json.loads(line)
            times = [datetime.fromisoformat(version["date"]).timestamp() for version in page["versions"]]
            half = "real, held out" if sha256(page["path"].encode()).digest()[0] % 2 else "real, chosen on"
            halves[half].append([at - times[0] for at in times[1:] if 0 < at - times[0] < HORIZON])
    return halves


def thinned(rng: random.Random, rate: Callable[[float, list[float]], float]) -> Iterator[float]:
    """Times of a point process whose rate never rises between points (Ogata's thinning method)."""
    points: list[float] = []
    now = 0.0
    while True:
        bound = rate(now, points)
        now += rng.expovariate(bound)
        if now >= HORIZON:
            return
        if rng.random() * bound <= rate(now, points):
            points.append(now)
            yield now


def generated(kind: str, count: int = 150) -> list[list[float]]:
    """Update times of articles with a steady, fading or self-exciting rate."""
    rng = random.Random(kind)
    processes = []
    for _ in range(count):
        size = rng.lognormvariate(0, 1)
        if kind == "steady":
            processes.append(list(thinned(rng, lambda _now, _points, size=size: 0.2 * size / DAY)))
        elif kind == "fading":
            processes.append(list(thinned(rng, lambda now, _points, size=size: 0.4 * size / (now + 600))))
        else:

            def rate(now: float, points: list[float], size: float = size) -> float:
                return 0.1 * size / (now + 600) + sum(0.3 / (now - at + HOUR) ** 1.1 for at in points[-20:])

            processes.append(list(thinned(rng, rate)))
    return processes


def main() -> None:
    folder = Path(os.environ.get("MONITOR_DATA", "."))
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "govuk-dev.jsonl.gz"
    sets = {f"generated, {kind}": generated(kind) for kind in ("fading", "self-exciting", "steady")}
    if path.exists():
        sets = real(path) | sets
    for name, processes in sets.items():
        print(f"\n{name}: {len(processes)} articles, {sum(map(len, processes))} updates in 60 days")
        for checks in (30, 120):
            results = {}
            for policy_name, policy in POLICIES.items():
                requests, delays = at_budget(processes, policy, checks * len(processes))
                results[policy_name] = fmean(delays)
                print(
                    f"  {requests / len(processes):6.1f} requests an article  {policy_name:17}"
                    f" mean {fmean(delays) / HOUR:7.2f} h  median {median(delays) / HOUR:6.2f} h"
                )
            mine = results.pop("monitor")
            hardest = results.pop("age, capped")
            print(f"         mean delay: {mine / min(results.values()):.2f} of the best published rule's,", end=" ")
            print(f"{mine / hardest:.2f} of the capped age ladder's")


if __name__ == "__main__":
    main()
