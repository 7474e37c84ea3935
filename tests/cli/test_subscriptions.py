"""Leaving a subscription and coming back; the configuration's subscriptions and a run without it."""

from __future__ import annotations

from monitor.model import Subscription
from monitor.settings import load
from monitor.store import open_store
from monitor.wiring import App


def test_who_left_is_brought_back_by_name(program, shelf):
    shelf.store.subscriptions.unsubscribe("desk", "a@example.org", program.clock.now())
    assert program("subscriptions", "resubscribe", "desk", "a@example.org").exit_code == 0
    assert shelf.store.subscriptions.unsubscribed() == frozenset()
    again = program("subscriptions", "resubscribe", "desk", "a@example.org")
    assert again.exit_code == 3
    assert "has not left" in again.stderr


def test_adding_someone_again_brings_them_back(program, shelf):
    shelf.store.subscriptions.unsubscribe("desk", "a@example.org", program.clock.now())
    assert program("subscriptions", "add", "desk", "--to", "a@example.org").exit_code == 0
    assert shelf.store.subscriptions.unsubscribed() == frozenset()


def test_a_run_without_a_configuration_file_takes_no_subscription_away(program, shelf):
    shelf.store.subscriptions.put(Subscription("desk", to=("a@example.org",), origin="config"))
    settings = load(None, database=program.database)
    assert settings.file is None
    with App(settings) as app:
        assert [item.name for item in app.store.subscriptions.list()] == ["desk"]
    store = open_store(program.database)
    assert [item.name for item in store.subscriptions.list()] == ["desk"]
    store.close()
