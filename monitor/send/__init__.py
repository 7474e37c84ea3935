"""Sends alerts: by mail, webhook or chat service, or as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.send.apprise import AppriseSender
    from monitor.send.files import FileSender
    from monitor.send.mail import DkimOptions, SmtpOptions, SmtpSender
    from monitor.send.mime import message_bytes
    from monitor.send.webhook import Post, WebhookSender
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.send.apprise": "AppriseSender",
            "monitor.send.files": "FileSender",
            "monitor.send.mail": "DkimOptions SmtpOptions SmtpSender",
            "monitor.send.mime": "message_bytes",
            "monitor.send.webhook": "Post WebhookSender",
        },
    )

__all__ = [
    "AppriseSender",
    "DkimOptions",
    "FileSender",
    "Post",
    "SmtpOptions",
    "SmtpSender",
    "WebhookSender",
    "message_bytes",
]
