"""The monitor and its peers: each installed, configured and run as its documentation says; which articles it reports.

Two cannot be run quite so: what is done instead is in ``note``, which the table prints.
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
    """Why a tool is not in the table."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tool works, and what it is to follow."""

    folder: Path
    feeds: Sequence[str]
    pages: Sequence[str]


class Tool(ABC):
    """A tool at its place.

    ``requirements`` are pinned; ``without`` are installed without what they ask for. A tool that ``keeps`` its alerts
    names those of earlier passes as well.
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
        """The release that is measured."""
        return (cls.without or cls.requirements)[0].partition("==")[2]

    def environment(self) -> dict[str, str]:
        """A home of its own, in the folder that is measured."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8"}

    @abstractmethod
    def configure(self, place: Place) -> None:
        """Write what its user writes once."""

    @abstractmethod
    def command(self) -> list[str]:
        """A pass."""

    def first_command(self) -> list[str]:
        """The first pass, where it is another command."""
        return self.command()

    @abstractmethod
    def reported(self) -> list[str]:
        """The address of the article in each alert: all so far, or those of the last pass where it keeps none."""

    def said(self) -> str:
        """What the last pass wrote to its output."""
        return self.output.read_text("utf-8", errors="replace")


class Monitor(Tool):
    """This project: one subscription by mail, to a server that takes everything."""

    name = "the monitor"
    office: ClassVar[PostOffice]
    compiled: ClassVar[Path]

    @classmethod
    def release(cls) -> str:
        """The release that is installed here."""
        return version("news-update-monitor")

    def environment(self) -> dict[str, str]:
        """Its modules are compiled, as those of an installed program are; in a folder of their own."""
        return {**super().environment(), "PYTHONPYCACHEPREFIX": str(self.compiled)}

    def configure(self, place: Place) -> None:
        """Feeds and a subscription; the limit of mails an hour is off, so that each alert is a mail of its own."""
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
        """Checks everything."""
        return [sys.executable, "-m", "monitor", "--config", str(self.folder / "monitor.toml"), "poll", "--all"]

    def reported(self) -> list[str]:
        """From its database: the alerts that were sent."""
        store = open_store(self._database)
        try:
            urls = {article.id: article.url for article in store.articles.list()}
            alerts = [alert for alert in store.outbox.list() if alert.state == AlertState.SENT]
            return [urls[alert.article_id] for alert in alerts if alert.article_id is not None]
        finally:
            store.close()


class Urlwatch(Tool):
    """urlwatch: a job a page with the html2text filter, the report on its standard output."""

    name = "urlwatch"
    requirements = ("urlwatch==2.29",)
    keeps = False

    def configure(self, place: Place) -> None:
        """The list of jobs; its default configuration is what it writes itself."""
        jobs = [f"url: {page}\nfilter:\n  - html2text\n" for page in place.pages]
        (self.folder / "urls.yaml").write_text("---\n".join(jobs), encoding="utf-8")

    def command(self) -> list[str]:
        """Checks everything."""
        options = ["--urls", "urls.yaml", "--config", "urlwatch.yaml", "--cache", "cache.db", "--hooks", "hooks.py"]
        return [str(self.programs / "urlwatch"), *options]

    def reported(self) -> list[str]:
        """What its report has as changed."""
        return re.findall(r"^CHANGED: (http\S+)$", self.said(), re.MULTILINE)


class Webchanges(Tool):
    """webchanges: a job a page with the html2text filter, the report on its standard output."""

    name = "webchanges"
    requirements = ("webchanges==3.37.0",)
    keeps = False

    def configure(self, place: Place) -> None:
        """The list of jobs; its configuration is the default."""
        jobs = [f"url: {page}\nfilters:\n  - html2text\n" for page in place.pages]
        (self.folder / "jobs.yaml").write_text("---\n".join(jobs), encoding="utf-8")

    def command(self) -> list[str]:
        """Checks everything."""
        options = ["--jobs", "jobs.yaml", "--config", "config.yaml", "--database", "snapshots.db"]
        return [str(self.programs / "webchanges"), *options]

    def reported(self) -> list[str]:
        """What its report has as changed: the heading of each difference has the title, then the address."""
        return re.findall(r"^CHANGED: .*?\(?(http[^\s()]+)\)?$", self.said(), re.MULTILINE)


class Changedetection(Tool):
    """changedetection.io in batch mode: the pages are added at the first pass, all are checked again at the others."""

    name = "changedetection.io"
    requirements = ("changedetection.io==0.60.10",)
    note = "batch mode, which sends no notifications; a new snapshot counts as an alert"

    def configure(self, place: Place) -> None:
        """Everything is said on its command line."""
        self._pages = place.pages

    def environment(self) -> dict[str, str]:
        """Addresses of the loopback network are refused unless this is set."""
        return {**super().environment(), "ALLOW_IANA_RESTRICTED_ADDRESSES": "true", "DISABLE_VERSION_CHECK": "true"}

    def first_command(self) -> list[str]:
        """Adds the pages, which are checked at once."""
        return self._batch("-C", *(word for page in self._pages for word in ("-u", page)))

    def command(self) -> list[str]:
        """Checks all pages again."""
        return self._batch("-r", "all")

    def _batch(self, *what: str) -> list[str]:
        return [str(self.programs / "changedetection.io"), "-d", str(self.folder / "data"), *what, "-b"]

    def reported(self) -> list[str]:
        """One for each snapshot after the first of a page."""
        found: list[str] = []
        for watch in (self.folder / "data").glob("*/watch.json"):
            history = watch.with_name("history.txt")
            snapshots = len(history.read_text("utf-8").splitlines()) if history.exists() else 0
            found += [json.loads(watch.read_text("utf-8"))["url"]] * (snapshots - 1)
        return found


class Diffengine(Tool):
    """diffengine on the feeds. Its last release is of 2020, and asks for a library the package index does not have."""

    name = "diffengine"
    without = ("diffengine==0.2.7",)
    # What it asks for, with htmldiff2 (the same functions for Python 3) in place of htmldiff 0.2, and the part of lxml
    # that readability needs and lxml no longer has.
    requirements = (
        "bleach==6.4.0", "genshi==0.7.12", "jinja2==3.1.6", "peewee==4.5.3", "pillow==13.0.0", "pyyaml==6.0.4",
        "tweepy==4.17.0", "requests==2.34.2", "selenium==4.51.0", "feedparser==6.0.14", "readability-lxml==0.9",
        "lxml==6.1.3", "lxml_html_clean==0.4.6", "htmldiff2==0.2.2",
    )  # fmt: skip
    note = (
        "without its second of sleep a page, the browser's pictures of differences, and the requests to archive.org; "
        "all pages count as due; a stored difference counts as an alert"
    )
    # What cannot be had here is left out, which is to its favour.
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
        """Its feeds."""
        feeds = "".join(f"- name: feed {number}\n  url: {feed}\n" for number, feed in enumerate(place.feeds))
        (self.folder / "config.yaml").write_text(f"feeds:\n{feeds}", encoding="utf-8")
        (self.folder / "start.py").write_text(self.STARTER, encoding="utf-8")

    def command(self) -> list[str]:
        """Checks everything."""
        return [str(self.programs / "python"), "-W", "ignore", "start.py", str(self.folder)]

    def reported(self) -> list[str]:
        """From its database: the differences."""
        connection = sqlite3.connect(self.folder / "diffengine.db")
        query = "SELECT url FROM diff JOIN entryversion ON entryversion.id = diff.new_id"
        try:
            return [row[0] for row in connection.execute(query)]
        finally:
            connection.close()


TOOLS: tuple[type[Tool], ...] = (Monitor, Urlwatch, Diffengine, Changedetection, Webchanges)


def installed(tool: type[Tool], cache: Path) -> Path:
    """The folder of a tool's programs, in an environment of its own that is made once. Raises CannotRun."""
    wanted = (*tool.without, *tool.requirements)
    if not wanted:
        return Path(sys.executable).parent
    folder = cache / f"{tool.name}-{tool.release()}"
    ready = folder / "ready.txt"
    if ready.exists() and ready.read_text("utf-8") == "\n".join(wanted):
        return folder / "bin"
    uv = shutil.which("uv")
    _done([uv, "venv", "--clear", str(folder)] if uv else [sys.executable, "-m", "venv", "--clear", str(folder)])
    python = str(folder / "bin" / "python")
    install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install", "--quiet"]
    if tool.without:
        _done([*install, "--no-deps", *tool.without])
    _done([*install, *tool.requirements])
    ready.write_text("\n".join(wanted), encoding="utf-8")
    return folder / "bin"


def _done(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
    if done.returncode:
        raise CannotRun(f"not installed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
