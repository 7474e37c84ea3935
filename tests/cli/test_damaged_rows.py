"""A damaged row affects no other: lists, claims and alerts skip it, `doctor` and `db check` report it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from monitor.alerts import match
from monitor.model import Change, Claim, Document, Edit, EditKind, Op, QuietHours, Subscription
from monitor.store import open_store
from tests.cli.conftest import Program
from tests.history.archive import Archive

SECOND = "https://news.example/fire"


@pytest.fixture
def two(archive: Archive, program: Program) -> Program:
    """A program with two articles of one feed and two subscriptions."""
    archive.story()
    archive.story(url=SECOND, title="Fire in the old mill")
    archive.store.close()
    for name in ("first", "second"):
        program("subscriptions", "add", name, "--to", f"{name}@desk.example")
    return program


def damage(program: Program, statement: str) -> None:
    connection = sqlite3.connect(program.folder / "monitor.db", isolation_level=None)
    connection.execute(statement)
    connection.close()


def reports(program: Program) -> tuple[str, str]:
    """The output of `doctor` and `db check`; both exit with 1."""
    doctor, check = program("doctor", "--offline"), program("db", "check")
    assert (doctor.exit_code, check.exit_code) == (1, 1)
    return doctor.stdout, check.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET rhythm = '{broken' WHERE id = 1",
        "UPDATE articles SET state = 'asleep' WHERE id = 1",
        f"UPDATE articles SET due_at = {2**62} WHERE id = 1",
        "UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = 1",
    ],
)
def test_a_damaged_article(two: Program, statement: str) -> None:
    damage(two, statement)
    listed = two("articles", "list", "--json")
    assert listed.exit_code == 0
    assert [row["url"] for row in two.json("articles", "list")] == [SECOND]
    assert {row["article"]["url"] for row in two.json("log")} == {SECOND}
    assert {row["article"]["url"] for row in two.json("developments")} == {SECOND}
    assert two("show", "2").exit_code == 0
    assert two("stats").exit_code == 0
    shown = two("show", "1")
    assert (shown.exit_code, shown.stdout) == (3, "")
    assert all("articles 1: " in text for text in reports(two))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE articles SET rhythm = '{broken' WHERE id = 1", f"UPDATE articles SET published = {2**62} WHERE id = 1"],
)
def test_other_articles_are_claimed_despite_a_damaged_one(two: Program, statement: str) -> None:
    damage(two, statement)
    store = open_store(two.database)
    claim = Claim(now=two.clock.now() + timedelta(days=30), worker="w", lease=timedelta(minutes=1), limit=10)
    assert [article.url for article in store.work.claim_articles(claim)] == [SECOND]
    store.close()


def test_a_feed_with_damaged_tags_keeps_its_articles(two: Program) -> None:
    damage(two, "UPDATE feeds SET tags = 'storm'")
    assert len(two.json("articles", "list")) == 2
    assert two.json("feeds", "list") == []
    assert all("feeds 1: " in text for text in reports(two))
    store = open_store(two.database)
    claim = Claim(now=two.clock.now() + timedelta(days=30), worker="w", lease=timedelta(minutes=1), limit=10)
    assert len(store.work.claim_articles(claim)) == 2
    store.close()


@pytest.mark.parametrize("data", ["'{broken'", "'{\"format\":1}'", "CAST(x'ff41' AS TEXT)"])
def test_a_damaged_subscription(two: Program, data: str) -> None:
    damage(two, f"UPDATE subscriptions SET data = {data} WHERE name = 'first'")
    assert [row["name"] for row in two.json("subscriptions", "list")] == ["second"]
    assert "to second@desk.example" in two("subscriptions", "test", "second").output or two.json("alerts", "list")
    assert all("subscriptions first: " in text for text in reports(two))
    assert two("subscriptions", "remove", "first").exit_code == 0
    assert two("db", "check").exit_code == 0


def test_a_damaged_alert(two: Program) -> None:
    for name in ("first", "second"):
        two("subscriptions", "test", name)
    damage(two, "UPDATE alerts SET picks = '{' WHERE subscription = 'first'")
    assert [row["to"] for row in two.json("alerts", "list")] == ["second@desk.example"]
    check = two("db", "check")
    assert check.exit_code == 1
    assert "alerts 1: picks" in check.stdout


def test_an_unknown_time_zone_is_reported(two: Program) -> None:
    damage(two, "UPDATE subscriptions SET data = json_set(data, '$.daily_zone', 'Mars/Olympus') WHERE name = 'first'")
    assert len(two.json("subscriptions", "list")) == 2
    assert all("'Mars/Olympus' is not a known time zone" in text for text in reports(two))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "Europe", "", "."])
def test_an_unknown_time_zone_counts_as_utc_and_loses_no_alert(archive: Archive, zone: str) -> None:
    article = archive.story()
    change = Change((Edit(Op.ADDED, EditKind.EVENT, None, "The bridge fell.", True, 0.9),))
    quiet = QuietHours(0, 0, zone)
    wrong = Subscription("wrong", to=("a@desk.example",), mode="daily", quiet_hours=quiet)
    right = Subscription("right", to=("b@desk.example",))
    now = archive.clock.now()
    drafts = match(article, change, Document.from_text("The bridge fell.", "Bridge"), (wrong, right), frozenset(), now)
    assert {draft.subscription: draft.due_at.hour for draft in drafts} == {"wrong": 7, "right": now.hour}
