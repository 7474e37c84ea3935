"""Mail headers: text from an outlet cannot add a header."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Channel, Message
from monitor.send import message_bytes

MAIL = Message(
    Channel.MAIL,
    "reader@desk.example",
    "Dam holds",
    "NEW\n+ The dam holds.\n",
    "",
    "<alert.1.0123456789abcdef@desk.example>",
    datetime(2026, 3, 14, 14, 5, tzinfo=UTC),
)
NAMES = [
    b"From",
    b"To",
    b"Subject",
    b"Date",
    b"Message-ID",
    b"Content-Type",
    b"Content-Transfer-Encoding",
    b"MIME-Version",
]
ENCODED = "=?utf-8?q?Fire=0D=0AReply-To:_evil=40x?="
# Every character that some program treats as a line break.
LINE_ENDS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
HOSTILE = [ENCODED, ENCODED + " ü", "a =?utf-8?b?DQpCY2M6IHhAeQ==?=", *(f"Fire{end}Bcc: x@y" for end in LINE_ENDS)]


def head(message: Message, sender: str = "monitor@desk.example") -> list[bytes]:
    """The unfolded header lines."""
    start, _, _ = message_bytes(message, sender).partition(b"\r\n\r\n")
    return re.sub(rb"\r\n[ \t]", b" ", start).split(b"\r\n")


def names(lines: list[bytes]) -> list[bytes]:
    return sorted(line.partition(b":")[0] for line in lines)


def value(lines: list[bytes], name: bytes) -> bytes:
    (found,) = (line.partition(b": ")[2] for line in lines if line.startswith(name + b":"))
    return found


def read(encoded: bytes) -> str:
    return str(make_header(decode_header(encoded.decode())))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_subject_adds_no_header(hostile: str) -> None:
    lines = head(replace(MAIL, subject=hostile))
    assert names(lines) == sorted(NAMES)
    assert read(value(lines, b"Subject")) == re.sub("|".join(LINE_ENDS), " ", hostile).replace("=?", "= ?")


def test_an_encoded_word_in_a_subject_is_shown_literally() -> None:
    assert value(head(replace(MAIL, subject=ENCODED)), b"Subject") == b"= ?utf-8?q?Fire=0D=0AReply-To:_evil=40x?="


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_other_header_adds_one(hostile: str) -> None:
    known = ("List-Id", "List-Unsubscribe", "References", "In-Reply-To", "X-Note")
    message = replace(MAIL, message_id=f"<{hostile}@x>", headers=tuple((name, f"<{hostile}>") for name in known))
    lines = head(message)
    assert names(lines) == sorted(NAMES + [name.encode() for name in known])
    for name in ("Message-ID", *known[:4]):
        assert b"=?" not in value(lines, name.encode())
        assert value(lines, name.encode()).isascii()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Monitor", b"Monitor <m@desk.example>"),
        ('"Desk, night"', b'"Desk, night" <m@desk.example>'),
        (f'"{ENCODED}"', b'"= ?utf-8?q?Fire=0D=0AReply-To:_evil=40x?=" <m@desk.example>'),
        ("Dämme", b"=?utf-8?b?RMOkbW1l?= <m@desk.example>"),
    ],
)
def test_display_names(name: str, written: bytes) -> None:
    lines = head(MAIL, f"{name} <m@desk.example>")
    assert names(lines) == sorted(NAMES)
    assert value(lines, b"From") == written
    assert parseaddr(value(lines, b"From").decode())[1] == "m@desk.example"


@given(st.text(max_size=400))
def test_any_subject(subject: str) -> None:
    data = message_bytes(replace(MAIL, subject=subject), "monitor@desk.example")
    assert data.isascii()
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    lines = head(replace(MAIL, subject=subject))
    assert names(lines) == sorted(NAMES)
    wanted = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", subject).replace("=?", "= ?")
    # Folding a header may change white space between words.
    assert "".join(read(value(lines, b"Subject")).split()) == "".join(wanted.split())
