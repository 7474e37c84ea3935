"""Text from outlets cannot break the lines of the log."""

from __future__ import annotations

import json
import logging

import pytest

from monitor.cli.daemons import JsonLines, TextLines

HOSTILE = "https://herald.example failed: \x1b]0;title\x07 2026-11-28 ERROR\n2026-11-28 INFO all is well\r\u202edone"


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("monitor", logging.WARNING, "x.py", 1, "article %s", (text,), None)


@pytest.mark.parametrize("formatter", [TextLines(), JsonLines()])
def test_a_message_is_one_line(formatter: logging.Formatter) -> None:
    line = formatter.format(record(HOSTILE))
    assert len(line.splitlines()) == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(line)


def test_json_keeps_the_message_unchanged() -> None:
    assert json.loads(JsonLines().format(record(HOSTILE)))["message"] == f"article {HOSTILE}"
