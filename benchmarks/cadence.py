"""How long until an update of an article is seen, at the same number of requests, under this and other policies.

    python benchmarks/cadence.py [govuk-dev.jsonl.gz]

Real update times (each page's version dates; path as argument or in the folder MONITOR_DATA) and generated ones. Every
article is followed for 60 days; every policy's intervals are scaled by one factor, found by bisection, so that all make
the same number of requests. A policy learns of an update when it checks; what it never sees counts until the end.
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
    """What a policy knows of an article: when updates were seen, in seconds since it appeared."""

    born: datetime
    seen: list[float] = field(default_factory=list)
    article: Article | None = None


Policy = Callable[[History, float, bool], float]


def fixed(_history: History, _age: float, _updated: bool) -> float:
    return 4 * HOUR


def diffengine(_history: History, age: float, _updated: bool) -> float:
    """Stale when the time since the last check is a fifth of the time since the entry appeared."""
    return max(300.0, 0.2 * age)


def ladder(since: float) -> float:
    steps = ((3 * HOUR, 0.25 * HOUR), (DAY, HOUR), (7 * DAY, 3 * HOUR), (30 * DAY, 3 * DAY), (360 * DAY, 30 * DAY))
    return next((interval for limit, interval in steps if since < limit), 1e9)


def newsdiffs(history: History, age: float, _updated: bool) -> float:
    """Steps by the time since the last update."""
    return ladder(age - (history.seen[-1] if history.seen else 0.0))


def newsdiffs_by_age(_history: History, age: float, _updated: bool) -> float:
    """Nobody's rule, but the hardest to beat: the same steps by the age of the article, none longer than a day."""
    return min(DAY, ladder(age))


def miniflux(history: History, age: float, _updated: bool) -> float:
    """A week over the changes of the last week, between five minutes and a day."""
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
    """Requests made, and the delay of every update in seconds."""
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
    low, high = 1e-3, 1e3
    for _ in range(16):
        middle = (low * high) ** 0.5
        if simulate(processes, policy, middle)[0] > budget:
            low = middle
        else:
            high = middle
    return simulate(processes, policy, high)


def real(path: Path) -> dict[str, list[list[float]]]:
    """The pages in two halves by a hash of their path: one to choose a policy on, one to judge it by."""
    halves: dict[str, list[list[float]]] = {"real, chosen on": [], "real, held out": []}
    with gzip.open(path, "rt") as lines:
        for line in lines:
            page = json.loads(line)
            times = [datetime.fromisoformat(version["date"]).timestamp() for version in page["versions"]]
            half = "real, held out" if sha256(page["path"].encode()).digest()[0] % 2 else "real, chosen on"
            halves[half].append([at - times[0] for at in times[1:] if 0 < at - times[0] < HORIZON])
    return halves


def thinned(rng: random.Random, rate: Callable[[float, list[float]], float]) -> Iterator[float]:
    """Times of a point process whose rate never rises between its points (Ogata's thinning)."""
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
