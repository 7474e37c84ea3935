"""Two workers on one PostgreSQL database share the work and never visit a host at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.demo.mailbox import Mailbox
from monitor.model import AlertState
from tests.databases import PostgresServer
from tests.endtoend.desk import Desk, wait_for
from tests.endtoend.invented import histories
from tests.endtoend.outlet import Outlet

PAGES, HOSTS = 72, 6


@pytest.fixture
def site() -> Iterator[Outlet]:
    with Outlet(histories(PAGES, 1), hosts=HOSTS, delay=0.02) as outlet:
        yield outlet


@pytest.mark.postgres
def test_two_workers_share_the_hosts(postgres_server: PostgresServer, site: Outlet, tmp_path: Path) -> None:
    with Mailbox(tmp_path / "mail") as mailbox:
        # Nothing falls due twice, so a second visit would be a repeated job.
        desk = Desk(tmp_path, postgres_server.new_database(), mailbox, (), seconds=3600.0)
        with desk.store() as store, desk.worker() as one, desk.worker() as two:
            workers = [one, two]
            wait_for("both workers", lambda: all(worker.said("started as") for worker in workers), workers)
            for url in site.feeds:
                store.feeds.add(url, title="", tags=(), now=datetime.now(UTC))
            wait_for("all pages", lambda: store.articles.counts().versions == PAGES, workers)
            wait_for("all mails", lambda: store.outbox.counts().get(AlertState.QUEUED, 0) == 0, workers)
            assert [worker.stop() for worker in workers] == [0, 0]
            assert all(worker.said(": version 1,") for worker in workers)
            alerts = store.outbox.list(limit=1000)
        arrived = [message["Message-ID"] for message in mailbox.messages()]
    assert site.overlaps == 0
    assert {path: site.visits[path] for path in site.histories} == dict.fromkeys(site.histories, 1)
    kept = sorted(alert.message_id.split("@")[0] for alert in alerts)
    assert sorted(name.split("@")[0] for name in arrived) == kept
    assert len(arrived) == 2 * PAGES
