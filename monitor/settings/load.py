"""Loads the configuration."""

from __future__ import annotations

import tomllib
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

from monitor.errors import ConfigError
from monitor.model import without_password
from monitor.settings.problems import check_variables, config_error, too_large
from monitor.settings.schema import JudgementSettings, Settings
from monitor.settings.secrecy import secret_files
from monitor.settings.sources import find_file, in_environment, origins, read_text, with_variables
from monitor.settings.tables import Mistakes, keys, read
from monitor.settings.values import DATABASE, anchored

_LISTS = frozenset({"feeds", "subscriptions"})
_TABLES = frozenset(name for name, field in keys(Settings).items() if is_dataclass(field.default))


def load(path: Path | None = None, *, database: str | None = None) -> Settings:
    """Load the configuration. Raises ``ConfigError``, which names the key, its place, and what was expected.

    The file is ``path``, else that of ``MONITOR_CONFIG``, else ``./monitor.toml``, else
    ``$XDG_CONFIG_HOME/monitor/monitor.toml``. The first two must exist; without any file the defaults hold.
    ``database`` overrides ``database_url``. A relative SQLite path in the file is relative to the file's folder; one
    from the environment, from ``database`` or from the defaults without a file, to the working directory.
    """
    file = find_file(path)
    text = read_text(file) if file else ""
    check_variables()
    try:
        given = _parsed(text, file)
        settings = _settings(given, text, file, database)
    except RecursionError as error:
        raise ConfigError(f"{file or 'the environment'} nests tables or lists too deeply") from error
    places = origins(text, file) | ({"database_url": "the command line"} if database else {})
    return replace(settings, file=file, origins=places, secret_files=secret_files(given, file))


def _parsed(text: str, file: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no valid TOML: {error}") from error
    except ValueError as error:
        # Python refuses to convert more than 4,300 digits to a number.
        raise too_large(text, file) from error


def _settings(given: dict[str, Any], text: str, file: Path | None, database: str | None) -> Settings:
    try:
        settings = read(Settings, with_variables(given, _TABLES, _LISTS))
        url = settings.database_url
        if database is not None:
            url = DATABASE(database)
        elif file is not None and not in_environment("database_url"):
            url = anchored(url, file.parent)
    except Mistakes as error:
        raise config_error(error, text, file) from error
    except ValueError as error:
        raise ConfigError(f"{without_password(database)}: {error}" if database else str(error)) from error
    return replace(settings, database_url=url, judgement=_with_key_file(settings.judgement, file))


def _with_key_file(judgement: JudgementSettings, file: Path | None) -> JudgementSettings:
    """The settings with a relative key file of the configuration file made relative to that file's folder."""
    key_file = judgement.reader_key_file
    if key_file is None or file is None or in_environment("judgement.reader_key_file"):
        return judgement
    return replace(judgement, reader_key_file=file.parent / key_file.expanduser())
