"""TOML and environment, read once into one frozen value.

Later wins: defaults, the file, ``MONITOR_SECTION__KEY`` (secrets also as ``..._FILE``), the command line.
"""

from monitor.settings.load import load, read_subscription
from monitor.settings.schema import FeedSettings, Settings, SubscriptionSettings, WebSettings
from monitor.settings.sources import find_file
from monitor.settings.values import parse_quiet_hours

__all__ = [
    "FeedSettings",
    "Settings",
    "SubscriptionSettings",
    "WebSettings",
    "find_file",
    "load",
    "parse_quiet_hours",
    "read_subscription",
]
