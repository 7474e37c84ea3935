"""The error boundary of a job: an error at one feed or article is recorded on it and does not stop other jobs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from monitor.errors import DATABASE_TROUBLE, InternalError, MonitorError, Stopped

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Report = TypeVar("Report")


def check_and_write(
    url: str,
    check: Callable[[], Result],
    failed: Callable[[MonitorError], Result],
    write: Callable[[Result], Report],
    put_off: Callable[[str], Report],
) -> Report | None:
    """Run ``check`` for an address and ``write`` its result; None if the program is stopping.

    If the check or the writing fails, the result that ``failed`` makes of the error is written instead. If that fails
    too, ``put_off`` gets the first error's description. Errors of the database itself are raised (``StoreError``): they
    are not the source's fault.
    """
    try:
        return write(_checked(url, check, failed))
    except Stopped:
        return None
    except DATABASE_TROUBLE:
        raise
    except Exception as error:
        log.exception("the result of checking %s cannot be written", url)
        first = error
    try:
        return write(failed(as_error(first)))
    except DATABASE_TROUBLE:
        raise
    except Exception:
        log.exception("the failure of %s cannot be written", url)
    return put_off(as_error(first).describe())


def _checked(url: str, check: Callable[[], Result], failed: Callable[[MonitorError], Result]) -> Result:
    try:
        return check()
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        return failed(error)
    except Exception as error:
        log.exception("unexpected error while checking %s", url)
        return failed(as_error(error))


def as_error(error: BaseException) -> MonitorError:
    """Return the error itself if it is a ``MonitorError``, otherwise an ``InternalError`` that describes it."""
    if isinstance(error, MonitorError):
        return error
    return InternalError(f"{type(error).__name__}: {error}")
