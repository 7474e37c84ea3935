from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
import tomllib
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.model import EditKind, QuietHours
from monitor.settings import Settings, load, parse_quiet_hours, read_subscription, schema
from monitor.settings.sources import machine_zone
from monitor.settings.tables import keys

ROOT = Path(__file__).resolve().parents[2]

EVERYTHING = """
database_url = "postgresql+psycopg://user@host/name"
[fetch]
user_agent = "x"
contact = "a@example.org"
timeout_seconds = 5
max_body_bytes = 2000000
host_gap_seconds = 0.5
obey_robots = false
allow_networks = ["127.0.0.0/8", "::1/128"]
proxy = "http://desk:secret@proxy.example.org:3128"
[schedule]
feed_min_minutes = 0.1
feed_max_hours = 2
article_min_minutes = 0.5
article_max_days = 1.5
stop_after_days = 30
[smtp]
host = "mail.example.org"
port = 2525
security = "none"
username = "monitor"
password = "secret"
sender = "monitor@example.org"
[web]
host = "0.0.0.0"
port = 8000
token = "3f9c1b7de2a4405c"
public_url = "https://monitor.example.org"
[keep]
raw_pages_days = 30
versions_per_article = 50
article_days = 365
[[feeds]]
url = "https://example.org/feed"
title = "Example"
tags = ["a", "b"]
[[subscriptions]]
name = "desk"
to = ["ida@example.org"]
webhook = "https://example.org/hook"
webhook_secret = "whsec_YSBrZXkgb2YgdGhpcnR5LXR3byBieXRlcywgZnVsbHk="
apprise = ["json://localhost"]
updates = true
new_articles = true
removals = true
broken_sources = true
heartbeat = true
mode = "daily"
feeds = ["Example"]
tags = ["a"]
articles = ["12"]
kinds = ["figure", "quote"]
words = ["flood", "-forecast"]
min_score = 0.5
min_importance = 0.4
quiet_hours = "22:00-06:30 Europe/Berlin"
daily_at = "08:15"
max_per_hour = 5
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "monitor.toml"
    file.write_text(text, "utf-8")
    return file


def load_in(folder: Path, environment: dict[str, str], expression: str) -> str:
    """The value of an expression over the settings, as a process prints it with this environment and folder."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MONITOR_", "XDG_"))}
    code = (
        "from monitor.errors import MonitorError\n"
        "from monitor.settings import load\n"
        "try:\n    settings = load()\n"
        f"    print({expression})\n"
        "except MonitorError as error:\n    print('ERROR', error)\n"
    )
    command = [sys.executable, "-c", code]
    found = subprocess.run(
        command, cwd=folder, env=clean | {"HOME": str(folder)} | environment, capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def test_a_shortest_interval_is_no_longer_than_the_longest(tmp_path: Path):
    schedule = load(write(tmp_path, "[schedule]\nfeed_max_hours = 0.05\narticle_max_days = 0.001\n")).schedule
    assert schedule.feed_min_minutes == 3
    assert schedule.article_min_minutes == pytest.approx(1.44)


def test_every_key_is_read(tmp_path: Path):
    settings = load(write(tmp_path, EVERYTHING))
    assert settings.database_url == "postgresql+psycopg://user@host/name"
    assert settings.fetch.allow_networks == ("127.0.0.0/8", "::1/128")
    assert settings.fetch.proxy == "http://desk:secret@proxy.example.org:3128"
    assert settings.schedule.feed_min_minutes == 0.1
    assert (settings.smtp.port, settings.smtp.password) == (2525, "secret")
    assert settings.keep.versions_per_article == 50
    assert settings.feeds[0].tags == ("a", "b")
    (desk,) = settings.subscriptions
    assert desk.origin == "config"
    assert desk.kinds == (EditKind.FIGURE, EditKind.QUOTE)
    assert desk.quiet_hours == QuietHours(22 * 60, 6 * 60 + 30, "Europe/Berlin")
    assert (desk.daily_at, desk.webhook_secret) == (8 * 60 + 15, "whsec_YSBrZXkgb2YgdGhpcnR5LXR3byBieXRlcywgZnVsbHk=")


def test_secrets_are_not_shown(tmp_path: Path):
    shown = repr(load(write(tmp_path, EVERYTHING)))
    assert "secret" not in shown.replace("webhook_secret", "")
    assert "whsec_" not in shown
    assert "3f9c1b7de2a4405c" not in shown


def test_settings_are_frozen(tmp_path: Path):
    settings = load(write(tmp_path, ""))
    with pytest.raises(FrozenInstanceError):
        settings.database_url = "sqlite:///x.db"


def test_settings_can_be_sent_and_compared(tmp_path: Path):
    settings = load(write(tmp_path, EVERYTHING))
    assert pickle.loads(pickle.dumps(settings)) == settings == load(tmp_path / "monitor.toml")
    assert settings != load(tmp_path / "monitor.toml", database="sqlite:///x.db")


def test_some_defaults_depend_on_other_keys(tmp_path: Path):
    settings = load(write(tmp_path, '[smtp]\nsecurity = "tls"\nusername = "m@example.org"\n'))
    assert (settings.smtp.port, settings.smtp.sender) == (465, "m@example.org")
    assert settings.smtp.dkim_domain == "example.org"
    assert settings.fetch.host_gap_seconds is None
    assert load(write(tmp_path, "")).smtp.port == 587


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("databse_url = 'x'", "{file}:1: databse_url is no known key; did you mean database_url?"),
        ("[smtp]\n\nhots = 'x'", "{file}:3: smtp.hots is no known key; did you mean smtp.host?"),
        ("[smpt]\nhost = 'x'", "{file}:1: smpt is no known key; did you mean smtp?"),
        ("[[feeds]]\nurl = 'https://a'\n[[feeds]]\nulr = 'x'", "{file}:4: feeds.1.ulr is no known key; did you mean"),
        ("[[feeds]]\ntitle = 'x'", "feeds.0.url is missing"),
        ("[smtp]\nsecurity = 'ssl'", "{file}:2: smtp.security = \"ssl\": it should be 'tls', 'starttls' or 'none'"),
        ("[web]\nport = 'http'", '{file}:2: web.port = "http": it should be a whole number'),
        ("[fetch]\nallow_networks = ['10.0.0.1/8']", '"10.0.0.1/8": expected a network such as "127.0.0.0/8"'),
        ("database_url = 'mysql://x'", '{file}:1: database_url = (hidden): expected "sqlite:///FILE"'),
        ("[smtp]\npassword = 5", "smtp.password = (hidden)"),
        (
            "[schedule]\nfeed_max_hours = 1\nfeed_min_minutes = 90",
            "schedule.feed_min_minutes = 90: it should be at most feed_max_hours (60 minutes)",
        ),
        (
            "[schedule]\narticle_min_minutes = 3000\narticle_max_days = 2",
            "schedule.article_min_minutes = 3000: it should be at most article_max_days (2880 minutes)",
        ),
        ("[schedule]\nfeed_min_minutes = -1", "schedule.feed_min_minutes = -1: it should be greater than 0"),
        ("[[subscriptions]]\nname = 'a'\nkinds = ['figur']", "{file}:3: subscriptions.0.kinds.0 = \"figur\": it"),
        ("[[subscriptions]]\nname = 'a'\nquiet_hours = 'late'", 'expected quiet hours such as "22:00-06:30'),
        ("[[subscriptions]]\nname = 'a'\nquiet_hours = '22:00-06:00 Europe/Berlim'", '"Europe/Berlim" is no time zone'),
        ("[[subscriptions]]\nname = 'a'\nto = ['ida']", '"ida" is no mail address'),
        ("[[subscriptions]]\nname='a'\n" * 2, '{file}:4: subscriptions.1.name = "a": two subscriptions are named "a"'),
        ("[smtp\nhost = 1", "{file} is no valid TOML"),
    ],
)  # fmt: skip
def test_errors_name_the_key_and_its_place(tmp_path: Path, text: str, expected: str):
    file = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert expected.format(file=file) in str(caught.value)


def test_several_mistakes_are_reported_at_once(tmp_path: Path):
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, "[smtp]\nhots = 'x'\nport = 0\n[web]\nport = 'x'"))
    assert str(caught.value).count("; ") >= 2


def test_a_named_file_must_exist(tmp_path: Path):
    with pytest.raises(ConfigError, match="no configuration file at"):
        load(tmp_path / "nothing.toml")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22:00-06:30 Europe/Berlin", QuietHours(1320, 390, "Europe/Berlin")),
        ("0:00-7:00", QuietHours(0, 420, "UTC")),
        (" 13:15-14:00  Asia/Tokyo ", QuietHours(795, 840, "Asia/Tokyo")),
    ],
)
def test_quiet_hours(text: str, hours: QuietHours):
    assert parse_quiet_hours(text) == hours


def test_a_subscription_made_by_hand_follows_the_same_rules():
    assert read_subscription({"name": "a", "to": ["a@example.org"]}).origin == "cli"
    with pytest.raises(ConfigError, match="min_score"):
        read_subscription({"name": "a", "min_score": 2})


def test_the_supplied_configuration_is_valid():
    settings = load(ROOT / "config" / "monitor.toml")
    assert len(settings.feeds) >= 12
    assert len({tag for feed in settings.feeds for tag in feed.tags}) >= 6
    assert len({feed.url for feed in settings.feeds}) == len(settings.feeds)
    assert all(not subscription.to for subscription in settings.subscriptions)


def test_every_commented_line_of_the_template_is_a_valid_key(tmp_path: Path):
    template = (ROOT / "monitor" / "cli" / "monitor.toml").read_text("utf-8")
    given = [line.removeprefix("# ") if _is_key(line) else line for line in template.splitlines()]
    text = "\n".join(given)
    assert set(tomllib.loads(text)) == {
        "database_url", "time_zone", "fetch", "schedule", "smtp", "web", "judgement", "keep", "feeds", "subscriptions",
    }  # fmt: skip
    assert load(write(tmp_path, text)).subscriptions[0].name == "desk"


def test_sample_and_template_explain_every_key_in_the_same_words():
    sample = (ROOT / "config" / "monitor.toml").read_text("utf-8")
    template = (ROOT / "monitor" / "cli" / "monitor.toml").read_text("utf-8")
    assert sample.partition("# The feeds to follow")[0] == template.partition("# The feeds to follow")[0]
    named = set(re.findall(r"[a-z_]+", template.lower()))
    tables = (schema.FetchSettings, schema.ScheduleSettings, schema.SmtpSettings, schema.WebSettings)
    tables += (schema.JudgementSettings, schema.KeepSettings, schema.FeedSettings, schema.SubscriptionSettings)
    assert {key for table in tables for key in keys(table)} <= named


def _is_key(line: str) -> bool:
    key, equals, _ = line.removeprefix("# ").partition(" = ")
    return line.startswith("# ") and ((bool(equals) and key.isidentifier()) or line.startswith("# [["))


@pytest.mark.parametrize(
    ("value", "daily"),
    [("07:00", (420, None)), ("6:30 UTC", (390, "UTC")), ("23:59  Europe/Berlin", (1439, "Europe/Berlin"))],
)
def test_daily_at_takes_a_time_zone(value: str, daily: tuple[int, str | None]) -> None:
    subscription = read_subscription({"name": "a", "mode": "daily", "daily_at": value})
    assert (subscription.daily_at, subscription.daily_zone) == daily


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("25:00", 'expected a time of day such as "07:00", or "07:00 Europe/Berlin"'),
        ("Europe/Berlin", 'expected a time of day such as "07:00", or "07:00 Europe/Berlin"'),
        ("07:00 Mars/Olympus", '"Mars/Olympus" is no time zone; name one such as "Europe/Berlin" or "UTC"'),
        ("07:00 ../../etc/passwd", "is no time zone"),
    ],
)
def test_a_wrong_daily_at_is_an_error(value: str, expected: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(expected)) as wrong:
        read_subscription({"name": "a", "daily_at": value})
    assert "daily_at" in str(wrong.value)


@pytest.mark.parametrize(
    ("named", "link", "zone"),
    [
        ("Europe/Berlin", "", "Europe/Berlin"),
        (":Europe/Berlin", "", "Europe/Berlin"),
        ("", "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("Mars/Olympus", "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("", "/etc/something", None),
        ("", "", None),
    ],
)
def test_the_time_zone_of_the_machine(tmp_path: Path, named: str, link: str, zone: str | None) -> None:
    localtime = tmp_path / "localtime"
    if link:
        localtime.symlink_to(link)
    assert machine_zone(named, localtime) == zone


def test_the_configured_time_zone_overrides_the_machine(tmp_path: Path) -> None:
    assert Settings(time_zone="Asia/Tokyo").zone == "Asia/Tokyo"
    shown = load_in(tmp_path, {"MONITOR_TIME_ZONE": "Mars/Olympus"}, "settings.zone")
    assert "no time zone" in shown
