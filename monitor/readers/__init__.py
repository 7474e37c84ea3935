"""The edge to a second reader: a language model behind an address."""

from monitor.readers.chat import Ask, ChatReader

__all__ = ["Ask", "ChatReader"]
