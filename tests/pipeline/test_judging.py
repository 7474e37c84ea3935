"""Versions that cannot be judged: they are stored with a note, and the article is followed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor.errors import ParseError, ParseKilled, Stopped
from monitor.history import History, json
from monitor.model import Article
from monitor.pipeline import Pipeline, PollReport
from monitor.pipeline.comparing import judge, weigh_and_read
from monitor.ports import LogQuery
from monitor.testing import InlineSandbox
from tests.pipeline.conftest import STORY, Desk, page_of

NEWS = "A crane is expected to lift the two wagons back onto the rails on Tuesday afternoon, the company said."
LATER = "The line reopened on Wednesday at noon after engineers had replaced two hundred metres of track."
TOO_LARGE = "This change is too large to judge: comparing it took too much time or memory."
KILLED = ParseKilled("the parse took longer than 20 seconds and was stopped")


class Refusing(InlineSandbox):
    """A sandbox in which one function fails."""

    def __init__(self, function: Callable[..., Any], error: ParseError | Stopped) -> None:
        self._function, self._error = function, error

    def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if function is self._function:
            raise self._error
        return super().call(function, *args, **kwargs)


def poll(desk: Desk, *paragraphs: str, sandbox: InlineSandbox | None = None) -> PollReport:
    """Publish these paragraphs and poll an hour later."""
    desk.put("/train", page_of("Freight train derails", *STORY, *paragraphs))
    if sandbox is not None:
        desk = replace(desk, pipeline=Pipeline(replace(desk.pipeline.deps, sandbox=sandbox)))
    return desk.poll()


def article_of(desk: Desk) -> Article:
    (article,) = desk.store.articles.list()
    return article


def test_a_change_that_exceeds_the_limits_is_stored_as_too_large(desk: Desk) -> None:
    poll(desk)
    report = poll(desk, NEWS, sandbox=Refusing(judge, KILLED))
    assert (report.versions, report.developments, report.errors) == (1, 0, [])
    newest, _ = desk.store.versions.log(LogQuery())
    row = json.log_row(newest)
    assert (row["version"], row["notes"], row["developments"]) == (2, [TOO_LARGE], 0)
    assert newest.article.last_error is None
    shown = History(desk.store, InlineSandbox).diff(str(newest.article.id))
    assert json.difference(shown)["unjudged"] == TOO_LARGE
    assert shown.change.differs
    assert NEWS in shown.new.document.text


def test_it_is_not_judged_again_before_the_article_is_due(desk: Desk) -> None:
    poll(desk)
    poll(desk, NEWS, sandbox=Refusing(judge, KILLED))
    due = article_of(desk).due_at
    assert due is not None
    assert due > desk.clock.now()
    assert poll(desk, NEWS).versions == 0


def test_the_version_after_it_is_compared_with_it(desk: Desk) -> None:
    poll(desk)
    poll(desk, NEWS, sandbox=Refusing(judge, KILLED))
    poll(desk, NEWS, LATER)
    assert [item.text for item in desk.store.versions.developments()] == [LATER]
    _, sentences = History(desk.store, InlineSandbox).blame(str(article_of(desk).id))
    assert {item.sentence: item.version for item in sentences}[NEWS] == 2


@pytest.mark.parametrize(
    ("options", "mails"),
    [({}, 1), ({"words": ("derails",)}, 1), ({"words": ("volcano",)}, 0), ({"updates": False, "removals": True}, 0)],
)
def test_an_unjudged_change_is_mailed(desk: Desk, options: dict[str, Any], mails: int) -> None:
    desk.subscribe(**options)
    poll(desk)
    poll(desk, NEWS, sandbox=Refusing(judge, KILLED))
    assert [TOO_LARGE in " ".join(mail.text.split()) for mail in desk.mail.messages] == [True] * mails


def test_a_version_is_stored_if_the_judgement_fails(desk: Desk) -> None:
    poll(desk)
    poll(desk, NEWS, sandbox=Refusing(judge, ParseError("IndexError: list index out of range")))
    newest, _ = desk.store.versions.log(LogQuery())
    assert json.log_row(newest)["notes"] == ["This change could not be judged: IndexError: list index out of range."]


def test_a_version_whose_sentences_cannot_be_read_is_stored(desk: Desk) -> None:
    poll(desk, sandbox=Refusing(weigh_and_read, KILLED))
    assert article_of(desk).versions == 1
    poll(desk, NEWS)
    assert [item.text for item in desk.store.versions.developments()] == [NEWS]


def test_an_interrupted_comparison_is_repeated_after_the_next_start(desk: Desk) -> None:
    poll(desk)
    poll(desk, NEWS, sandbox=Refusing(judge, Stopped("the program is ending")))
    assert article_of(desk).versions == 1
    poll(desk, NEWS)
    assert [item.text for item in desk.store.versions.developments()] == [NEWS]


def test_versions_whose_change_is_not_stored_are_compared_within_the_limits(desk: Desk) -> None:
    from monitor.developments import compare

    poll(desk)
    poll(desk, NEWS)
    poll(desk, NEWS, LATER)
    number = article_of(desk).id
    near = History(desk.store, lambda: Refusing(compare, KILLED)).diff(f"{number}@2..3")
    assert [edit.new for edit in near.change.developments] == [LATER]
    far = History(desk.store, lambda: Refusing(compare, KILLED)).diff(f"{number}@1..3")
    assert (far.change.unjudged, far.change.to.version) == (TOO_LARGE, 3)
