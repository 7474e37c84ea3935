"""Sends messages to chat services with Apprise (an optional dependency).

Apprise reads responses of any length and has no option to limit them. So it runs in the sandbox, in a process that is
killed when a call takes too much time or memory.
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
# How Apprise logs the status of a response: "error=400", "(403)", "status: 413".
_STATUS = re.compile(r"(?:error|status|code)\W{0,3}([1-5]\d\d)\b|\(([1-5]\d\d)\)", re.IGNORECASE)
# Client errors that are worth a retry (RFC 9110, 4918, 6585, 8470): timeout, conflict, misdirected request, locked, too
# early, too many requests.
_TEMPORARY = frozenset({408, 409, 421, 423, 425, 429})


def _utf16(text: str) -> int:
    # In UTF-16 code units, as Telegram, Discord and most JavaScript programs count. Never less than characters.
    return len(text.encode("utf-16-le", "replace")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _as_json(text: str) -> int:
    # Apprise posts ASCII-only JSON: a Chinese character takes six bytes.
    return len(json.dumps(text)) - 2


def _ntfy(text: str) -> int:
    # ntfy accepts 4,096 bytes of text, and Apprise sends more than 8,000 bytes of JSON as an attachment. Both hold
    # where this measure is within Apprise's limit of 7,800.
    return max(2 * _utf8(text), _as_json(text))


# How services whose limit is not in UTF-16 code units measure text, by Apprise's names.
_MEASURES: dict[str, Callable[[str], int]] = {
    **dict.fromkeys(("dingtalk", "feishu", "lark"), _as_json),
    **dict.fromkeys(
        ("fcm", "irc", "matrix", "mqtt", "pushy", "vapid", "webex", "wechat", "wecombot", "wxteams"), _utf8
    ),
    "ntfy": _ntfy,
}


class AppriseSender:
    """Sends the text of a message to an Apprise address. These contain secrets, so errors only name the service.

    ``sandbox`` limits the time and memory of each call.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def limit(self, recipient: str) -> TextLimit | None:
        """The text limit of the service; None for an unusable address, or with ``?overflow=split`` in it."""
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
        """Send the text of a message.

        Raises ``RecipientRefused`` for an unknown kind of address and a permanent refusal by the service,
        ``ServerUnavailable`` for other failures of the service, ``SendError`` if Apprise is not installed or fails.
        """
        _service(message.recipient)
        name = service_of(message.recipient)
        try:
            sent, status = self._sandbox.call(notify, message.recipient, message.subject, message.text)
        except (ParseKilled, Stopped) as error:
            raise ServerUnavailable(f"the {name} service did not finish its response") from error
        except SendError:
            raise
        except MonitorError as error:
            # The original message may contain the address, which is a secret.
            raise SendError(f"Apprise failed at the {name} service") from error
        if not sent:
            raise _refusal(name, status)

    def close(self) -> None:
        """Do nothing: no connection is kept open."""


def notify(recipient: str, title: str, text: str) -> tuple[bool, int | None]:
    """Send a text, and return whether the service accepted it and the response status if known. Runs in the sandbox."""
    service = _service(recipient)
    import apprise

    target: Any = apprise.Apprise()
    target.add(service)
    # If told that the body is plain text, Apprise escapes Markdown signs, even in web addresses, which breaks links.
    body_format = None if _only_markdown(service) else apprise.NotifyFormat.TEXT
    with _StatusLog() as log:
        sent = bool(target.notify(body=text, title=title, body_format=body_format))
    return sent, log.status


def _service(recipient: str) -> Any:
    """Apprise's service object for an address. Raises ``RecipientRefused``, or ``SendError`` without Apprise."""
    try:
        import apprise
    except ImportError as error:
        raise SendError("chat services need Apprise, which is not installed", advice=_EXTRA) from error
    # Apprise's log messages contain the addresses.
    logging.getLogger("apprise").propagate = False
    service = apprise.Apprise.instantiate(recipient, suppress_exceptions=True)
    if service is None:
        raise RecipientRefused(f"Apprise does not accept this {service_of(recipient)} address", permanent=True)
    return service


def _measure(service: Any) -> Callable[[str], int]:
    """The function that measures a text as the service does."""
    names: set[str] = set()
    for protocols in (service.protocol, service.secure_protocol):
        names.update([protocols] if isinstance(protocols, str) else protocols or ())
    return next((_MEASURES[name] for name in sorted(names & set(_MEASURES))), _utf16)


def _only_markdown(service: Any) -> bool:
    """Whether Markdown is the only format of a service; ``notify_format`` is one format, or several."""
    declared = service.notify_format
    formats = declared if isinstance(declared, (tuple, list)) else (declared,)
    return [str(getattr(item, "value", item)) for item in formats] == ["markdown"]


class _StatusLog(logging.Handler):
    """Reads the response status of a failed call from Apprise's log, since Apprise does not return it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status: int | None = None
        self._logger = logging.getLogger("apprise")

    def emit(self, record: logging.LogRecord) -> None:
        """Store the status in a log record, if it has one."""
        if found := _STATUS.search(record.getMessage()):
            self.status = int(found[1] or found[2])

    def __enter__(self) -> Self:
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)


def _refusal(name: str, status: int | None) -> SendError:
    if status is not None and 400 <= status < 500 and status not in _TEMPORARY:
        advice = "check the address and its permissions; `monitor alerts retry` sends the message again"
        return RecipientRefused(f"the {name} service refused the message ({status})", permanent=True, advice=advice)
    detail = f" (it answered {status})" if status is not None else ""
    advice = "the alert stays queued and is tried again; check the address"
    return ServerUnavailable(f"the {name} service did not accept the message{detail}", advice=advice)
