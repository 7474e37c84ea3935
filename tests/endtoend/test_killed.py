"""Killing a worker with SIGKILL at any moment loses no version and no alert."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from monitor.demo.mailbox import Mailbox
from monitor.model import AlertState
from monitor.pipeline.dependencies import LEASE
from monitor.store import SqlStore
from tests.endtoend.desk import PATIENCE_SECONDS, Desk, Worker, wait_for
from tests.endtoend.invented import developments, histories
from tests.endtoend.outlet import Outlet

PAGES, VERSIONS = 4, 3


def test_killed_at_random_moments_nothing_is_lost(database_url: str, tmp_path: Path) -> None:
    with Outlet(histories(PAGES, VERSIONS)) as site, Mailbox(tmp_path / "mail") as mailbox:
        desk = Desk(tmp_path, database_url, mailbox, site.feeds, seconds=0.5)
        with desk.store() as store:

            def caught_up() -> bool:
                return store.articles.counts().versions == PAGES * (site.step + 1)

            for step in range(VERSIONS):
                with desk.worker() as worker:
                    if step:
                        wait_for("all versions", caught_up, [worker])
                    site.step = step
                    _until_some_moment(site, mailbox, worker, random.Random())
                    worker.kill()
                desk.let_leases_run_out()
            with desk.worker() as worker:
                wait_for("all versions", caught_up, [worker])
                wait_for("all mails", lambda: store.outbox.counts().get(AlertState.QUEUED, 0) == 0, [worker])
                wait_for("the start", lambda: worker.said("started as"), [worker])
                assert worker.stop() == 0
            _all_is_there(desk, store, mailbox)


def test_the_work_of_a_killed_worker_is_soon_done_by_another(database_url: str, tmp_path: Path) -> None:
    with (
        Outlet(histories(PAGES, 1), hosts=PAGES, delay=PATIENCE_SECONDS) as site,
        Mailbox(tmp_path / "mail") as mailbox,
    ):
        # Nothing falls due twice, so a second visit would be a repeated job.
        desk = Desk(tmp_path, database_url, mailbox, site.feeds, seconds=3600.0)
        with desk.store() as store:
            with desk.worker() as one:
                wait_for("a request to each host", lambda: site.visits.total() == PAGES, [one])
                one.kill()
            killed = datetime.now(UTC)
            leases = desk.let_leases_run_out()
            assert len(leases) == PAGES
            assert max(leases) <= killed + LEASE
            site.hurry.set()
            with desk.worker() as two:
                wait_for("all versions", lambda: store.articles.counts().versions == PAGES, [two])
                assert two.stop() == 0
    assert {path: site.visits[path] for path in site.histories} == dict.fromkeys(site.histories, 1)


def _until_some_moment(site: Outlet, mailbox: Mailbox, worker: Worker, chance: random.Random) -> None:
    """Wait until the worker has made a random number of requests, or sent a random number of mails."""
    if site.step and chance.random() < 0.5:
        mails = len(mailbox.paths()) + chance.randint(1, 4)
        wait_for("some mails", lambda: len(mailbox.paths()) >= mails, [worker])
    else:
        visits = site.visits.total() + chance.randint(1, 2 * PAGES)
        wait_for("some requests", lambda: site.visits.total() >= visits, [worker])


def _all_is_there(desk: Desk, store: SqlStore, mailbox: Mailbox) -> None:
    assert f" and {PAGES * VERSIONS} versions read, 0 problems" in desk.command("db", "check")
    for article in store.articles.list():
        page = int(article.url.rsplit("/", 1)[1])
        assert article.versions == VERSIONS
        for number, new in enumerate(developments(page, VERSIONS), start=2):
            change = store.versions.change(article.id, number)
            assert change is not None
            assert [edit.new for edit in change.edits] == [new]
    alerts = store.outbox.list(limit=1000)
    assert len(alerts) == 2 * PAGES * VERSIONS
    arrived = [message["Message-ID"] for message in mailbox.messages()]
    # Each arrived at least once; a repeated mail has the same Message-ID, so that mail programs show it once.
    assert {name.split("@")[0] for name in arrived} == {alert.message_id.split("@")[0] for alert in alerts}
