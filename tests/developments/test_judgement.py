"""The judgement of corrections, live entries, headlines, quotations, notes, contacts and tables; and real pages."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import monitor
from monitor.developments import compare
from monitor.model import Block, BlockKind, Document, EditKind, Op

STORY = (
    "A tanker ran aground off Lund on Monday, the coastguard said.",
    "The owner, Sven Hagberg, 38, was questioned by police.",
    "Eleven sailors were brought ashore.",
)


def document(*texts: str, title: str = "Tanker aground off Lund", notes: tuple[str, ...] = ()) -> Document:
    return replace(Document.from_text("\n\n".join(texts), title), language="en", notes=notes)


def test_a_changed_fact_beside_a_correction_note_is_a_correction() -> None:
    note = "Correction: An earlier version of this article misstated the age of Mr Hagberg."
    fixed = STORY[1].replace("38", "35")
    change = compare(document(*STORY), document(STORY[0], fixed, STORY[2], note))
    assert [(edit.new, edit.kind) for edit in change.developments] == [(fixed, EditKind.CORRECTION)]
    assert ("was wrong", "38") in [(item.reason, item.text) for item in change.developments[0].evidence]
    assert change.notes == (note,)


def test_a_correction_note_outside_the_text_counts_too() -> None:
    note = "Correction: An earlier version of this article misstated the age of Mr Hagberg."
    change = compare(document(*STORY), document(STORY[0], STORY[1].replace("38", "35"), STORY[2], notes=(note,)))
    assert [edit.kind for edit in change.developments] == [EditKind.CORRECTION]


def test_new_facts_beside_a_correction_keep_their_kind() -> None:
    note = "Correction: An earlier version of this article misstated the age of Mr Hagberg."
    fixed, more = STORY[1].replace("38", "35"), "Two tugs from Malmby reached the wreck on Tuesday."
    change = compare(document(*STORY), document(STORY[0], fixed, STORY[2], more, note))
    kinds = {edit.new: edit.kind for edit in change.developments}
    assert kinds[fixed] is EditKind.CORRECTION
    assert kinds[more] is not EditKind.CORRECTION


def test_an_added_live_entry_is_one_development() -> None:
    def live(*entries: tuple[str, str]) -> Document:
        blocks = tuple(Block(BlockKind.LIVE_ENTRY, text, key=key) for key, text in entries)
        return Document("Storm: live", blocks, language="en")

    first = ("a", "Winds reached 110 km/h in Lund. Trees fell on the coast road.")
    second = ("b", "The bridge to Ekholm has been closed. Ferries are cancelled until noon.")
    change = compare(live(first), live(second, first))
    assert [(edit.op, edit.new) for edit in change.edits] == [(Op.ADDED, second[1])]
    assert len(change.developments) == 1


def test_a_headline_that_repeats_the_new_text_is_no_development() -> None:
    more = "Divers found a crack in the hull on Wednesday."
    change = compare(document(*STORY), document(*STORY, more, title="Divers find crack in hull of tanker off Lund"))
    assert [edit.new for edit in change.developments] == [more]


@pytest.mark.parametrize(
    ("title", "first", "lead", "now"),
    [
        (
            "Appeal over missing Malmby girl, 14",
            "Police are appealing for help to find a 14-year-old girl who has been missing from Malmby since Sunday.",
            "A 14-year-old girl who went missing in Malmby has been found safe and well, police said on Monday.",
            "Missing Malmby girl found safe",
        ),
        (
            "Skarl Air cabin crew vote to strike over rosters",
            "Cabin crew at Skarl Air have voted to strike on 14 March in a dispute over rosters, their union said.",
            "A strike by Skarl Air cabin crew planned for 14 March is called off after the airline agreed to talks.",
            "Skarl Air cabin crew call off 14 March strike",
        ),
    ],
)
def test_a_lead_whose_news_only_the_headline_has_is_a_development(title: str, first: str, lead: str, now: str) -> None:
    more = "The search began at the harbour, where the number 12 bus ends."
    change = compare(document(first, more, title=title), document(lead, first, more, title=now))
    assert [edit.new for edit in change.developments] == [lead]


def test_a_headline_with_a_coarser_figure_repeats_the_text() -> None:
    more = "The port of Lund will close on 30 September after the board voted in favour."
    change = compare(document(*STORY), document(more, *STORY, title="Port of Lund to close in September"))
    assert [edit.new for edit in change.developments] == [more]


def test_a_headline_with_a_figure_of_its_own_is_a_development() -> None:
    change = compare(document(*STORY), document(*STORY, title="Tanker aground off Lund, 400 tonnes of oil spilt"))
    assert [(edit.place, edit.kind) for edit in change.developments] == [("title", EditKind.FIGURE)]


def test_all_sentences_of_a_quotation_are_quotes() -> None:
    added = "“We saw nothing. The radar was dark. Then came the rocks,” Ida Berg said."
    change = compare(document(*STORY), document(*STORY, added))
    assert {edit.kind for edit in change.developments} == {EditKind.QUOTE}


def test_a_new_quotation_names_its_speaker() -> None:
    change = compare(document(*STORY), document(*STORY, "“We never saw the rocks,” first officer Ida Berg said."))
    assert change.developments[0].evidence[0].reason == "Ida Berg is quoted"


def test_captions_and_marked_lines_are_furniture() -> None:
    old = document(*STORY)
    extra = (
        Block(BlockKind.CAPTION, "The tanker lies on the rocks near Lund harbour."),
        Block(BlockKind.PARAGRAPH, "The Lund Courier is a member of the northern press council.", furniture=True),
    )
    change = compare(old, replace(old, blocks=old.blocks + extra))
    assert [edit.kind for edit in change.edits] == [EditKind.FURNITURE, EditKind.FURNITURE]
    assert change.developments == ()


def test_a_name_that_is_nowhere_in_the_newer_version_is_withdrawn() -> None:
    was = "Police arrested Anna Lind and Karl Moberg in Ekholm."
    change = compare(document(*STORY, was), document(*STORY, "Police arrested Anna Lind in Ekholm."))
    (edit,) = change.edits
    assert (edit.kind, edit.development) == (EditKind.WITHDRAWN, False)
    assert [item.text for item in edit.evidence] == ["Karl Moberg"]
    shorter = was.replace("Anna Lind and ", "")
    kept = compare(document(*STORY, was), document(*STORY, shorter, "Anna Lind was let go."))
    assert not any(edit.kind is EditKind.WITHDRAWN for edit in kept.edits)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("ja", "台風で15人がけがをした。", "台風で22人がけがをした。"),
        ("ar", "أصيب 15 شخصا في العاصفة يوم الأحد.", "أصيب 22 شخصا في العاصفة يوم الأحد."),
        ("ru", "В результате шторма пострадали 15 человек.", "В результате шторма пострадали 22 человека."),
    ],
)
def test_other_languages_keep_figures_and_new_sentences(language: str, old: str, new: str) -> None:
    before, after = (replace(Document.from_text(text), language=language) for text in (old, new))
    assert [edit.kind for edit in compare(before, after).developments] == [EditKind.FIGURE]
    assert compare(before, before).edits == ()


def test_the_public_names_are_loaded_when_asked_for() -> None:
    assert len(monitor.__all__) <= 15
    assert all(getattr(monitor, name) for name in monitor.__all__)
    code = "import sys, monitor; print([m for m in sys.modules if m.startswith('monitor.')])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
    with pytest.raises(AttributeError, match="no attribute"):
        monitor.nothing_of_that_name  # noqa: B018


def test_changed_facts_of_an_encyclopedia_are_found(shared_data: Path) -> None:
    with gzip.open(shared_data / "fact-updates.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::2]
    changes = [compare(Document.from_text(row["old"]), Document.from_text(row["new"])) for row in rows]
    # A fact that was only removed is withdrawn, and no development.
    found = sum(any(e.development or e.kind is EditKind.WITHDRAWN for e in change.edits) for change in changes)
    assert found >= 0.9 * len(rows)


def test_a_headline_that_sums_up_the_new_text_is_no_development() -> None:
    freed = "Tugs pulled the tanker free at dawn."
    change = compare(document(*STORY), document(*STORY, freed, title="Stranded vessel: tanker afloat again"))
    assert [edit.new for edit in change.developments] == [freed]


def test_a_sentence_that_continues_a_correction_note_belongs_to_it() -> None:
    note = "Correction: An earlier version of this article misstated the age of Mr Hagberg. We have put it right."
    change = compare(document(*STORY), document(*STORY, note))
    assert change.developments == ()


def test_news_after_an_update_note_is_news() -> None:
    note_and_news = "This story has been updated. Captain Jonas Brandt was arrested in Malmo."
    change = compare(document(*STORY), document(*STORY, note_and_news))
    assert [edit.new for edit in change.developments] == ["Captain Jonas Brandt was arrested in Malmo."]


@pytest.mark.parametrize(
    ("language", "old", "new", "reasons"),
    [
        (
            "en",
            "Twelve people were hurt.",
            "Seventeen people were hurt.",
            ["new figure: Seventeen (was Twelve) people"],
        ),
        (
            "de",
            "Um 5 Uhr stand der Pegel bei 6,20 Metern.",
            "Um 9 Uhr stand der Pegel bei 6,85 Metern.",
            ["new figure: 6,85 Metern (was 6,20 Metern)", "new time: 9 Uhr (was 5 Uhr)"],
        ),
        ("es", "Hay 15 de los heridos graves.", "Hay 22 de los heridos graves.", ["new figure: 22 (was 15)"]),
        ("en", "", "The council voted by 31 to 22 to build it.", ["new figure: 31 to 22", "new words"]),
    ],
)
def test_all_changed_figures_are_named_with_their_nouns(language: str, old: str, new: str, reasons: list[str]) -> None:
    before, after = (replace(Document.from_text(text), language=language) for text in (old, new))
    (edit,) = compare(before, after).developments
    assert [item.reason for item in edit.evidence] == reasons


@pytest.mark.parametrize(
    ("old", "new", "is_new"),
    [
        ("Relatives may call 020 7946 0001.", "Relatives may call 020 7946 0009.", True),
        ("Relatives may call 020 7946 0001.", "Relatives may call (020) 7946 0001.", False),
        ("Relatives may write to help@lund.example.", "Relatives may write to help@lund-port.example.", True),
        ("Write to help@lund.example for a form.", "Write to help@lund-port.example for a form.", True),
        ("Write to help@lund.example for a form.", "Email help@lund.example for a form.", False),
    ],
)
def test_a_changed_contact_is_new_but_not_another_way_to_write_it(old: str, new: str, is_new: bool) -> None:
    assert bool(compare(document(*STORY, old), document(*STORY, new)).developments) is is_new


@pytest.mark.parametrize(
    ("one", "other", "is_new"),
    [
        (
            "Crews search the mill, where part of the roof fell.",
            "Crews search the mill, where part of teh roof fell.",
            False,
        ),
        ("She said it wasnt her car.", "She said it wasn't her car.", False),
        ("They dont believe that it will open.", "They don't believe that it will open.", False),
        ("It was her car.", "It wasn't her car.", True),
        ("It was her car.", "It wasnt her car.", True),
    ],
)
def test_a_corrected_small_word_is_no_news_but_a_denial_is(one: str, other: str, *, is_new: bool) -> None:
    for old, new in ((one, other), (other, one)):
        assert bool(compare(document(*STORY, old), document(*STORY, new)).developments) is is_new


def test_a_row_without_some_of_its_cells_is_no_development() -> None:
    rows = ("Lund | 5:30pm to 7:00pm | Please register using this link", "Please register using this link")
    old, new = (
        replace(document(*STORY), blocks=(*document(*STORY).blocks, Block(BlockKind.TABLE_ROW, row))) for row in rows
    )
    assert compare(old, new).developments == ()


@pytest.mark.parametrize(
    ("row", "is_new"),
    [
        ("Event | Date | Place", False),
        ("Town | Status | Cases", False),
        ("Lund | Public meeting | 12 June", True),
        ("Helena Brandt | Chair of the inquiry | Lund", True),
    ],
)
def test_the_head_of_a_table_is_no_news_but_a_row_is(row: str, *, is_new: bool) -> None:
    new = replace(document(*STORY), blocks=(*document(*STORY).blocks, Block(BlockKind.TABLE_ROW, row)))
    assert bool(compare(document(*STORY), new).developments) is is_new


def test_a_changed_time_span_at_the_top_is_news() -> None:
    spans = (
        "From 8am on Saturday 18 June to midnight on Sunday 19 June.",
        "From 10pm on Saturday 18 June to 4am on Sunday.",
    )
    old, new = (document(span, *STORY) for span in spans)
    assert [edit.new for edit in compare(old, new).developments] == [spans[1]]


@pytest.mark.parametrize(
    ("line", "is_new"),
    [
        ("Telephone lines in Lund have been restored.", True),
        ("Contact tracing has begun aboard the ferry.", True),
        ("Telephone the harbour office for advice.", False),
        ("Contact us if the line is busy.", False),
        ("Share of women aboard: 38%", True),
        ("Share this page with a friend", False),
        ("Thanks to the new radar, the tanker was found within an hour.", True),
        ("Thanks to the crews for their help", False),
    ],
)
def test_a_noun_is_not_taken_for_an_invitation(line: str, *, is_new: bool) -> None:
    assert bool(compare(document(*STORY), document(*STORY, line)).developments) is is_new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Midday | 12.45 | 14.35", "Midday | 12.55 | 14.45"),
        ("Town hall | 5 May | 19.00", "Town hall | 12 May | 19.00"),
        ("Harbour office | 9am | 5pm", "Harbour office | 10am | 5pm"),
    ],
)
def test_a_row_of_names_and_hours_is_part_of_the_story(old: str, new: str) -> None:
    rows = (
        replace(document(*STORY), blocks=(*document(*STORY).blocks, Block(BlockKind.TABLE_ROW, row)))
        for row in (old, new)
    )
    assert [edit.new for edit in compare(*rows).developments] == [new]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Midday | 12.45 | 14.35", "Midday | 12.55 | 14.45"),
        ("Time: 10am", "Time: 11am"),
        ("Status: investigating", "Status: resolved"),
    ],
)
def test_a_changed_value_after_a_label_is_news(old: str, new: str) -> None:
    changed = compare(document(*STORY, old), document(*STORY, new))
    assert [edit.new for edit in changed.developments] == [new]
