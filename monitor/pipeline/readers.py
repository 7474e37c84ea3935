"""Adds, changes, removes and authenticates readers (the people who may sign in), for web page, API and commands."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from monitor.errors import NameTaken, Unacceptable
from monitor.model import DEFAULT_READER, Reader, Role
from monitor.ports import Passwords, Store

# A name is shown on one line at the top of each page.
NAME_CHARACTERS = 40
# NIST SP 800-63B-4, 3.1.1.2: the minimum length of a password that is the only authentication factor.
PASSWORD_CHARACTERS = 15
# The same section requires that at least 64 are allowed. Hashing much longer passwords costs time.
MOST_CHARACTERS = 256


def add_reader(store: Store, passwords: Passwords, name: str, role: Role, password: str, now: datetime) -> Reader:
    """Add a reader. Raises ``Unacceptable``, ``NameTaken``."""
    reader = Reader(readable_name(name), role, now, now)
    if not store.readers.add(reader, passwords.hash(_acceptable_password(password))):
        raise NameTaken(f'somebody is called "{reader.name}" already')
    return reader


def set_password(
    store: Store, passwords: Passwords, name: str, password: str, now: datetime, *, keep: int | None = None
) -> None:
    """Set a reader's password; ends their sessions except ``keep`` (an id). Raises ``NotFound``, ``Unacceptable``."""
    reader = store.readers.get(name)
    hashed = passwords.hash(_acceptable_password(password))
    store.readers.set_password(reader.name, hashed, now, keep=keep)


def set_role(store: Store, name: str, role: Role, *, by: str | None = None) -> None:
    """Set a reader's role, also for open sessions; ``by`` is who does it. Raises ``NotFound``, ``Unacceptable``."""
    _check_not_oneself(store.readers.get(name), by)
    store.readers.set_role(name, role)


def remove_reader(store: Store, name: str, *, by: str | None = None) -> None:
    """Remove a reader and end their sessions; ``by`` is who does it. Raises ``NotFound``, ``Unacceptable``."""
    _check_not_oneself(store.readers.get(name), by)
    store.readers.remove(name)


def with_password(store: Store, passwords: Passwords, name: str, password: str) -> Reader | None:
    """Return the reader of this name and password, or None. An unknown name takes as long as a wrong password."""
    name = _composed(name.strip())
    found = store.readers.password(name) if _is_name(name) else None
    matches = passwords.matches(_composed(password)[:MOST_CHARACTERS], found[1] if found else None)
    return found[0] if found and matches else None


def readable_name(text: str) -> str:
    """Return a name as it is stored: letters and digits of any script, ``.``, ``-`` and ``_``. Raises Unacceptable."""
    name = _composed(text.strip())
    if not _is_name(name):
        raise Unacceptable(
            f"a name has at most {NAME_CHARACTERS} letters and digits, and no spaces",
            advice='such as "ida", "ida.holm" or "desk-2"',
        )
    if name.casefold() == DEFAULT_READER:
        raise Unacceptable(f'"{DEFAULT_READER}" stands for whoever has no name', advice="choose another name")
    return name


def _acceptable_password(text: str) -> str:
    """Return a password as it is hashed (NFC). Raises ``Unacceptable``."""
    password = _composed(text)
    if len(password) < PASSWORD_CHARACTERS:
        raise Unacceptable(
            f"a password has at least {PASSWORD_CHARACTERS} characters", advice="four or five words make a good one"
        )
    if len(password) > MOST_CHARACTERS:
        raise Unacceptable(f"a password has at most {MOST_CHARACTERS} characters")
    return password


def _is_name(text: str) -> bool:
    """Whether a text is a valid name: letters with their marks, digits, and the joining characters."""
    if not 1 <= len(text) <= NAME_CHARACTERS or not text[0].isalnum():
        return False
    return all(char in ".-_" or unicodedata.category(char)[0] in "LMN" for char in text)


def _composed(text: str) -> str:
    """Normalise to NFC, so that the same text compares equal however it was typed (RFC 8265, section 4.2.2)."""
    return unicodedata.normalize("NFC", text)


def _check_not_oneself(reader: Reader, by: str | None) -> None:
    """Raise ``Unacceptable`` if a reader is changed by themselves: so one editor always remains."""
    if by is not None and reader.name.casefold() == by.casefold():
        raise Unacceptable("this is your own name", advice="another editor, or `monitor readers`, can do that")
