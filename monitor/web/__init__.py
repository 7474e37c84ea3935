"""The web page and its API."""

from monitor.web.server import WebServer

__all__ = ["WebServer"]
