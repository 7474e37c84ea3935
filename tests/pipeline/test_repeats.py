"""Developments that several outlets of a story report: found as articles arrive, or by a later pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from monitor.errors import ParseError
from monitor.model import Subscription
from monitor.pipeline import Pipeline
from monitor.pipeline.comparing import reported_by_or_of
from monitor.testing import InlineSandbox
from tests.pipeline.conftest import SITE, STORY, Desk, page_of
from tests.pipeline.test_stories import OTHER, TOLD_ELSEWHERE, follow

TITLE, OTHER_TITLE = "Freight train derails near Ottering", "Ottering: line blocked after train derails"
FOUND = "Investigators found a broken rail 40 metres long near the bridge, the railway company said on Tuesday."
SAME_FOUND = "A broken rail 40 metres long was found near the bridge by investigators, said the railway company."
OTHERWISE = "Investigators found a broken rail 60 metres long near the bridge, the railway company said on Tuesday."


def update(desk: Desk, path: str, page: str, site: str = SITE) -> None:
    desk.put(path, page)
    if site != SITE:
        desk.web.replies[site + path] = desk.web.replies.pop(SITE + path)
    desk.poll()


def reported(desk: Desk, first: str, second: str) -> tuple[int, int]:
    """Publish two articles of a story, each with an update; the first is updated first. Returns their ids."""
    one = follow(desk, "/train", page_of(TITLE, *STORY))
    other = follow(desk, "/derailed", page_of(OTHER_TITLE, *TOLD_ELSEWHERE), OTHER)
    update(desk, "/train", page_of(TITLE, *STORY, first))
    update(desk, "/derailed", page_of(OTHER_TITLE, *TOLD_ELSEWHERE, second), OTHER)
    return one, other


class Refusing(InlineSandbox):
    """A sandbox in which comparing with one article fails."""

    def __init__(self, article_id: int) -> None:
        self._article_id = article_id

    def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if function is reported_by_or_of and self._article_id in args[0]:
            raise ParseError("too large")
        return super().call(function, *args, **kwargs)


def rows(desk: Desk, article_id: int) -> list[tuple[int, str]]:
    developments = desk.store.versions.developments(article_id=article_id)
    found = desk.store.stories.also_in([item.id for item in developments])
    return [
        (also.article_id, also.relative_to(item.detected_at))
        for item in developments
        for also in found.get(item.id, ())
    ]


def test_who_had_it_first(desk: Desk) -> None:
    one, other = reported(desk, FOUND, SAME_FOUND)
    assert rows(desk, one) == [(other, "after")]
    assert rows(desk, other) == [(one, "before")]
    assert desk.store.stories.claim_unsearched(10, desk.clock.now()) == ()


def test_another_figure_is_not_the_same(desk: Desk) -> None:
    one, other = reported(desk, FOUND, OTHERWISE)
    assert rows(desk, one) == rows(desk, other) == []


def test_an_unsearched_article_is_searched_once_by_a_later_pass(desk: Desk) -> None:
    """As after a crash between storing a version and searching its story."""
    one, other = reported(desk, FOUND, SAME_FOUND)
    with desk.store.database.write() as connection:
        connection.execute(text("DELETE FROM also_in"))
        connection.execute(text(f"INSERT INTO unsearched (article_id) VALUES ({other})"))
    assert desk.pipeline.find_waiting_repeats() == 1
    assert rows(desk, one) == [(other, "after")]
    assert rows(desk, other) == [(one, "before")]
    kept = desk.store.stories.also_in([1, 2])
    with desk.store.database.write() as connection:
        connection.execute(text(f"INSERT INTO unsearched (article_id) VALUES ({one})"))
    assert desk.pipeline.find_waiting_repeats() == 1
    assert desk.store.stories.also_in([1, 2]) == kept


def test_firsts_only(desk: Desk) -> None:
    desk.subscribe()
    desk.store.subscriptions.put(Subscription("firsts", to=("firsts@example.org",), firsts_only=True))
    reported(desk, FOUND, SAME_FOUND)
    names = [alert.subscription for alert in desk.store.outbox.list()]
    assert sorted(names) == ["desk", "desk", "firsts"]


def test_a_figure_that_differs_is_never_left_out(desk: Desk) -> None:
    desk.subscribe(firsts_only=True)
    reported(desk, FOUND, OTHERWISE)
    assert len(desk.store.outbox.list()) == 2


def test_an_article_that_cannot_be_compared_does_not_affect_others(desk: Desk) -> None:
    one, other = reported(desk, FOUND, SAME_FOUND)
    with desk.store.database.write() as connection:
        connection.execute(text("DELETE FROM also_in"))
        connection.execute(text(f"INSERT INTO unsearched (article_id) VALUES ({one}), ({other})"))
    pipeline = Pipeline(replace(desk.pipeline.deps, sandbox=Refusing(other)))
    assert pipeline.find_waiting_repeats() == 2
    assert rows(desk, one) == [(other, "after")]
    assert desk.store.stories.claim_unsearched(10, desk.clock.now()) == ()


def test_articles_of_one_story_are_searched_together(desk: Desk) -> None:
    calls: list[frozenset[int]] = []

    class Counting(InlineSandbox):
        def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            if function is reported_by_or_of:
                calls.append(args[0])
            return super().call(function, *args, **kwargs)

    one = follow(desk, "/train", page_of(TITLE, *STORY))
    other = follow(desk, "/derailed", page_of(OTHER_TITLE, *TOLD_ELSEWHERE), OTHER)
    desk.put("/train", page_of(TITLE, *STORY, FOUND))
    desk.web.replies[f"{OTHER}/derailed"] = replace(
        desk.web.replies[f"{OTHER}/derailed"], body=page_of(OTHER_TITLE, *TOLD_ELSEWHERE, SAME_FOUND)
    )
    desk.clock.advance(hours=1)
    Pipeline(replace(desk.pipeline.deps, sandbox=Counting())).poll(everything=True)
    assert calls == [{one, other}]
    assert len(rows(desk, one)) == len(rows(desk, other)) == 1
