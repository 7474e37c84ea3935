"""Golden mails for every situation; ``python -m tests.alerts.test_alert_golden`` rewrites them."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import mailparser
import pytest

from monitor.alerts import compose
from monitor.model import Message
from monitor.send import message_bytes
from tests.alerts.building import NOW, ONLINE
from tests.alerts.situations import SITUATIONS, SUBSCRIBED, notices

GOLDEN = Path(__file__).parent / "golden"
SENDER = "News monitor <monitor@desk.example>"
ALL = {**SITUATIONS, "notices": notices}
VOID = {"meta", "br", "img", "hr", "link", "input"}


def composed(name: str) -> Message:
    return compose(ALL[name](), options=ONLINE, now=NOW, subscription=SUBSCRIBED.get(name))


def written(name: str) -> bytes:
    return message_bytes(composed(name), SENDER)


@pytest.mark.parametrize("name", ALL)
def test_mail_matches_the_golden_file(name: str) -> None:
    assert written(name) == (GOLDEN / f"{name}.eml").read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_mail_is_valid_and_small(name: str) -> None:
    data = written(name)
    assert len(data) <= 80_000
    assert data.isascii()
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    head = data.partition(b"\r\n\r\n")[0].decode()
    lines = head.replace("\r\n ", " ").split("\r\n")
    for line in lines:
        if line.lower().startswith(("list-", "references", "in-reply-to", "message-id", "auto-submitted")):
            assert "=?" not in line
    names = [line.partition(":")[0] for line in lines]
    assert sorted(set(names)) == sorted(names)
    assert {"From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe"} <= set(names)


@pytest.mark.parametrize("name", ALL)
def test_the_strict_standard_parser_reads_it_back(name: str) -> None:
    message = composed(name)
    parsed = message_from_bytes(written(name), policy=policy.default.clone(raise_on_defect=True))
    assert isinstance(parsed, EmailMessage)
    assert parsed["Subject"] == message.subject
    assert parsed["To"] == message.recipient
    text, html = parsed.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().replace("\r\n", "\n") == message.text
    assert html.get_content_type() == "text/html"
    assert html.get_content().replace("\r\n", "\n") == message.html


@pytest.mark.parametrize("name", ALL)
def test_another_parser_reads_it_back(name: str) -> None:
    message = composed(name)
    parsed = mailparser.parse_from_bytes(written(name))
    assert parsed.defects == []
    assert " ".join(parsed.subject.split()) == message.subject
    assert parsed.to == [("", message.recipient)]
    assert parsed.text_plain[0].replace("\r\n", "\n").strip() == message.text.strip()
    assert parsed.text_html[0].replace("\r\n", "\n").strip() == message.html.strip()


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "img", "link", "iframe", "ins", "del", "form"}:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or "javascript:" in (value or "") or "url(" in (value or ""):
                self.faults.append(f"{name}={value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


@pytest.mark.parametrize("name", ALL)
def test_html_is_well_formed_and_loads_nothing(name: str) -> None:
    html = composed(name).html
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert checker.faults == []
    assert checker.open == []
    # Gmail drops a style block beyond this size, and with it the dark colours.
    assert len(html.partition("<style>")[2].partition("</style>")[0]) < 8192


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for situation in ALL:
        (GOLDEN / f"{situation}.eml").write_bytes(written(situation))
