"""The edits between two versions of small invented articles."""

from __future__ import annotations

from monitor.diff import align
from monitor.model import Block, BlockKind, Document, Op
from tests.diff.rebuilding import assert_rebuilds, rebuild_new, rebuild_old

FIRE = """A fire broke out at the Corvane paper mill early on Tuesday.

Three workers were taken to hospital with burns. The mill has been closed since the weekend.

"We heard a loud bang," said Ada Brook, who lives next door.

Investigators have not said what caused the blaze."""


def edit_lines(old: Document, new: Document) -> list[str]:
    """Each edit as one line, with marks for deleted and inserted text; checks that the edits rebuild both sides."""
    difference = align(old, new)
    assert_rebuilds(difference)
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return [f"{edit.op}: " + "".join(marks[tag].format(text) for tag, text in edit.words) for edit in difference.edits]


def doc(text: str, title: str = "") -> Document:
    return Document.from_text(text, title)


def entry(key: str, text: str) -> Block:
    return Block(BlockKind.LIVE_ENTRY, text, key=key)


def items(*lines: str) -> Document:
    return Document("", tuple(Block(BlockKind.LIST_ITEM, line) for line in lines))


def test_a_new_paragraph() -> None:
    new = FIRE.replace("Investigators", "A fourth worker is missing.\n\nInvestigators")
    assert edit_lines(doc(FIRE), doc(new)) == ["added: {+A fourth worker is missing.+}"]


def test_a_sentence_added_inside_a_paragraph() -> None:
    new = FIRE.replace("burns. The", "burns. One of them died on Wednesday. The")
    assert edit_lines(doc(FIRE), doc(new)) == ["added: {+One of them died on Wednesday.+}"]


def test_a_changed_figure() -> None:
    new = FIRE.replace("Three workers", "Five workers")
    assert edit_lines(doc(FIRE), doc(new)) == ["changed: [-Three-]{+Five+} workers were taken to hospital with burns."]


def test_a_removed_sentence_is_listed_where_it_was() -> None:
    new = FIRE.replace(" The mill has been closed since the weekend.", "").replace("bang", "crash")
    assert edit_lines(doc(FIRE), doc(new)) == [
        "removed: [-The mill has been closed since the weekend.-]",
        'changed: "We heard a loud [-bang-]{+crash+}," said Ada Brook, who lives next door.',
    ]


def test_a_moved_paragraph_is_one_move() -> None:
    parts = FIRE.split("\n\n")
    new = "\n\n".join([parts[3], *parts[:3]])
    assert edit_lines(doc(FIRE), doc(new)) == ["moved: Investigators have not said what caused the blaze."]


def test_a_moved_and_changed_sentence_is_changed() -> None:
    parts = FIRE.replace("not said what", "not yet said what").split("\n\n")
    new = "\n\n".join([parts[3], *parts[:3]])
    assert edit_lines(doc(FIRE), doc(new)) == ["changed: Investigators have not{+ yet+} said what caused the blaze."]


def test_other_paragraph_breaks_are_no_edits() -> None:
    assert edit_lines(doc(FIRE), doc(FIRE.replace("\n\n", " "))) == []
    assert edit_lines(doc(FIRE), doc(FIRE.replace(". ", ".\n\n"))) == []


def test_style_is_no_edit() -> None:
    styled = (
        FIRE.replace('"We', "“We").replace('bang,"', "bang,”").replace(" at ", "\u00a0at ").replace("burns.", "burns …")
    )
    assert edit_lines(doc(FIRE), doc(styled)) == []


def test_the_same_words_with_other_punctuation_are_no_edits() -> None:
    assert (
        edit_lines(doc(FIRE), doc(FIRE.replace("burns. The", "burns; the").replace("Ada Brook, who", "Ada Brook. Who")))
        == []
    )


def test_a_split_sentence() -> None:
    old = "The bridge, built in 1931, was closed by the harbour board and will be inspected by engineers from Larn."
    new = "The bridge, built in 1931, was closed by the harbour board. It will be inspected by engineers from Larn."
    assert [edit.op for edit in align(doc(old), doc(new + "\n\nRain fell.")).edits] == [Op.SPLIT, Op.ADDED]


def test_merged_sentences() -> None:
    old = "The harbour board closed the old bridge. Engineers from Larn will inspect it."
    new = "The harbour board closed the old bridge and engineers from Larn will inspect it.\n\nRain fell."
    (merged, added) = align(doc(old), doc(new)).edits
    assert (merged.op, merged.old_at, merged.new_at) == (Op.MERGED, (0, 1), (0,))
    assert added.op is Op.ADDED


def test_a_rewritten_first_sentence_is_changed() -> None:
    new = FIRE.replace(
        "A fire broke out at the Corvane paper mill early on Tuesday.",
        "A fire at the Corvane paper mill that broke out early on Tuesday has spread to two warehouses.",
    )
    (edit,) = align(doc(FIRE), doc(new)).edits
    assert edit.op is Op.CHANGED


def test_sentences_with_little_in_common_are_removed_and_added() -> None:
    new = FIRE.replace("Investigators have not said what caused the blaze.", "The town will hold a vigil tonight.")
    assert edit_lines(doc(FIRE), doc(new)) == [
        "removed: [-Investigators have not said what caused the blaze.-]",
        "added: {+The town will hold a vigil tonight.+}",
    ]


def test_lines_with_figures_change_in_place() -> None:
    assert edit_lines(items("Adults", "£75", "Children", "£20"), items("Adults", "£80", "Children", "£75")) == [
        "changed: [-£75-]{+£80+}",
        "changed: [-£20-]{+£75+}",
    ]
    assert edit_lines(
        items("up to 30 pages: £10", "each page over 30: £12"), items("up to 30 pages: £10", "each page over 30: £14")
    ) == ["changed: each page over 30: [-£12-]{+£14+}"]


def test_a_reordered_list_has_the_fewest_moves() -> None:
    towns = ["Brill and its harbour", "Corvane and its mill", "Larn and its school", "Ost and its old bridge"]
    assert edit_lines(items(*towns), items(towns[3], *towns[:3])) == ["moved: Ost and its old bridge"]


def test_the_headline_is_compared_only_with_the_headline() -> None:
    (edit,) = align(doc(FIRE, "Fire at paper mill"), doc(FIRE, "Vigil for dead workers")).edits
    assert (edit.op, edit.place, edit.old_at, edit.new_at) == (Op.CHANGED, "title", (0,), (0,))
    (edit,) = align(doc(FIRE), doc(FIRE, "Fire at paper mill")).edits
    assert (edit.op, edit.place) == (Op.ADDED, "title")


def test_a_heading_that_repeats_the_headline_counts_once() -> None:
    body = (Block(BlockKind.PARAGRAPH, "It rained."),)
    plain = Document("Rain in Brill", body)
    assert edit_lines(plain, Document("Rain in Brill", (Block(BlockKind.HEADING, "Rain in Brill"), *body))) == []


def test_a_new_live_entry_is_one_edit() -> None:
    old = Document("Storm live", (entry("1", "The storm nears the coast. Schools are shut."),))
    new = Document("Storm live", (entry("2", "Power is out in Brill. Crews are on their way."), *old.blocks))
    assert edit_lines(old, new) == ["added: {+Power is out in Brill. Crews are on their way.+}"]
    assert edit_lines(new, old) == ["removed: [-Power is out in Brill. Crews are on their way.-]"]


def test_a_changed_live_entry_is_compared_by_its_sentences() -> None:
    old = Document("", (entry("2", "Power is out in Brill. Crews are on their way."), entry("1", "Schools are shut.")))
    new = Document(
        "", (entry("2", "Power is out in Brill. Crews are now on their way."), entry("1", "Schools are shut."))
    )
    (edit,) = align(old, new).edits
    assert (edit.op, edit.new_at) == (Op.CHANGED, (1,))


def test_a_new_live_entry_is_one_edit_although_another_one_left() -> None:
    first = entry("1", "Police say 12 people are missing in Brill tonight. More follows.")
    middle = entry("2", "Schools are shut all over the county until Friday.")
    latest = entry("3", "Police say 15 people are missing in Brill tonight. More follows.")
    old, new = Document("", (middle, first)), Document("", (latest, middle))
    assert [(edit.op, len(edit.old_at), len(edit.new_at)) for edit in align(old, new).edits] == [
        (Op.ADDED, 0, 2),
        (Op.REMOVED, 2, 0),
    ]


def test_equal_lines_are_paired_by_position() -> None:
    old = items("Book here", "Monday 3 June, town hall", "Book here", "Tuesday 4 June, library")
    new = items(
        "Book here",
        "Monday 3 June, town hall",
        "Book here",
        "Friday 7 June, school",
        "Book here",
        "Tuesday 4 June, library",
    )
    difference = align(old, new)
    assert [edit.op for edit in difference.edits] == [Op.ADDED, Op.ADDED]


def test_texts_of_a_difference() -> None:
    difference = align(doc("One cat sat. Two dogs ran far away."), doc("Two dogs ran far away. Three birds sang."))
    removed, added = difference.edits
    assert (difference.old_text(removed), difference.new_text(removed)) == ("One cat sat.", None)
    assert (difference.old_text(added), difference.new_text(added)) == (None, "Three birds sang.")
    assert rebuild_old(difference) == ("One cat sat.", "Two dogs ran far away.")
    assert rebuild_new(difference) == ("Two dogs ran far away.", "Three birds sang.")


def test_a_similar_pair_is_changed_even_if_all_its_words_are_shown_as_replaced() -> None:
    old = Document.from_text("The dam held all night.\n\nThe only survivor was a child.\n\nThe road is shut.")
    new = Document.from_text("The dam held all night.\n\nThe survivors were children.\n\nThe road is shut.")
    (edit,) = align(old, new).edits
    assert edit.op is Op.CHANGED
