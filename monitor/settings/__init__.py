"""The configuration from TOML and environment, read once into a frozen value.

Later sources win: defaults, the file, ``MONITOR_SECTION__KEY`` (secrets also as ``..._FILE``), the command line.
"""

from monitor.settings.by_hand import read_subscription
from monitor.settings.load import load
from monitor.settings.schema import FeedSettings, JudgementSettings, Settings, SubscriptionSettings, WebSettings
from monitor.settings.secrecy import open_to_all, reader_key
from monitor.settings.sources import find_file
from monitor.settings.values import parse_quiet_hours, sqlite_file

__all__ = [
    "FeedSettings",
    "JudgementSettings",
    "Settings",
    "SubscriptionSettings",
    "WebSettings",
    "find_file",
    "load",
    "open_to_all",
    "parse_quiet_hours",
    "read_subscription",
    "reader_key",
    "sqlite_file",
]
