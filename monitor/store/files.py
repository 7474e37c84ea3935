"""Files that only their owner may read: a database holds the secrets of subscriptions and what signs links."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def create_private(path: Path) -> None:
    """Make an empty file that was never open to others, whatever the umask; ``FileExistsError`` where one is.

    SQLite gives its -wal, -shm and -journal files the permissions of the database.
    """
    made = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        os.fchmod(made, OWNER_ONLY)
    finally:
        os.close(made)
