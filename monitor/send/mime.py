"""Serializes a message as MIME: multipart/alternative, text first, 7-bit.

The headers are written here, and not by the ``email`` package: that parses a value before it writes it, and decodes
text from an outlet such as ``=?utf-8?q?Fire=0D=0AReply-To:_evil=40x?=``, whose line break would then start a new
header.
"""

from __future__ import annotations

import hashlib
import re
from email.charset import BASE64, Charset
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from monitor.errors import ConfigError, RecipientRefused
from monitor.model import Message

# Headers with identifiers and addresses: written in plain ASCII, since mail programs decode no encoded words in them.
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
# Control characters, lone surrogates, and every character that some program treats as a line break: CR, LF, VT, FF, NEL
# (these are control characters), U+2028 and U+2029.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
# Lines should have at most 78 characters, and must have at most 998 (RFC 5322 2.1.1).
_LINE_LENGTH = 78
_LONGEST_LINE = 998
# Our own charset object: other libraries change the process-wide one, and a repeated message must have the same bytes.
_UTF8 = Charset("utf-8")
_UTF8.header_encoding = BASE64
_BODY_POLICY = SMTP.clone(cte_type="7bit", raise_on_defect=False)


def message_bytes(message: Message, sender: str) -> bytes:
    """The message in the Internet Message Format (RFC 5322, MIME); the same bytes for the same message.

    Raises ``ConfigError`` for an unusable sender and ``RecipientRefused`` for an unusable recipient.
    """
    origin = mailbox(sender)
    if origin is None:
        raise ConfigError(f"{sender!r} is not a mail address", advice="set smtp.sender, as in monitor@example.org")
    target = mailbox(message.recipient)
    if target is None:
        raise RecipientRefused(f"{message.recipient!r} is not a mail address", permanent=True)
    headers = [
        ("From", _mailbox_value(origin)),
        ("To", _mailbox_value(target)),
        ("Subject", _encoded("Subject", message.subject)),
        ("Date", format_datetime(message.date)),
        ("Message-ID", _ascii(message.message_id)),
        *((name, _value(name, text)) for name, text in message.headers),
    ]
    return "".join(_folded(name, value) for name, value in headers).encode() + _parts(message)


def mailbox(text: str) -> Address | None:
    """Parse a mail address, with or without a display name; the domain in ASCII (RFC 3490). None if it is invalid."""
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


def _parts(message: Message) -> bytes:
    """The MIME headers, an empty line and the body: text, HTML if there is any, and then the attachment."""
    mail = EmailMessage(_BODY_POLICY)
    mail.set_content(_body(message.text), charset="utf-8")
    if message.html:
        mail.add_alternative(_body(message.html), subtype="html", charset="utf-8")
        mail.set_boundary(_boundary(message, "alternative"))
    if message.attachment is not None:
        file = message.attachment
        mail.add_attachment(_body(file.html), subtype="html", charset="utf-8", filename=_ascii(file.name))
        mail.set_boundary(_boundary(message, "mixed"))
    return mail.as_bytes()


def _boundary(message: Message, what: str) -> str:
    """The multipart boundary, the same for the same message."""
    return "=_" + hashlib.sha256(f"{what} {message.message_id}".encode()).hexdigest()[:32]


def _value(name: str, text: str) -> str:
    return _ascii(text) if name.lower() in _LITERAL else _encoded(name, text)


def _encoded(name: str, text: str) -> str:
    """A header value of any text: plain ASCII where possible, else as encoded words (RFC 2047)."""
    text = _one_line(text)
    longest_word = max(map(len, text.split()), default=0)
    if text.isascii() and longest_word <= _LONGEST_LINE - len(f"{name}: "):
        return text
    return Header(text, _UTF8, header_name=name).encode(linesep="\n")


def _mailbox_value(address: Address) -> str:
    """A mailbox for From or To, its display name plain, quoted or as encoded words."""
    spec = address.addr_spec
    name = _one_line(address.display_name)
    if not name:
        return spec
    if name.isascii():
        quoted = re.sub(r'(["\\])', r"\\\1", name)
        return f'"{quoted}" <{spec}>' if re.search(r"[^\w !#$%&\'*+/=?^`{|}~-]", name) else f"{name} <{spec}>"
    return f"{_encoded('From', name)} <{spec}>"


def _folded(name: str, value: str) -> str:
    """A header line, folded at white space. The first line always has text: some programs show no subject otherwise."""
    lines = [f"{name}:"]
    for word in value.split():
        if len(lines[-1]) + 1 + len(word) > _LINE_LENGTH and lines[-1].strip() != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "".join(f"{line}\r\n" for line in lines)


def _one_line(text: str) -> str:
    """The text on one line, without anything that could be read as an encoded word."""
    return _CONTROL.sub(" ", text).replace("=?", "= ?").strip()


def _ascii(text: str) -> str:
    return _one_line(text).encode("ascii", "ignore").decode("ascii")


def _body(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
