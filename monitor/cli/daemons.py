"""What `run`, `worker` and `web` share: logging, start and shutdown."""

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
    """One line per message: text from outside cannot start a new line or control a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging calls
        """Format the line; a traceback follows on lines of its own."""
        return clean(super().formatMessage(record).replace("\n", "\\n"))


class JsonLines(logging.Formatter):
    """One JSON object per line: time, level, logger, message."""

    def format(self, record: logging.LogRecord) -> str:
        """Format as JSON; a traceback becomes one string."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields)


def watch_options(function: Function) -> Function:
    """Add the options for the log."""
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
    """Run the daemon, the web server, or both, until stopped. Exits with 1 if work was cut short."""
    from monitor.daemon import run as run_until_stopped
    from monitor.settings import open_to_all

    _log_to_stderr(log_format, log_level)
    app = session.app
    # Opens the database now, so that one that cannot be opened is an error at start, not on every page.
    app.store.get_note("")
    server = session.serve(app) if web and session.serve else None
    daemon = app.daemon() if work else None
    settings = app.settings
    note(f"configuration: {settings.file or 'defaults'}; database: {without_password(settings.database_url)}")
    for path, holds in open_to_all(settings):
        note(f"warning: every user of this machine can read {path} ({holds}); chmod 600 {path}")
    if server is not None:
        note(f"web page: http://{settings.web.host}:{settings.web.port}/")
    # The objects loaded so far live as long as the process. Unfrozen, each full collection would scan them for some
    # 100 ms, in the middle of a page or check.
    gc.collect()
    gc.freeze()
    if not run_until_stopped(daemon, server):
        # A thread that hangs, on a dead mail server for instance, would block a normal exit. All leases are released.
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
