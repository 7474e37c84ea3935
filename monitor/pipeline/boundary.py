"""The boundary of a look: a fault met at one source is recorded on it and never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from monitor.errors import InternalError, MonitorError, Stopped

log = logging.getLogger(__name__)

Found = TypeVar("Found")


def look_or_record(url: str, look: Callable[[], Found], record: Callable[[MonitorError], Found]) -> Found | None:
    """What a look at an address found, or what ``record`` makes of the error it met; None when it was cut short."""
    try:
        return look()
    except Stopped:
        return None
    except MonitorError as error:
        return record(error)
    except Exception as error:
        log.exception("fault while looking at %s", url)
        return record(InternalError(f"{type(error).__name__}: {error}"))
