"""Absurd values: each is an error that names the key, or works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from monitor.errors import ConfigError
from monitor.model import Subscription
from monitor.settings import Settings, load, read_subscription
from monitor.settings.schema import FeedSettings, SubscriptionSettings
from monitor.settings.tables import keys
from monitor.settings.values import Number
from tests.cli.conftest import Program, program
from tests.settings.test_settings import load_in, write

__all__ = ["program"]

LISTS: dict[str, type] = {"feeds": FeedSettings, "subscriptions": SubscriptionSettings}
NEEDED = {"feeds": "url = 'https://a.example/f'\n", "subscriptions": "name = 'a'\n"}


def keys_of(*kinds: type) -> Iterator[tuple[str, str]]:
    """Every (table, key) of the configuration whose type includes one of these, from the schema itself."""
    hints = get_type_hints(Settings)
    for name in keys(Settings):
        section = LISTS.get(name, hints[name])
        if is_dataclass(section):
            inner = get_type_hints(section)
            yield from ((name, key) for key in keys(section) if not types_in(inner[key]).isdisjoint(kinds))
        elif not types_in(hints[name]).isdisjoint(kinds):
            yield "", name


def types_in(annotation: Any) -> set[Any]:
    return {annotation} | {kind for part in get_args(annotation) for kind in types_in(part)}


def toml(table: str, key: str, value: str) -> str:
    if not table:
        return f"{key} = {value}\n"
    if table not in LISTS:
        return f"[{table}]\n{key} = {value}\n"
    needed = "".join(line for line in NEEDED[table].splitlines(True) if not line.startswith(f"{key} "))
    return f"[[{table}]]\n{needed}{key} = {value}\n"


NUMBERS = [pair for pair in keys_of(int, float) if pair[1] not in ("daily_at", "quiet_hours")]
TEXTS = list(keys_of(str))
LISTS_OF_TEXT = ("allow_networks", "apprise", "articles", "feeds", "shared_hosts", "tags", "to", "words")


def test_the_keys_are_found_in_the_schema():
    assert ("keep", "raw_pages_days") in NUMBERS
    assert ("subscriptions", "max_per_hour") in NUMBERS
    assert ("", "database_url") in TEXTS
    assert ("subscriptions", "words") in TEXTS
    assert len(NUMBERS) >= 15


@pytest.mark.parametrize(
    "value", ["1e12", "inf", "-inf", "nan", "true", "-1", "1" + "0" * 30, "9" * 5000, f"0x{'f' * 5000}"]
)
@pytest.mark.parametrize(("table", "key"), NUMBERS)
def test_an_absurd_number_is_an_error_that_names_its_key(tmp_path: Path, table: str, key: str, value: str):
    file = write(tmp_path, toml(table, key, value))
    with pytest.raises(ConfigError, match=rf"{file}:\d+: {table}\.(0\.)?{key} (=|is a number)") as caught:
        load(file)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", [r"a\u0000b", r"a\u001bb", r"a\nb"])
@pytest.mark.parametrize(("table", "key"), TEXTS)
def test_a_control_character_is_an_error_that_names_its_key(tmp_path: Path, table: str, key: str, text: str):
    value = f'["{text}"]' if key in LISTS_OF_TEXT else f'"{text}"'
    file = write(tmp_path, toml(table, key, value))
    if key == "dkim_key" and text.endswith(r"\nb"):
        assert load(file).smtp.dkim_key == "a\nb"
        return
    with pytest.raises(ConfigError, match=rf"{file}:\d+: ({table}\.)?(0\.)?{key}(\.0)? = "):
        load(file)


def test_the_largest_values_work(program: Program):
    """Dates, sockets and databases accept the largest allowed values."""
    largest: dict[str, list[str]] = {}
    for table, key in NUMBERS:
        if table not in LISTS:
            largest.setdefault(table, []).append(f"{key} = {upper_bound(table, key)}")
    text = "".join(f"[{table}]\n" + "\n".join(rows) + "\n" for table, rows in largest.items())
    program.config.write_text(f'database_url = "{program.database}"\n{text}', "utf-8")
    settings = load(program.config)
    for days in (settings.keep.article_days, settings.schedule.stop_after_days):
        assert days is not None
        assert program.clock.now() - timedelta(days=days)
    assert program.clock.now() + timedelta(hours=settings.schedule.feed_max_hours)
    assert program("init", str(program.folder)).exit_code == 0
    done = program("db", "prune", "--yes")
    assert done.exit_code == 0, done.output


def upper_bound(table: str, key: str) -> int:
    """The largest value that the schema allows."""
    reader = keys(get_type_hints(Settings)[table])[key].metadata["reader"]
    assert isinstance(reader, Number)
    return reader.most


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 20_000,
        "a = " + "[" * 20_000 + "]" * 20_000,
        "feeds = " + "[" * 900 + "]" * 900,
        ".".join("a" * 5000) + " = 1",
        "[" + ".".join(["smtp"] * 5000) + "]\nx = 1",
        "fetch." + ".".join("b" * 5000) + " = 1",
    ],
    ids=["lists", "closed lists", "feeds", "dotted key", "table head", "within a section"],
)
def test_deep_nesting_is_an_error(tmp_path: Path, text: str):
    file = write(tmp_path, text)
    with pytest.raises(ConfigError, match=str(file)) as caught:
        load(file)
    assert len(str(caught.value)) < 20_000


@pytest.mark.parametrize("key", ["_env_file", "_cli_parse_args", "_secrets_dir", "model_config", "self", "__init__"])
def test_internal_names_are_unknown_keys(tmp_path: Path, key: str):
    file = write(tmp_path, f"{key} = 'x'")
    with pytest.raises(ConfigError, match=f"{key} is no known key"):
        load(file)


def test_invalid_utf8_is_an_error_with_its_line(tmp_path: Path):
    file = tmp_path / "monitor.toml"
    file.write_bytes(b'# ok\n[smtp]\nhost = "m\xe4il"\n')
    with pytest.raises(ConfigError, match=f"{file} cannot be read: line 3 is no UTF-8"):
        load(file)


def test_a_folder_instead_of_a_file_is_an_error(tmp_path: Path):
    (tmp_path / "monitor.toml").mkdir()
    assert "Is a directory" in load_in(tmp_path, {}, "0")
    assert "Is a directory" in load_in(tmp_path, {"MONITOR_CONFIG": str(tmp_path)}, "0")
    assert "Is a directory" in load_in(tmp_path.parent, {"MONITOR_SMTP__PASSWORD_FILE": str(tmp_path)}, "0")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MONITOR_KEEP__ARTICLE_DAYS", "1e12"),
        ("MONITOR_KEEP__ARTICLE_DAYS", "nan"),
        ("MONITOR_SMTP__PORT", "9" * 5000),
        ("MONITOR_FEEDS", "[" * 100_000),
        ("MONITOR_FETCH__ALLOW_NETWORKS", "[" * 100_000),
        ("MONITOR_FEEDS", "no json"),
        ("MONITOR_SMTP", "no json"),
        ("MONITOR_SMTP__HOST", "a\nb"),
        ("MONITOR_DATABASE_URL", "sqlite:///a\tb"),
    ],
)
def test_the_environment_follows_the_same_rules(tmp_path: Path, name: str, value: str):
    shown = load_in(tmp_path, {name: value}, "settings")
    assert shown.startswith("ERROR ")
    parts = (name.lower(), name.lower().removeprefix("monitor_"), "the environment")
    assert any(part in shown.lower() for part in parts)


def test_a_variable_that_is_not_utf8_is_an_error(tmp_path: Path):
    environment = {os.fsencode(key): os.fsencode(value) for key, value in os.environ.items()}
    environment[b"MONITOR_SMTP__HOST"] = b"m\xe4il"
    code = "from monitor.settings import load; load()"
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert b"ConfigError: MONITOR_SMTP__HOST: smtp.host = " in done.stderr


@pytest.mark.parametrize("value", ["a\0b", "a\nb"])
def test_values_given_by_hand_follow_the_same_rules(tmp_path: Path, value: str):
    with pytest.raises(ConfigError, match="words"):
        read_subscription({"name": "a", "words": (value,)})
    with pytest.raises(ConfigError, match=r"U\+000"):
        load(write(tmp_path, ""), database=f"sqlite:///{value}")
    assert {field.name for field in fields(Subscription)} >= set(keys(SubscriptionSettings))


def test_a_relative_sqlite_path_is_relative_to_the_file(tmp_path: Path):
    file = write(tmp_path, 'database_url = "sqlite:///data/m.db?timeout=5"')
    assert load(file).database_url == f"sqlite:///{tmp_path}/data/m.db?timeout=5"
    assert load(write(tmp_path, "")).database_url == f"sqlite:///{tmp_path}/monitor.db"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////var/lib/m.db",
        "sqlite:///:memory:",
        "sqlite://",
        "sqlite:///file:m.db?uri=true",
        "postgresql://u@h/d",
    ],
)
def test_other_addresses_are_unchanged(tmp_path: Path, url: str):
    assert load(write(tmp_path, f'database_url = "{url}"')).database_url == url


def test_paths_from_elsewhere_are_relative_to_the_working_directory(tmp_path: Path):
    (tmp_path / "etc").mkdir()
    file = write(tmp_path / "etc", 'database_url = "sqlite:///m.db"')
    (tmp_path / "url").write_text("sqlite:///secret.db\n")
    named = {"MONITOR_CONFIG": str(file)}
    shown = "settings.database_url"
    assert load(file, database="sqlite:///x.db").database_url == "sqlite:///x.db"
    assert load_in(tmp_path, {}, shown) == "sqlite:///monitor.db"
    assert load_in(tmp_path, named, shown) == f"sqlite:///{tmp_path}/etc/m.db"
    assert load_in(tmp_path, named | {"MONITOR_DATABASE_URL": "sqlite:///y.db"}, shown) == "sqlite:///y.db"
    given = named | {"MONITOR_DATABASE_URL_FILE": str(tmp_path / "url")}
    assert load_in(tmp_path, given, shown) == "sqlite:///secret.db"


def test_a_byte_order_mark_is_ignored(tmp_path: Path):
    file = tmp_path / "monitor.toml"
    file.write_bytes(b"\xef\xbb\xbf[smtp]\nhost = 'mail.example'\n")
    assert load(file).smtp.host == "mail.example"
