"""The origins of sentences from stored changes alone, their ages, and the timeline of versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import sentences_of
from monitor.history import History
from monitor.history.origins import Age, Origin, ages, past_of
from monitor.history.strip import BASE, RISE, WIDTH, strip_of, summary_of
from monitor.model import (
    ChangeOutline,
    Document,
    EditKind,
    EditOutline,
    Op,
    PassageOutline,
    VersionOutline,
    Withdrawal,
    WithdrawalKind,
)
from monitor.testing import InlineSandbox
from tests.history.archive import Archive
from tests.prepared import memory_store

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SENTENCES = ("The harbour is open.", "Nobody was hurt.", "A ship came in.", "The ferry sailed at noon.", "It rained.")
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=6)


@given(TEXTS)
def test_origins_are_those_of_blame(texts: list[list[str]]) -> None:
    store = memory_store()
    archive = Archive(store)
    article = archive.story(*("\n\n".join(text) for text in texts))
    history = History(store, InlineSandbox)
    document = store.versions.get(article.id, article.versions).document
    outlines = store.versions.outlines(article.id, upto=article.versions, limit=60)
    past = past_of(len(sentences_of(document)), outlines)
    assert [(origin.version, origin.since) for origin in past.origins] == [
        (item.version, item.since) for item in history.blamed(article)
    ]
    store.close()


def origin(version: int, *, earlier: bool = False) -> Origin:
    return Origin(version, START, earlier)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((1, 1), "first first"),
        ((1, 4), "first newest"),
        ((1, 2, 4), "first newer newest"),
        ((1, 2, 3, 4), "first older newer newest"),
        ((2, 3, 4, 5, 9), "older older newer newer newest"),
        ((), ""),
    ],
)
def test_ages_are_four_steps(versions: tuple[int, ...], expected: str) -> None:
    assert " ".join(ages([origin(number) for number in versions])) == expected


def test_sentences_that_may_be_older_count_as_first() -> None:
    assert ages([origin(3, earlier=True), origin(5)]) == (Age.FIRST, Age.NEWEST)


def added(text: str, *at: int) -> EditOutline:
    return EditOutline(Op.ADDED, EditKind.EVENT, None, text, development=True, new_at=at)


def outline(number: int, change: ChangeOutline | None = None, hours: float = 0) -> VersionOutline:
    return VersionOutline(number, START + timedelta(hours=hours or number), "Storm", change)


def test_a_withdrawn_passage_is_placed_after_the_sentence_before_it() -> None:
    gone = EditOutline(Op.REMOVED, EditKind.WITHDRAWN, "Three were hurt.", old_at=(2,))
    taken = Withdrawal(WithdrawalKind.WITHDRAWN, "Three were hurt.", edits=(0,))
    later = ChangeOutline((added("A ship came.", 0),))
    past = past_of(4, [outline(3, later), outline(2, ChangeOutline((gone,), withdrawals=(taken,))), outline(1)])
    (lost,) = past.lost
    # The third of the sentences 0 to 3 was withdrawn; later a new one was added before all of them.
    assert (lost.version, lost.after) == (2, 2)
    assert [item.version for item in past.origins] == [3, 1, 1, 1]


def test_a_change_that_was_not_compared_ends_the_search() -> None:
    past = past_of(1, [outline(3, ChangeOutline()), outline(2, ChangeOutline(unjudged="too long")), outline(1)])
    assert past.origins == (Origin(2, START + timedelta(hours=2), or_earlier=True),)


def news(weight: float, withdrawn: int = 0) -> ChangeOutline:
    taken = (Withdrawal(WithdrawalKind.WITHDRAWN, "gone"),) * withdrawn
    passages = (PassageOutline(weight),) if weight else ()
    return ChangeOutline(grouped=passages, withdrawals=taken)


@pytest.mark.parametrize("count", [1, 2, 3, 20, 60])
def test_bars_do_not_overlap_and_stay_within_the_drawing(count: int) -> None:
    versions = [
        outline(number, news(0.5), hours=0.01 * number + 50 * (number == count)) for number in range(1, count + 1)
    ]
    bars = strip_of(versions).bars
    assert all(bar.width / 2 <= bar.x <= WIDTH - bar.width / 2 for bar in bars)
    assert all(later.x - earlier.x >= earlier.width for earlier, later in pairwise(bars))


def test_bars_show_time_and_importance() -> None:
    plain, much, little, lost = ChangeOutline(), news(2.0), news(0.5), news(0, 1)
    versions = [
        outline(1, hours=1),
        outline(2, much, 2),
        outline(3, little, 3),
        outline(4, plain, 13),
        outline(5, lost, 14),
    ]
    first, second, third, fourth, fifth = strip_of(versions).bars
    assert (first.first, second.height, second.y) == (True, RISE, BASE - RISE)
    assert third.height == pytest.approx(RISE / 2)
    assert fourth.x - third.x > 5 * (third.x - second.x)
    assert (fourth.real, fifth.real, fifth.fall > 0) == (False, True, True)


def test_steps_skip_versions_that_are_only_reworded() -> None:
    strip = strip_of([outline(1), outline(2, news(0.5)), outline(3, ChangeOutline()), outline(4, news(0, 1))])
    assert [strip.step(2, 1), strip.step(2, 1, real=True)] == [3, 4]
    assert [strip.step(3, -1, real=True), strip.step(4, 1), strip.step(1, -1)] == [2, None, None]


def test_a_version_is_summarised_in_words() -> None:
    note = EditOutline(Op.ADDED, EditKind.NOTE, None, "Updated at noon.", new_at=(0,))
    corrected = replace(added("Two were hurt.", 1), kind=EditKind.CORRECTION)
    assert summary_of(outline(1)) == "the first version"
    assert summary_of(outline(2, ChangeOutline())) == "nothing new in it"
    assert summary_of(outline(2, ChangeOutline((note, corrected)))) == "1 new, 1 correction, 1 note"
    assert summary_of(outline(2, news(0, 2))) == "2 withdrawn"


def test_without_versions_there_are_no_bars() -> None:
    assert strip_of([]).bars == ()


def test_blocks_keep_the_text_between_sentences(archive: Archive, history: History) -> None:
    article = archive.article("https://news.example/ja", "地震")
    for text in ("地震があった。津波の心配はない。", "地震があった。津波の心配はない。12人がけがをした。"):
        archive.version(article, replace(Document.from_text(text, "地震"), language="ja"))
    annotated = history.annotated(archive.store.articles.get(article.id))
    (block,) = annotated.blocks
    assert "".join(run.gap + run.text for run in block.runs) == "地震があった。津波の心配はない。12人がけがをした。"
    assert [run.age for run in block.runs] == [Age.FIRST, Age.FIRST, Age.NEWEST]


def test_the_margin_has_the_replaced_sentence(archive: Archive, history: History) -> None:
    article = archive.story()
    annotated = history.annotated(article, 2)
    was = [aside for block in annotated.blocks for aside in block.asides]
    assert [(aside.label, aside.text, aside.version) for aside in was] == [
        ("was", "At least 15 people were injured, the fire brigade said.", 2)
    ]
    assert annotated.strip.step(2, 1) == 3
