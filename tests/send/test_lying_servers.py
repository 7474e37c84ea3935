"""Servers that send without end, or break the protocol: the connection is closed, and invalid replies are rejected."""

from __future__ import annotations

import base64
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
import trustme

from monitor.errors import LoginRefused, RecipientRefused, ServerUnavailable
from monitor.fetch import FetchOptions, HttpFetcher
from monitor.model import Channel, Message
from monitor.sandbox import ProcessSandbox
from monitor.send import AppriseSender, SmtpSender, WebhookSender
from monitor.wiring import SystemClock
from tests.send.servers import scripted_server, tcp_server
from tests.send.test_smtp import GOOD, MESSAGE, options, send

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
# In bytes. More than any sender may read; the server stops after it, so that a failing test ends.
MUCH = 1024 * 1024 * 1024


def flood(connection: socket.socket, piece: bytes) -> int:
    """Send a piece repeatedly; returns the number of bytes sent."""
    sent = 0
    while sent < MUCH:
        connection.sendall(piece * 1000)
        sent += 1000 * len(piece)
    return sent


def trickle(connection: socket.socket, piece: bytes) -> None:
    """Send a piece at intervals shorter than the limit for one wait, until the client closes the connection."""
    pause = threading.Event()
    for _ in range(400):
        connection.sendall(piece)
        pause.wait(0.05)


def sender(port: int, **more: object) -> SmtpSender:
    return SmtpSender(options(port, **{"timeout": 20.0, "whole_timeout": 20.0, **more}))


@pytest.mark.parametrize("piece", [b"220-hello\r\n", b"220 hello", b"x"])
def test_an_endless_greeting_is_aborted(piece: bytes) -> None:
    completed: list[int] = []
    with (
        tcp_server(lambda connection: completed.append(flood(connection, piece))) as port,
        pytest.raises(ServerUnavailable, match=r"longer than 32768 bytes|is not a reply"),
    ):
        send(sender(port))
    # The connection was closed long before the server was done.
    assert completed == []


@pytest.mark.parametrize("stage", ["EHLO", "MAIL", "RCPT", "DATA", ".", "RSET"])
def test_an_endless_reply_is_aborted(stage: str) -> None:
    endless = "\r\n".join(["250-more"] * 100_000)
    with scripted_server(lambda command: {**GOOD, stage: endless}.get(command, "250 OK")) as port:
        mail = sender(port)
        if stage == "RSET":
            mail.send(MESSAGE)
            mail.send(MESSAGE)
        else:
            with pytest.raises(ServerUnavailable, match=r"longer than 32768 bytes|closed"):
                mail.send(MESSAGE)
        mail.close()


@pytest.mark.parametrize("piece", [b"2", b"220-more\r\n"])
def test_a_slow_server_is_aborted_after_the_time_limit(piece: bytes) -> None:
    with (
        tcp_server(lambda connection: trickle(connection, piece)) as port,
        pytest.raises(ServerUnavailable, match=r"no answer in time|is not a reply"),
    ):
        send(sender(port, whole_timeout=0.5))


@pytest.mark.parametrize("answer", ["hello", "99 x", "2500 OK", "", "250-a\r\n550 b", "777 OK", "-1 OK", "２５０ OK"])
def test_an_invalid_reply_is_rejected(answer: str) -> None:
    with (
        scripted_server(lambda command: {**GOOD, "RCPT": answer}.get(command, "250 OK")) as port,
        pytest.raises(ServerUnavailable, match="is not a reply of a mail server"),
    ):
        send(sender(port))


@pytest.mark.parametrize("stage", ["connect", "EHLO", "MAIL", "RCPT", "DATA", "."])
@pytest.mark.parametrize("answer", ["354 go on", "334 VXNlcm5hbWU6", "554 no", "450 later"])
def test_a_wrong_code_is_an_error(stage: str, answer: str) -> None:
    if (stage, answer) == ("DATA", "354 go on"):
        return
    wrong = {**GOOD, stage: answer, **({"HELO": answer} if stage == "EHLO" else {})}
    with (
        scripted_server(lambda command: wrong.get(command, "250 OK")) as port,
        pytest.raises((ServerUnavailable, RecipientRefused)),
    ):
        send(sender(port))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("220 go\r\n250-mail.example\r\n250 AUTH PLAIN", "unencrypted data followed the reply to STARTTLS"),
        ("454 not now", "454 not now"),
        ("250 OK", "250 OK"),
    ],
)
def test_nothing_is_sent_unencrypted_when_starttls_fails(answer: str, said: str) -> None:
    asked: list[str] = []

    def reply(command: str) -> str:
        asked.append(command)
        return {**GOOD, "EHLO": "250-mail.example\r\n250 STARTTLS", "STARTTLS": answer}.get(command, "250 OK")

    with scripted_server(reply) as port, pytest.raises(ServerUnavailable, match=said):
        send(sender(port, security="starttls", username="monitor", password="right"))
    assert set(asked) <= {"connect", "EHLO", "STARTTLS", "QUIT"}


def test_features_offered_before_starttls_are_forgotten() -> None:
    """A login that was only offered before STARTTLS is not used."""
    authority = trustme.CA()
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    ours = ssl.create_default_context()
    authority.configure_trust(ours)

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 hello\r\n")
        for answer in (b"250-mail.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n", b"220 go\r\n"):
            connection.recv(1000)
            connection.sendall(answer)
        with theirs.wrap_socket(connection, server_side=True) as secure:
            while data := secure.recv(1000):
                secure.sendall(b"221 bye\r\n" if data.startswith(b"quit") else b"250 mail.example\r\n")

    with tcp_server(talk) as port, pytest.raises(LoginRefused, match="offers no login"):
        send(sender(port, security="starttls", context=ours, username="monitor", password="right"))


def test_a_password_in_a_reply_is_masked() -> None:
    password = "correct horse"
    plain = base64.b64encode(f"\0monitor\0{password}".encode()).decode()
    for said in (password, plain, base64.b64encode(password.encode()).decode()):
        answers = {**GOOD, "EHLO": "250-mail.example\r\n250 AUTH PLAIN", "AUTH": f"535 not {said} here"}
        with (
            scripted_server(lambda command, answers=answers: answers.get(command, "250 OK")) as port,
            pytest.raises(LoginRefused) as refused,
        ):
            send(sender(port, username="monitor", password=password))
        assert "535 not ... here" in str(refused.value)
        assert said not in refused.value.describe()


def test_an_undecodable_reply_to_a_login_is_an_error_of_the_server() -> None:
    answers = {**GOOD, "EHLO": "250-mail.example\r\n250 AUTH CRAM-MD5", "AUTH": "334 !"}
    with scripted_server(lambda command: answers.get(command, "250 OK")) as port, pytest.raises(ServerUnavailable):
        send(sender(port, username="monitor", password="right"))


def test_a_password_that_cannot_be_sent_is_a_configuration_error() -> None:
    answers = {**GOOD, "EHLO": "250-mail.example\r\n250 AUTH PLAIN"}
    with (
        scripted_server(lambda command: answers.get(command, "250 OK")) as port,
        pytest.raises(LoginRefused, match="ASCII") as refused,
    ):
        send(sender(port, username="monitor", password="пароль"))
    assert "пароль" not in refused.value.describe()


def answering(head: bytes, tail: Callable[[socket.socket], object]) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.recv(100_000)
        connection.sendall(head)
        tail(connection)

    return talk


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
ENDLESS = {
    "fast": lambda connection: flood(connection, b"x" * 100),
    "slow": lambda connection: trickle(connection, b"x"),
}


@pytest.mark.parametrize("pace", ENDLESS)
def test_a_webhook_with_an_endless_response_body_has_accepted_the_message(pace: str) -> None:
    fetcher = HttpFetcher(FetchOptions(allow_networks=("127.0.0.0/8",)), SystemClock())
    with tcp_server(answering(HEAD, ENDLESS[pace])) as port:
        hook = replace(MESSAGE, channel=Channel.WEBHOOK, recipient=f"http://127.0.0.1:{port}/x", payload={})
        sender_of_hooks = WebhookSender(fetcher.post)
        # It returns at once, and does not raise: the message was accepted.
        assert sender_of_hooks.send(hook) is None
    fetcher.close()


@pytest.mark.parametrize("pace", ENDLESS)
def test_a_webhook_with_an_endless_header_is_aborted(pace: str) -> None:
    options = FetchOptions(allow_networks=("127.0.0.0/8",), timeout_seconds=1.0, max_body_bytes=10_000)
    fetcher = HttpFetcher(options, SystemClock())
    with tcp_server(answering(b"HTTP/1.1 200 OK\r\nX: ", ENDLESS[pace])) as port:
        hook = replace(MESSAGE, channel=Channel.WEBHOOK, recipient=f"http://127.0.0.1:{port}/secretpath", payload={})
        with pytest.raises(ServerUnavailable) as refused:
            WebhookSender(fetcher.post).send(hook)
    fetcher.close()
    assert "secretpath" not in refused.value.describe()


@pytest.mark.parametrize("pace", ENDLESS)
def test_a_chat_service_with_an_endless_response_is_aborted(pace: str) -> None:
    pytest.importorskip("apprise")
    sandbox = ProcessSandbox(workers=1, seconds=6.0, memory_bytes=400 * 1024 * 1024)
    message: Message = replace(MESSAGE, channel=Channel.APPRISE, text="The dam holds.")
    with (
        closing(sandbox),
        tcp_server(answering(HEAD, ENDLESS[pace])) as port,
        pytest.raises(ServerUnavailable, match="the json service did not") as refused,
    ):
        AppriseSender(sandbox).send(replace(message, recipient=f"json://user:secretword@127.0.0.1:{port}/"))
    assert "secretword" not in refused.value.describe()
