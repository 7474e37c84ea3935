"""`monitor demo`: the whole product against our own newsroom, visibly, and checked.

The real daemon runs as a process of its own on a configuration in a temporary folder; what is shown is read back by the
same commands a person would use.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.demo.mailbox import Mailbox
from monitor.demo.newsroom import OTHERS, Newsroom, Story, load_stories
from monitor.errors import MonitorError
from monitor.history.words import counted

SETTLE_SECONDS = 40.0
LOOK_EVERY_SECONDS = 0.25
READER = "reader@desk.invalid"

CONFIG = """\
database_url = "sqlite:///{folder}/monitor.db"

[fetch]
contact = "demo@desk.invalid"
allow_networks = ["127.0.0.0/8"]

[schedule]          # far quicker than anybody else's site should be checked
feed_min_minutes = 0.02
feed_max_hours = 0.001
article_min_minutes = 0.02
article_max_days = 0.00002

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "monitor@desk.invalid"

{feeds}
[[subscriptions]]
name = "desk"
to = ["{reader}"]
max_per_hour = 1000
"""


class DemoFailed(MonitorError):
    """The demonstration did not show what it should have."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the demonstration found: developments expected, found, and flagged beyond them."""

    expected: int
    found: int
    false: tuple[str, ...]
    missed: tuple[str, ...]
    mails: int

    @property
    def right(self) -> bool:
        """Whether exactly what was new was flagged."""
        return not self.false and not self.missed


class Desk:
    """The monitor as a user runs it: a configuration in a folder, the daemon, the commands."""

    def __init__(self, folder: Path, newsrooms: Sequence[Newsroom], mailbox: Mailbox) -> None:
        self.folder = folder
        self.newsrooms = tuple(newsrooms)
        self.mailbox = mailbox
        self.config = folder / "monitor.toml"
        feeds = "".join(f'[[feeds]]\nurl = "{newsroom.feed_url}"\n' for newsroom in self.newsrooms)
        self.config.write_text(
            CONFIG.format(folder=folder, port=mailbox.port, feeds=feeds, reader=READER), encoding="utf-8"
        )

    @property
    def stories(self) -> list[tuple[Newsroom, Story]]:
        """All stories, each with the newsroom that publishes it."""
        return [(newsroom, story) for newsroom in self.newsrooms for story in newsroom.stories]

    def command(self, *words: str, color: bool = False) -> str:
        """What a command prints. Raises DemoFailed with its complaint when it fails."""
        flags = ["--color"] if color else ["--no-color"]
        done = subprocess.run(  # noqa: S603 - our own program, on our own configuration
            [sys.executable, "-m", "monitor", "--config", str(self.config), *flags, *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise DemoFailed(f"`monitor {' '.join(words)}` failed: {done.stderr.strip()}")
        return done.stdout

    def read(self, *words: str) -> Any:
        """What a command says as JSON."""
        return json.loads(self.command(*words, "--json"))

    @contextmanager
    def daemon(self) -> Iterator[None]:
        """The daemon, for as long as the block runs; ended by SIGTERM as a service manager would."""
        log = (self.folder / "daemon.log").open("wb")
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "monitor", "--config", str(self.config), "worker"], stderr=log, stdout=log
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            status = process.wait(timeout=30)
            log.close()
            if status != 0 and sys.exc_info()[0] is None:
                text = (self.folder / "daemon.log").read_text(encoding="utf-8")
                raise DemoFailed(f"the daemon ended with status {status}:\n{text[-2000:]}")

    def wait_for(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait until something is so. Raises DemoFailed with the daemon's last words when it does not come."""
        pause = threading.Event()
        for _ in range(int(SETTLE_SECONDS / LOOK_EVERY_SECONDS)):
            if holds():
                return
            pause.wait(LOOK_EVERY_SECONDS)
        log = (self.folder / "daemon.log").read_text(encoding="utf-8")
        raise DemoFailed(f"waited {SETTLE_SECONDS:.0f} s for {what}; the daemon's last lines:\n{log[-2000:]}")


def run(keep: Path | None = None, *, color: bool = False, say: Callable[[str], None] = print) -> Outcome:
    """Show the monitor at work; with ``keep``, leave everything in that folder, else leave nothing behind."""
    folder = keep or Path(tempfile.mkdtemp(prefix="monitor-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    try:
        with ExitStack() as stack:
            newsrooms = [stack.enter_context(Newsroom())]
            newsrooms += [stack.enter_context(Newsroom(load_stories(of), name=name)) for name, of in OTHERS]
            mailbox = stack.enter_context(Mailbox(folder / "mailbox"))
            return Show(Desk(folder, newsrooms, mailbox), say, color=color).play(kept=keep is not None)
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


class Show:
    """The demonstration: the newsroom's steps and the monitor's output."""

    def __init__(self, desk: Desk, say: Callable[[str], None], *, color: bool) -> None:
        self._desk = desk
        self._say = say
        self._color = color
        self._seen: set[int] = set()
        self._found = 0
        self._false: list[str] = []
        self._missed: list[str] = []

    def play(self, *, kept: bool) -> Outcome:
        """From the first poll to the mail."""
        newsrooms = self._desk.newsrooms
        self._title("Three newsrooms on loopback, and a monitor that follows them")
        for newsroom in newsrooms:
            reported = f"{counted(len(newsroom.stories), 'story', 'stories')} in {_languages(newsroom)}"
            self._say(f"  {newsroom.feed_url} ({newsroom.name}): {reported}")
        self._say(f"  mail for {READER} goes to {self._desk.mailbox.folder}")
        with self._desk.daemon():
            self._desk.wait_for("the first version of every story", self._all_followed)
            self._say("  the daemon runs: every story has its first version; a first version is no news, so no mail")
            for step in range(1, max(newsroom.steps for newsroom in newsrooms)):
                self._update(step)
            self._desk.wait_for("the mails", self._all_mailed)
            self._desk.wait_for("what several outlets report", self._found_elsewhere)
        self._history()
        return self._end(kept=kept)

    def _update(self, step: int) -> None:
        self._title(f"Update {step}: the newsrooms publish")
        for newsroom in self._desk.newsrooms:
            newsroom.publish_next()
        self._desk.wait_for(f"update {step} to be checked", self._looked_at(step))
        fresh = [item for item in self._desk.read("developments") if item["id"] not in self._seen]
        self._seen.update(item["id"] for item in fresh)
        for newsroom, story in self._desk.stories:
            address = newsroom.address(story)
            mine = [item for item in fresh if item["article"]["url"] == address]
            if mine or newsroom is self._desk.newsrooms[0] or story.news_at(step):
                self._judge(newsroom, story, step, mine)

    def _judge(self, newsroom: Newsroom, story: Story, step: int, flagged: list[dict[str, Any]]) -> None:
        now, news = story.at(step), story.news_at(step)
        missed = list(news)
        self._say(f"\n  {self._paint('1', now.title)} ({newsroom.name})")
        self._say(self._paint("2", f"    what happened: {now.did}"))
        for item in flagged:
            reported = [edit["new"] for edit in item["sentences"] if edit["development"]]
            wrong = [sentence for sentence in reported if not _is_among(sentence, news)]
            left = [text for text in missed if not _is_among(text, reported)]
            self._false += wrong
            self._found += len(missed) - len(left)
            missed = left
            self._show(item, is_wrong=bool(wrong))
        self._missed += missed
        for text in missed:
            self._say(f"    {self._paint('31', 'missed')} {text}")
        if not flagged and not missed:
            self._say(self._paint("32", "    rightly left alone"))

    def _show(self, item: dict[str, Any], *, is_wrong: bool) -> None:
        mark = self._paint("31", "should not have been flagged") if is_wrong else self._paint("34", "new")
        why = item["evidence"][0]["reason"] if item["evidence"] else item["kind"]
        self._say(f"    {mark} [{item['kind']}] {item['passage']}")
        self._say(self._paint("2", f"        because: {why}"))

    def _history(self) -> None:
        article = self._desk.newsrooms[0].stories[1].slug
        for title, words in (
            ("What `monitor log` says of one story", ("log", article)),
            ("What `monitor diff` says of its third version", ("diff", f"{article}@2..3")),
            ("What `monitor blame` says: which version brought which sentence", ("blame", article)),
            ("What `monitor stories` says: the event that all three outlets report", ("stories",)),
            ("What `monitor story` says: reported once, who had it first, who says what", ("story", article)),
        ):
            self._title(title)
            self._say(self._desk.command(*words, color=self._color).rstrip())

    def _end(self, *, kept: bool) -> Outcome:
        mails = self._desk.mailbox.messages()
        self._title("The last mail, as it lies in the mailbox")
        path = self._desk.mailbox.paths()[-1]
        body = mails[-1].get_body(("plain",))
        self._say(f"  Subject: {mails[-1]['Subject']}\n")
        text = body.get_content() if body is not None else ""
        self._say("\n".join(f"  {line}" for line in text.rstrip().splitlines()))
        expected = self._found + len(self._missed)
        outcome = Outcome(expected, self._found, tuple(self._false), tuple(self._missed), len(mails))
        self._title("In sum")
        self._say(f"  {outcome.found} of {outcome.expected} new sentences flagged, {len(outcome.false)} false alarms")
        self._say(f"  {outcome.mails} mails for {READER}, the last one at {path}")
        self._say("  kept" if kept else "  all of it is removed now; `monitor demo --keep FOLDER` keeps it")
        return outcome

    def _all_followed(self) -> bool:
        articles = self._desk.read("articles", "list")
        followed = [article for article in articles if article["versions"]]
        return len(followed) == len(self._desk.stories)

    def _looked_at(self, step: int) -> Callable[[], bool]:
        """True once all pages were fetched anew and every story with news has a development, or had its chance."""
        stories = self._desk.stories
        before = [newsroom.visits()[story.path] for newsroom, story in stories]

        def holds() -> bool:
            seen = [newsroom.visits()[story.path] for newsroom, story in stories]
            fewest = min(now - then for now, then in zip(seen, before, strict=True))
            if fewest < 2:
                return False
            known = {item["article"]["url"] for item in self._desk.read("developments") if item["id"] not in self._seen}
            reported = {newsroom.address(story) for newsroom, story in stories if story.news_at(step)}
            return fewest >= 6 or reported <= known

        return holds

    def _all_mailed(self) -> bool:
        alerts = self._desk.read("alerts", "list")
        return bool(alerts) and all(alert["state"] == "sent" for alert in alerts)

    def _found_elsewhere(self) -> bool:
        """True once the event that all report shows a development that a second outlet has too."""
        event = self._desk.read("story", self._desk.newsrooms[0].stories[1].slug)
        return any(item["also_in"] for item in event["developments"])

    def _title(self, text: str) -> None:
        self._say(f"\n{self._paint('1;34', '── ' + text + ' ')}")

    def _paint(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._color else text


def _languages(newsroom: Newsroom) -> str:
    return ", ".join(sorted({story.language for story in newsroom.stories}))


def _is_among(text: str, others: Iterable[str]) -> bool:
    """Whether a text contains one of the others, or is contained in one."""
    return any(text in other or other in text for other in others)
