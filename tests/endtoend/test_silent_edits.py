"""Fact-checkers' subscriptions: silent edits are mailed, announced ones are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.demo.mailbox import Mailbox
from monitor.model import Channel, Subscription, Unannounced, WithdrawalKind
from monitor.pipeline import Dependencies, Pipeline
from monitor.send import SmtpOptions, SmtpSender
from monitor.store import SqlStore, open_store
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import FEED, SITE, STORY, feed_of, page_of

CLAIM = "The signalman, Josef Haberl, had slept for two hours that night, a colleague told the Herald."
NOTE = "Correction: An earlier version of this article misstated the year in which the line was opened."
PAGES = {
    "the year is changed": (page_of("Freight train derails", *STORY[:3], STORY[3].replace("1874", "1884"), CLAIM), 1),
    "the year is corrected": (
        page_of("Freight train derails", *STORY[:3], STORY[3].replace("1874", "1884"), CLAIM, NOTE),
        0,
    ),
    "the claim goes": (page_of("Freight train derails", *STORY), 1),
    "a sentence is reworded": (
        page_of("Freight train derails", *STORY[:3], STORY[3].replace("is used by", "carries"), CLAIM),
        0,
    ),
}


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with Mailbox(tmp_path / "mail") as mailbox:
        yield mailbox


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    store = open_store(database_url)
    yield store
    store.close()


def followed(store: SqlStore, mailbox: Mailbox) -> tuple[Pipeline, FakeFetcher, FrozenClock]:
    clock = FrozenClock()
    web = FakeFetcher(clock)
    options = SmtpOptions(host="127.0.0.1", port=mailbox.port, security="none", sender="monitor@desk.invalid")
    deps = Dependencies(
        store=store,
        fetcher=web,
        sandbox=InlineSandbox(),
        clock=clock,
        worker="test",
        senders={Channel.MAIL: SmtpSender(options)},
        threads=2,
    )
    web.replies[FEED] = Reply(feed_of(f"{SITE}/train"))
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    kinds = (Unannounced.SILENT, WithdrawalKind.GONE)
    store.subscriptions.put(Subscription("checkers", to=("checker@desk.invalid",), kinds=kinds))
    return Pipeline(deps), web, clock


def check(pipeline: Pipeline, web: FakeFetcher, clock: FrozenClock, page: str, status: int = 200) -> None:
    web.replies[f"{SITE}/train"] = Reply(page, headers={"Content-Type": "text/html; charset=utf-8"}, status=status)
    clock.advance(hours=1)
    pipeline.poll(everything=True)


@pytest.mark.parametrize("what", PAGES)
def test_silent_edits_reach_the_mailbox(store: SqlStore, mailbox: Mailbox, what: str) -> None:
    pipeline, web, clock = followed(store, mailbox)
    page, mails = PAGES[what]
    check(pipeline, web, clock, page_of("Freight train derails", *STORY, CLAIM))
    check(pipeline, web, clock, page)
    assert len(mailbox.messages()) == mails


def test_a_page_that_is_gone_reaches_the_mailbox_once(store: SqlStore, mailbox: Mailbox) -> None:
    pipeline, web, clock = followed(store, mailbox)
    check(pipeline, web, clock, page_of("Freight train derails", *STORY, CLAIM))
    for _ in range(2):
        check(pipeline, web, clock, "", status=410)
    (message,) = mailbox.messages()
    assert message["To"] == "checker@desk.invalid"
    assert "Freight train derails" in message["Subject"]
