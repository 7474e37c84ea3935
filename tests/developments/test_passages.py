"""Grouping edits into developments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import Document, compare
from monitor.developments.passages import passages, regrouped
from monitor.developments.quotes import introduced
from monitor.diff import Sentence, comparison_form, sentences_of
from monitor.model import Block, BlockKind, Change, Edit, EditKind, Op

P, H, L, Q, T, E = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTATION,
    BlockKind.TABLE_ROW,
    BlockKind.LIVE_ENTRY,
)
# A line of the newer text: "+" new, "~" changed, "=" added but not new, " " unchanged; block number, kind, text.
Line = tuple[str, int, BlockKind, str]


def grouped(*lines: Line) -> list[list[str]]:
    """The texts of each passage."""
    change, sentences = change_of(*lines)
    found = passages(change.edits, sentences, "en")
    return [[change.edits[at].new or "" for at in passage.edits] for passage in found]


def change_of(*lines: Line) -> tuple[Change, list[Sentence]]:
    """A change with these lines, and the sentences of its newer version."""
    edits, sentences = [], []
    for at, (mark, block, kind, text) in enumerate(lines):
        entry = str(block) if kind is E else None
        sentences.append(Sentence(text, comparison_form(text), at, block, kind, entry=entry))
        if mark == "~":
            edits.append(Edit(Op.CHANGED, EditKind.FIGURE, "Before.", text, True, 0.9, old_at=(at,), new_at=(at,)))
        elif mark != " ":
            is_new = mark == "+"
            kind_ = EditKind.EVENT if is_new else EditKind.WORDING
            edits.append(Edit(Op.ADDED, kind_, None, text, is_new, 0.8 if is_new else 0.1, new_at=(at,)))
    return Change(tuple(edits)), sentences


SAYS, WORDS, MORE = "Dr Ada Lund said:", "“We have found the cause.”", "“We will publish it on Friday.”"
OPEN, CLOSE = "“We have found the cause, Dr Lund said.", "“It was a valve.”"
SPOKEN = "“We have found the cause of it,” said Dr Ada Lund."
OTHER = "“Nobody has told us of any cause,” said Mayor Ines Holt."
A, B, C = "The valve failed.", "Nobody was hurt.", "The plant is closed."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A speaker and the quotation, over blocks of any kind.
        ([("+", 0, P, SAYS), ("+", 1, P, WORDS)], [[SAYS, WORDS]]),
        ([("=", 0, P, SAYS), ("+", 1, Q, WORDS), ("+", 2, Q, MORE)], [[SAYS, WORDS, MORE]]),
        ([("+", 0, P, OPEN), ("+", 1, P, CLOSE)], [[OPEN, CLOSE]]),
        # A lead-in and its list, the rows of a table.
        ([("=", 0, P, "The rules:"), ("+", 1, L, A), ("+", 2, L, B)], [["The rules:", A, B]]),
        ([("+", 0, T, "Hall A | 14:00"), ("+", 1, T, "Hall B | 15:00")], [["Hall A | 14:00", "Hall B | 15:00"]]),
        # A new paragraph, with an edit in its middle that is not new, but without such edits at its ends.
        ([("+", 0, P, A), ("=", 0, P, B), ("+", 0, P, C)], [[A, B, C]]),
        ([("=", 0, P, A), ("+", 0, P, B), ("=", 0, P, C)], [[B]]),
        # Paragraphs of their own.
        ([("+", 0, P, A), ("+", 1, P, B)], [[A], [B]]),
        # A heading and the text under it.
        ([("=", 0, H, "What failed"), ("+", 1, P, A), ("+", 2, P, B)], [["What failed", A], [B]]),
        # Successive headings and the text under them, new or changed.
        ([("+", 0, H, "North"), ("=", 1, H, "York"), ("+", 2, P, A)], [["North", "York", A]]),
        ([("~", 0, H, "Alert for the whole country"), ("~", 1, P, A)], [["Alert for the whole country", A]]),
        # The rows of a table that were changed together.
        ([("~", 0, T, "York | 12"), ("~", 1, T, "Leeds | 31")], [["York | 12", "Leeds | 31"]]),
        # Paragraphs that are only a quotation belong to the speaker before them; quotations of another speaker do not.
        ([("+", 0, P, SPOKEN), ("+", 1, P, MORE)], [[SPOKEN, MORE]]),
        ([("+", 0, P, SPOKEN), ("+", 1, P, OTHER)], [[SPOKEN], [OTHER]]),
        # Sentences within one pair of quotation marks, added or changed.
        (
            [("+", 0, P, "“We have found it."), ("~", 0, P, "It was a valve.”")],
            [["“We have found it.", "It was a valve.”"]],
        ),
        # A whole live entry; the next one by itself.
        ([("+", 0, E, A), ("+", 0, E, B), ("+", 1, E, C)], [[A, B], [C]]),
        # A changed sentence is always by itself.
        ([("~", 0, P, A), ("+", 0, P, B)], [[A], [B]]),
        # Neighbours only.
        ([("+", 0, P, A), (" ", 0, P, B), ("+", 0, P, C)], [[A], [C]]),
        ([("=", 0, P, A)], []),
    ],
)
def test_edits_that_belong_together(lines: list[Line], expected: list[list[str]]) -> None:
    assert grouped(*lines) == expected


def test_the_context_of_a_passage() -> None:
    change, sentences = change_of(
        (" ", 0, H, "Damage"), (" ", 1, P, A), ("+", 1, P, B), ("+", 2, P, SAYS), (" ", 3, P, WORDS)
    )
    first, second = passages(change.edits, sentences, "en")
    assert (first.heading, first.before, first.after) == ("Damage", A, "")
    # A lead-in is never shown without its quotation, new or not.
    assert (second.heading, second.before, second.after) == ("Damage", "", WORDS)


@pytest.mark.parametrize(
    ("lines", "heading", "before"),
    [
        # In a quotation: the speaker. In a list: its lead-in. In a table: its head, if it has one.
        ([(" ", 0, P, SAYS), (" ", 1, Q, WORDS), ("+", 1, Q, MORE)], "", SAYS),
        ([(" ", 0, P, "Closed are:"), (" ", 1, L, A), ("+", 2, L, B)], "", "Closed are:"),
        ([(" ", 0, P, A), (" ", 1, L, B), ("+", 2, L, C)], "", ""),
        ([(" ", 0, T, "Hall | Time"), (" ", 1, T, "A | 14:00"), ("+", 2, T, "B | 15:00")], "", "Hall | Time"),
        ([(" ", 0, T, "A | 14:00"), ("+", 1, T, "B | 15:00")], "", ""),
        # A heading right above a heading.
        ([(" ", 0, H, "North"), ("+", 1, H, "York"), ("+", 2, P, A)], "North", ""),
        ([(" ", 0, H, "North"), (" ", 1, P, B), ("+", 2, H, "York"), ("+", 3, P, A)], "", ""),
    ],
)
def test_the_heading_and_the_sentence_before_a_passage(lines: list[Line], heading: str, before: str) -> None:
    change, sentences = change_of(*lines)
    (passage,) = passages(change.edits, sentences, "en")
    assert (passage.heading, passage.before) == (heading, before)


def test_a_passage_knows_its_blocks() -> None:
    change, sentences = change_of(
        ("+", 0, H, "Closures"), ("=", 1, P, "Closed are:"), ("+", 2, L, A), ("+", 2, L, B), ("+", 3, L, C)
    )
    (passage,) = passages(change.edits, sentences, "en")
    assert passage.blocks == ((H, 1), (P, 1), (L, 2), (L, 1))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dr Ada Lund, Chief Engineer of the National Water Board, said:", "Dr Ada Lund"),
        ("Ines Holt, Mayor, and Per Berg, Director, Grand Theatre, Leeds said:", "Ines Holt"),
        ("Tom Morris OBE, Artistic Director, Bristol Old Vic, said:", "Tom Morris OBE"),
        ("In a speech to the Oxford Conference, Water Secretary Ada Lund will say:", "Water Secretary Ada Lund"),
        ("“We found it,” said Ada Lund.", "Ada Lund"),
    ],
)
def test_the_speaker_in_a_lead_in(text: str, who: str) -> None:
    assert introduced(text) == who


def test_the_leading_edit_is_the_most_probable_one_that_is_no_lead_in() -> None:
    change, sentences = change_of(("+", 0, P, SAYS), ("+", 1, P, WORDS))
    (passage,) = passages(change.edits, sentences, "en")
    assert change.edits[passage.lead].new == WORDS


def test_a_real_update() -> None:
    old = Document("Storm", blocks=(Block(P, "The storm reached the coast at noon."),))
    new = Document(
        "Storm",
        blocks=(
            *old.blocks,
            Block(P, "Mayor Ines Holt said:"),
            Block(Q, "The bridge has collapsed. Two of our engineers are missing."),
            Block(P, "The army is sending forty divers from Brest."),
        ),
    )
    change = compare(old, new)
    texts = [[change.edits[at].new for at in passage.edits] for passage in change.passages]
    assert texts == [
        ["Mayor Ines Holt said:", "The bridge has collapsed.", "Two of our engineers are missing."],
        ["The army is sending forty divers from Brest."],
    ]
    assert regrouped(change, new) == change


@given(st.lists(st.tuples(st.sampled_from("+~= "), st.integers(0, 3), st.sampled_from([P, H, L, Q, T, E]),
                          st.sampled_from([SAYS, WORDS, OPEN, A, B, C])), max_size=12))  # fmt: skip
def test_every_development_is_in_one_passage(lines: list[Line]) -> None:
    lines = [
        (mark, block, kind, text)
        for (mark, _, kind, text), block in zip(lines, sorted(line[1] for line in lines), strict=True)
    ]
    change, sentences = change_of(*lines)
    found = passages(change.edits, sentences, "en")
    places = [at for passage in found for at in passage.edits]
    assert places == sorted(set(places))
    assert {at for at, edit in enumerate(change.edits) if edit.development} <= set(places)
    assert all(passage.lead in passage.edits for passage in found)


def test_the_first_sentence_of_a_document_is_its_title() -> None:
    document = Document.from_text(f"{A} {B}", "Plant")
    assert [sentence.place for sentence in sentences_of(document)] == ["title", "body", "body"]
