"""The view in two columns shows both texts and the same edits as the inline view."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.diff import sentences_of
from monitor.history.beside import Pair, Paragraphs, beside, pairs_of, paragraphs_of
from monitor.history.weave import weave
from monitor.model import Change, Document, Edit, EditKind, Op
from tests.history.archive import STORM, by_the_letter

SENTENCES = st.sampled_from(
    [f"Ship {name} left the harbour at noon." for name in ("one", "two", "three", "four", "five", "six")]
    + ["At least 15 people were hurt.", "At least 22 people were hurt.", "Read more."]
)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), max_size=6).map("\n\n".join)


def change_of(old: str, new: str) -> tuple[Document, Document, Change]:
    before, after = Document.from_text(old, "Harbour"), Document.from_text(new, "Harbour")
    return before, after, by_the_letter(before, after)


def cells(rows: tuple[Paragraphs, ...]) -> tuple[str, str]:
    old = " ".join(pair.old.text for row in rows for pair in row.old if pair.old)
    new = " ".join(pair.new.text for row in rows for pair in row.new if pair.new)
    return old, new


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_columns_hold_both_texts_and_the_edits_of_the_other_view(old: str, new: str):
    before, after, change = change_of(old, new)
    pairs = beside(before, after, change)
    assert cells(paragraphs_of(pairs)) == tuple(
        " ".join(item.text for item in sentences_of(document)) for document in (before, after)
    )
    woven = weave(sentences_of(before), sentences_of(after), change.edits)
    assert {pair.number for pair in pairs if pair.edit} == set(range(len(change.edits)))
    assert {id(pair.edit) for pair in pairs if pair.edit} == {id(row.edit) for row in woven if row.edit}
    for side in ("old", "new"):
        places = [at for pair in pairs if (found := getattr(pair, side)) for at in found.at]
        assert places == sorted(places)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_moved_pair_points_to_its_other_place(old: str, new: str):
    pairs = beside(*change_of(old, new))
    for at, pair in enumerate(pairs):
        if not pair.elsewhere:
            continue
        (other,) = [to for to, it in enumerate(pairs) if it.number == pair.number and it.elsewhere and to != at]
        assert pair.elsewhere == ("below" if other > at else "above")
        assert (pair.old is None) is (pairs[other].old is not None)


def test_a_moved_paragraph_is_shown_at_both_places():
    before, after = (Document.from_text(text, "Storm") for text in STORM[1:])
    rows = paragraphs_of(beside(before, after, by_the_letter(before, after)))
    drawn = [
        (
            [pair.old.text[:12] for pair in row.old if pair.old],
            [pair.new.text[:12] for pair in row.new if pair.new],
            [pair.elsewhere for pair in row.pairs if pair.elsewhere],
        )
        for row in rows
    ]
    assert drawn == [
        (["Storm"], ["Storm"], []),
        ([], ["The mayor, I"], ["below"]),
        (["A storm hit ", "At least 22 "], ["A storm hit ", "At least 22 "], []),
        (["The ferry to", "Schools in t"], ["The ferry to"], []),
        (["Two warehous"], ["Two warehous"], []),
        (["The mayor, I"], [], ["above"]),
    ]


def test_without_the_older_text_the_pairs_are_the_same():
    before, after = (Document.from_text(text, "Storm") for text in STORM[:2])
    change = by_the_letter(before, after)
    kept, pruned = beside(before, after, change), beside(None, after, change)
    assert [(pair.number, pair.new) for pair in kept] == [(pair.number, pair.new) for pair in pruned]
    assert cells(paragraphs_of(pruned)) == cells(paragraphs_of(kept))


def test_an_edit_of_separate_sentences_is_shown_at_each_of_them():
    old = sentences_of(Document.from_text("One is one. Two is two. Three is three."))
    new = sentences_of(Document.from_text("One is one and three is three. Two is two."))
    edit = Edit(Op.MERGED, EditKind.WORDING, "One is one. Three is three.", new[0].text, old_at=(0, 2), new_at=(0,))
    pairs = pairs_of(old, new, [edit])
    assert [(pair.old and pair.old.at, pair.new and pair.new.at, pair.number) for pair in pairs] == [
        ((0,), (0,), 0), ((1,), (1,), None), ((2,), None, 0),
    ]  # fmt: skip
    assert isinstance(pairs[2], Pair)
