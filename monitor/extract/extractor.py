"""The extractor's name, stored with each document: the library, its version, and the version of our own rules."""

from __future__ import annotations

from importlib.metadata import version

OPTIONS_VERSION = 5
EXTRACTOR = f"trafilatura {version('trafilatura')} precision; rules {OPTIONS_VERSION}"
