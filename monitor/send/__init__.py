"""Sends alerts: by mail, webhook or chat service, or as files."""

from monitor.send.apprise import AppriseSender
from monitor.send.files import FileSender
from monitor.send.mail import DkimOptions, SmtpOptions, SmtpSender
from monitor.send.mime import message_bytes
from monitor.send.webhook import Post, WebhookSender

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
