"""Messages to chat services, through Apprise (an extra)."""

from __future__ import annotations

from typing import Any

from monitor.errors import RecipientRefused, SendError, ServerUnavailable
from monitor.model import Message

_EXTRA = "install the extra: pip install 'news-update-monitor[apprise]'"


class AppriseSender:
    """Sends the text of a message to an Apprise address. Such addresses hold secrets: errors name the service alone."""

    def send(self, message: Message) -> None:
        """Raises ``SendError`` where Apprise is not installed, ``RecipientRefused`` for an address it does not know,
        ``ServerUnavailable`` if the service took nothing.
        """
        try:
            import apprise
        except ImportError as error:
            raise SendError("chat services need Apprise, which is not installed", advice=_EXTRA) from error
        service = message.recipient.partition(":")[0]
        target: Any = apprise.Apprise()
        if not target.add(message.recipient):
            raise RecipientRefused(f"Apprise knows no such {service} address", permanent=True)
        sent = target.notify(body=message.text, title=message.subject, body_format=apprise.NotifyFormat.TEXT)
        if not sent:
            raise ServerUnavailable(f"the {service} service did not take the message")

    def close(self) -> None:
        """Nothing is kept open."""
