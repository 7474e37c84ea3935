"""Sends messages by SMTP (RFC 5321), with TLS, STARTTLS, login and DKIM."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Literal

from monitor.errors import ConfigError, LoginRefused, RecipientRefused, SendError, ServerUnavailable
from monitor.model import Message
from monitor.ports import TextLimit
from monitor.send.conversation import Conversation
from monitor.send.mime import mailbox, message_bytes

_MESSAGES_PER_CONNECTION = 100
_IDLE_CONNECTIONS = 4
# The time limit for QUIT before a connection is closed.
_QUIT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class DkimOptions:
    """How messages are signed (RFC 6376): the private key in PEM; domain and selector locate the public key in DNS."""

    domain: str
    selector: str
    private_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SmtpOptions:
    """The mail server and how to use it. Without ``context`` the system's certificate authorities are trusted.

    ``timeout`` limits each step, ``whole_timeout`` the sending of one message including connecting, both in seconds.
    """

    host: str
    port: int
    sender: str
    security: Literal["tls", "starttls", "none"] = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 30.0
    whole_timeout: float = 120.0
    context: ssl.SSLContext | None = None
    dkim: DkimOptions | None = None


@dataclass(slots=True)
class _Connection:
    smtp: Conversation
    sent: int = 0


class SmtpSender:
    """Sends messages through one mail server, one recipient per message. Connections are reused.

    Thread-safe. ``close`` ends the idle connections; the sender can be used again afterwards.
    """

    def __init__(self, options: SmtpOptions) -> None:
        self._options = options
        self._idle: list[_Connection] = []
        self._lock = Lock()
        self._own_name: str | None = None

    def limit(self, recipient: str) -> TextLimit | None:  # noqa: ARG002 - the port's argument
        """No limit."""
        return None

    def send(self, message: Message) -> None:
        """Send a message; returns once the server has accepted it.

        Raises ``SendError``. ``RecipientRefused`` is about this message, and has ``permanent`` set for a 5xx reply.
        """
        try:
            data = message_bytes(message, self._options.sender)
        except ConfigError as error:
            raise SendError(str(error), advice=error.advice) from error
        if self._options.dkim:
            data = _signed(data, self._options.dkim, message.date)
        connection = self._take() or self._connect()
        try:
            _transfer(connection.smtp, data, self._options.sender, message.recipient)
        except RecipientRefused:
            self._give_back(connection)
            raise
        except SendError:
            _quit(connection.smtp)
            raise
        except (smtplib.SMTPException, OSError) as error:
            _quit(connection.smtp)
            raise self._unavailable(error) from error
        self._give_back(connection)

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            _quit(connection.smtp)

    def _take(self) -> _Connection | None:
        """An idle connection that still works; None if there is none."""
        while True:
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                return None
            connection.smtp.begin(self._options.whole_timeout)
            if _is_alive(connection.smtp):
                return connection
            _quit(connection.smtp)

    def _give_back(self, connection: _Connection) -> None:
        connection.sent += 1
        if connection.sent < _MESSAGES_PER_CONNECTION:
            with self._lock:
                if len(self._idle) < _IDLE_CONNECTIONS:
                    self._idle.append(connection)
                    return
        _quit(connection.smtp)

    def _connect(self) -> _Connection:
        options = self._options
        context = options.context or ssl.create_default_context()
        smtp: Conversation | None = None
        try:
            smtp = Conversation(
                options.host,
                options.port,
                self._own_name,
                step_seconds=options.timeout,
                seconds=options.whole_timeout,
                context=context,
                tls=options.security == "tls",
            )
            # Looking up this machine's name can take seconds with a slow name server, so it is done only once.
            self._own_name = smtp.local_hostname
            smtp.ehlo_or_helo_if_needed()
            if options.security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
            if options.username:
                smtp.login(options.username, options.password)
        # ValueError: invalid base64 in the server's challenge, or credentials that are not ASCII.
        except (smtplib.SMTPException, OSError, ValueError) as error:
            if smtp is not None:
                _quit(smtp)
            raise self._connect_error(error) from error
        return _Connection(smtp)

    def _connect_error(self, error: Exception) -> SendError:
        """The error to raise for one met while connecting or logging in."""
        options = self._options
        if isinstance(error, smtplib.SMTPAuthenticationError) and 500 <= error.smtp_code < 600:
            return LoginRefused(f"{options.host} refused the login of {options.username!r}: {_error_text(error)}")
        if isinstance(error, UnicodeEncodeError):
            return LoginRefused("smtp.username and smtp.password may only contain ASCII characters")
        if isinstance(error, smtplib.SMTPNotSupportedError):
            if "STARTTLS" in str(error):
                advice = 'set smtp.security to "tls" (usually port 465), or "none" inside a trusted network'
                return ServerUnavailable(f"{options.host} offers no STARTTLS", advice=advice)
            return LoginRefused(f"{options.host} offers no login", advice="leave smtp.username empty, or use TLS")
        if isinstance(error, ssl.SSLCertVerificationError):
            advice = "set smtp.host to a name that the certificate is valid for, or have the certificate replaced"
            return ServerUnavailable(
                f"the certificate of {options.host} is not valid: {error.verify_message}", advice=advice
            )
        if isinstance(error, ssl.SSLError):
            advice = 'check smtp.security: "tls" usually goes with port 465, "starttls" with 587'
            return ServerUnavailable(f"no TLS with {options.host}:{options.port}: {error.reason}", advice=advice)
        return self._unavailable(error)

    def _unavailable(self, error: Exception) -> ServerUnavailable:
        return ServerUnavailable(f"{self._options.host}:{self._options.port}: {_error_text(error)}")


def _transfer(smtp: Conversation, data: bytes, sender: str, recipient: str) -> None:
    origin, target = mailbox(sender), mailbox(recipient)
    assert origin is not None
    assert target is not None
    options = [f"SIZE={len(data)}"] if smtp.has_extn("size") else []
    if not (origin.addr_spec + target.addr_spec).isascii():
        if not smtp.has_extn("smtputf8"):
            raise RecipientRefused(f"the mail server does not accept addresses like {target.addr_spec}", permanent=True)
        options += ["SMTPUTF8", "BODY=8BITMIME"]
    _check_sender(*smtp.mail(origin.addr_spec, options), sender=origin.addr_spec)
    code, answer = smtp.rcpt(target.addr_spec)
    _check(code, answer, f"{target.addr_spec} is refused")
    try:
        code, answer = smtp.data(data)
    except smtplib.SMTPDataError as error:
        code, answer = error.smtp_code, _bytes(error.smtp_error)
    _check(code, answer, f"the message to {target.addr_spec} is refused")


def _check_sender(code: int, answer: bytes, *, sender: str) -> None:
    if code == 530:
        raise LoginRefused(f"the mail server requires a login: {_text(answer)}")
    if code == 552:
        raise RecipientRefused(f"the message is too large: {_text(answer)}", permanent=True)
    if code != 250:
        raise ServerUnavailable(
            f"the mail server refuses the sender {sender}: {code} {_text(answer)}", advice="check smtp.sender"
        )


def _check(code: int, answer: bytes, what: str) -> None:
    if 200 <= code < 300:
        return
    if code == 421:
        raise ServerUnavailable(f"the mail server is closing: {_text(answer)}")
    raise RecipientRefused(f"{what}: {code} {_text(answer)}", permanent=code >= 500)


def _is_alive(smtp: Conversation) -> bool:
    try:
        return smtp.rset()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _quit(smtp: Conversation) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        if smtp.sock is not None:
            smtp.begin(_QUIT_SECONDS)
            smtp.quit()
    smtp.close()


def _error_text(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(_bytes(error.smtp_error))}"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return " ".join(str(error).split()) or type(error).__name__


def _bytes(answer: bytes | str) -> bytes:
    return answer if isinstance(answer, bytes) else answer.encode()


def _text(answer: bytes) -> str:
    return " ".join(answer.decode("utf-8", "replace").split())[:300]


def _signed(data: bytes, options: DkimOptions, at: datetime) -> bytes:
    """The message with a DKIM signature dated ``at``, so that a message that is sent again has the same bytes."""
    try:
        import dkim
    except ImportError as error:
        raise SendError(
            "signing mail needs the extra dkim", advice="install it: pip install 'news-update-monitor[dkim]'"
        ) from error

    class Signer(dkim.DKIM):  # type: ignore[misc]  # dkimpy has no types
        def gen_header(self, fields: list[tuple[bytes, bytes]], *args: object, **more: object) -> bytes:
            """Replace the signing time, for which dkimpy uses the current time."""
            dated = [(name, b"%d" % at.timestamp() if name == b"t" else value) for name, value in fields]
            header: bytes = super().gen_header(dated, *args, **more)
            return header

    try:
        signer = Signer(data)
        # One-click unsubscribe requires that both List-Unsubscribe headers are signed (RFC 8058 4).
        signer.should_sign.add(b"list-unsubscribe-post")
        signature: bytes = signer.sign(options.selector.encode(), options.domain.encode(), options.private_key.encode())
    except dkim.DKIMException as error:
        raise SendError(f"the mail could not be signed: {error}", advice="check the DKIM key and domain") from error
    return signature + data
