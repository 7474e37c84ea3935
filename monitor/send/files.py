"""Writes messages to files, for dry runs and the demo."""

from __future__ import annotations

import hashlib
from pathlib import Path

from monitor.errors import ServerUnavailable
from monitor.model import Message
from monitor.ports import TextLimit
from monitor.send.mime import message_bytes


class FileSender:
    """Writes each message as an ``.eml`` file into a folder. The file name depends on the Message-ID alone."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def limit(self, recipient: str) -> TextLimit | None:  # noqa: ARG002 - the port's argument
        """No limit."""
        return None

    def send(self, message: Message) -> None:
        """Write the message. Raises ``ServerUnavailable`` if the folder cannot be written to."""
        data = message_bytes(message, self._sender)
        name = hashlib.sha256(message.message_id.encode()).hexdigest()[:16]
        part = self._folder / f".{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise ServerUnavailable(f"{self._folder}: {error.strerror}", advice="check the folder") from error

    def close(self) -> None:
        """Do nothing: no file is kept open."""
