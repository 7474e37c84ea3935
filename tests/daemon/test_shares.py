"""A slow, hostile or silent host does not take other hosts' share of threads, parsing and claims."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import ParamSpec, TypeVar

import pytest

from monitor.daemon import Daemon
from monitor.model import Page
from monitor.pipeline import Crew, Dependencies, Pipeline
from monitor.pipeline.meter import Meter
from monitor.ports import Request
from monitor.store import SqlStore
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import feed_of
from tests.prepared import memory_store

T = TypeVar("T")
P = ParamSpec("P")
PATIENCE = 30.0


@dataclass
class Processes(InlineSandbox):
    """Two processes; a document of the hostile site keeps one busy until ``let_go`` is set."""

    free: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(2))
    let_go: threading.Event = field(default_factory=threading.Event)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self.free:
            if any(isinstance(arg, bytes) and b"hostile" in arg for arg in args):
                assert self.let_go.wait(PATIENCE)
            return super().call(function, *args, **kwargs)


class Web(FakeFetcher):
    """Sets ``all_asked`` after so many requests for good feeds; silent hosts keep requests until ``let_go`` is set."""

    def __init__(self, clock: FrozenClock, good: int) -> None:
        super().__init__(clock)
        self.left = good
        self.all_asked = threading.Event()
        self.let_go = threading.Event()
        self.counting = threading.Lock()

    def fetch(self, request: Request) -> Page:
        if "//silent" in request.url:
            assert self.let_go.wait(PATIENCE)
        if "//good" in request.url:
            with self.counting:
                self.left -= 1
                if not self.left:
                    self.all_asked.set()
        return super().fetch(request)


GOOD = 12


@dataclass
class Town:
    """A monitor with four threads and two parsing processes; tests add a good site of twelve feeds last."""

    store: SqlStore
    web: Web
    processes: Processes
    deps: Dependencies

    def follow(self, host: str, count: int) -> None:
        for number in range(count):
            url = f"https://{host}/{number}.xml"
            self.web.replies[url] = Reply(feed_of().replace("Herald", host))
            self.store.feeds.add(url, title="", tags=(), now=self.deps.clock.now())

    def good_ones_are_asked(self) -> bool:
        daemon = Daemon(Pipeline(self.deps), tick_seconds=0.05)
        daemon.start()
        asked = self.web.all_asked.wait(PATIENCE)
        self.web.let_go.set()
        self.processes.let_go.set()
        daemon.stop()
        return asked


@pytest.fixture
def town() -> Iterator[Town]:
    clock = FrozenClock(datetime.now(UTC))
    web = Web(clock, GOOD)
    store, processes = memory_store(), Processes()
    yield Town(store, web, processes, Dependencies(store, web, processes, clock, "test", threads=4))
    store.close()


def test_a_site_that_keeps_the_parser_busy_leaves_it_to_the_others(town: Town) -> None:
    town.follow("hostile.example", 60)
    town.follow("good.example", GOOD)
    assert town.good_ones_are_asked()


def test_a_site_that_keeps_requests_waiting_leaves_threads_to_the_others(town: Town) -> None:
    town.follow("silent.example", 60)
    town.follow("good.example", GOOD)
    assert town.good_ones_are_asked()


def test_the_hosts_of_one_service_are_one_site(town: Town) -> None:
    town.deps = replace(town.deps, shared_hosts=frozenset({"blogs.example"}))
    for number in range(60):
        town.follow(f"hostile{number}.blogs.example", 1)
    town.follow("good.example", GOOD)
    assert town.good_ones_are_asked()


def test_many_due_jobs_do_not_wait_for_ticks(town: Town) -> None:
    # If claims were made only at ticks, for four threads, these would take fifty seconds.
    for number in range(188):
        town.follow(f"more{number}.example", 1)
    for number in range(GOOD):
        town.follow(f"good{number}.example", 1)
    daemon = Daemon(Pipeline(town.deps), tick_seconds=1.0)
    daemon.start()
    assert town.web.all_asked.wait(PATIENCE)
    assert daemon.stop()
    assert daemon.tally.feeds == 200


class Jobs:
    """Jobs that record when they begin, and end when a test ends them."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.changed = threading.Condition()
        self.ended: set[str] = set()

    def job(self, name: str) -> Callable[[], None]:
        def run() -> None:
            with self.changed:
                self.began.append(name)
                self.changed.notify_all()
                assert self.changed.wait_for(lambda: name in self.ended, PATIENCE)

        return run

    def end(self, *names: str) -> None:
        with self.changed:
            self.ended |= set(names)
            self.changed.notify_all()

    def wait_for(self, *names: str) -> list[str]:
        with self.changed:
            assert self.changed.wait_for(lambda: set(names) <= set(self.began), PATIENCE), self.began
            return list(self.began)


def spend(crew: Crew) -> Callable[[], None]:
    """Return a job that keeps the parser busy for a moment."""
    return lambda: crew.deps.sandbox.call(sorted, [2, 1])


@pytest.mark.parametrize(("parsers", "most"), [(1, 1), (2, 1), (3, 2), (4, 3)])
def test_a_host_runs_fewer_jobs_than_there_are_processes(town: Town, parsers: int, most: int) -> None:
    jobs = Jobs()
    with closing(Crew(replace(town.deps, threads=8, parsers=parsers))) as crew:
        for number in range(6):
            crew.add("a.example", jobs.job(f"a{number}"))
        crew.add("b.example", jobs.job("b"))
        assert len(jobs.wait_for("b", f"a{most - 1}")) == most + 1
        jobs.end("a0")
        expected = {f"a{number}" for number in range(most + 1)} | {"b"}
        assert set(jobs.wait_for(f"a{most}")) == expected
        jobs.end(*(f"a{number}" for number in range(6)), "b")
        jobs.wait_for("a5")


def test_hosts_that_keep_the_parser_busy_share_fewer_jobs_than_processes(town: Town) -> None:
    jobs = Jobs()
    with closing(Crew(replace(town.deps, threads=8, parsers=2), heavy_seconds=1e-9)) as crew:
        for host in ("a.example", "b.example"):
            crew.add(host, spend(crew))
        assert crew.wait_idle(PATIENCE)
        assert crew.slow() == {"a.example", "b.example"}
        for host in ("a.example", "b.example", "new.example"):
            crew.add(host, jobs.job(host))
        assert jobs.wait_for("new.example") == ["a.example", "new.example"]
        jobs.end("a.example")
        jobs.wait_for("b.example")
        jobs.end("b.example", "new.example")


def test_slow_hosts_share_half_the_threads_and_wait_behind_the_quick(town: Town) -> None:
    jobs, slow = Jobs(), [f"slow{number}.example" for number in range(4)]
    with closing(Crew(replace(town.deps, threads=4), slow_seconds=0.0)) as crew:
        for host in slow:
            crew.add(host, lambda: None)
        assert crew.wait_idle(PATIENCE)
        assert crew.slow() == set(slow)
        for host in slow:
            crew.add(host, jobs.job(host))
        for host in ("x.example", "y.example", "z.example"):
            crew.add(host, jobs.job(host))
        assert set(jobs.wait_for("x.example", "y.example")) == {*slow[:2], "x.example", "y.example"}
        # The free thread goes to the quick host, though the slow ones have waited for longer.
        jobs.end(slow[0])
        assert set(jobs.wait_for("z.example")) == {*slow[:2], "x.example", "y.example", "z.example"}
        jobs.end(*slow, "x.example", "y.example", "z.example")
        jobs.wait_for(*slow)


class Timed(InlineSandbox):
    """A sandbox with its own clock, on which calls and starts of processes take given times."""

    def __init__(self) -> None:
        self.now = self.started = 0.0

    def timer(self) -> float:
        return self.now

    @property
    def starting_seconds(self) -> float:
        return self.started

    def start(self, seconds: float) -> None:
        self.now += seconds
        self.started += seconds

    def work(self, seconds: float) -> None:
        self.now += seconds


def test_the_start_of_a_process_is_not_charged_to_the_call_that_needs_it() -> None:
    timed = Timed()
    meter = Meter(timed, 2, timed.timer)
    meter.call(timed.start, 5.0)
    assert (meter.seconds, meter.starting_seconds) == (0.0, 5.0)
    meter.call(timed.work, 0.5)
    assert meter.seconds == 0.5


@pytest.mark.parametrize("seconds", [3.0, 20.0, 1000.0])
def test_a_host_is_light_again_after_two_light_jobs(town: Town, seconds: float) -> None:
    timed = Timed()
    with closing(Crew(replace(town.deps, sandbox=timed), heavy_seconds=2.0, timer=timed.timer)) as crew:
        slow = []
        for spent in (seconds, 0.05, 0.05):
            crew.add("a.example", partial(crew.deps.sandbox.call, timed.work, spent))
            assert crew.wait_idle(PATIENCE)
            slow.append(bool(crew.slow()))
    assert (slow[0], slow[2]) == (True, False)


def test_a_job_that_fails_in_any_way_does_not_lose_its_thread(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise SystemExit(3)

    with closing(Crew(replace(town.deps, threads=1))) as crew:
        crew.add("a.example", fail)
        done = threading.Event()
        crew.add("a.example", done.set)
        assert done.wait(PATIENCE)
    assert "SystemExit: 3" in caplog.text
