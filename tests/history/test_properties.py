"""For arbitrary texts, the results of show, diff and blame agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.developments import compare
from monitor.diff import sentences_of
from monitor.history import History, rows_of
from monitor.model import Document, Op
from monitor.testing import InlineSandbox
from tests.history.archive import Archive
from tests.prepared import memory_store

SENTENCES = (
    "The river rose by 2 metres overnight.",
    "The river rose by 3 metres overnight.",
    "Schools stay closed on Friday.",
    "“We have never seen this,” said the mayor.",
    "The bridge at Norden is shut to lorries.",
    "The bridge at Norden is shut to all traffic.",
    "Trains run again from Monday.",
    "Read more about the flood.",
    "Nobody was hurt.",
)
paragraphs = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=5)
documents = paragraphs.map(lambda parts: Document.from_text("\n\n".join(" ".join(part) for part in parts), "Flood"))
FEW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@given(documents, documents)
@FEW
def test_rows_have_every_sentence_of_both_sides_exactly_once(old: Document, new: Document):
    change = compare(old, new)
    rows = rows_of(old, new, change)
    assert sorted(at for row in rows for at in row.new) == list(range(len(sentences_of(new))))
    before = sorted(at for row in rows for at in row.old)
    assert before == list(range(len(sentences_of(old)))) or not change.edits


@given(documents, documents)
@FEW
def test_rows_contain_the_newer_text_in_its_order(old: Document, new: Document):
    rows = rows_of(old, new, compare(old, new))
    texts = [row.text for row in rows if row.edit is None or row.edit.new is not None]
    assert sorted(" ".join(texts).split()) == sorted(" ".join(s.text for s in sentences_of(new)).split())
    stayed = [row.new[0] for row in rows if row.edit is None]
    assert stayed == sorted(stayed)


@pytest.fixture(scope="module")
def shared() -> Iterator[Archive]:
    store = memory_store()
    yield Archive(store, judge=compare)
    store.close()


@given(versions=st.lists(documents, min_size=2, max_size=4))
@FEW
def test_blame_agrees_with_show_and_diff(shared: Archive, versions: list[Document]):
    history = History(shared.store, InlineSandbox)
    number = len(shared.store.articles.list()) + 1
    article = shared.article(f"https://news.example/flood/{number}", "Flood")
    for document in versions:
        shared.version(article, document)
    _, blamed = history.blame(str(article.id))
    shown = history.show(str(article.id))[1]
    assert [item.sentence for item in blamed] == [s.text for s in sentences_of(shown.document)]
    texts = {
        mark.number: " ".join(s.text for s in sentences_of(history.show(f"{article.id}@{mark.number}")[1].document))
        for mark in shared.store.versions.summaries(article.id)
    }
    assert all(item.sentence in texts[item.version] for item in blamed)
    for edit in history.diff(str(article.id)).change.edits:
        if edit.op in (Op.ADDED, Op.CHANGED):
            assert {blamed[at].version for at in edit.new_at} == {len(versions)}
