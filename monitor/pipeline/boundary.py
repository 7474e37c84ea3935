"""The boundary of a job: a fault met at one source is recorded on it and never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from monitor.errors import DATABASE_TROUBLE, InternalError, MonitorError, Stopped

log = logging.getLogger(__name__)

Found = TypeVar("Found")
Report = TypeVar("Report")


def check_and_write(
    url: str,
    check: Callable[[], Found],
    failed: Callable[[MonitorError], Found],
    write: Callable[[Found], Report],
    put_off: Callable[[str], Report],
) -> Report | None:
    """What a check of an address found, written; None when it was cut short.

    An error met on the way is written instead, as ``failed`` makes it. What cannot be written either is put off, with
    the words that say why. Raises ``StoreError`` where the database itself is in trouble: no fault of the source.
    """
    try:
        return write(_found(url, check, failed))
    except Stopped:
        return None
    except DATABASE_TROUBLE:
        raise
    except Exception as error:
        log.exception("what was found at %s cannot be written", url)
        first = error
    try:
        return write(failed(as_error(first)))
    except DATABASE_TROUBLE:
        raise
    except Exception:
        log.exception("that %s failed cannot be written", url)
    return put_off(as_error(first).describe())


def _found(url: str, check: Callable[[], Found], failed: Callable[[MonitorError], Found]) -> Found:
    try:
        return check()
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        return failed(error)
    except Exception as error:
        log.exception("fault while checking %s", url)
        return failed(as_error(error))


def as_error(error: BaseException) -> MonitorError:
    """An error as it can be recorded; one that nobody foresaw is a fault of this program."""
    if isinstance(error, MonitorError):
        return error
    return InternalError(f"{type(error).__name__}: {error}")
