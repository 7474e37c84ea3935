"""The edge to argon2: what is kept of a password, and whether one fits it.

A room of its own, since one library has one home and none of the others fits: settings and store hold no work, and web
and command line both hash.
"""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

# The hash of a password that was thrown away, compared where nobody has the name.
_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$SMbgrBw2I6AA87/ck+4qMw$oiGlSv0q95Dgfpf8nkU+eyKsPIqKhR5YUwE4wqq3LZY"


class Argon2Passwords:
    """Implements ``ports.Passwords``: argon2id with 64 MiB, 3 passes and 4 lanes.

    These are the second choice of RFC 9106, section 4; the first takes 2 GiB a password.
    """

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    def hash(self, password: str) -> str:
        """What is kept of a password, its salt and parameters in it; another text each time."""
        return self._hasher.hash(password)

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether this is the password; where nothing is kept it takes as long to say no."""
        try:
            self._hasher.verify(_OF_NOBODY if kept is None else kept, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None
