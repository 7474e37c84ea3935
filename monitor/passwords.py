"""Hashes and verifies passwords with argon2.

A module of its own, because each library is used in one place and both the web page and the command line hash
passwords.
"""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

# The hash of a discarded random password. Verified for unknown users, so that they take as long as known ones.
_DUMMY_HASH = "$argon2id$v=19$m=65536,t=3,p=4$SMbgrBw2I6AA87/ck+4qMw$oiGlSv0q95Dgfpf8nkU+eyKsPIqKhR5YUwE4wqq3LZY"


class Argon2Passwords:
    """Implements ``ports.Passwords``: argon2id with 64 MiB, 3 passes and 4 lanes.

    These are the second recommended parameters of RFC 9106, section 4; the first need 2 GiB for each password.
    """

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    def hash(self, password: str) -> str:
        """The hash to store, with its parameters and a random salt."""
        return self._hasher.hash(password)

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether a password matches a stored hash. False for None, after the same time (no timing leak)."""
        try:
            self._hasher.verify(_DUMMY_HASH if kept is None else kept, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None
