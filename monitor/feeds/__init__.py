"""Feeds of all shapes: bytes in, entries and hints out."""

from monitor.feeds.address import host_of, normal_address
from monitor.feeds.hints import header_hints
from monitor.feeds.parse import parse_feed

__all__ = ["header_hints", "host_of", "normal_address", "parse_feed"]
