"""Messages to chat services, through Apprise (an extra)."""

from __future__ import annotations

from typing import Any

from monitor.errors import RecipientRefused, SendError, ServerUnavailable
from monitor.model import Message

_EXTRA = "install the extra: pip install 'news-update-monitor[apprise]'"


class AppriseSender:
    """Sends the text of a message to an Apprise address. Such addresses hold secrets: errors name the service alone."""

    def __init__(self) -> None:
        """Raises ``SendError``, naming the extra, where Apprise is not installed."""
        try:
            import apprise
        except ImportError as error:
            raise SendError("chat services need Apprise, which is not installed", advice=_EXTRA) from error
        self._apprise: Any = apprise

    def send(self, message: Message) -> None:
        """Raises ``RecipientRefused`` for an address Apprise does not know, ``ServerUnavailable`` if it failed."""
        service = message.recipient.partition(":")[0]
        target = self._apprise.Apprise()
        if not target.add(message.recipient):
            raise RecipientRefused(f"Apprise knows no such {service} address", permanent=True)
        sent = target.notify(body=message.text, title=message.subject, body_format=self._apprise.NotifyFormat.TEXT)
        if not sent:
            raise ServerUnavailable(f"the {service} service did not take the message")
