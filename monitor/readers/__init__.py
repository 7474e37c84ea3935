"""The edge to the second reader: a language model behind an HTTP API."""

from monitor.readers.chat import Ask, ChatReader

__all__ = ["Ask", "ChatReader"]
