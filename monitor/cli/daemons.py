"""What `run`, `worker` and `web` share: the log, and how they begin and end."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from datetime import UTC, datetime

import click

from monitor.cli.arguments import Function
from monitor.cli.output import clean, note
from monitor.cli.session import Session
from monitor.model import without_password

_QUIET = ("apscheduler", "httpx", "httpcore", "uvicorn", "uvicorn.error", "uvicorn.access", "trafilatura", "htmldate")


class TextLines(logging.Formatter):
    """One line a message: no text of an outlet begins a line of its own, or steers a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging calls
        """The line; a traceback follows it on lines of its own."""
        return clean(super().formatMessage(record).replace("\n", "\\n"))


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message."""

    def format(self, record: logging.LogRecord) -> str:
        """As JSON; a traceback becomes one string."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said)


def watch_options(function: Function) -> Function:
    """How the log is written."""
    levels = click.Choice(["debug", "info", "warning", "error"])
    function = click.option("--log-level", type=levels, default="info", show_default=True)(function)
    return click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="The log goes to standard error.",
    )(function)


def run(session: Session, *, work: bool, web: bool, log_format: str, log_level: str) -> None:
    """Work, serve, or both, until stopped. Ends the program with status 1 if work had to be cut short."""
    from monitor.daemon import run as run_until_stopped
    from monitor.settings import open_to_all

    _log_to_stderr(log_format, log_level)
    app = session.app
    # Opened now: a database that cannot be opened is an error at once, not one for every reader of the web page.
    app.store.get_note("")
    server = session.serve(app) if web and session.serve else None
    daemon = app.daemon() if work else None
    settings = app.settings
    note(f"configuration: {settings.file or 'defaults'}; database: {without_password(settings.database_url)}")
    for path, holds in open_to_all(settings):
        note(f"warning: every user of this machine can read {path} ({holds}); chmod 600 {path}")
    if server is not None:
        note(f"web page: http://{settings.web.host}:{settings.web.port}/")
    # What is loaded by now stays. The collector would go through all of it now and then, for some 100 ms, within
    # whatever page or check it came upon.
    gc.collect()
    gc.freeze()
    if not run_until_stopped(daemon, server):
        # A thread that hangs on a dead mail server would hold up the end of the interpreter; all leases are given back.
        note("error: some work did not end in time; it is continued after the next start")
        sys.stderr.flush()
        os._exit(1)
    note("stopped")


def _log_to_stderr(log_format: str, log_level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log_format == "json" else TextLines())
    logging.basicConfig(level=log_level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
