from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, update

from monitor.errors import DatabaseCorrupt, NotFound
from monitor.model import Block, BlockKind, EditKind, Passage, VersionRef, VersionSummary, Withdrawal, WithdrawalKind
from monitor.ports import LogQuery, VersionStep
from monitor.store import SqlStore
from monitor.store.schema import contents, sentences
from tests.store.desk import DAY, HOUR, NOW, Desk, added, draft, version_of


def test_a_version_is_read_back_whole(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    made = version_of(article, 1, "First.\n\nSecond.")
    document = replace(
        made.document,
        blocks=(*made.document.blocks, Block(BlockKind.LIVE_ENTRY, "Ünïcode 東京", True, "k1", NOW)),
        byline="A. Writer",
        published=NOW - DAY,
        modified=NOW,
        notes=("This story was updated.",),
        url="https://news.example/canonical",
        extractor="x/1",
    )
    version = replace(made, document=document, status=203, etag='"e"', last_modified="lm", url="https://m.example/")
    receipt = desk.check(article, version=version, raw=b"\x00\xff<html>", row={"title": "Storm"})
    assert (receipt.version, receipt.developments) == (1, 0)
    assert store.versions.get(article.id, 1) == version
    assert store.versions.raw(article.id, 1) == b"\x00\xff<html>"
    assert store.versions.summaries(article.id) == (
        VersionSummary(1, NOW, version.digest, version.body_digest, "Storm"),
    )
    memory = store.work.recall(article.id)
    assert memory.latest == version
    assert memory.article.versions == 1
    with pytest.raises(NotFound, match="no version 2"):
        store.versions.get(article.id, 2)
    assert store.versions.raw(article.id, 2) is None


def test_forty_versions_are_read_back(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    texts = ["\n\n".join(f"Sentence {n} says {n * n} things." for n in range(at, at + 60)) for at in range(40)]
    pages = [f"<html><body>{text * 20}</body></html>".encode() for text in texts]
    for at, text in enumerate(texts):
        desk.version(article, text, raw=pages[at], now=NOW + at * HOUR)
    assert [version.document.text for version in store.versions.all(article.id)] == texts
    assert [store.versions.raw(article.id, at + 1) for at in range(40)] == pages
    with store.database.read() as connection:
        full = select(func.count()).where(contents.c.base.is_(None), contents.c.kind == "document")
        stored = connection.execute(select(func.sum(func.length(contents.c.data)))).scalar_one()
        assert connection.execute(full).scalar_one() == 3
    assert stored * 30 < sum(map(len, pages))
    memory = store.work.recall(article.id)
    assert [mark.number for mark in memory.marks] == list(range(40, 8, -1))


@pytest.mark.parametrize("wanted", [(38, 39, 40), (1, 36, 40), (1,), (2, 17, 33), (40, 41), ()])
def test_several_versions_are_read_together(store: SqlStore, desk: Desk, wanted: tuple[int, ...]) -> None:
    article = desk.article()
    for at in range(1, 41):
        desk.version(article, f"The dam holds for day {at}.", now=NOW + at * HOUR)
    found = store.versions.several(article.id, wanted)
    assert found == tuple(store.versions.get(article.id, number) for number in wanted if number <= 40)


def test_a_changed_byte_is_detected(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    for text in ("One.", "One. Two.", "One. Two. Three."):
        desk.version(article, text)
    with store.database.write() as connection:
        wrong = {"digest": "0" * 32}
        connection.execute(update(contents).where(contents.c.number == 2).values(**wrong))
    assert store.versions.get(article.id, 3).document.text == "One. Two. Three."
    with pytest.raises(DatabaseCorrupt, match="version 2 of article"):
        store.versions.get(article.id, 2)
    with store.database.write() as connection:
        connection.execute(update(contents).where(contents.c.number == 1).values(data=b"nonsense"))
    with pytest.raises(DatabaseCorrupt):
        store.versions.get(article.id, 3)


def test_change_and_developments(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "One.")
    edits = (
        added("Reworded.", EditKind.WORDING, development=False),
        added("Seven people died.", EditKind.FIGURE, old="Six people died.", words=(("equal", "x"), ("insert", "y"))),
        added("A storm came."),
    )
    receipt = desk.version(article, "One. Two.", edits=edits, now=NOW + HOUR)
    assert (receipt.version, receipt.developments) == (2, 2)
    change = store.versions.change(article.id, 2)
    assert change is not None
    assert change.edits == edits
    assert (change.from_, change.to) == (VersionRef(1, NOW), VersionRef(2, NOW + HOUR))
    assert store.versions.change(article.id, 1) is None
    newest, older = store.versions.developments()
    assert (newest.text, newest.previous, newest.kind) == ("A storm came.", None, EditKind.EVENT)
    assert (older.text, older.previous, older.score) == ("Seven people died.", "Six people died.", 0.9)
    assert (older.from_version, older.to_version, older.detected_at) == (1, 2, NOW + HOUR)
    assert older.evidence == edits[1].evidence
    assert older.article == store.articles.get(article.id)
    assert newest.id > older.id


def test_developments_by_time_number_and_article(store: SqlStore, desk: Desk) -> None:
    a, b = desk.article("a"), desk.article("b")
    for article in (a, b):
        desk.version(article, "One.")
    for hour, article in enumerate((a, b, a), 1):
        edit = added(f"{article.title} {hour}")
        desk.version(article, f"{hour}.", edits=(edit,), now=NOW + hour * HOUR, title=article.title)
    archive = store.versions
    assert [item.text for item in archive.developments()] == ["a 3", "b 2", "a 1"]
    assert [item.text for item in archive.developments(since=NOW + 2 * HOUR)] == ["a 3", "b 2"]
    assert [item.text for item in archive.developments(article_id=a.id, limit=1)] == ["a 3"]
    last = archive.developments(limit=1)[0].id
    assert archive.developments(after_id=last) == ()


def test_developments_by_importance_and_version(store: SqlStore, desk: Desk) -> None:
    article = desk.article("a")
    desk.version(article, "One.")
    weights = ((0.2, 0.9, 0.5), (0.9, 0.1))
    for hour, passages in enumerate(weights, 1):
        edits = tuple(added(f"Sentence {hour}.{at}.") for at in range(len(passages)))
        grouped = tuple(Passage((at,), at, importance=weight) for at, weight in enumerate(passages))
        desk.version(article, f"{hour}.", edits=edits, grouped=grouped, now=NOW + hour * HOUR)
    archive = store.versions

    def texts(**asked: Any) -> list[str]:
        return [item.text[9:12] for item in archive.developments(**asked)]

    assert texts(by_importance=True) == ["2.0", "1.1", "1.2", "1.0", "2.1"]
    assert texts(by_importance=True, limit=2) == ["2.0", "1.1"]
    assert texts(by_importance=True, since=NOW + 2 * HOUR) == ["2.0", "2.1"]
    first, *_, fourth, _ = sorted(item.id for item in archive.developments())
    assert texts(by_importance=True, after_id=first, before_id=fourth) == ["1.1", "1.2"]
    assert texts(min_importance=0.5) == ["2.0", "1.2", "1.1"]
    assert texts(to_version=2, article_id=article.id) == ["1.2", "1.1", "1.0"]


def test_log_filters(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    a, b = desk.article("a"), desk.article("b")
    desk.version(a, "One.", now=NOW)
    desk.version(b, "One.", now=NOW + HOUR)
    desk.version(a, "Two.", now=NOW + 2 * HOUR, edits=(added("Two.", EditKind.QUOTE),))
    desk.version(b, "Two.", now=NOW + 3 * HOUR, edits=(added("Two.", EditKind.WORDING, development=False),))

    def listed(**query: object) -> list[tuple[str, int]]:
        rows = store.versions.log(LogQuery(**query))  # type: ignore[arg-type]
        return [(row.article.url[-1], row.mark.number) for row in rows]

    assert listed() == [("b", 2), ("a", 2), ("b", 1), ("a", 1)]
    assert listed(limit=1) == [("b", 2)]
    assert listed(article_id=a.id) == [("a", 2), ("a", 1)]
    assert listed(since=NOW + 2 * HOUR) == [("b", 2), ("a", 2)]
    assert listed(developments_only=True) == [("a", 2)]
    assert listed(edited_only=True) == [("b", 2), ("a", 2)]
    last = store.versions.log(LogQuery())[0].id
    assert listed(edited_only=True, limit=1, before_id=last) == [("a", 2)]
    assert listed(tags=("local",)) == []
    assert listed(kinds=("quote", "figure")) == [("a", 2)]
    assert listed(feed_id=feed.id) == []
    newest, *_, first = store.versions.log(LogQuery())
    assert newest.change is not None
    assert first.change is None


def test_seen_sentences_are_known_by_article(store: SqlStore, desk: Desk) -> None:
    a, b = desk.article("a"), desk.article("b")
    desk.version(a, "One.", sentence_digests=("s1", "s2"))
    desk.version(a, "Two.", sentence_digests=("s2", "s3"))
    desk.version(b, "One.", sentence_digests=("s9",))
    assert store.work.seen_before(a.id, ["s1", "s3", "s9", "new"]) == {"s1", "s3"}
    assert store.work.seen_before(b.id, []) == frozenset()
    many = [f"x{n}" for n in range(3000)]
    desk.version(b, "Two.", sentence_digests=tuple(many))
    assert store.work.seen_before(b.id, many) == set(many)
    with store.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(sentences)).scalar_one() == 3004


def test_a_check_is_written_completely_or_not_at_all(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "One.")
    before = store.articles.get(article.id)
    broken = draft(due_at=None)
    with pytest.raises(Exception, match="due_at"):
        desk.version(article, "Two.", edits=(added("Two."),), alerts=(broken,), now=NOW + HOUR)
    assert len(store.versions.summaries(article.id)) == 1
    assert store.versions.developments() == ()
    assert store.outbox.list() == ()
    store.work.release("w1")
    assert store.articles.get(article.id) == before
    assert desk.version(article, "Two.").version == 2


def test_addresses_are_added_and_never_taken_from_another(store: SqlStore, desk: Desk) -> None:
    a, b = desk.article("a"), desk.article("b")
    desk.check(a, addresses=("https://short.example/1", "https://news.example/b", "https://news.example/a"))
    assert store.articles.by_address("https://short.example/1") == store.articles.get(a.id)
    assert store.articles.by_address("https://news.example/b") == store.articles.get(b.id)


def test_real_steps_have_a_development_or_a_withdrawal(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "One.")
    desk.version(article, "One. Two.", edits=(added("Two."),))
    desk.version(article, "One, two.")
    desk.version(article, "Two.", withdrawals=(Withdrawal(WithdrawalKind.WITHDRAWN, "One.", reason="gone"),))
    archive, first, second = store.versions, VersionStep(1, 2), VersionStep(3, 4)
    assert [archive.real_step(article.id, above=number) for number in range(5)] == [first, first, second, second, None]
    assert [archive.real_step(article.id, upto=number) for number in range(1, 5)] == [None, first, first, second]
    assert archive.real_step(article.id + 1) is None


def test_versions_are_listed_from_a_number_on_and_found_by_time(store: SqlStore, desk: Desk) -> None:
    article, archive = desk.article(), store.versions
    for hour in range(4):
        desk.version(article, "One." * (hour + 1), now=NOW + hour * HOUR)
    assert archive.numbers(article.id) == (1, 2, 3, 4)
    assert [mark.number for mark in archive.summaries(article.id, above=1, limit=2)] == [2, 3]
    assert archive.number_at(article.id, NOW - HOUR) is None
    assert archive.number_at(article.id, NOW + HOUR) == 2
    assert archive.number_at(article.id, NOW + 9 * DAY) == 4
