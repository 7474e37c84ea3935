"""Errors of the database, of sending, and of the second reader."""

from __future__ import annotations

from monitor.errors.base import MonitorError


class StoreError(MonitorError):
    """An error of the database."""


class DatabaseUnavailable(StoreError):
    """The database cannot be opened or reached."""

    advice = "check database_url, the folder's permissions and that the server runs; `monitor doctor` says more"


class DatabaseLocked(StoreError):
    """Another program holds the database."""

    advice = "close the other program that writes to this file, or try again"


class DatabaseReadOnly(StoreError):
    """The database cannot be written."""

    advice = "check the permissions and the free space of the file and its folder"


class DatabaseCorrupt(StoreError):
    """The file is no database, or stored content does not match its digest."""

    advice = "run `monitor db check`; restore a backup made by `monitor db backup`"


# Errors of the whole database, not of a single row.
DATABASE_TROUBLE = (DatabaseUnavailable, DatabaseLocked, DatabaseReadOnly)


class SchemaMismatch(StoreError):
    """The database was made by an older or newer version of this program."""

    advice = "run `monitor db upgrade`, or use the newer program"


class LeaseLost(StoreError):
    """The job's lease ran out and another worker has it; nothing was written."""

    advice = "nothing is lost: the other worker does the job"


class SendError(MonitorError):
    """An alert was not sent. ``permanent``: a retry is pointless."""

    def __init__(self, message: str, *, permanent: bool = False, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.permanent = permanent


class ServerUnavailable(SendError):
    """The mail server or webhook cannot be reached."""

    advice = "the alert stays queued and is tried again; check [smtp] host and port, or the webhook's address"


class LoginRefused(SendError):
    """The mail server refused the user name or password."""

    advice = "check smtp.username and smtp.password (or MONITOR_SMTP__PASSWORD_FILE)"


class RecipientRefused(SendError):
    """The mail server refuses this recipient; the others still get theirs."""

    advice = "check the address; `monitor alerts retry` sends it again"


class RecipientGone(RecipientRefused):
    """The recipient wants no more messages, ever: a webhook that answers 410."""

    advice = "it was taken off its subscription; `monitor subscriptions resubscribe` brings it back"


class ReaderError(MonitorError):
    """The second reader gave no usable answer; the first judgement is kept."""

    advice = "nothing is lost: the first judgement is kept; check [judgement], and the log of the server"


class ReaderRefused(ReaderError):
    """The server of the second reader answers with an error, or the model declines to answer."""


class ReaderTimeout(ReaderError):
    """No answer came within ``judgement.reader_seconds``."""

    advice = "raise judgement.reader_seconds, or choose a smaller model; the first judgement is kept"


class ReaderUnreachable(ReaderError):
    """There is no connection to the second reader."""

    advice = "check judgement.reader_url and that the server runs; the first judgement is kept"


class ReaderUnusable(ReaderError):
    """The answer is unusable: not the protocol, too large, or not valid by the schema."""

    advice = "does the server support response_format with a JSON schema? The first judgement is kept"
