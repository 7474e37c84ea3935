"""The configuration as it stands, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitor.errors import ConfigError
from monitor.model import Subscription, without_password
from monitor.settings.problems import check_variables, config_error
from monitor.settings.schema import Settings, SubscriptionSettings
from monitor.settings.sources import find_file, origins, read_text
from monitor.settings.values import checked_database


def load(path: Path | None = None, *, database: str | None = None) -> Settings:
    """The configuration as it stands; ``ConfigError`` names what is wrong, where, and what was expected.

    The file is the first there is of ``path``, ``MONITOR_CONFIG``, ``./monitor.toml`` and
    ``$XDG_CONFIG_HOME/monitor/monitor.toml``; none is no error. ``database`` overrides ``database_url``.
    """
    file = find_file(path)
    text = read_text(file) if file else ""
    check_variables()
    try:
        settings = Settings(**tomllib.loads(text))
        if database is not None:
            settings = settings.model_copy(update={"database_url": checked_database(database)})
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no valid TOML: {error}") from error
    except ValidationError as error:
        raise config_error(error, text, file) from error
    except ValueError as error:
        raise ConfigError(f"{without_password(database)}: {error}" if database else str(error)) from error
    came_from = origins(text, file) | ({"database_url": "the command line"} if database else {})
    return settings.read_from(file, came_from)


def read_subscription(values: Mapping[str, Any]) -> Subscription:
    """A subscription made by hand, under the rules of the file; ``ConfigError`` as ``load``."""
    try:
        return replace(SubscriptionSettings.model_validate(values).subscription(), origin="cli")
    except ValidationError as error:
        raise config_error(error, "", None) from error
