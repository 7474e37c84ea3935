"""HTTP requests with limits on rate, time, size and target addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.fetch.httpx_alone import import_httpx
from monitor.lazy import lazy_names

import_httpx()

if TYPE_CHECKING:
    from monitor.fetch.asking import HttpAsker
    from monitor.fetch.client import HttpFetcher
    from monitor.fetch.options import FetchOptions
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.fetch.asking": "HttpAsker",
            "monitor.fetch.client": "HttpFetcher",
            "monitor.fetch.options": "FetchOptions",
        },
    )

__all__ = ["FetchOptions", "HttpAsker", "HttpFetcher"]
