"""The monitor and its peers: how each is installed, configured and run by its documentation, and its alerts are read.

Two cannot be run exactly so: the table prints what is done instead, their ``note``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

from newsroom import PostOffice

from monitor.model import AlertState
from monitor.store import open_store

INSTALL_SECONDS = 1800


class CannotRun(Exception):
    """A tool could not be installed or run; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a tool, and the feeds and pages that it follows."""

    folder: Path
    feeds: Sequence[str]
    pages: Sequence[str]


class Tool(ABC):
    """A configured tool.

    ``requirements``: pinned packages. ``without``: packages installed without their dependencies. ``keeps``: the tool
    also reports the alerts of earlier passes.
    """

    name: ClassVar[str]
    requirements: ClassVar[tuple[str, ...]] = ()
    without: ClassVar[tuple[str, ...]] = ()
    note: ClassVar[str] = ""
    keeps: ClassVar[bool] = True

    def __init__(self, programs: Path, place: Place) -> None:
        self.programs = programs
        self.folder = place.folder
        self.output = place.folder.with_suffix(".txt")
        self.configure(place)

    @classmethod
    def release(cls) -> str:
        """The measured release."""
        return (cls.without or cls.requirements)[0].partition("==")[2]

    def environment(self) -> dict[str, str]:
        """Environment variables; the home is the tool's folder, whose size is measured."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8"}

    @abstractmethod
    def configure(self, place: Place) -> None:
        """Write the configuration."""

    @abstractmethod
    def command(self) -> list[str]:
        """The command of a pass."""

    def first_command(self) -> list[str]:
        """The command of the first pass."""
        return self.command()

    @abstractmethod
    def reported(self) -> list[str]:
        """The article's address for each alert: of all passes if the tool ``keeps`` them, else of the last."""

    def last_output(self) -> str:
        """The output of the last pass."""
        return self.output.read_text("utf-8", errors="replace")


class Monitor(Tool):
    """This project: one subscription by mail."""

    name = "the monitor"
    office: ClassVar[PostOffice]
    compiled: ClassVar[Path]

    @classmethod
    def release(cls) -> str:
        """The installed release."""
        return version("news-update-monitor")

    def environment(self) -> dict[str, str]:
        """Compiled modules are kept in another folder, as those of an installed program are."""
        return {**super().environment(), "PYTHONPYCACHEPREFIX": str(self.compiled)}

    def configure(self, place: Place) -> None:
        """Feeds and a subscription without an hourly limit, so that each alert is one mail."""
        self._database = f"sqlite:///{self.folder}/monitor.db"
        lines = [
            f'database_url = "{self._database}"',
            '[fetch]\ncontact = "test@desk.invalid"\nallow_networks = ["127.0.0.0/8"]',
            f'[smtp]\nhost = "127.0.0.1"\nport = {self.office.port}\nsecurity = "none"\nsender = "monitor@desk.test"',
            '[[subscriptions]]\nname = "desk"\nto = ["reader@desk.invalid"]\nmax_per_hour = 1000000',
            *(f'[[feeds]]\nurl = "{feed}"' for feed in place.feeds),
        ]
        (self.folder / "monitor.toml").write_text("\n".join([*lines, ""]), encoding="utf-8")

    def command(self) -> list[str]:
        """Check everything."""
        return [sys.executable, "-m", "monitor", "--config", str(self.folder / "monitor.toml"), "poll", "--all"]

    def reported(self) -> list[str]:
        """The sent alerts in its database."""
        store = open_store(self._database)
        try:
            urls = {article.id: article.url for article in store.articles.list()}
            alerts = [alert for alert in store.outbox.list() if alert.state == AlertState.SENT]
            return [urls[alert.article_id] for alert in alerts if alert.article_id is not None]
        finally:
            store.close()


class Urlwatch(Tool):
    """urlwatch: one job per page with the html2text filter, the report on its standard output."""

    name = "urlwatch"
    requirements = ("urlwatch==2.29",)
    keeps = False

    def configure(self, place: Place) -> None:
        """The list of jobs; it writes its default configuration itself."""
        jobs = [f"url: {page}\nfilter:\n  - html2text\n" for page in place.pages]
        (self.folder / "urls.yaml").write_text("---\n".join(jobs), encoding="utf-8")

    def command(self) -> list[str]:
        """Check everything."""
        options = ["--urls", "urls.yaml", "--config", "urlwatch.yaml", "--cache", "cache.db", "--hooks", "hooks.py"]
        return [str(self.programs / "urlwatch"), *options]

    def reported(self) -> list[str]:
        """The pages that its report lists as changed."""
        return re.findall(r"^CHANGED: (http\S+)$", self.last_output(), re.MULTILINE)


class Webchanges(Tool):
    """webchanges: one job per page with the html2text filter, the report on its standard output."""

    name = "webchanges"
    requirements = ("webchanges==3.37.0",)
    keeps = False

    def configure(self, place: Place) -> None:
        """The list of jobs; its configuration is the default."""
        jobs = [f"url: {page}\nfilters:\n  - html2text\n" for page in place.pages]
        (self.folder / "jobs.yaml").write_text("---\n".join(jobs), encoding="utf-8")

    def command(self) -> list[str]:
        """Check everything."""
        options = ["--jobs", "jobs.yaml", "--config", "config.yaml", "--database", "snapshots.db"]
        return [str(self.programs / "webchanges"), *options]

    def reported(self) -> list[str]:
        """The pages in the headings of its report: each has the title, then the address."""
        return re.findall(r"^CHANGED: .*?\(?(http[^\s()]+)\)?$", self.last_output(), re.MULTILINE)


class Changedetection(Tool):
    """changedetection.io in batch mode: the first pass adds the pages, the others check all of them."""

    name = "changedetection.io"
    requirements = ("changedetection.io==0.60.10",)
    note = "batch mode, which sends no notifications; a new snapshot counts as an alert"

    def configure(self, place: Place) -> None:
        """Nothing: it is configured on its command line."""
        self._pages = place.pages

    def environment(self) -> dict[str, str]:
        """Allows addresses of the loopback network."""
        return {**super().environment(), "ALLOW_IANA_RESTRICTED_ADDRESSES": "true", "DISABLE_VERSION_CHECK": "true"}

    def first_command(self) -> list[str]:
        """Add the pages, which also checks them."""
        return self._batch("-C", *(word for page in self._pages for word in ("-u", page)))

    def command(self) -> list[str]:
        """Check all pages again."""
        return self._batch("-r", "all")

    def _batch(self, *what: str) -> list[str]:
        return [str(self.programs / "changedetection.io"), "-d", str(self.folder / "data"), *what, "-b"]

    def reported(self) -> list[str]:
        """One alert for each snapshot of a page after the first."""
        found: list[str] = []
        for watch in (self.folder / "data").glob("*/watch.json"):
            history = watch.with_name("history.txt")
            snapshots = len(history.read_text("utf-8").splitlines()) if history.exists() else 0
            found += [json.loads(watch.read_text("utf-8"))["url"]] * (snapshots - 1)
        return found


class Diffengine(Tool):
    """diffengine on the feeds. Its last release (2020) depends on a package that is no longer available."""

    name = "diffengine"
    without = ("diffengine==0.2.7",)
    # Its dependencies, with htmldiff2 (the same functions for Python 3) instead of htmldiff 0.2, and lxml_html_clean,
    # which readability needs and lxml no longer contains.
    requirements = (
        "bleach==6.4.0", "genshi==0.7.12", "jinja2==3.1.6", "peewee==4.5.3", "pillow==13.0.0", "pyyaml==6.0.4",
        "tweepy==4.17.0", "requests==2.34.2", "selenium==4.51.0", "feedparser==6.0.14", "readability-lxml==0.9",
        "lxml==6.1.3", "lxml_html_clean==0.4.6", "htmldiff2==0.2.2",
    )  # fmt: skip
    note = (
        "without its second of sleep per page, its browser screenshots, and its requests to archive.org; "
        "all pages count as due; a stored difference counts as an alert"
    )
    # Without what needs the internet or a browser, which is to its advantage.
    STARTER = """
import sys, types, htmldiff2
sys.modules["htmldiff"] = htmldiff2
import diffengine
diffengine.setup_browser = lambda: setattr(diffengine, "browser", types.SimpleNamespace(quit=lambda: None))
diffengine.Diff._generate_diff_images = lambda self: None
diffengine.EntryVersion.archive = lambda self: None
diffengine.Entry.stale = property(lambda self: True)
diffengine.time = types.SimpleNamespace(sleep=lambda seconds: None)
diffengine.main()
"""

    def configure(self, place: Place) -> None:
        """The list of feeds, and a starter script."""
        feeds = "".join(f"- name: feed {number}\n  url: {feed}\n" for number, feed in enumerate(place.feeds))
        (self.folder / "config.yaml").write_text(f"feeds:\n{feeds}", encoding="utf-8")
        (self.folder / "start.py").write_text(self.STARTER, encoding="utf-8")

    def command(self) -> list[str]:
        """Check everything."""
        return [str(self.programs / "python"), "-W", "ignore", "start.py", str(self.folder)]

    def reported(self) -> list[str]:
        """The differences in its database."""
        connection = sqlite3.connect(self.folder / "diffengine.db")
        query = "SELECT url FROM diff JOIN entryversion ON entryversion.id = diff.new_id"
        try:
            return [row[0] for row in connection.execute(query)]
        finally:
            connection.close()


TOOLS: tuple[type[Tool], ...] = (Monitor, Urlwatch, Diffengine, Changedetection, Webchanges)


def installed(tool: type[Tool], cache: Path) -> Path:
    """The folder of a tool's programs, in a virtual environment that is made once. Raises CannotRun."""
    wanted = (*tool.without, *tool.requirements)
    if not wanted:
        return Path(sys.executable).parent
    folder = cache / f"{tool.name}-{tool.release()}"
    ready = folder / "ready.txt"
    if ready.exists() and ready.read_text("utf-8") == "\n".join(wanted):
        return folder / "bin"
    uv = shutil.which("uv")
    _run([uv, "venv", "--clear", str(folder)] if uv else [sys.executable, "-m", "venv", "--clear", str(folder)])
    python = str(folder / "bin" / "python")
    install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install", "--quiet"]
    if tool.without:
        _run([*install, "--no-deps", *tool.without])
    _run([*install, *tool.requirements])
    ready.write_text("\n".join(wanted), encoding="utf-8")
    return folder / "bin"


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
    if done.returncode:
        raise CannotRun(f"not installed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
