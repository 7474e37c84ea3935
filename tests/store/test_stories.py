"""Stories in the database: automatic placing, decisions of persons, lists, counts and removal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from monitor.errors import NotFound
from monitor.model import ArticleVectors, Placement, Story, StoryMove, StoryOrder, TermWeights
from monitor.store import SqlStore, open_store
from tests.prepared import memory_store
from tests.store.desk import DAY, NOW, Desk, added, candidates, counts, place

DAM = TermWeights({"dam": 1.0}, {"dam": 2.5})
EMPTY = ArticleVectors("en", NOW)


def article(desk: Desk, name: str, host: str = "news.example", **version: object) -> int:
    made = desk.article(name, host)
    desk.version(made, f"All about {name}.", title=f"About {name}", **version)  # type: ignore[arg-type]
    return made.id


def placed(store: SqlStore, number: int, *moves: StoryMove, merged: tuple[int, ...] = ()) -> Story | None:
    return place(store, Placement(number, 1, EMPTY, moves=moves, merged=merged))


def beside(store: SqlStore, number: int, other: int) -> Story:
    found = placed(store, number, StoryMove(number, other))
    assert found is not None
    return found


def members(store: SqlStore, story: Story) -> list[int]:
    return [member.article.id for member in store.stories.members(story.id)]


def test_a_story_begins_with_two_articles_and_ends_with_one(store: SqlStore, desk: Desk) -> None:
    one, two = article(desk, "dam"), article(desk, "dam", "courier.example", now=NOW + DAY)
    story = beside(store, two, one)
    assert (story.title, story.articles, story.outlets) == ("About dam", 2, 2)
    assert story.updated_at == NOW + DAY
    assert members(store, story) == [one, two]
    assert placed(store, two, StoryMove(two)) is None
    assert store.stories.list() == ()
    with pytest.raises(NotFound):
        store.stories.get(story.id)


def test_placing_is_idempotent(store: SqlStore, desk: Desk) -> None:
    one, two = article(desk, "dam"), article(desk, "wall")
    known = ArticleVectors("en", NOW, DAM)
    placement = Placement(two, 1, known, ("sdam",), ("sdam",), (StoryMove(two, one),))
    first = place(store, placement)
    again = place(store, replace(placement, fresh=(), was_placed=True))
    assert first == again
    assert counts(store, ["sdam", "snone"]).terms == (("sdam", 1),)
    assert counts(store, []).articles == 1


def test_the_importance_of_a_story_is_its_developments_maximum(store: SqlStore, desk: Desk) -> None:
    one, two = article(desk, "dam"), article(desk, "wall")
    desk.version(store.articles.get(one), "More of it.", edits=(added("More of it."),))
    assert beside(store, two, one).importance == pytest.approx(0.5)


def test_versions_wait_to_be_placed(store: SqlStore, desk: Desk) -> None:
    one, two = article(desk, "dam"), article(desk, "wall")
    desk.article("not read yet")
    assert store.stories.unplaced(10) == ((two, 1), (one, 1))
    placed(store, one)
    assert store.stories.unplaced(10) == ((two, 1),)
    desk.version(store.articles.get(one), "A second version.")
    placed(store, one)  # Of the first version: the second still waits.
    assert store.stories.unplaced(10) == ((two, 1), (one, 2))


def test_candidates_share_rare_terms_or_a_story(store: SqlStore, desk: Desk) -> None:
    ids = [article(desk, f"dam{number}") for number in range(5)]
    known = ArticleVectors("en", NOW, DAM)
    for number in ids[:3]:
        place(store, Placement(number, 1, known, ("sdam", f"sx{number}")))
    place(store, Placement(ids[3], 1, known, ("sother",)))
    story = store.stories.start((ids[2], ids[3]), NOW)
    found = {item.article_id: item for item in candidates(store, ids[0], ("sdam",), 30)}
    assert set(found) == {*ids[:4]}
    assert found[ids[3]].story_id == story.id
    assert found[ids[3]].fixed
    assert found[ids[0]].vectors == known
    assert len(candidates(store, ids[0], ("sdam",), 16)) <= 1 + 16


def test_persons_join_split_merge_name_and_pin(store: SqlStore, desk: Desk) -> None:
    ids = [article(desk, f"dam{number}") for number in range(4)]
    story, other = store.stories.start(ids[:2], NOW), store.stories.start(ids[2:], NOW)
    assert store.stories.name(story.id, "The dam").title == "The dam"
    assert store.stories.pin(story.id, True).pinned
    joined = store.stories.join(ids[2], story.id, NOW)
    assert (joined.title, joined.articles) == ("The dam", 3)
    assert store.stories.of_article(ids[3]) is None
    store.stories.split(ids[2], NOW)
    again = store.stories.start(ids[2:], NOW)
    kept = store.stories.merge(story.id, again.id, NOW)
    assert members(store, kept) == ids
    assert store.stories.get(again.id) == kept
    assert store.stories.name(story.id, "").title == "About dam0"
    with pytest.raises(NotFound):
        store.stories.get(other.id)
    with pytest.raises(NotFound):
        store.stories.split(article(desk, "alone"), NOW)
    with pytest.raises(NotFound):
        store.stories.join(10**30, story.id, NOW)


def test_automatic_placing_keeps_decisions_of_persons(store: SqlStore, desk: Desk) -> None:
    ids = [article(desk, f"dam{number}") for number in range(5)]
    story = store.stories.start(ids[:2], NOW)
    beside(store, ids[2], ids[0])
    store.stories.split(ids[2], NOW)
    beside(store, ids[3], ids[4])
    placed(store, ids[0], StoryMove(ids[0]), StoryMove(ids[1], ids[3]))
    placed(store, ids[2], StoryMove(ids[2], ids[1]))
    assert members(store, story) == ids[:2]
    assert store.stories.of_article(ids[2]) is None
    # A merge of the whole story that the article is in now does not undo them either.
    beside(store, ids[2], ids[3])
    placed(store, ids[0], merged=(ids[3],))
    assert members(store, story) == ids[:2]


def test_a_named_story_is_not_merged_away(store: SqlStore, desk: Desk) -> None:
    ids = [article(desk, f"dam{number}") for number in range(4)]
    story = store.stories.start(ids[:2], NOW)
    other = beside(store, ids[2], ids[3])
    store.stories.name(story.id, "The dam")
    placed(store, ids[2], merged=(ids[0],))
    assert members(store, store.stories.get(story.id)) == ids[:2]
    placed(store, ids[0], merged=(ids[2],))
    assert members(store, store.stories.get(other.id)) == ids


@pytest.mark.parametrize("order", StoryOrder)
def test_lists_are_paged(store: SqlStore, desk: Desk, order: StoryOrder) -> None:
    for number in range(7):
        ids = [article(desk, f"{number}-{part}", f"host{part % 2}.example") for part in range(2 + number % 3)]
        story = store.stories.start(ids, NOW)
    store.stories.pin(story.id - 3, True)
    whole = store.stories.list(order=order)
    assert len(whole) == 7
    assert whole[0].pinned
    pages, last = [], None
    while page := store.stories.list(order=order, before_id=last, limit=3):
        pages += page
        last = page[-1].id
    assert tuple(pages) == whole
    assert store.stories.list(order=order, after_id=whole[4].id, limit=2) == whole[2:4]
    assert store.stories.list(order=order, since=NOW + DAY) == ()
    assert len(store.stories.list(order=order, since=NOW)) == 7


def test_removing_and_merging_articles_updates_their_story(store: SqlStore, desk: Desk) -> None:
    ids = [article(desk, f"dam{number}") for number in range(4)]
    story = store.stories.start(ids[:3], NOW)
    store.articles.merge(ids[3], ids[2], NOW)
    assert members(store, story) == [ids[0], ids[1], ids[3]]
    store.articles.remove(ids[3])
    assert members(store, store.stories.get(story.id)) == ids[:2]
    assert store.stories.get(story.id).articles == 2
    store.articles.remove(ids[1])
    assert store.stories.of_article(ids[0]) is None


def test_older_articles_wait_to_be_placed(store: SqlStore, desk: Desk) -> None:
    number = article(desk, "dam")
    placed(store, number)
    with store.database.write() as connection:
        connection.execute(text("UPDATE articles SET unplaced = true"))
    assert store.stories.unplaced(5) == ((number, 1),)


steps = st.lists(
    st.tuples(
        st.sampled_from(("machine", "leave", "fuse", "join", "split", "merge")), st.integers(0, 5), st.integers(0, 5)
    ),
    max_size=25,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_decisions_of_persons_survive_automatic_ones(plan: list[tuple[str, int, int]]) -> None:
    store = memory_store()
    desk = Desk(store)
    ids = [article(desk, f"dam{number}") for number in range(6)]
    together: set[frozenset[int]] = set()
    for what, one, two in plan:
        if one == two:
            continue
        a, b = ids[one], ids[two]
        _step(store, what, a, b)
        if what == "join":
            story = store.stories.of_article(a)
            assert story is not None
            # It is fixed together with the first article of the story.
            anchor = min(number for number in members(store, story) if number != a)
            together = {pair for pair in together if a not in pair} | {frozenset((a, anchor))}
        if what == "split":
            together = {pair for pair in together if a not in pair}
        for pair in together:
            of = store.stories.of_articles(pair)
            assert len(of) == 2
            assert len({story.id for story in of.values()}) == 1
        _consistent(store)
    store.close()


def _step(store: SqlStore, what: str, a: int, b: int) -> None:
    of = store.stories.of_articles((a, b))
    if what == "machine":
        placed(store, a, StoryMove(a, b))
    elif what == "leave":
        placed(store, a, StoryMove(a))
    elif what == "fuse":
        placed(store, a, merged=(b,))
    elif what == "split" and a in of:
        store.stories.split(a, NOW)
    elif what == "join":
        if b in of:
            store.stories.join(a, of[b].id, NOW)
        else:
            store.stories.start((b, a), NOW)
    elif what == "merge" and len(of) == 2:
        store.stories.merge(of[a].id, of[b].id, NOW)


def _consistent(store: SqlStore) -> None:
    for story in store.stories.list():
        there = store.stories.members(story.id)
        assert len(there) == story.articles >= 2


def test_concurrent_placing_is_serialized(store: SqlStore, desk: Desk, database_url: str) -> None:
    """On connections of their own: the second reads its candidates after the first has committed."""
    one, two = article(desk, "dam"), article(desk, "wall", "courier.example")
    known, begun = ArticleVectors("en", NOW, DAM), Event()
    other = open_store(database_url)

    def ask() -> list[int]:
        begun.set()
        return [item.article_id for item in candidates(other, two, ("sdam",), 30)]

    with ThreadPoolExecutor(1) as pool:
        with store.stories.placing() as turn:
            found = pool.submit(ask)
            begun.wait(60)
            assert turn.candidates(one, ("sdam",), 30) == ()
            turn.place(Placement(one, 1, known, ("sdam",), ("sdam",)), NOW)
        assert found.result(60) == [one]
    other.close()
