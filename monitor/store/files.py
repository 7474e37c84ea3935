"""Files that only their owner may read: a database contains secrets of subscriptions and the key that signs links."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def create_private(path: Path) -> None:
    """Create an empty file with mode 0600, whatever the umask; raises ``FileExistsError`` and other ``OSError``.

    SQLite gives its -wal, -shm and -journal files the permissions of the database.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        os.fchmod(descriptor, OWNER_ONLY)
    finally:
        os.close(descriptor)
