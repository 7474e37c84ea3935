"""The edge to the web: polite, bounded requests."""

from monitor.fetch.asking import HttpAsker
from monitor.fetch.client import HttpFetcher
from monitor.fetch.options import FetchOptions

__all__ = ["FetchOptions", "HttpAsker", "HttpFetcher"]
