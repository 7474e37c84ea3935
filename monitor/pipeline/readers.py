"""People who may sign in: added, changed, removed, and known by their passwords; for page, API and commands."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from monitor.errors import NameTaken, Unacceptable
from monitor.model import DEFAULT_READER, Reader, Role
from monitor.ports import Passwords, Store

# A name is shown in a line of the page's head.
NAME_CHARACTERS = 40
# NIST SP 800-63B-4, 3.1.1.2: the least length of a password that is the only proof of who one is.
PASSWORD_CHARACTERS = 15
# The same section asks for 64 at least. Much longer ones cost time before they are compared.
MOST_CHARACTERS = 256


def add_reader(store: Store, passwords: Passwords, name: str, role: Role, password: str, now: datetime) -> Reader:
    """Let somebody sign in. Raises ``Unacceptable``, ``NameTaken``."""
    reader = Reader(readable_name(name), role, now, now)
    kept = passwords.hash(readable_password(password))
    if not store.readers.add(reader, kept):
        raise NameTaken(f'somebody is called "{reader.name}" already')
    return reader


def set_password(
    store: Store, passwords: Passwords, name: str, password: str, now: datetime, *, keep: int | None = None
) -> None:
    """Give somebody another password; their sessions end, but for ``keep``. Raises ``NotFound``, ``Unacceptable``."""
    reader = store.readers.get(name)
    kept = passwords.hash(readable_password(password))
    store.readers.set_password(reader.name, kept, now, keep=keep)


def set_role(store: Store, name: str, role: Role, *, by: str | None = None) -> None:
    """Give somebody another role, at once for all their sessions. Raises ``NotFound``, ``Unacceptable``."""
    _not_oneself(store.readers.get(name), by)
    store.readers.set_role(name, role)


def remove_reader(store: Store, name: str, *, by: str | None = None) -> None:
    """Let somebody sign in no more; their sessions end. Raises ``NotFound``, ``Unacceptable``."""
    _not_oneself(store.readers.get(name), by)
    store.readers.remove(name)


def with_password(store: Store, passwords: Passwords, name: str, password: str) -> Reader | None:
    """Who this is, by name and password; takes as long where nobody is called so."""
    name = _composed(name.strip())
    found = store.readers.password(name) if _is_name(name) else None
    known = passwords.matches(_composed(password)[:MOST_CHARACTERS], found[1] if found else None)
    return found[0] if found and known else None


def readable_name(text: str) -> str:
    """A name as it is kept: letters and digits of any script, ``.``, ``-`` and ``_``. Raises ``Unacceptable``."""
    name = _composed(text.strip())
    if not _is_name(name):
        raise Unacceptable(
            f"a name has at most {NAME_CHARACTERS} letters and digits, and no spaces",
            advice='such as "ida", "ida.holm" or "desk-2"',
        )
    if name.casefold() == DEFAULT_READER:
        raise Unacceptable(f'"{DEFAULT_READER}" stands for whoever has no name', advice="choose another name")
    return name


def readable_password(text: str) -> str:
    """A password as it is compared. Raises ``Unacceptable``."""
    password = _composed(text)
    if len(password) < PASSWORD_CHARACTERS:
        raise Unacceptable(
            f"a password has at least {PASSWORD_CHARACTERS} characters", advice="four or five words make a good one"
        )
    if len(password) > MOST_CHARACTERS:
        raise Unacceptable(f"a password has at most {MOST_CHARACTERS} characters")
    return password


def _is_name(text: str) -> bool:
    """Whether it could be one: of letters with their marks, digits, and what joins them."""
    if not 1 <= len(text) <= NAME_CHARACTERS or not text[0].isalnum():
        return False
    return all(char in ".-_" or unicodedata.category(char)[0] in "LMN" for char in text)


def _composed(text: str) -> str:
    """However it was typed: RFC 8265, section 4.2.2, has passwords compared in Unicode's form C."""
    return unicodedata.normalize("NFC", text)


def _not_oneself(reader: Reader, by: str | None) -> None:
    """Editors cannot lock themselves out, so one of them always stays. Raises ``Unacceptable``."""
    if by is not None and reader.name.casefold() == by.casefold():
        raise Unacceptable("this is your own name", advice="another editor, or `monitor readers`, can do that")
