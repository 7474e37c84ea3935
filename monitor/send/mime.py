"""A message as bytes: multipart/alternative, text first, seven bits, headers as mail programs expect them."""

from __future__ import annotations

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr

from monitor.errors import ConfigError, RecipientRefused
from monitor.model import Message

# Written as they are, folded at white space only: CPython turns a long identifier or address into encoded words,
# which no mail program reads in these headers.
_LITERAL = frozenset(
    {
        "auto-submitted",
        "in-reply-to",
        "list-id",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "message-id",
        "references",
    }
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LINE_LENGTH = 78


class _MailPolicy(EmailPolicy):
    def fold(self, name: str, value: str) -> str:
        if name.lower() not in _LITERAL and not _is_plain_subject(name, str(value)):
            return str(super().fold(name, value))
        lines = [f"{name}:"]
        for word in str(value).split():
            if len(lines[-1]) + 1 + len(word) > _LINE_LENGTH and lines[-1].strip() != f"{name}:":
                lines.append("")
            lines[-1] += f" {word}"
        linesep: str = self.linesep
        return linesep.join(lines) + linesep

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii")


def _is_plain_subject(name: str, value: str) -> bool:
    """CPython leaves the first line of a long one empty, which some mail programs show as no subject."""
    return (
        name.lower() == "subject"
        and value.isascii()
        and "=?" not in value
        and max(map(len, value.split() or "-")) < 900
    )


_POLICY = _MailPolicy(linesep="\r\n", cte_type="7bit", raise_on_defect=False)


def message_bytes(message: Message, sender: str) -> bytes:
    """The message as it is sent (RFC 5322, MIME), the same bytes for the same message.

    Raises ``ConfigError`` for an unusable sender and ``RecipientRefused`` for an unusable recipient.
    """
    origin = mailbox(sender)
    if origin is None:
        raise ConfigError(f"{sender!r} is no mail address", advice="set smtp.sender, as in monitor@example.org")
    target = mailbox(message.recipient)
    if target is None:
        raise RecipientRefused(f"{message.recipient!r} is no mail address", permanent=True)
    international = not (origin.addr_spec + target.addr_spec).isascii()
    mail = EmailMessage(_POLICY.clone(utf8=True) if international else _POLICY)
    mail["From"] = origin
    mail["To"] = target
    mail["Subject"] = _header(message.subject)
    mail["Date"] = format_datetime(message.date)
    mail["Message-ID"] = _ascii(message.message_id)
    for name, value in message.headers:
        mail[name] = _ascii(value) if name.lower() in _LITERAL else _header(value)
    mail.set_content(_body(message.text), charset="utf-8")
    if message.html:
        mail.add_alternative(_body(message.html), subtype="html", charset="utf-8")
        mail.set_boundary("=_" + hashlib.sha256(message.message_id.encode()).hexdigest()[:32])
    return mail.as_bytes()


def mailbox(text: str) -> Address | None:
    """An address, with a name or without, its domain in ASCII (RFC 5891); None if it is none."""
    if _CONTROL.search(text):
        return None
    name, spec = parseaddr(text)
    local, at, domain = spec.rpartition("@")
    if not (local and at and domain):
        return None
    try:
        domain = domain.encode("idna").decode("ascii")
        if local.isascii():
            return Address(name, addr_spec=f"{local}@{domain}")
    except (ValueError, UnicodeError, IndexError):
        return None
    return Address(name, local, domain)


def _header(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _ascii(text: str) -> str:
    return _header(text).encode("ascii", "ignore").decode("ascii")


def _body(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
