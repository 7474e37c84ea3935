"""Properties of the judgement that hold for any two documents."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.developments import compare
from monitor.diff import sentence_digest
from monitor.model import NEWS_KINDS, Document, EditKind, Op

SENTENCES = (
    "The harbour at Lund was closed after a tanker lost its rudder.",
    "Rescue teams brought eleven sailors ashore before dawn.",
    "“We never saw the rocks,” said the first officer, Ida Berg.",
    "The shipping line Norvik promised to pay for the damage.",
    "Fishermen complained of oil on the northern beaches.",
    "Parliament will debate new rules for pilots on 9 October.",
    "The tanker was built in 2004 and carried 31,000 tonnes of crude.",
    "Schools along the coast stayed open.",
    "Volunteers washed more than 200 sea birds.",
    "Winds of 90 km/h are forecast for the weekend.",
)
FURNITURE = (
    "Advertisement",
    "Read more: How tankers are steered",
    "Sign up to our daily newsletter.",
    "128 comments",
    "Share this article",
    "Photo: Lena Holm/Reuters",
    "Last updated 3 hours ago",
    "This story has been updated.",
    "Subscribe now to continue reading.",
    "By Lena Holm",
)

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8, unique=True)


def document(texts: list[str]) -> Document:
    return replace(Document.from_text("\n\n".join(texts), "Tanker aground at Lund"), language="en")


@given(paragraphs)
def test_a_document_has_no_difference_from_itself(texts: list[str]) -> None:
    assert compare(document(texts), document(texts)).edits == ()


@given(paragraphs, st.randoms(use_true_random=False))
def test_a_new_order_is_no_news(texts: list[str], order: random.Random) -> None:
    shuffled = order.sample(texts, len(texts))
    change = compare(document(texts), document(shuffled))
    assert change.developments == ()
    assert {edit.op for edit in change.edits} <= {Op.MOVED}


@given(paragraphs, st.lists(st.tuples(st.sampled_from(FURNITURE), st.integers(0, 8)), min_size=1, max_size=5))
def test_furniture_anywhere_changes_nothing(texts: list[str], lines: list[tuple[str, int]]) -> None:
    dressed = list(texts)
    for line, at in lines:
        dressed.insert(at, line)
    assert compare(document(texts), document(dressed)).developments == ()
    assert compare(document(dressed), document(texts)).developments == ()


@given(paragraphs, st.sampled_from(SENTENCES), st.integers(0, 8))
def test_a_new_sentence_is_found_once_and_exactly(texts: list[str], sentence: str, at: int) -> None:
    rest = [text for text in texts if text != sentence] or ["The sea was calm at noon."]
    longer = [*rest[:at], sentence, *rest[at:]]
    assert [edit.new for edit in compare(document(rest), document(longer)).developments] == [sentence]


@given(paragraphs)
def test_removals_are_no_news(texts: list[str]) -> None:
    assert compare(document(texts), document(texts[:1])).developments == ()


@given(paragraphs, paragraphs)
@settings(max_examples=60)
def test_every_edit_is_consistent(old: list[str], new: list[str]) -> None:
    change = compare(document(old), document(new))
    assert change == compare(document(old), document(new))
    for edit in change.edits:
        assert 0 <= edit.score <= 1
        assert edit.development == (edit.kind in NEWS_KINDS)
        assert not edit.development or (edit.new and edit.evidence)


def test_restored_text_is_not_new() -> None:
    old, new = document([SENTENCES[0], SENTENCES[3]]), document([SENTENCES[0], SENTENCES[1], SENTENCES[3]])
    known = frozenset({sentence_digest(SENTENCES[1])})
    assert len(compare(old, new).developments) == 1
    change = compare(old, new, seen=known)
    assert change.developments == ()
    assert change.edits[0].kind is EditKind.WORDING
    assert change.edits[0].evidence[0].reason == "an earlier version had this"
