"""A mailbox on loopback: what it is sent lies as .eml files in a folder."""

from __future__ import annotations

import threading
from asyncio import Server
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """A real SMTP server that keeps each message as a file. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=0, ready_timeout=10)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        """The port it listens on."""
        server = self._controller.server
        assert isinstance(server, Server)
        return int(server.sockets[0].getsockname()[1])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """Keep one message (called by the server)."""
        with self._lock:
            number = len(self.paths()) + 1
            (self.folder / f"{number:04d}.eml").write_bytes(envelope.original_content or b"")
        return "250 kept"

    def paths(self) -> list[Path]:
        """The files, in the order in which they came."""
        return sorted(self.folder.glob("*.eml"))

    def messages(self) -> list[EmailMessage]:
        """The messages, in the order in which they came."""
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in self.paths()]
