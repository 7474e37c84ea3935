"""By which name a reading is known: the library, its version, and that of our own rules."""

from __future__ import annotations

from importlib.metadata import version

OPTIONS_VERSION = 5
EXTRACTOR = f"trafilatura {version('trafilatura')} precision; rules {OPTIONS_VERSION}"
