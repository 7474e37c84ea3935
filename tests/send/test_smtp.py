"""Mail through real servers: TLS, login, refusals, and connections that break at every stage."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import dkim
import pytest
import trustme
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from monitor.errors import LoginRefused, RecipientRefused, SendError, ServerUnavailable
from monitor.model import Channel, Message
from monitor.send import DkimOptions, SmtpOptions, SmtpSender
from tests.send.servers import Mailbox, check_login, mail_server, scripted_server

MESSAGE = Message(
    Channel.MAIL,
    "reader@desk.example",
    "Dämme halten — 堤防",
    "NEW\n+ The dam holds.\n",
    "<p>The dam holds.</p>\n",
    "<alert.1.0123456789abcdef@news-update-monitor>",
    datetime(2026, 3, 14, 14, 5, tzinfo=UTC),
    (("Auto-Submitted", "auto-generated"),),
)


def options(port: int, **more: object) -> SmtpOptions:
    facts = {
        "host": "127.0.0.1",
        "port": port,
        "sender": "Monitor <monitor@desk.example>",
        "security": "none",
        "timeout": 5.0,
    }
    return SmtpOptions(**{**facts, **more})  # type: ignore[arg-type]


@pytest.fixture
def plain() -> Iterator[Mailbox]:
    with mail_server(Mailbox()) as mailbox:
        yield mailbox


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture(scope="module")
def client_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def send(sender: SmtpSender, *messages: Message) -> None:
    try:
        for message in messages or (MESSAGE,):
            sender.send(message)
    finally:
        sender.close()


def test_a_message_arrives_once_to_one_recipient(plain: Mailbox) -> None:
    send(SmtpSender(options(plain.port)))
    (envelope,) = plain.messages
    assert envelope.mail_from == "monitor@desk.example"
    assert envelope.rcpt_tos == ["reader@desk.example"]
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content, policy=policy.default.clone(raise_on_defect=True))
    assert mail["Subject"] == MESSAGE.subject
    assert mail["From"] == "Monitor <monitor@desk.example>"
    assert mail["Message-ID"] == MESSAGE.message_id
    assert mail["Date"].datetime == MESSAGE.date
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_burst_uses_one_connection(plain: Mailbox) -> None:
    send(SmtpSender(options(plain.port)), *[MESSAGE] * 20)
    assert len(plain.messages) == 20
    assert len(plain.connections) == 1


def test_threads_share_a_sender(plain: Mailbox) -> None:
    sender = SmtpSender(options(plain.port))
    messages = [replace(MESSAGE, recipient=f"r{at}@desk.example") for at in range(40)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(sender.send, messages))
    sender.close()
    assert sorted(envelope.rcpt_tos[0] for envelope in plain.messages) == sorted(item.recipient for item in messages)
    assert len(plain.connections) <= 4


def test_a_closed_sender_can_be_used_again(plain: Mailbox) -> None:
    sender = SmtpSender(options(plain.port))
    send(sender)
    send(sender)
    assert len(plain.connections) == 2


def test_tls(server_tls: ssl.SSLContext, client_tls: ssl.SSLContext) -> None:
    with mail_server(Mailbox(), tls=server_tls) as mailbox:
        send(SmtpSender(options(mailbox.port, security="tls", context=client_tls)))
        assert len(mailbox.messages) == 1


def test_starttls_and_login(server_tls: ssl.SSLContext, client_tls: ssl.SSLContext) -> None:
    rules = {"tls_context": server_tls, "require_starttls": True, "authenticator": check_login, "auth_required": True}
    with mail_server(Mailbox(), **rules) as mailbox:
        secure = options(mailbox.port, security="starttls", context=client_tls, username="monitor")
        send(SmtpSender(replace(secure, password="right")))
        assert len(mailbox.messages) == 1
        with pytest.raises(LoginRefused, match="'monitor'") as refused:
            send(SmtpSender(replace(secure, password="wrong")))
        assert not refused.value.permanent
        assert "wrong" not in str(refused.value)
        with pytest.raises(LoginRefused, match="requires a login"):
            send(SmtpSender(replace(secure, username="")))


def test_an_untrusted_certificate_is_refused(server_tls: ssl.SSLContext) -> None:
    with mail_server(Mailbox(), tls=server_tls) as mailbox:
        with pytest.raises(ServerUnavailable, match="certificate"):
            send(SmtpSender(options(mailbox.port, security="tls")))
        assert mailbox.messages == []


def test_nothing_is_sent_unencrypted_if_tls_is_required(plain: Mailbox) -> None:
    with pytest.raises(ServerUnavailable, match="offers no STARTTLS"):
        send(SmtpSender(options(plain.port, security="starttls")))
    with pytest.raises(ServerUnavailable, match="no TLS") as refused:
        send(SmtpSender(options(plain.port, security="tls")))
    assert "smtp.security" in refused.value.advice
    with pytest.raises(LoginRefused, match="offers no login"):
        send(SmtpSender(options(plain.port, username="monitor", password="right")))
    assert plain.messages == []


@pytest.mark.parametrize(
    ("answer", "permanent"),
    [("550 5.1.1 no such user", True), ("552 mailbox full", True), ("450 greylisted", False), ("452 later", False)],
)
def test_a_refused_recipient_does_not_affect_others(plain: Mailbox, answer: str, permanent: bool) -> None:
    plain.refuse = {"gone@desk.example": answer}
    sender = SmtpSender(options(plain.port))
    with pytest.raises(RecipientRefused, match=answer) as refused:
        sender.send(replace(MESSAGE, recipient="gone@desk.example"))
    assert refused.value.permanent is permanent
    send(sender)
    assert len(plain.messages) == 1


@pytest.mark.parametrize(("answer", "permanent"), [("554 looks like spam", True), ("451 try later", False)])
def test_a_refused_message(plain: Mailbox, answer: str, permanent: bool) -> None:
    plain.after_data = answer
    with pytest.raises(RecipientRefused, match=answer) as refused:
        send(SmtpSender(options(plain.port)))
    assert refused.value.permanent is permanent


GOOD = {"connect": "220 hello", "EHLO": "250 mail.example", "DATA": "354 go on", "RSET": "250 OK", "QUIT": "221 bye"}


@pytest.mark.parametrize("stage", ["connect", "EHLO", "MAIL", "RCPT", "DATA", "."])
@pytest.mark.parametrize("answer", [None, "421 closing"])
def test_a_connection_that_breaks_is_tried_again_later(stage: str, answer: str | None) -> None:
    asked: list[str] = []

    def reply(command: str) -> str | None:
        asked.append(command)
        if command == stage or (stage == "EHLO" and command == "HELO"):
            return answer
        return GOOD.get(command, "250 OK")

    with scripted_server(reply) as port:
        with pytest.raises(ServerUnavailable) as refused:
            send(SmtpSender(options(port)))
        assert not refused.value.permanent
        assert stage in asked


def test_an_idle_connection_that_the_server_closed_is_replaced() -> None:
    asked: list[str] = []

    def reply(command: str) -> str | None:
        asked.append(command)
        return None if command == "RSET" else GOOD.get(command, "250 OK")

    with scripted_server(reply) as port:
        send(SmtpSender(options(port)), MESSAGE, MESSAGE)
    assert asked.count("connect") == 2
    assert asked.count(".") == 2


def test_a_refused_sender_is_a_configuration_error() -> None:
    with scripted_server(lambda command: {**GOOD, "MAIL": "553 not yours"}.get(command, "250 OK")) as port:
        with pytest.raises(ServerUnavailable, match="refuses the sender") as refused:
            send(SmtpSender(options(port)))
        assert refused.value.advice == "check smtp.sender"


def test_a_silent_server_is_aborted_after_the_time_limit() -> None:
    def reply(command: str) -> str:
        return {**GOOD, "MAIL": ""}.get(command, "250 OK")

    with scripted_server(reply) as port, pytest.raises(ServerUnavailable):
        send(SmtpSender(options(port, timeout=0.2)))


def test_a_server_that_does_not_run() -> None:
    with scripted_server(lambda _: None) as port:
        pass
    with pytest.raises(ServerUnavailable, match=f"127.0.0.1:{port}"):
        send(SmtpSender(options(port)))


@pytest.mark.parametrize("recipient", ["", "nobody", "a@", "a@b\r\nBcc: c@d", "a b@c.example", "@x.example", "a@.."])
def test_an_invalid_address_is_refused_permanently(plain: Mailbox, recipient: str) -> None:
    with pytest.raises(RecipientRefused) as refused:
        send(SmtpSender(options(plain.port)), replace(MESSAGE, recipient=recipient))
    assert refused.value.permanent
    assert plain.messages == []


def test_an_unusable_sender_keeps_the_alert_queued(plain: Mailbox) -> None:
    with pytest.raises(SendError, match="not a mail address") as refused:
        send(SmtpSender(options(plain.port, sender="nobody")))
    assert not refused.value.permanent
    assert "smtp.sender" in refused.value.advice


def test_addresses_that_are_not_ascii() -> None:
    with mail_server(Mailbox(), enable_SMTPUTF8=True) as mailbox:
        send(
            SmtpSender(options(mailbox.port)),
            replace(MESSAGE, recipient="leser@bücher.example"),
            replace(MESSAGE, recipient="läser@bücher.example"),
        )
        first, second = mailbox.messages
        assert first.rcpt_tos == ["leser@xn--bcher-kva.example"]
        assert second.rcpt_tos == ["läser@xn--bcher-kva.example"]
        assert second.smtp_utf8
    with (
        mail_server(Mailbox(), enable_SMTPUTF8=False) as mailbox,
        pytest.raises(RecipientRefused, match="does not accept addresses"),
    ):
        send(SmtpSender(options(mailbox.port)), replace(MESSAGE, recipient="läser@desk.example"))


def test_the_dkim_signature_is_valid(plain: Mailbox) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    record = b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])
    signing = DkimOptions("desk.example", "news", private.decode())
    one_click = (
        ("List-Unsubscribe", "<https://desk.example/u>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    )
    message = replace(MESSAGE, headers=one_click)
    send(SmtpSender(options(plain.port, dkim=signing)), message, message)
    content = plain.messages[0].content
    assert isinstance(content, bytes)
    # Signed with the date of the message, so that it has the same bytes when it is sent again.
    assert f"t={int(MESSAGE.date.timestamp())}".encode() in content
    assert plain.messages[1].content == content
    assert not dkim.verify(content.replace(b"=One-Click", b"=Two-Click"), dnsfunc=lambda name, timeout=5: record)
    assert dkim.verify(content, dnsfunc=lambda name, timeout=5: record)
    assert not dkim.verify(content.replace(b"holds", b"fails"), dnsfunc=lambda name, timeout=5: record)


def test_a_bad_dkim_key_keeps_the_alert_queued(plain: Mailbox) -> None:
    with pytest.raises(SendError, match="could not be signed") as refused:
        send(SmtpSender(options(plain.port, dkim=DkimOptions("desk.example", "news", "no key"))))
    assert not refused.value.permanent
    assert plain.messages == []
