"""Compares the monitor with its peers on one invented newsroom: cost of the same passes, and quality of the alerts.

    python benchmarks/peers.py --folder CACHE [--runs 3] [--articles 200] [--only NAME ...] [--json]

Makes a virtual environment in CACHE for each peer from the package index; later runs reuse it. Each tool follows its
own copy of the newsroom (``updates.py``), fourteen sites whose boilerplate differs at every request, through three
passes: the first, one in which no article changed, and one in which most were edited. The tools take turns pass by
pass, so that other work on the machine affects all of them equally. Prints a table with medians of the runs and the
alerts of the last run.

Processor time and memory are those of the command with all its processes; the sites count requests and bytes. An
article counts once however many alerts name it; an alert is right if the article's edit says something new. The table
says why a tool could not be installed or run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from newsroom import PostOffice, Reply, Request, Site, head, rss
from peer_tools import TOOLS, CannotRun, Monitor, Place, Tool, installed
from processes import Spent, run
from sites import address
from updates import EDITS, Article, Score, articles, score

PASSES = ("first", "unchanged", "updated")
# Articles of the warm-up: one for every kind of edit.
WARM_UP = len(EDITS)
# A pass takes seconds on an idle machine; after this time it has failed.
PASS_SECONDS = 1800.0


class Outlet:
    """One tool's copy of the newsroom, with an address of the loopback network for each content system."""

    def __init__(self, followed: Sequence[Article]) -> None:
        self.articles = {article.path: article for article in followed}
        self.updated = False
        self.requests = 0
        self.sent = 0
        self._visits: Counter[str] = Counter()
        self._lock = threading.Lock()
        # One server listens on all addresses of the machine; each system has one of them, with the same port.
        self.site = Site("0.0.0.0", self._counted)
        port = self.site.server_address[1]
        systems = sorted({article.system for article in followed})
        self._hosts = {system: f"http://{address(system)}:{port}" for system in systems}

    @property
    def feeds(self) -> list[str]:
        """The address of each site's feed."""
        return [f"{host}/feed.xml" for host in self._hosts.values()]

    @property
    def pages(self) -> list[str]:
        """The address of each article."""
        return [self._hosts[article.system] + article.path for article in self.articles.values()]

    def _counted(self, request: Request) -> Reply:
        answer = self._answer(request)
        with self._lock:
            self.requests += 1
            self.sent += len(answer)
        yield answer

    def _answer(self, request: Request) -> bytes:
        if request.path == "/feed.xml":
            return self._feed(request)
        article = self.articles.get(request.path)
        if article is None:
            return head(404, 0)
        with self._lock:
            self._visits[request.path] += 1
            visit = self._visits[request.path]
        body = article.page(updated=self.updated, visit=visit)
        return head(200, len(body)) + body

    def _feed(self, request: Request) -> bytes:
        """The site's feed, the same at every pass: no edit changes a title."""
        if request.tag == '"1"':
            return head(304, 0, ETag='"1"')
        host = f"http://{request.host}"
        ours = [article for article in self.articles.values() if self._hosts[article.system] == host]
        body = rss("The Quay Post", [(article.edit.old.title, host + article.path) for article in ours])
        return head(200, len(body), "application/rss+xml", ETag='"1"') + body


@dataclass(frozen=True, slots=True)
class Pass:
    """The result of one pass of one tool. ``alerts``: paths of the articles of new alerts."""

    name: str
    spent: Spent
    requests: int
    sent: int
    alerts: tuple[str, ...]


@dataclass(slots=True)
class Row:
    """A tool's passes in all runs, and the megabytes on disk at the end of each run."""

    tool: type[Tool]
    passes: list[Pass] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)
    failed: str = ""

    def of(self, name: str) -> list[Pass]:
        """Its passes of this name, one per run."""
        return [done for done in self.passes if done.name == name]


class Contender:
    """A tool in one run: its outlet, its folder, and the alerts it has raised so far."""

    def __init__(self, tool: type[Tool], programs: Path, folder: Path, followed: Sequence[Article]) -> None:
        folder.mkdir()
        self.folder = folder
        self.outlet = Outlet(followed)
        self.tool = tool(programs, Place(folder, self.outlet.feeds, self.outlet.pages))
        self._known: Counter[str] = Counter()

    def do(self, name: str) -> Pass:
        """Run one pass. Raises CannotRun if it fails or does not request every article."""
        self.outlet.updated = name == "updated"
        requests, sent = self.outlet.requests, self.outlet.sent
        spent = run(
            self.tool.first_command() if name == PASSES[0] else self.tool.command(),
            folder=self.folder, environment=self.tool.environment(), output=self.tool.output, seconds=PASS_SECONDS,
        )  # fmt: skip
        made = self.outlet.requests - requests
        if spent.status != 0 or made < len(self.outlet.articles):
            last = (self.tool.last_output().strip().splitlines() or ["(no output)"])[-1]
            raise CannotRun(f"the {name} pass: status {spent.status}, {made} requests: {last[:200]}")
        return Pass(name, spent, made, self.outlet.sent - sent, tuple(self._new(self.tool.reported())))

    def _new(self, reported: list[str]) -> Iterator[str]:
        """The alerts of this pass, without those that the tool had reported before."""
        found = Counter(urlsplit(url).path for url in reported)
        yield from (found - self._known if self.tool.keeps else found).elements()
        self._known = found

    def disk(self) -> float:
        """Megabytes in its folder."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file()) / 1e6


def one_run(rows: Sequence[Row], programs: dict[str, Path], followed: Sequence[Article]) -> None:
    """Run each pass with every tool in turn. A tool that fails is marked in its row and not run again."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="peers-")))
        Monitor.office = stack.enter_context(PostOffice())
        contenders: list[tuple[Row, Contender]] = []
        for row in rows:
            contender = Contender(row.tool, programs[row.tool.name], folder / row.tool.name, followed)
            stack.enter_context(contender.outlet.site)
            contenders.append((row, contender))
        for name in PASSES:
            for row, contender in contenders:
                if not row.failed:
                    _take_turn(row, contender, name)
        for row, contender in contenders:
            row.disk.append(contender.disk())


def _take_turn(row: Row, contender: Contender, name: str) -> None:
    try:
        row.passes.append(contender.do(name))
    except CannotRun as failure:
        row.failed = str(failure)
        print(f"{row.tool.name}: {failure}", file=sys.stderr)
    else:
        spent = row.passes[-1].spent
        print(f"{row.tool.name}, {name}: {spent.cpu:.2f} s CPU, {spent.wall:.1f} s", file=sys.stderr)


def table(rows: Sequence[Row], followed: Sequence[Article]) -> list[str]:
    """The table in Markdown, with the notes below it."""
    heading = (
        "| | CPU: first / unchanged / updated pass | memory: RSS (PSS) | requests, bytes "
        "| alerts: unchanged / updated pass | precision | recall | disk |"
    )
    lines = [_line(row, followed) for row in rows]
    return [
        heading,
        "|---|---|---|---|---|---|---|---|",
        *lines,
        "",
        *(f"- {row.tool.name}: {row.tool.note}." for row in rows if row.tool.note),
    ]


def _line(row: Row, followed: Sequence[Article]) -> str:
    title = f"{row.tool.name} {row.tool.release()}"
    if row.failed:
        return f"| {title} | **not measured: {row.failed.replace('|', '/')}** | | | | | | |"
    cpu = " / ".join(f"{statistics.median(done.spent.cpu for done in row.of(name)):.2f}" for name in PASSES)
    resident = statistics.median(max(done.spent.resident for done in passes) for passes in _runs(row))
    proportional = statistics.median(max(done.spent.proportional for done in passes) for passes in _runs(row))
    last = _runs(row)[-1]
    requests, sent = sum(done.requests for done in last), sum(done.sent for done in last) / 1e6
    result = score(followed, last[-1].alerts)
    precision = "–" if result.precision is None else f"{result.precision:.2f}"
    alerts = f"{len(last[1].alerts)} / {len(last[2].alerts)}"
    return (
        f"| {title} | {cpu} s | {resident:.0f} ({proportional:.0f}) MB | {requests}, {sent:.1f} MB | {alerts} "
        f"| {precision} | {result.recall:.2f} | {statistics.median(row.disk):.1f} MB |"
    )


def _runs(row: Row) -> list[tuple[Pass, ...]]:
    """The passes of each run."""
    return list(zip(*(row.of(name) for name in PASSES), strict=True))


def mistakes(rows: Sequence[Row], followed: Sequence[Article]) -> list[str]:
    """The monitor's mistakes in the updated pass, by kind of edit."""
    lines: list[str] = []
    for row in rows:
        if row.tool is Monitor and not row.failed:
            alerted = set(row.of("updated")[-1].alerts)
            false = [article.kind for article in followed if article.path in alerted and not article.newsworthy]
            missed = [article.kind for article in followed if article.path not in alerted and article.newsworthy]
            lines.append(f"false alerts: {dict(Counter(false))}; missed: {dict(Counter(missed))}")
    return lines


def as_value(row: Row, followed: Sequence[Article]) -> dict[str, object]:
    """A row as a JSON value."""
    scores: list[Score] = [score(followed, done.alerts) for done in row.of("updated")]
    return {
        "tool": row.tool.name, "release": row.tool.release(), "failed": row.failed, "disk_mb": row.disk,
        "passes": [asdict(done) for done in row.passes], "scores": [asdict(found) for found in scores],
    }  # fmt: skip


def ready(names: Sequence[str], cache: Path) -> tuple[list[Row], dict[str, Path]]:
    """Install the named tools (all without names); a row for each, and the folders of their programs."""
    rows = [Row(tool) for tool in TOOLS if not names or tool.name in names]
    programs: dict[str, Path] = {}
    for row in rows:
        print(f"{row.tool.name}: installing if necessary", file=sys.stderr)
        try:
            programs[row.tool.name] = installed(row.tool, cache)
        except CannotRun as failure:
            row.failed = str(failure)
            print(f"{row.tool.name}: {failure}", file=sys.stderr)
    return rows, programs


def main() -> int:
    """Install, measure, print; the exit status is 1 if a tool could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, required=True, help="where the environments of the peers are kept")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--only", nargs="*", default=[], choices=[tool.name for tool in TOOLS])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    cache = given.folder.absolute()
    cache.mkdir(parents=True, exist_ok=True)
    followed = articles(given.articles)
    rows, programs = ready(given.only, cache)
    Monitor.compiled = cache / "compiled"
    print("warming up on few articles, so that every module is compiled and in memory", file=sys.stderr)
    installed_rows = [row for row in rows if not row.failed]
    one_run(installed_rows, programs, articles(WARM_UP))
    for row in installed_rows:
        row.passes.clear()
        row.disk.clear()
    for _ in range(given.runs):
        one_run([row for row in rows if not row.failed], programs, followed)
    if given.json:
        print(json.dumps([as_value(row, followed) for row in rows], indent=1))
    else:
        print("\n".join([*table(rows, followed), *mistakes(rows, followed)]))
    return int(any(row.failed for row in rows))


if __name__ == "__main__":
    sys.exit(main())
