"""Webhooks, chat services and files, with a real HTTP server on loopback and real folders."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import httpx
import pytest

from monitor.errors import (
    AddressRefused,
    ConnectFailed,
    FetchError,
    HostBusy,
    RecipientRefused,
    SendError,
    ServerUnavailable,
)
from monitor.model import Channel, Message
from monitor.send import AppriseSender, FileSender, WebhookSender, message_bytes
from monitor.testing import InlineSandbox
from tests.send.servers import Hook, web_hook

MESSAGE = Message(
    Channel.WEBHOOK,
    "https://hook.example/",
    "Dam holds",
    "NEW\n+ The dam holds.\n",
    "",
    "<alert.1.0123456789abcdef@news-update-monitor>",
    datetime(2026, 3, 14, 14, 5, tzinfo=UTC),
    payload={"type": "article.updated", "data": {"headline": "Dämme halten 堤防"}},
)
# Apprise imports a module that is deprecated, and was removed in Python 3.13.
APPRISE = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
KEY = b"twenty-four bytes of key"
SECRET = "whsec_" + base64.b64encode(KEY).decode()


@pytest.fixture
def hook() -> Iterator[Hook]:
    with web_hook() as server:
        yield server


def post(url: str, headers: Mapping[str, str], body: bytes) -> int:
    try:
        return httpx.post(url, headers=dict(headers), content=body, follow_redirects=False, trust_env=False).status_code
    except httpx.HTTPError as error:
        raise ConnectFailed(str(error)) from error


def test_a_signed_webhook_can_be_verified(hook: Hook) -> None:
    WebhookSender(post, {hook.url: SECRET}.get).send(replace(MESSAGE, recipient=hook.url))
    ((headers, body),) = hook.received
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == "alert.1.0123456789abcdef@news-update-monitor"
    assert headers["webhook-timestamp"] == str(int(MESSAGE.date.timestamp()))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    version, _, signature = headers["webhook-signature"].partition(",")
    assert version == "v1"
    assert hmac.compare_digest(base64.b64decode(signature), hmac.new(KEY, signed, hashlib.sha256).digest())
    assert json.loads(body) == MESSAGE.payload


def test_a_plain_text_secret_is_used_literally(hook: Hook) -> None:
    WebhookSender(post, lambda _: "plain").send(replace(MESSAGE, recipient=hook.url))
    headers, body = hook.received[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(b"plain", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"


def test_without_a_secret_nothing_is_signed(hook: Hook) -> None:
    WebhookSender(post).send(replace(MESSAGE, recipient=hook.url))
    assert "webhook-signature" not in hook.received[0][0]


def test_a_retry_has_the_same_id_and_a_new_time(hook: Hook) -> None:
    sender = WebhookSender(post, lambda _: SECRET)
    sender.send(replace(MESSAGE, recipient=hook.url))
    sender.send(replace(MESSAGE, recipient=hook.url, date=MESSAGE.date.replace(hour=15)))
    (first, _), (second, _) = hook.received
    assert first["webhook-id"] == second["webhook-id"]
    assert first["webhook-timestamp"] != second["webhook-timestamp"]
    assert first["webhook-signature"] != second["webhook-signature"]


def test_an_invalid_secret_is_reported_without_showing_it(hook: Hook) -> None:
    with pytest.raises(SendError, match="base64") as refused:
        WebhookSender(post, lambda _: "whsec_!!!").send(replace(MESSAGE, recipient=hook.url))
    assert "!!!" not in refused.value.describe()
    assert hook.received == []


@pytest.mark.parametrize(
    ("status", "error", "permanent"),
    [
        (410, RecipientRefused, True),
        (400, ServerUnavailable, False),
        (404, ServerUnavailable, False),
        (429, ServerUnavailable, False),
        (500, ServerUnavailable, False),
        (301, ServerUnavailable, False),
        (307, ServerUnavailable, False),
    ],
)
def test_response_statuses(hook: Hook, status: int, error: type[SendError], permanent: bool) -> None:
    hook.status = status
    with pytest.raises(error, match=str(status)) as refused:
        WebhookSender(post).send(replace(MESSAGE, recipient=hook.url))
    assert refused.value.permanent is permanent
    assert len(hook.received) == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_every_2xx_status_is_a_success(hook: Hook, status: int) -> None:
    hook.status = status
    WebhookSender(post).send(replace(MESSAGE, recipient=hook.url))
    assert len(hook.received) == 1


@pytest.mark.parametrize(
    ("raised", "error", "permanent"),
    [
        (AddressRefused("10.0.0.1 is private"), RecipientRefused, True),
        (ConnectFailed("refused"), ServerUnavailable, False),
        (HostBusy("later", until=MESSAGE.date), ServerUnavailable, False),
    ],
)
def test_no_response(raised: FetchError, error: type[SendError], permanent: bool) -> None:
    def refuse(url: str, headers: Mapping[str, str], body: bytes) -> int:
        raise raised

    with pytest.raises(error) as refused:
        WebhookSender(refuse).send(MESSAGE)
    assert refused.value.permanent is permanent


@APPRISE
def test_chat_services_through_apprise(hook: Hook) -> None:
    address = hook.url.replace("http://", "json://")
    AppriseSender(InlineSandbox()).send(replace(MESSAGE, channel=Channel.APPRISE, recipient=address))
    sent = json.loads(hook.received[0][1])
    assert sent["title"] == "Dam holds"
    assert sent["message"].strip() == MESSAGE.text.strip()
    hook.status = 500
    with pytest.raises(ServerUnavailable, match="json"):
        AppriseSender(InlineSandbox()).send(replace(MESSAGE, recipient=address))


@APPRISE
def test_an_address_unknown_to_apprise_is_refused_without_showing_it(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RecipientRefused) as refused:
        AppriseSender(InlineSandbox()).send(replace(MESSAGE, recipient="nosuch://token-that-is-secret"))
    assert refused.value.permanent
    assert "secret" not in refused.value.describe() + caplog.text


MAIL = replace(MESSAGE, channel=Channel.MAIL, recipient="reader@desk.example")


def test_each_message_is_one_eml_file(tmp_path: Path) -> None:
    sender = FileSender(tmp_path / "out", "monitor@desk.example")
    sender.send(MAIL)
    sender.send(replace(MAIL, date=MAIL.date.replace(hour=20)))
    sender.send(replace(MAIL, message_id="<other@x.example>"))
    files = sorted((tmp_path / "out").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    parsed = [
        message_from_bytes(file.read_bytes(), policy=policy.default.clone(raise_on_defect=True)) for file in files
    ]
    assert {mail["Message-ID"] for mail in parsed} == {MAIL.message_id, "<other@x.example>"}


def test_a_folder_that_cannot_be_written_keeps_the_alert_queued(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ServerUnavailable) as refused:
        FileSender(tmp_path / "file", "monitor@desk.example").send(MAIL)
    assert not refused.value.permanent


def test_the_same_message_has_the_same_bytes() -> None:
    both = replace(MAIL, html="<p>The dam holds.</p>")
    assert message_bytes(both, "monitor@desk.example") == message_bytes(both, "monitor@desk.example")


def test_header_values_cannot_add_headers() -> None:
    evil = replace(
        MAIL,
        subject="A\r\nBcc: all@desk.example\x00\ud800",
        headers=(("List-Id", "<a>\r\nBcc: b@c.example"), ("X-Note", "ü\nBcc: d@e.example")),
    )
    parsed = message_from_bytes(message_bytes(evil, "Mön <monitor@desk.example>"), policy=policy.default)
    assert parsed["Bcc"] is None
    assert "Bcc: all@desk.example" in parsed["Subject"]
    assert parsed["From"].addresses[0].display_name == "Mön"


def test_a_long_subject_begins_on_the_line_of_its_name() -> None:
    title = "7 new community diagnostic centres to offer more patients life-saving checks"
    data = message_bytes(replace(MESSAGE, recipient="a@desk.example", subject=title), "monitor@desk.example")
    assert b"\r\nSubject: 7 new community" in data
    assert message_from_bytes(data, policy=policy.default)["Subject"] == title
