"""Sources of settings (file, environment, command line), their precedence, and errors in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.settings import Settings, load
from tests.settings.test_settings import load_in, write


def test_the_command_line_overrides_the_file(tmp_path: Path):
    settings = load(write(tmp_path, "database_url = 'sqlite:///a.db'"), database="sqlite:///b.db")
    assert settings.database_url == "sqlite:///b.db"
    assert settings.origins["database_url"] == "the command line"
    with pytest.raises(ConfigError, match="mysql"):
        load(tmp_path / "monitor.toml", database="mysql://x")


def test_the_environment_overrides_the_file(tmp_path: Path):
    write(tmp_path, "[smtp]\nhost = 'a'\nport = 26\n[fetch]\nallow_networks = []")
    (tmp_path / "secret").write_text("hush\n", "utf-8")
    environment = {
        "MONITOR_SMTP__HOST": "b",
        "MONITOR_SMTP__PASSWORD_FILE": str(tmp_path / "secret"),
        "MONITOR_FETCH__ALLOW_NETWORKS": "127.0.0.0/8, ::1/128",
        "MONITOR_DATABASE_URL": "",
    }
    shown = "settings.smtp.host, settings.smtp.port, settings.smtp.password, settings.fetch.allow_networks"
    assert load_in(tmp_path, environment, shown) == "b 26 hush ('127.0.0.0/8', '::1/128')"
    origin = load_in(tmp_path, environment, "settings.origins['smtp.password'], settings.origins['smtp.port']")
    assert "MONITOR_SMTP__PASSWORD_FILE" in origin
    assert "monitor.toml:3" in origin


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("obey_robots", ("1", "true", "True", "YES", "on", "t", "y"), "True"),
        ("obey_robots", ("0", "false", "FALSE", "no", "Off", "f", "n"), "False"),
        ("timeout_seconds", ("30", " 30 ", "30.0", "3e1", "+30"), "30.0"),
        ("max_body_bytes", ("2000", "2_000", "2000.0"), "2000"),
        ("allow_networks", ("10.0.0.0/8", " 10.0.0.0/8 ,", '["10.0.0.0/8"]'), "('10.0.0.0/8',)"),
        ("shared_hosts", (",", "[]"), "()"),
        ("contact", (" a@example.org",), " a@example.org"),
    ],
)  # fmt: skip
def test_values_are_read_from_text(name: str, values: tuple[str, ...], expected: str):
    assert {str(getattr(Settings.of({"fetch": {name: value}}).fetch, name)) for value in values} == {expected}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("obey_robots", "maybe", "it should be true or false"),
        ("obey_robots", "2", "it should be true or false"),
        ("timeout_seconds", "soon", "it should be a number"),
        ("max_body_bytes", "2000.5", "it should be a whole number"),
        ("allow_networks", '["10.0.0.0/8"', "Expecting ',' delimiter"),
        ("allow_networks", "10.0.0.0/8, here", "expected a network"),
        ("shared_hosts", '["a\\u0000.b"]', "it holds a character that cannot be used here (U+0000)"),
    ],
)
def test_invalid_text_is_refused(name: str, value: str, expected: str):
    with pytest.raises(ValueError, match=re.escape(expected)):
        Settings.of({"fetch": {name: value}})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MONITOR_SMPT__HOST", "MONITOR_SMPT__HOST names no known key; did you mean MONITOR_SMTP?"),
        ("MONITOR_SMTP__HOTS", "MONITOR_SMTP__HOTS: smtp.hots is no known key; did you mean smtp.host?"),
        ("MONITOR_WEB__PORT", 'MONITOR_WEB__PORT: web.port = "x"'),
        ("MONITOR_SMTP__PASSWORD_FILE", "MONITOR_SMTP__PASSWORD_FILE: x cannot be read"),
        ("MONITOR_CONFIG", "no configuration file at x"),
    ],
)
def test_errors_name_the_variable(tmp_path: Path, name: str, expected: str):
    assert expected in load_in(tmp_path, {name: "x"}, "0")


@pytest.mark.parametrize(
    ("text", "name", "value", "expected"),
    [
        ("", "MONITOR_FETCH__ALLOW_NETWORKS", "::1/128, x", "MONITOR_FETCH__ALLOW_NETWORKS: fetch.allow_networks.1 = "),
        ("", "MONITOR_FEEDS", '[{"url": "ftp://a.example"}]', "MONITOR_FEEDS: feeds.0.url = "),
        ("", "MONITOR_WEB", '{"port": -1}', "MONITOR_WEB: web.port = -1"),
        ("[web]\nhost = '::1'", "MONITOR_WEB", '{"port": -1}', "MONITOR_WEB: web.port = -1"),
        ("[web]\nport = -1", "MONITOR_WEB", '{"host": "::1"}', "monitor.toml:2: web.port = -1"),
        ("[fetch]\nallow_networks = ['x']", "MONITOR_FETCH", "{}", "monitor.toml:2: fetch.allow_networks.0 = "),
    ],
)  # fmt: skip
def test_errors_within_lists_and_tables_name_the_variable(
    tmp_path: Path, text: str, name: str, value: str, expected: str
):
    write(tmp_path, text)
    assert expected in load_in(tmp_path, {name: value}, "0")


def test_the_places_of_the_file(tmp_path: Path):
    home = tmp_path / "xdg" / "monitor"
    home.mkdir(parents=True)
    write(home, "[web]\nport = 1111")
    shown, environment = "settings.web.port, settings.file", {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}
    assert load_in(tmp_path, {}, shown) == "8470 None"
    assert load_in(tmp_path, environment, shown).startswith("1111 ")
    write(tmp_path, "[web]\nport = 2222")
    assert load_in(tmp_path, environment, shown) == "2222 monitor.toml"
    named = tmp_path / "named.toml"
    named.write_text("[web]\nport = 3333", "utf-8")
    assert load_in(tmp_path, environment | {"MONITOR_CONFIG": str(named)}, shown).startswith("3333 ")
