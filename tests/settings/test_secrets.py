"""Secrets: weak ones are refused, and none is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.settings import load, read_subscription
from tests.settings.test_settings import load_in, write

LONG = "3f9c1b7de2a4405c"
HOOK = "[[subscriptions]]\nname = 'a'\nwebhook = 'https://a.example/'\nwebhook_secret = "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[web]\ntoken = ''", "web.token = (hidden): it is empty"),
        ("[web]\ntoken = '   '", "it is empty"),
        ("[web]\ntoken = 'fourteen chars'", "at least 15 characters"),
        (f"[web]\ntoken = ' {LONG}'", "without spaces at its ends"),
        (f'[web]\ntoken = "{LONG}\\n{LONG}"', "cannot be used here"),
        ("[smtp]\nusername = 'a'\npassword = ''", "smtp.password = (hidden): it is empty"),
        ("[smtp]\nusername = ''", "smtp.username = (hidden): it is empty"),
        ("[smtp]\ndkim_key = ''", "smtp.dkim_key = (hidden): it is empty"),
        ("[fetch]\nproxy = ''", "fetch.proxy = (hidden)"),
        (f"{HOOK}''", "webhook_secret = (hidden): it is empty"),
        (f"{HOOK}'{23 * 'x'}'", "at least 24 bytes"),
        (f"{HOOK}'whsec_c2hvcnQ='", "at least 24 bytes"),
        (f"{HOOK}'whsec_not base64'", "no base64"),
    ],
)  # fmt: skip
def test_weak_secrets_are_refused(tmp_path: Path, text: str, expected: str):
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text))
    assert expected in str(caught.value)
    assert LONG not in str(caught.value)


def test_long_enough_secrets_are_accepted(tmp_path: Path):
    assert load(write(tmp_path, f"[web]\ntoken = '{15 * 'x'}'")).web.token == 15 * "x"
    assert load(write(tmp_path, f"{HOOK}'{24 * 'x'}'")).subscriptions[0].webhook_secret == 24 * "x"
    # Without a user name the password is not used: a container's secret file may then be empty.
    assert load(write(tmp_path, "[smtp]\nhost = 'mail.example.org'\npassword = ''")).smtp.password == ""
    with pytest.raises(ConfigError, match="at least 24 bytes"):
        read_subscription({"name": "a", "webhook": "https://a.example/", "webhook_secret": "short"})


@pytest.mark.parametrize(
    ("content", "expected"), [("", "it is empty"), ("\n\n", "it is empty"), ("short\n", "at least 15 characters")]
)
def test_a_weak_token_from_a_file_is_refused(tmp_path: Path, content: str, expected: str):
    (tmp_path / "token").write_text(content, "utf-8")
    environment = {"MONITOR_WEB__TOKEN_FILE": str(tmp_path / "token"), "MONITOR_WEB__HOST": "0.0.0.0"}
    shown = load_in(tmp_path, environment, "settings.web.token")
    assert shown.startswith("ERROR MONITOR_WEB__TOKEN_FILE: web.token = (hidden): ")
    assert expected in shown


def test_a_proxy_comes_from_the_environment_or_a_file(tmp_path: Path):
    secret = tmp_path / "proxy"
    secret.write_text("http://desk:hunter2@proxy.example.org:3128\n")
    for environment in (
        {"MONITOR_FETCH__PROXY": secret.read_text().strip()},
        {"MONITOR_FETCH__PROXY_FILE": str(secret)},
    ):
        assert load_in(tmp_path, environment, "settings.fetch.proxy") == secret.read_text().strip()


@pytest.mark.parametrize(
    "value", ["socks5://desk:hunter2@host:1080", "desk:hunter2@host:3128", "http://", "http://h/path"]
)
def test_an_invalid_proxy_is_an_error_that_does_not_show_it(tmp_path: Path, value: str):
    shown = load_in(tmp_path, {"MONITOR_FETCH__PROXY": value}, "settings.fetch.proxy")
    assert shown.startswith("ERROR MONITOR_FETCH__PROXY: fetch.proxy = (hidden): expected")
    assert "hunter2" not in shown
