"""Lists of developments: catch-up, by importance, and the log of long updates."""

from __future__ import annotations

import pytest

from monitor.cli.columns import cells
from monitor.cli.news import rest
from monitor.cli.output import Output
from monitor.cli.passages import passages
from monitor.history.words import briefly
from monitor.model import BlockKind, Development, Edit, EditKind, Evidence, Op
from tests.cli.conftest import Program, golden
from tests.history.archive import Archive, weighed

SHIPS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
WEIGHTS = {"sank": 0.9, **{f"The {name}": 0.8 - at / 20 for at, name in enumerate(SHIPS)}, "closed": 0.2}


@pytest.fixture
def harbour(archive: Archive, program: Program) -> Program:
    """Three articles: one update of nine passages, one update of one passage, and two updates."""
    archive.judge = weighed(WEIGHTS)
    quiet, came = "The harbour is quiet.", "\n\n".join(f"The {name} ship came in." for name in SHIPS)
    archive.story(quiet, f"{quiet}\n\n{came}", url="https://news.example/ships", title="Ships in the harbour")
    archive.story(quiet, f"{quiet}\n\nThe kiosk has closed.", url="https://news.example/kiosk", title="The kiosk")
    ferry = f"{quiet}\n\nA ferry sank at noon."
    archive.story(quiet, ferry, f"{ferry}\n\nThe road is closed.", url="https://news.example/ferry", title="The ferry")
    program.clock.advance(minutes=10)
    return program


def test_catching_up_shows_the_most_important_passages_by_story(harbour: Program):
    text = harbour("catchup", "-n", "7", "--stay").stdout
    assert text == golden("catchup-stories", text)
    assert "and 1 more in 1 story: monitor catchup --all" in text


def test_left_out_passages_are_shown_with_all(harbour: Program):
    first = harbour("catchup", "-n", "1")
    assert first.stdout.count("New  ") == 1
    assert "and 10 more in 2 stories: monitor catchup --all" in first.stdout
    assert harbour("catchup", "--stay").stdout == ""
    everything = harbour("catchup", "--all")
    assert everything.stdout.count("New  ") == 12
    assert " more in " not in everything.stdout
    assert harbour("catchup", "--all").stdout == ""
    assert len(harbour.json("catchup", "--as", "ida")) == 12
    assert harbour.json("catchup", "--as", "ida", "--all") == []


def test_the_suggested_command_names_the_reader(harbour: Program):
    assert "monitor catchup --all --as ida" in harbour("catchup", "--as", "ida", "-n", "1").stdout
    assert rest((), (), "ida") == ""


def test_developments_by_importance(harbour: Program):
    rows = harbour.json("developments", "--by", "importance")
    weights = [row["importance"] for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert rows[0]["text"] == "A ferry sank at noon."
    assert {row["importance"] for row in harbour.json("developments", "--min-importance", "0.8")} == {0.8, 0.9}
    shown = harbour("developments", "--by", "importance").stdout
    assert shown.index("The ferry") < shown.index("Ships in the harbour") < shown.index("The kiosk")
    assert shown.index("The first ship") < shown.index("The ninth ship")
    assert harbour("developments", "--min-importance", "2").exit_code == 2


def test_the_log_shows_the_most_important_passages_of_a_version(harbour: Program):
    text = harbour("log", "ships").stdout
    assert [f"The {name} ship" in text for name in SHIPS] == [True] * 5 + [False] * 4
    assert "4 more" in text


def test_a_passage_is_shortened_and_wrapped_between_words(archive: Archive):
    article = archive.article("https://news.example/storm", "Storm")
    evidence = (Evidence("new figure: 22 (was 15) people", "22"), Evidence("Dr Ada Lund is quoted", "x" * 90))
    edits = (
        Edit(Op.ADDED, EditKind.QUOTE, None, "Dr Ada Lund, Chief Engineer, said:", False),
        Edit(Op.CHANGED, EditKind.FIGURE, "We saved 15 people.", "We saved 22 people.", True, evidence=evidence),
        Edit(Op.ADDED, EditKind.DETAIL, None, "Closed are:", True),
        *(Edit(Op.ADDED, EditKind.DETAIL, None, f"the road to Holm number {at}", True) for at in range(12)),
    )
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.PARAGRAPH, *[BlockKind.LIST_ITEM] * 12)
    item = Development(
        1, article, 1, 2, archive.clock.now(), EditKind.FIGURE, "We saved 22 people.", "We saved 15 people.", 0.9,
        evidence,
        edits=edits, heading="Rescue", before="The storm goes on.", blocks=tuple((kind, 1) for kind in kinds),
    )  # fmt: skip
    narrow = Output(color=False, terminal=True, width=40)
    lines = list(passages(narrow, (item, item), "    ", whole=False))
    text = "".join(f"{line}\n" for line in lines)
    assert text == golden("passage-screen", text)
    assert max(map(cells, lines)) <= 40


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("new name: Ida Berg", 40, "new name: Ida Berg"),
        ("new name: Ida Berg, Per Holm", 20, "new name: Ida Berg…"),
        ("地震で港が閉鎖されました、住民は避難", 10, "地震で港が閉鎖され…"),
    ],
)
def test_a_line_is_cut_between_words(text: str, most: int, expected: str):
    assert briefly(text, most) == expected
