"""`monitor demo`: runs the whole product against invented newsrooms, shows it, and checks the result.

The daemon runs as a process with a configuration in a temporary folder; results are read with the same commands that
a person would use.
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

TIMEOUT_SECONDS = 40.0
POLL_SECONDS = 0.25
READER = "reader@desk.invalid"

CONFIG = """\
database_url = "sqlite:///{folder}/monitor.db"

[fetch]
contact = "demo@desk.invalid"
allow_networks = ["127.0.0.0/8"]

[schedule]          # far more often than real sites should be checked
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
    """The result: how many new sentences were expected and found, those flagged wrongly or missed, and the mails."""

    expected: int
    found: int
    false: tuple[str, ...]
    missed: tuple[str, ...]
    mails: int

    @property
    def right(self) -> bool:
        """Whether exactly the new sentences were flagged."""
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
        """The output of a command. Raises DemoFailed with its error if it fails."""
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
        """The JSON value that a command prints."""
        return json.loads(self.command(*words, "--json"))

    @contextmanager
    def daemon(self) -> Iterator[None]:
        """Run the daemon while the block runs; SIGTERM stops it. Raises DemoFailed if it exits with an error."""
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

    def wait_for(self, what: str, is_done: Callable[[], bool]) -> None:
        """Wait until a condition holds. Raises DemoFailed with the end of the daemon's log after a timeout."""
        pause = threading.Event()
        for _ in range(int(TIMEOUT_SECONDS / POLL_SECONDS)):
            if is_done():
                return
            pause.wait(POLL_SECONDS)
        log = (self.folder / "daemon.log").read_text(encoding="utf-8")
        raise DemoFailed(f"waited {TIMEOUT_SECONDS:.0f} s for {what}; the daemon's last lines:\n{log[-2000:]}")


def run(keep: Path | None = None, *, color: bool = False, say: Callable[[str], None] = print) -> Outcome:
    """Run the demonstration. Its files are kept in the folder ``keep``, or removed without one."""
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
    """The demonstration: advances the newsrooms, shows the monitor's output, and counts right and wrong results."""

    def __init__(self, desk: Desk, say: Callable[[str], None], *, color: bool) -> None:
        self._desk = desk
        self._say = say
        self._color = color
        self._seen: set[int] = set()
        self._found = 0
        self._false: list[str] = []
        self._missed: list[str] = []

    def play(self, *, kept: bool) -> Outcome:
        """Run everything, from the first poll to the last mail."""
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
        """Publish a step, wait until it was checked, and judge the new developments."""
        self._title(f"Update {step}: the newsrooms publish")
        for newsroom in self._desk.newsrooms:
            newsroom.publish_next()
        self._desk.wait_for(f"update {step} to be checked", self._checked(step))
        fresh = [item for item in self._desk.read("developments") if item["id"] not in self._seen]
        self._seen.update(item["id"] for item in fresh)
        for newsroom, story in self._desk.stories:
            address = newsroom.address(story)
            mine = [item for item in fresh if item["article"]["url"] == address]
            if mine or newsroom is self._desk.newsrooms[0] or story.news_at(step):
                self._judge(newsroom, story, step, mine)

    def _judge(self, newsroom: Newsroom, story: Story, step: int, flagged: list[dict[str, Any]]) -> None:
        """Show the developments of a story, and count sentences found, missed and flagged wrongly."""
        now, news = story.at(step), story.news_at(step)
        missed = list(news)
        self._say(f"\n  {self._paint('1', now.title)} ({newsroom.name})")
        self._say(self._paint("2", f"    what happened: {now.did}"))
        for item in flagged:
            reported = [edit["new"] for edit in item["sentences"] if edit["development"]]
            wrong = [sentence for sentence in reported if not _is_among(sentence, news)]
            still_missed = [text for text in missed if not _is_among(text, reported)]
            self._false += wrong
            self._found += len(missed) - len(still_missed)
            missed = still_missed
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
            ("`monitor log`: the versions of one story", ("log", article)),
            ("`monitor diff`: its third version", ("diff", f"{article}@2..3")),
            ("`monitor blame`: the version that introduced each sentence", ("blame", article)),
            ("`monitor stories`: the event that all three outlets report", ("stories",)),
            (
                "`monitor story`: each development once, which outlet was first, and where they differ",
                ("story", article),
            ),
        ):
            self._title(title)
            self._say(self._desk.command(*words, color=self._color).rstrip())

    def _end(self, *, kept: bool) -> Outcome:
        mails = self._desk.mailbox.messages()
        self._title("The last mail in the mailbox")
        path = self._desk.mailbox.paths()[-1]
        body = mails[-1].get_body(("plain",))
        self._say(f"  Subject: {mails[-1]['Subject']}\n")
        text = body.get_content() if body is not None else ""
        self._say("\n".join(f"  {line}" for line in text.rstrip().splitlines()))
        expected = self._found + len(self._missed)
        outcome = Outcome(expected, self._found, tuple(self._false), tuple(self._missed), len(mails))
        self._title("Summary")
        self._say(f"  {outcome.found} of {outcome.expected} new sentences flagged, {len(outcome.false)} false alarms")
        self._say(f"  {outcome.mails} mails for {READER}, the last one at {path}")
        self._say("  kept" if kept else "  everything is removed now; `monitor demo --keep FOLDER` keeps it")
        return outcome

    def _all_followed(self) -> bool:
        articles = self._desk.read("articles", "list")
        followed = [article for article in articles if article["versions"]]
        return len(followed) == len(self._desk.stories)

    def _checked(self, step: int) -> Callable[[], bool]:
        """A condition: all pages were fetched twice and each story with news has a development, or six times."""
        stories = self._desk.stories
        before = [newsroom.visits()[story.path] for newsroom, story in stories]

        def is_done() -> bool:
            visits = [newsroom.visits()[story.path] for newsroom, story in stories]
            fewest = min(now - then for now, then in zip(visits, before, strict=True))
            if fewest < 2:
                return False
            known = {item["article"]["url"] for item in self._desk.read("developments") if item["id"] not in self._seen}
            reported = {newsroom.address(story) for newsroom, story in stories if story.news_at(step)}
            return fewest >= 6 or reported <= known

        return is_done

    def _all_mailed(self) -> bool:
        alerts = self._desk.read("alerts", "list")
        return bool(alerts) and all(alert["state"] == "sent" for alert in alerts)

    def _found_elsewhere(self) -> bool:
        """Whether the event that all outlets report shows a development that a second outlet has too."""
        event = self._desk.read("story", self._desk.newsrooms[0].stories[1].slug)
        return any(item["also_in"] for item in event["developments"])

    def _title(self, text: str) -> None:
        self._say(f"\n{self._paint('1;34', '── ' + text + ' ')}")

    def _paint(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._color else text


def _languages(newsroom: Newsroom) -> str:
    return ", ".join(sorted({story.language for story in newsroom.stories}))


def _is_among(text: str, others: Iterable[str]) -> bool:
    """Whether a text contains, or is contained in, one of the others."""
    return any(text in other or other in text for other in others)
