"""An SMTP server on loopback that stores messages as .eml files in a folder."""

from __future__ import annotations

import socket
import threading
from asyncio import AbstractServer
from collections.abc import Coroutine
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _OnSocket(Controller):
    """A controller for a bound socket: aiosmtpd itself cannot choose a free port."""

    def __init__(self, handler: Mailbox, listener: socket.socket) -> None:
        self._listener = listener
        super().__init__(handler, hostname="127.0.0.1", port=listener.getsockname()[1], ready_timeout=10)

    def _create_server(self) -> Coroutine[Any, Any, AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listener)


class Mailbox:
    """An SMTP server that stores each message as a file. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._controller = _OnSocket(self, self._socket)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._socket.getsockname()[1])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """Store one message (called by aiosmtpd)."""
        with self._lock:
            number = len(self.paths()) + 1
            (self.folder / f"{number:04d}.eml").write_bytes(envelope.original_content or b"")
        return "250 kept"

    def paths(self) -> list[Path]:
        """The files, in the order of arrival."""
        return sorted(self.folder.glob("*.eml"))

    def messages(self) -> list[EmailMessage]:
        """The messages, in the order of arrival."""
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in self.paths()]
