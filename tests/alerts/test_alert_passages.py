"""Passages as messages tell them: merged over versions, in document order, the most important whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts.merge import merged_passages
from monitor.alerts.passage import Part, part_of
from monitor.alerts.room import FIVE, Room, laid_out, rooms
from monitor.alerts.story import Story, story_of
from monitor.alerts.subject import LENGTH, news_subject
from monitor.alerts.wording import apart
from monitor.diff import word_pieces
from monitor.model import AlertItem, Edit, EditKind, Evidence, Op, Passage
from tests.alerts.building import NOW, ONLINE, added, article, changed, headline, item, removed

SAID = "Dr Jana Harrach, head of the office, said:"
WORDS = "“We are past the worst of it.”"


def at(edit: Edit, old: int | None = None, new: int | None = None) -> Edit:
    return replace(edit, old_at=() if old is None else (old,), new_at=() if new is None else (new,))


def texts(items: list[AlertItem]) -> list[list[str | None]]:
    return [[edit.new for edit in one.edits] for one in merged_passages(items)]


def story(edits: list[Edit], weights: list[float], title: str = "Dam at Ostrava under strain") -> Story:
    grouped = [Passage((place,), place, importance=weight) for place, weight in enumerate(weights)]
    return story_of([item(edits, about=article(title=title), grouped=grouped)], ONLINE, NOW)


def numbered(count: int) -> list[Edit]:
    return [added(f"Sentence {number}.") for number in range(count)]


def test_a_passage_is_told_whole_whichever_of_its_edits_was_picked() -> None:
    grouped = [Passage((0, 1), 1, importance=0.7)]
    one = item([added(SAID), added(WORDS), added("Other.")], grouped=grouped, picks=(1,))
    assert texts([one]) == [[SAID, WORDS]]


def test_what_was_asked_for_and_is_no_passage_stands_in_its_place() -> None:
    grouped = [Passage((1,), 1), Passage((3,), 3)]
    edits = [removed("First."), added("Second."), removed("Third."), added("Fourth.")]
    told = merged_passages([item(edits, grouped=grouped, picks=(0, 1, 2, 3))])
    assert [one.edits[0].new or one.edits[0].old for one in told] == ["First.", "Second.", "Third.", "Fourth."]
    assert [one.importance for one in told] == [0, 0.5, 0, 0.5]


def test_passages_of_several_versions_stand_in_the_order_of_the_last() -> None:
    first = item([at(added("B."), new=3)], versions=(1, 2))
    # A paragraph comes before it, one after it; a sentence in front of all goes.
    second = item(
        [at(removed("Old."), old=0), at(added("A."), new=1), at(added("C."), new=4)], versions=(2, 3), picks=(1, 2)
    )
    assert texts([first, second]) == [["A."], ["B."], ["C."]]


def test_what_a_later_version_adds_beside_a_told_sentence_joins_its_passage() -> None:
    first = item([at(added("The police closed the road."), new=2)], versions=(1, 2))
    edits = [
        at(added("It was dark."), new=2),
        at(changed("The police closed the road.", "The police closed two roads."), 2, 3),
        at(added("Both open on Monday."), new=4),
    ]
    second = item(edits, versions=(2, 3), grouped=[Passage((0, 1, 2), 1)])
    assert texts([first, second]) == [["It was dark.", "The police closed two roads.", "Both open on Monday."]]
    part = part_of(merged_passages([first, second])[0])
    assert part.lines[part.lead].new == "The police closed two roads."


def test_context_that_is_told_itself_is_not_said_again() -> None:
    first = item([at(added("A."), new=0)], versions=(1, 2))
    second = item([at(added("B."), new=1)], versions=(2, 3), grouped=[Passage((0,), 0, before="A.", heading="H")])
    told = merged_passages([first, second])
    assert [(one.heading, one.before) for one in told] == [("", ""), ("H", "")]


def test_context_is_as_the_last_version_has_it() -> None:
    first = item([at(added("B."), new=1)], versions=(1, 2), grouped=[Passage((0,), 0, before="It rains.")])
    wording = at(changed("It rains.", "It is raining.", EditKind.WORDING), 0, 0)
    second = item([wording], versions=(2, 3), picks=())
    assert merged_passages([first, second])[0].before == "It is raining."


SENTENCES = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True)


@given(st.lists(SENTENCES, min_size=2, max_size=5))
def test_over_any_versions_the_last_one_is_told(versions: list[list[str]]) -> None:
    """Sentences that come and go: what is told in the end is what stands there and was not there first, in order."""
    items = []
    for number, (old, new) in enumerate(pairwise(versions)):
        kept = [one for one in new if one in old]
        still = kept if kept == [one for one in old if one in new] else []
        edits = [at(removed(one, EditKind.DETAIL), old=old.index(one)) for one in old if one not in still]
        edits += [at(added(one), new=new.index(one)) for one in new if one not in still]
        edits.sort(key=lambda edit: edit.new_at or edit.old_at)
        items.append(item(edits, versions=(number + 1, number + 2)))
    told = [edit.new for one in merged_passages(items) for edit in one.edits]
    last = versions[-1]
    assert {one for one in last if one not in versions[0]} <= set(told) <= set(last)
    assert told == sorted(told, key=lambda one: last.index(one or ""))


def test_the_five_that_matter_are_whole_in_document_order_and_the_rest_is_one_line_each() -> None:
    weights = [0.1, 0.9, 0.2, 0.8, 0.7, 0.3, 0.6, 0.5]
    layout = laid_out([story(numbered(8), weights)], next(rooms([story([], [])])))
    assert layout.top == ()
    told = layout.stories[0]
    assert [part.text for part in told.parts] == [f"Sentence {number}." for number in (1, 3, 4, 6, 7)]
    assert [part.brief for part in told.folded] == [f"Sentence {number}." for number in (0, 2, 5)]
    assert told.more == 0


def test_a_digest_opens_with_five_of_as_many_stories_as_there_are() -> None:
    stories = [story(numbered(4), [0.9, 0.8, 0.7, 0.6], "First"), story(numbered(2), [0.2, 0.1], "Second")]
    layout = laid_out(stories, next(rooms(stories)))
    assert [[part.text for part in one.parts] for one in layout.top] == [
        ["Sentence 0.", "Sentence 1.", "Sentence 2."],
        ["Sentence 0.", "Sentence 1."],
    ]
    assert [(one.above, len(one.parts), one.more) for one in layout.stories] == [(3, 1, 0), (2, 0, 0)]
    # Where all is told whole anyway, nothing is told before it.
    assert laid_out(stories[1:], next(rooms(stories))).top == ()


@given(st.lists(st.lists(st.floats(0, 1), max_size=9), min_size=1, max_size=14), st.integers(0, 40))
def test_nothing_is_lost_in_any_room(weights: list[list[float]], step: int) -> None:
    stories = [story(numbered(len(one)), one, f"Story {number}") for number, one in enumerate(weights)]
    steps = list(rooms(stories))
    room: Room = steps[min(step, len(steps) - 1)]
    layout = laid_out(stories, room)
    assert len(layout.stories) + layout.more_stories == len(stories)
    assert sum(len(one.parts) for one in layout.top) in (0, FIVE)
    for told in layout.stories:
        whole = next(one for one in stories if one.headline == told.headline)
        assert len(told.parts) + len(told.folded) + told.more + told.above == len(whole.parts)
        assert len(told.parts) <= FIVE


def quote(room: int = 2000) -> Part:
    lead_in = replace(added(SAID, kind=EditKind.QUOTE), evidence=(Evidence("Dr Jana Harrach is quoted", SAID),))
    edits = [lead_in, added(WORDS, kind=EditKind.QUOTE), *numbered(9)]
    grouped = [Passage(tuple(range(11)), 1)]
    return story_of([item(edits, grouped=grouped)], ONLINE, NOW).parts[0].shortened(room)


@pytest.mark.parametrize("room", [1, 50, 100, 2000])
def test_an_attribution_is_never_shown_without_its_quotation(room: int) -> None:
    part = quote(room)
    assert part.text.startswith(f"{SAID} {WORDS}")
    assert len(part.lines) + part.left == 11
    assert part.brief == f"Dr Jana Harrach: {WORDS}"
    assert part.why == "Dr Jana Harrach is quoted"


def test_what_a_passage_announces_is_not_cut_off_from_it() -> None:
    edits = [added("The road is closed."), added("The mayor said:"), added("“Stay at home.” " * 20)]
    told = story_of([item(edits, grouped=[Passage((0, 1, 2), 0)])], ONLINE, NOW).parts[0].shortened(60)
    assert told.text == "The road is closed."
    assert told.left == 2


def test_a_sentence_of_a_passage_that_is_not_new_is_kept_apart() -> None:
    same = Edit(Op.MOVED, EditKind.MOVED, "the old bridge", "the old bridge")
    one = item([added("Closed are:"), same, added("the port")], grouped=[Passage((0, 1, 2), 0)])
    part = story_of([one], ONLINE, NOW).parts[0]
    assert [line.op for line in part.lines] == ["new", "kept", "new"]
    assert part.brief == "Closed are: the old bridge"


TOLL = changed("15 people were rescued.", "22 people were rescued.", reason="new figure: 22 (was 15) people rescued")
LONG = "Engineers opened the lower spillway shortly before noon, which sent a surge of two metres to the old town."


@pytest.mark.parametrize(
    ("edits", "title", "subject"),
    [
        ([TOLL], "Ferry aground", "15 → 22 people rescued · Ferry aground"),
        ([added("The ferry sank.")], "Ferry aground", "The ferry sank · Ferry aground"),
        (
            [added(LONG)],
            "Dam at Ostrava under strain after three days of rain",
            "Engineers opened the lower spillway shortly before… · Dam at Ostrava under…",
        ),
        ([replace(TOLL, kind=EditKind.CORRECTION, evidence=())], "Ferry", "Correction: 15 → 22 people · Ferry"),
        ([removed("The ferry was old.", EditKind.DETAIL)], "Ferry", "Removed: The ferry was old · Ferry"),
        ([], "Ferry aground off Northhaven", "Ferry aground off Northhaven"),
    ],
)
def test_a_subject_carries_the_news(edits: list[Edit], title: str, subject: str) -> None:
    one = item(edits, about=article(title=title), picks=tuple(range(len(edits))))
    assert news_subject([story_of([one], ONLINE, NOW)], "") == subject


def test_a_headline_that_is_the_news_is_said_once() -> None:
    edit = headline("Ferry aground", "Ferry freed, all safe", development=True)
    one = item([edit], about=article(title="Ferry freed, all safe"), old_title="Ferry aground")
    assert news_subject([story_of([one], ONLINE, NOW)], "") == "Ferry freed, all safe"


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=120)), min_size=1, max_size=3))
def test_a_subject_is_never_too_long(told: list[tuple[str, str]]) -> None:
    stories = [story([added(text)], [0.5], title) for text, title in told]
    assert len(news_subject(stories, f"{len(stories)} updates in {len(stories)} articles")) <= LENGTH


def test_old_and_new_words_do_not_touch() -> None:
    pieces = apart(word_pieces("from 6 p.m.", "from 4 p.m."))
    assert "".join(text for _, text in pieces) == "from 6 4 p.m."
