"""The commands that change stories."""

from __future__ import annotations

from tests.cli.conftest import Program
from tests.history.archive import Archive
from tests.history.outlets import two_outlets


def test_the_json_names_the_first_outlet(program: Program, archive: Archive):
    both = two_outlets(archive)
    (row,) = program.json("stories")
    assert (row["id"], row["articles"], row["outlets"]) == (both.story.id, 2, 2)
    shown = program.json("story", "courier.example")
    injured = shown["developments"][1]
    assert [item["outlet"] for item in injured["first"]] == ["Example News"]
    assert [(item["outlet"], item["version"]) for item in injured["also_in"]] == [("The Courier", 2)]
    assert injured["repeats"] == [both.hurt.id]
    assert {figure["counts"] for figure in shown["figures"]} == {"injured people"}


def test_no_outlet_is_first_if_that_is_in_doubt(program: Program, archive: Archive):
    both = two_outlets(archive, doubt=True)
    injured = program.json("story", str(both.story.id))["developments"][1]
    assert (injured["first"], [item["outlet"] for item in injured["also_in"]]) == ([], ["Example News", "The Courier"])
    assert "in: Example News" in program("story", str(both.story.id)).stdout


def test_articles_are_joined_split_named_and_pinned(program: Program, archive: Archive):
    both = two_outlets(archive)
    other = archive.story(url="https://herald.example/storm", title="Harbour under water")
    story = str(both.story.id)
    assert 'has 3 articles now: "Storm hits' in program("stories", "join", story, "Harbour under").stderr
    assert program("stories", "split", "Harbour under").exit_code == 0
    assert archive.store.stories.of_article(other.id) is None
    assert 'is called "The storm"' in program("stories", "name", story, " The  storm ").stderr
    assert program("stories", "pin", story).exit_code == 0
    assert program.json("stories")[0]["pinned"]
    assert program("stories", "unpin", story).exit_code == 0
    assert not program.json("stories")[0]["pinned"]


def test_joining_two_articles_without_a_story_makes_one(program: Program, archive: Archive):
    archive.story(url="https://herald.example/storm", title="Harbour under water")
    archive.story(url="https://courier.example/storm", title="Vellmar flooded")
    assert program("stories").stderr == "no two articles report the same event so far\n"
    assert program("stories", "join", "Harbour", "Vellmar flooded").exit_code == 0
    assert [member["article"]["title"] for member in program.json("story", "flooded")["members"]] == [
        "Harbour under water",
        "Vellmar flooded",
    ]


def test_a_missing_story_is_not_found(program: Program, archive: Archive):
    archive.story()
    assert program("story", "9").exit_code == 3
    assert program("story", "Storm hits").exit_code == 3
    assert program("stories", "split", "1").exit_code == 3
    assert program("stories", "pin", "9").exit_code == 3
    assert program("stories", "join", "Storm hits", "1").exit_code == 2
