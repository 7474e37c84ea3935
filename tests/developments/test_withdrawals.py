"""Withdrawals, told apart from text that is only condensed, shortened, extended or reworded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Document, compare
from monitor.model import Op, WithdrawalKind
from tests.developments.withdrawn_stories import EN, TABLES, Pair

ALL = [
    pytest.param(pair, id=f"{table}: {pair.name}, {pair.language}") for table, pairs in TABLES.items() for pair in pairs
]


@pytest.mark.parametrize("pair", ALL)
def test_the_kinds_of_withdrawals(pair: Pair) -> None:
    change = compare(*pair.documents)
    assert [str(item.kind) for item in change.withdrawals] == list(pair.kinds)
    assert all(item.text and item.reason and item.edits for item in change.withdrawals)


@pytest.mark.parametrize("pair", ALL)
def test_withdrawals_are_no_developments(pair: Pair) -> None:
    change = compare(*pair.documents)
    taken = {at for item in change.withdrawals if item.kind is WithdrawalKind.WITHDRAWN for at in item.edits}
    assert all(change.edits[at].op is Op.REMOVED or not change.edits[at].development for at in taken)
    assert change.to_dict()["summary"]["developments"] == len(change.passages)


def english(*paragraphs: str, title: str = "Fire in the harbour of Ostmouth") -> Document:
    return replace(Document.from_text("\n\n".join(paragraphs), title), language="en")


def test_sentences_of_another_story_are_no_developments() -> None:
    (pair,) = [item for item in TABLES["replaced"] if item.kinds and item.language == "en"]
    change = compare(*pair.documents)
    assert (change.passages, change.developments) == ((), ())
    (found,) = change.withdrawals
    assert (found.text, found.now) == (pair.old[0], pair.new[0])


CLAIM = "The owner, Karl Brandis, had stored solvents there without a permit, two former workers told the paper."
MORE = "Mr Brandis paid a fine of 12,000 euros for it in 2019, according to a court record."


def test_neighbours_are_one_passage() -> None:
    (found,) = compare(english(*EN, CLAIM, MORE), english(*EN)).withdrawals
    assert found.text == f"{CLAIM} {MORE}"
    assert len(found.edits) == 2


@pytest.mark.parametrize(
    ("note", "silent"),
    [
        ("", True),
        ("This story has been updated with details of the road closures.", True),
        ("Correction: An earlier version of this article made a false claim about Karl Brandis.", False),
        ("This article has been corrected.", False),
        ("This article has been updated to remove a statement about solvents and a permit.", False),
    ],
)
def test_a_withdrawal_is_silent_unless_a_note_refers_to_it(note: str, silent: bool) -> None:
    found = compare(english(*EN, CLAIM), english(*EN, *filter(None, [note]))).withdrawals
    assert [(str(item.kind), item.silent) for item in found] == [("withdrawn", silent)]


TOLL = "At least {} people were killed when the hillside above Brezno gave way, the interior ministry said."
CORRECTED = "Correction: An earlier version of this article misstated the number of people killed."


@pytest.mark.parametrize(
    ("old", "new", "note", "silent"),
    [
        (TOLL.format(15), TOLL.format(22), "", (0,)),
        (TOLL.format(15), TOLL.format(22), CORRECTED, ()),
        (
            "Mayor Ilona Varga signed the contract on Tuesday.",
            "Mayor Petra Lind signed the contract on Tuesday.",
            "",
            (0,),
        ),
        ("Help is on its way to the valley.", "Help is on the way to the valley.", "", ()),
    ],
    ids=["figure", "corrected figure", "name", "wording"],
)
def test_a_fact_changed_without_a_note_is_silent(old: str, new: str, note: str, silent: tuple[int, ...]) -> None:
    change = compare(english(old, *EN), english(new, *EN, *filter(None, [note])))
    assert change.silent == silent


def test_an_open_question_that_was_answered_is_not_withdrawn() -> None:
    before, after = "Police are considering a charge of arson.", "Police charged a man of 34 with arson."
    assert compare(english(*EN, before), english(*EN, after)).withdrawals == ()


def test_no_withdrawal_of_the_same_text() -> None:
    assert compare(english(*EN, CLAIM), english(CLAIM, *EN)).withdrawals == ()


REWRITTEN = (
    "Fire crews were called to the docks at Ostmouth before dawn on Monday and found a warehouse ablaze.",
    "It took eighty of them until midday to put it out, and traffic was kept out of two roads.",
    "There were no injuries. How it started is not known yet.",
    "Shipping should be back to normal by midweek, according to the port.",
)
QUOTED = '"The whole sky over the mussel beds was orange," said Petra Lindqvist, who keeps a kiosk there.'


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("", []),
        ("Ferries to the islands left an hour late.", []),
        ("Salvage divers hired from Velby earned overtime.", []),
        (QUOTED, ["withdrawn"]),
        ("Its leaking roof had been insured for 12,000 euros by a mutual society of skippers since 2019.", []),
        (
            "Karl Brandis, who bought the building from a bankrupt cannery, paid a fine after neighbours complained.",
            ["withdrawn"],
        ),
    ],
    ids=["nothing", "a detail", "a name of one word", "a speaker and his words", "a sum", "a name of two words"],
)
def test_a_rewritten_story_withdraws_no_minor_details(more: str, kinds: list[str]) -> None:
    change = compare(english(*EN, *filter(None, [more])), english(*REWRITTEN))
    assert [str(item.kind) for item in change.withdrawals] == kinds


def test_in_an_otherwise_unchanged_text_a_minor_sentence_is_withdrawn() -> None:
    (found,) = compare(english(*EN, "Ferries to the islands left an hour late."), english(*EN)).withdrawals
    assert found.text.startswith("Ferries")
