"""Queries over stored versions: differences, blame, names, catching up, the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.errors import Ambiguous, NotFound
from monitor.history import History, rows_of
from monitor.model import EditKind, Op
from monitor.ports import LogQuery
from tests.history.archive import STORM, Archive, weighed


def test_neighbouring_versions_give_the_stored_change(history: History, archive: Archive):
    article = archive.story()
    found = history.diff(f"{article.id}@1..2")
    assert found.change == archive.store.versions.change(article.id, 2)
    assert [edit.op for edit in found.change.edits] == [Op.CHANGED, Op.ADDED]
    assert found.change.developments[0].kind is EditKind.FIGURE


def test_other_versions_are_compared_when_asked(history: History, archive: Archive):
    article = archive.story()
    found = history.diff(f"{article.id}@1..3")
    assert (found.change.from_.version, found.change.to.version) == (1, 3)
    assert {edit.new for edit in found.change.edits if edit.op is Op.ADDED} == {
        "Two warehouses collapsed shortly before midnight."
    }


def test_a_diff_can_go_back_in_time(history: History, archive: Archive):
    article = archive.story()
    back = history.diff(f"{article.id}@2..1").change
    assert [edit.old for edit in back.edits if edit.op is Op.REMOVED] == [
        "Two warehouses collapsed shortly before midnight."
    ]


def test_without_numbers_the_last_two_versions_are_compared(history: History, archive: Archive):
    article = archive.story()
    found = history.diff(str(article.id))
    assert (found.old.number, found.new.number) == (2, 3)
    assert history.diff(f"{article.id}@2").old.number == 1
    assert history.diff(f"{article.id}@1..").new.number == 3
    assert history.diff(f"{article.id}@..2").old.number == 1


def test_blame_names_the_version_each_sentence_came_with(history: History, archive: Archive):
    article = archive.story()
    _, sentences = history.blame(str(article.id))
    assert [(item.sentence.split(" ")[0], item.version) for item in sentences] == [
        ("Storm", 1),
        ("The", 1),
        ("A", 3),
        ("At", 2),
        ("The", 1),
        ("Two", 2),
    ]
    marks = {mark.number: mark.fetched_at for mark in archive.store.versions.summaries(article.id)}
    assert all(item.since == marks[item.version] for item in sentences)
    _, earlier = history.blame(f"{article.id}@1")
    assert {item.version for item in earlier} == {1}


def test_rows_show_a_removal_at_its_old_place(history: History, archive: Archive):
    article = archive.story()
    found = history.diff(f"{article.id}@2..3")
    rows = rows_of(found.old.document, found.new.document, found.change)
    texts = [(row.edit.op if row.edit else None, row.text.split(" ")[0]) for row in rows]
    assert texts == [
        (None, "Storm"),
        (Op.MOVED, "The"),
        (Op.CHANGED, "A"),
        (None, "At"),
        (None, "The"),
        (Op.REMOVED, "Schools"),
        (None, "Two"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "1",
        "https://news.example/storm",
        "http://www.news.example/storm?utm_source=x",
        "vellmar harbour",
        "news.example/st",
    ],
)
def test_an_article_is_named_by_number_address_or_a_part_of_either(history: History, archive: Archive, name: str):
    article = archive.story()
    assert history.article(name).id == article.id


def test_an_ambiguous_name_is_an_error_with_candidates(history: History, archive: Archive):
    archive.story()
    archive.story(url="https://news.example/storm-2", title="Storm moves on to Ostrand")
    with pytest.raises(Ambiguous, match=r'1 "Storm hits Vellmar harbour", 2 "Storm moves on to Ostrand"|2 .*1 '):
        history.article("storm")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "99",
            "nothing like it",
            "1@9",
            "1@0",
            "1@2..9",
            "nowhere@2",
            f"1@{2**63}",
            f"1@1..{2**63}",
            "1@" + "9" * 5000,
        ),
        *("9" * 5000, "https://news.example/\udcff@3"),
    ],
)
def test_unknown_names_are_not_found(history: History, archive: Archive, name: str):
    archive.story()
    with pytest.raises(NotFound) as caught:
        history.diff(name)
    assert str(caught.value)


def test_a_number_names_an_article_and_no_part_of_another(history: History, archive: Archive):
    article = archive.story(url="https://news.example/2026/storm")
    assert history.article("2026").id == article.id
    with pytest.raises(NotFound):
        history.numbered(2026)
    found = history.numbered(article.id)
    assert (found.id, history.version(found).number, history.version(found, 1).number) == (article.id, 3, 1)
    assert history.compared(found, 1, 2) == history.diff("1@1..2")
    assert history.blamed(found) == history.blame("1")[1]
    for old, new in ((0, 1), (1, 4), (9, 2)):
        with pytest.raises(NotFound):
            history.compared(found, old, new)


def test_a_single_version_has_nothing_to_be_compared_with(history: History, archive: Archive):
    article = archive.story(STORM[0])
    with pytest.raises(NotFound, match="none before it"):
        history.diff(str(article.id))


def test_an_article_without_a_version_says_why(history: History, archive: Archive):
    article = archive.article("https://news.example/empty", "Nothing yet")
    with pytest.raises(NotFound, match="no version yet"):
        history.show(str(article.id))


def test_an_address_may_end_in_at_and_digits(history: History, archive: Archive):
    article = archive.story(url="https://news.example/@42")
    found, version = history.show("https://news.example/@42")
    assert (found.id, version.number) == (article.id, 3)


def test_catching_up_gives_each_development_once_to_each_reader(history: History, archive: Archive):
    article = archive.story(STORM[0], STORM[1])
    now = archive.clock.now()
    first = history.catchup("ida", now)
    assert len(first) == 2
    assert history.catchup("ida", now) == ()
    assert history.catchup("olav", now, stay=True) == first
    assert history.catchup("olav", now) == first
    archive.version(article, history.show("1@1")[1].document)
    archive.version(article, history.show("1@2")[1].document)
    assert {item.to_version for item in history.catchup("ida", archive.clock.now())} <= {3, 4}


def test_the_first_catch_up_covers_the_last_day(history: History, archive: Archive):
    archive.story(STORM[0], STORM[1])
    later = archive.clock.now() + timedelta(days=3)
    assert history.catchup("ida", later) == ()
    assert history.has_asked("ida")
    assert history.catchup("ida", later) == ()


def test_developments_that_a_catch_up_left_out_can_be_read_afterwards(history: History, archive: Archive):
    archive.story(STORM[0], STORM[1])
    now = archive.clock.now()
    found, newest = history.unseen("ida", now)
    history.caught_up("ida", newest, left_out_above=found[-1].id - 1)
    assert history.unseen("ida", now)[0] == ()
    assert history.unseen("ida", now, left_out=True)[0] == found
    history.caught_up("ida", newest)
    assert history.unseen("ida", now, left_out=True)[0] == ()
    assert history.unseen("olav", now, left_out=True)[0] == found


def test_developments_by_importance(history: History, archive: Archive):
    archive.judge = weighed({"injured": 0.9, "warehouses": 0.4})
    archive.story(STORM[0], STORM[1])
    kinds = [item.kind for item in history.developments(by_importance=True)]
    assert kinds == [EditKind.FIGURE, EditKind.EVENT]
    assert [item.kind for item in history.developments()] == kinds[::-1]
    assert [item.importance for item in history.developments(min_importance=0.5)] == [0.9]


def test_log_is_newest_first_and_filtered(history: History, archive: Archive):
    archive.story()
    assert [row.mark.number for row in history.log(LogQuery())] == [3, 2, 1]
    assert [row.mark.number for row in history.log(LogQuery(developments_only=True))] == [2]
    assert [row.mark.number for row in history.log(LogQuery(kinds=("figure",)))] == [2]


def test_statistics_count_what_there_is(history: History, archive: Archive):
    archive.story()
    found = history.stats(archive.clock.now())
    assert (found.versions, found.updated_articles, found.developments_day) == (3, 1, 2)
    assert found.feeds["active"] == 1
    assert found.articles == {"live": 1}
    assert [article.id for article in found.most_updated] == [1]
