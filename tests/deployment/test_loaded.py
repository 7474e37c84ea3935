"""What commands and parsing processes load: a module more costs every start of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.pipeline.comparing import judge, read_contents
from monitor.pipeline.reading import read_feed, read_page, same_article
from monitor.sandbox import ProcessSandbox
from tests.sandbox import victims

# What only some commands need: parsers, the judgement, mails, the web page, the daemon, another database.
PARSERS = {"trafilatura", "feedparser", "lxml", "justext", "htmldate", "urllib3"}
STEPS = {"monitor.developments", "monitor.diff", "monitor.extract.article", "monitor.stories.terms", "rapidfuzz"}
MAILS = {"jinja2", "monitor.alerts.composing", "smtplib", "apprise"}
SERVERS = {"fastapi", "pydantic", "uvicorn", "starlette", "apscheduler", "prometheus_client"}
DATABASES = {"psycopg", "alembic", "sqlalchemy.dialects.postgresql", "sqlalchemy.orm"}
WEB = {"httpx", "httpcore", "h11", "monitor.fetch", "protego"}
SHOWN = {"rich", "pygments"}
NEVER = PARSERS | STEPS | MAILS | SERVERS | DATABASES | SHOWN
PROGRAM = (
    "import sys, atexit; atexit.register(lambda: print('loaded:', *sys.modules));"
    "from monitor.__main__ import main; main()"
)
PAGE = b"<html><head><title>T</title></head><body><article><h1>T</h1><p>%b</p></article></body></html>"
TEXT = b"The council approved the plan for the harbour wall after a long debate on Monday evening. " * 6
FEED = b"<rss version='2.0'><channel><title>F</title><item><link>https://a.test/1</link></item></channel></rss>"


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """The modules at the end of a command."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return set(told.rpartition("loaded:")[2].split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "monitor.toml").write_text('database_url = "sqlite:///m.db"\n', "utf-8")
    loaded_by(folder, "poll")
    return folder


def test_log_loads_what_reads_a_database(folder: Path) -> None:
    assert not loaded_by(folder, "log", "-n", "5") & (NEVER | WEB | {"monitor.pipeline", "monitor.sandbox"})


def test_poll_loads_no_parser_and_no_judgement(folder: Path) -> None:
    assert not loaded_by(folder, "poll") & NEVER


def test_help_loads_neither_settings_nor_store(folder: Path) -> None:
    assert not loaded_by(folder, "--help") & (NEVER | WEB | {"sqlalchemy", "monitor.settings"})


def test_a_parsing_process_loads_what_its_calls_need() -> None:
    elsewhere = MAILS | SERVERS | DATABASES | WEB | SHOWN | {"sqlalchemy", "click", "monitor.store"}
    page = PAGE % TEXT
    sandbox = ProcessSandbox(workers=1)
    try:
        sandbox.call(same_article, "", page)
        checked = sandbox.call(victims.modules)
        assert not checked & (elsewhere | (PARSERS - {"lxml"}) | STEPS)
        sandbox.call(read_feed, FEED, "https://a.test/feed", None)
        assert not sandbox.call(victims.modules) & {"trafilatura", *STEPS}
        document = sandbox.call(read_page, page, "https://a.test/1", "text/html").document
        assert not sandbox.call(victims.modules) & {"monitor.developments", "monitor.stories"}
        sandbox.call(read_contents, document, datetime(2026, 1, 1, tzinfo=UTC))
        assert not sandbox.call(victims.modules) & (elsewhere | {"monitor.developments.judge"})
        assert judge.__module__ == "monitor.pipeline.comparing"
    finally:
        sandbox.close()
