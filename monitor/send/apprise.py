"""Messages to chat services, through Apprise (an extra).

Apprise reads an answer to its end, however long and slow it is, and has no option against that: its calls are made in a
process that is ended when they take too long or too much memory.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any, Self

from monitor.errors import MonitorError, ParseKilled, RecipientRefused, SendError, ServerUnavailable, Stopped
from monitor.model import Message, service_of
from monitor.ports import Sandbox, TextLimit

_EXTRA = "install the extra: pip install 'news-update-monitor[apprise]'"
# How Apprise's services log the status of an answer: "error=400", "(403)", "status: 413".
_STATUS = re.compile(r"(?:error|status|code)\W{0,3}([1-5]\d\d)\b|\(([1-5]\d\d)\)", re.IGNORECASE)
# Client errors that pass by themselves (RFC 9110, 4918, 6585, 8470): timeout, conflict, misdirected, locked, too early,
# too many.
_PASSING = frozenset({408, 409, 421, 423, 425, 429})


def _utf16(text: str) -> int:
    # As Telegram, Discord and most programs in JavaScript count; never less than characters.
    return len(text.encode("utf-16-le", "replace")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _as_json(text: str) -> int:
    # What Apprise posts is ASCII alone: a Chinese character takes six bytes.
    return len(json.dumps(text)) - 2


def _ntfy(text: str) -> int:
    # ntfy takes 4,096 bytes of text, and Apprise turns what is 8,000 bytes as JSON into an attachment.
    return max(2 * _utf8(text), _as_json(text))


# Services that do not count characters, by Apprise's names for them.
_MEASURES: dict[str, Callable[[str], int]] = {
    **dict.fromkeys(("dingtalk", "feishu", "lark"), _as_json),
    **dict.fromkeys(
        ("fcm", "irc", "matrix", "mqtt", "pushy", "vapid", "webex", "wechat", "wecombot", "wxteams"), _utf8
    ),
    "ntfy": _ntfy,
}


class AppriseSender:
    """Sends the text of a message to an Apprise address. Such addresses hold secrets: errors name the service alone.

    ``sandbox`` bounds the time and memory of each call.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def limit(self, recipient: str) -> TextLimit | None:
        """Apprise's limit for the service; None where it has none, or is configured to split (``?overflow=split``)."""
        try:
            service = _service(recipient)
        except SendError:
            return None
        if str(getattr(service.overflow_mode, "value", service.overflow_mode)) == "split":
            return None
        return TextLimit(
            title=max(service.title_maxlen, 0),
            text=service.body_maxlen,
            together=bool(service.overflow_amalgamate_title),
            measure=_measure(service),
        )

    def send(self, message: Message) -> None:
        """Raises ``SendError`` where Apprise is not installed, ``RecipientRefused`` for an address it does not know and
        for what the service refuses permanently, ``ServerUnavailable`` if it accepted nothing for another reason.
        """
        _service(message.recipient)
        name = service_of(message.recipient)
        try:
            sent, status = self._sandbox.call(notify, message.recipient, message.subject, message.text)
        except (ParseKilled, Stopped) as error:
            raise ServerUnavailable(f"the {name} service did not come to an end of its answer") from error
        except SendError:
            raise
        except MonitorError as error:
            # Its text may hold the address.
            raise SendError(f"Apprise failed at the {name} service") from error
        if not sent:
            raise _refusal(name, status)

    def close(self) -> None:
        """Nothing is kept open."""


def notify(recipient: str, title: str, text: str) -> tuple[bool, int | None]:
    """Whether a service accepted a text, and the status of its answer if it was reported. Runs in the sandbox."""
    service = _service(recipient)
    import apprise

    target: Any = apprise.Apprise()
    target.add(service)
    # Declared as text, Apprise escapes the signs of Markdown, also those in addresses, which breaks links.
    declared = None if _only_markdown(service) else apprise.NotifyFormat.TEXT
    with _Answers() as answers:
        sent = bool(target.notify(body=text, title=title, body_format=declared))
    return sent, answers.status


def _service(recipient: str) -> Any:
    """Apprise's object for an address."""
    try:
        import apprise
    except ImportError as error:
        raise SendError("chat services need Apprise, which is not installed", advice=_EXTRA) from error
    # What Apprise logs holds addresses.
    logging.getLogger("apprise").propagate = False
    service = apprise.Apprise.instantiate(recipient, suppress_exceptions=True)
    if service is None:
        raise RecipientRefused(f"Apprise knows no such {service_of(recipient)} address", permanent=True)
    return service


def _measure(service: Any) -> Callable[[str], int]:
    names: set[str] = set()
    for known in (service.protocol, service.secure_protocol):
        names.update([known] if isinstance(known, str) else known or ())
    return next((_MEASURES[name] for name in sorted(names & set(_MEASURES))), _utf16)


def _only_markdown(service: Any) -> bool:
    """Whether Markdown is the only format of a service; ``notify_format`` is one format, or several."""
    known = service.notify_format
    formats = known if isinstance(known, (tuple, list)) else (known,)
    return [str(getattr(one, "value", one)) for one in formats] == ["markdown"]


class _Answers(logging.Handler):
    """Reads the status of a refusal from Apprise's log of a call, the only place that has it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status: int | None = None
        self._logger = logging.getLogger("apprise")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the last status."""
        if found := _STATUS.search(record.getMessage()):
            self.status = int(found[1] or found[2])

    def __enter__(self) -> Self:
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)


def _refusal(name: str, status: int | None) -> SendError:
    if status is not None and 400 <= status < 500 and status not in _PASSING:
        advice = "check the address and what it may post; `monitor alerts retry` sends it again"
        return RecipientRefused(f"the {name} service refused the message ({status})", permanent=True, advice=advice)
    answered = f" (it answered {status})" if status is not None else ""
    advice = "the alert stays queued and is tried again; check the address"
    return ServerUnavailable(f"the {name} service did not take the message{answered}", advice=advice)
