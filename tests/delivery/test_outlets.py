"""From what is queued to the other side: webhooks, chat services and signed mail, as the settings set them up."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from monitor.model import AlertState, Subscription
from monitor.settings import load
from monitor.testing import FrozenClock
from monitor.wiring import App
from tests.send.servers import Hook, Mailbox, mail_server, web_hook

SECRET = "whsec_" + base64.b64encode(b"twenty-four bytes of key").decode()


@pytest.fixture
def outlet() -> Iterator[Hook]:
    with web_hook() as kept:
        yield kept


def app_of(folder: Path, more: str = "", *, networks: str = '["127.0.0.0/8"]') -> App:
    file = folder / "monitor.toml"
    file.write_text(
        f'database_url = "sqlite:///{folder}/monitor.db"\n[fetch]\nallow_networks = {networks}\nhost_gap_seconds = 0\n'
        + more,
        "utf-8",
    )
    return App(load(file))


def test_a_webhook_is_signed_as_others_verify_it(tmp_path: Path, outlet: Hook) -> None:
    with app_of(tmp_path) as app:
        app.store.subscriptions.put(Subscription("desk", webhook=outlet.url, webhook_secret=SECRET))
        assert app.pipeline.send_sample("desk").sent == 1
    ((headers, body),) = outlet.received
    told = Webhook(SECRET).verify(body, headers)
    assert told["type"] == "monitor.sample"
    assert told["data"]["edits"]
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body.replace(b"sample", b"simple"), headers)


def test_a_webhook_that_is_gone_takes_its_address_off(tmp_path: Path, outlet: Hook) -> None:
    outlet.status = 410
    with app_of(tmp_path) as app:
        app.store.subscriptions.put(Subscription("desk", webhook=outlet.url, heartbeat=True))
        assert app.pipeline.send_sample("desk").failed == 1
        (alert,) = app.store.outbox.list()
        assert (alert.state, "410" in (alert.last_error or "")) == (AlertState.FAILED, True)
        assert app.store.subscriptions.unsubscribed() == {("desk", outlet.url)}


def test_a_private_webhook_is_refused_unless_listed(tmp_path: Path, outlet: Hook) -> None:
    with app_of(tmp_path, networks="[]") as app:
        app.store.subscriptions.put(Subscription("desk", webhook=outlet.url))
        report = app.pipeline.send_sample("desk")
    assert (report.sent, report.failed, outlet.received) == (0, 1, [])


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
def test_a_chat_service_gets_the_text(tmp_path: Path, outlet: Hook) -> None:
    pytest.importorskip("apprise")
    with app_of(tmp_path) as app:
        app.store.subscriptions.put(Subscription("desk", apprise=(outlet.url.replace("http://", "json://"),)))
        assert app.pipeline.send_sample("desk").sent == 1
    ((_, body),) = outlet.received
    assert "closed the northern channel" in body.decode()


def test_mail_is_signed_where_the_settings_name_a_key(tmp_path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    ).decode()
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)
    with mail_server(Mailbox()) as box:
        smtp = (
            f'[smtp]\nhost = "127.0.0.1"\nport = {box.port}\nsecurity = "none"\n'
            f'sender = "Monitor <monitor@desk.example>"\ndkim_key = """{pem}"""\n'
        )
        with app_of(tmp_path, smtp) as app:
            app.clock = FrozenClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
            app.store.subscriptions.put(Subscription("desk", to=("reader@desk.example",)))
            assert app.pipeline.send_sample("desk").sent == 1
        (envelope,) = box.messages
    asked: list[bytes] = []

    def look_up(name: bytes, timeout: int = 5) -> bytes:
        asked.append(name)
        return record

    assert dkim.verify(envelope.content, dnsfunc=look_up)
    assert asked == [b"monitor._domainkey.desk.example."]
