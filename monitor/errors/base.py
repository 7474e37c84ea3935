"""The base class of all errors, and errors about what a person asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class MonitorError(Exception):
    """Base of all errors the monitor raises on purpose. ``advice`` says what a person can do."""

    advice: str = ""

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        if advice is not None:
            self.advice = advice

    @property
    def name(self) -> str:
        """The error's name, as recorded on feeds and articles."""
        return type(self).__name__

    def __str__(self) -> str:
        # The message may quote a site and is stored: databases refuse lone surrogates, PostgreSQL also NUL.
        return str(self.args[0]).encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")

    def describe(self) -> str:
        """One line: the error's name, its message, and the advice."""
        return f"{self.name}: {self}" + (f" ({self.advice})" if self.advice else "")


class ConfigError(MonitorError):
    """A wrong configuration file, variable, flag or form. ``problems``: by key what was expected, never a value."""

    def __init__(self, message: str, *, advice: str | None = None, problems: Mapping[str, str] | None = None) -> None:
        super().__init__(message, advice=advice)
        self.problems = dict(problems or {})


class Unacceptable(ConfigError):
    """A name or password that is not allowed."""


class TooBroad(ConfigError):
    """A search with ``*`` that matches too many words."""

    advice = "write more of the word's letters, or the whole word without *"


class NameTaken(ConfigError):
    """The name is taken."""

    advice = "choose another name; upper and lower case count as one"


class NotFound(MonitorError):
    """No such feed, article, version, alert, subscription or reader."""


class OutputLost(MonitorError):
    """The output of a command could not be written."""

    advice = "make room, or send the output elsewhere; what the command did to the database is done"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible meaning of an ambiguous name: its number, its title or address, and its feed ("" for none)."""

    number: int
    title: str
    feed: str = ""


class Ambiguous(MonitorError):
    """A name that matches several things; the message lists some. ``said`` is the message without ``candidates``."""

    def __init__(self, said: str, candidates: Sequence[Candidate] = (), *, advice: str | None = None) -> None:
        listed = ", ".join(f'{item.number} "{item.title}"' for item in candidates)
        super().__init__(f"{said}: {listed}" if listed else said, advice=advice)
        self.said = said
        self.candidates = tuple(candidates)


class StillListed(MonitorError):
    """An article that cannot be removed: its feed would bring it back."""


class Stopped(MonitorError):
    """The program is stopping: the job was cancelled. No fault of the feed or article; its lease is released."""

    advice = "nothing is lost: the job is done after the next start"


class InternalError(MonitorError):
    """A fault of this program while it checked one feed or article; the others continue."""

    advice = "please report it with the lines the log shows; this source is tried again ever more rarely"
