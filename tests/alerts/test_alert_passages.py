"""Passages in messages: merged over versions, in document order, the most important in full."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts.merge import merged_passages
from monitor.alerts.passage import Part, part_of
from monitor.alerts.room import TOP_PASSAGES, Room, laid_out, rooms
from monitor.alerts.story import Story, story_of
from monitor.alerts.subject import LENGTH, news_subject
from monitor.alerts.wording import spaced
from monitor.diff import word_pieces
from monitor.model import AlertItem, Edit, EditKind, Evidence, Op, Passage
from tests.alerts.building import NOW, ONLINE, added, article, changed, headline, item, removed

SAID = "Dr Jana Harrach, head of the office, said:"
WORDS = "“We are past the worst of it.”"


def at(edit: Edit, old: int | None = None, new: int | None = None) -> Edit:
    return replace(edit, old_at=() if old is None else (old,), new_at=() if new is None else (new,))


def texts(items: list[AlertItem]) -> list[list[str | None]]:
    return [[edit.new for edit in passage.edits] for passage in merged_passages(items)]


def story(edits: list[Edit], weights: list[float], title: str = "Dam at Ostrava under strain") -> Story:
    grouped = [Passage((place,), place, importance=weight) for place, weight in enumerate(weights)]
    return story_of([item(edits, about=article(title=title), grouped=grouped)], ONLINE, NOW)


def numbered(count: int) -> list[Edit]:
    return [added(f"Sentence {number}.") for number in range(count)]


def test_a_picked_edit_brings_its_whole_passage() -> None:
    grouped = [Passage((0, 1), 1, importance=0.7)]
    update = item([added(SAID), added(WORDS), added("Other.")], grouped=grouped, picks=(1,))
    assert texts([update]) == [[SAID, WORDS]]


def test_picked_edits_outside_passages_keep_their_order() -> None:
    grouped = [Passage((1,), 1), Passage((3,), 3)]
    edits = [removed("First."), added("Second."), removed("Third."), added("Fourth.")]
    passages = merged_passages([item(edits, grouped=grouped, picks=(0, 1, 2, 3))])
    leads = [passage.edits[0] for passage in passages]
    assert [edit.new or edit.old for edit in leads] == ["First.", "Second.", "Third.", "Fourth."]
    assert [passage.importance for passage in passages] == [0, 0.5, 0, 0.5]


def test_passages_of_several_versions_are_in_the_order_of_the_last() -> None:
    first = item([at(added("B."), new=3)], versions=(1, 2))
    # One paragraph is added before it, one after it; a sentence at the beginning is removed.
    second = item(
        [at(removed("Old."), old=0), at(added("A."), new=1), at(added("C."), new=4)], versions=(2, 3), picks=(1, 2)
    )
    assert texts([first, second]) == [["A."], ["B."], ["C."]]


def test_sentences_added_beside_a_reported_one_join_its_passage() -> None:
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


def test_context_that_is_itself_reported_is_not_repeated() -> None:
    first = item([at(added("A."), new=0)], versions=(1, 2))
    second = item([at(added("B."), new=1)], versions=(2, 3), grouped=[Passage((0,), 0, before="A.", heading="H")])
    passages = merged_passages([first, second])
    assert [(passage.heading, passage.before) for passage in passages] == [("", ""), ("H", "")]


def test_context_is_that_of_the_last_version() -> None:
    first = item([at(added("B."), new=1)], versions=(1, 2), grouped=[Passage((0,), 0, before="It rains.")])
    wording = at(changed("It rains.", "It is raining.", EditKind.WORDING), 0, 0)
    second = item([wording], versions=(2, 3), picks=())
    assert merged_passages([first, second])[0].before == "It is raining."


SENTENCES = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True)


@given(st.lists(SENTENCES, min_size=2, max_size=5))
def test_over_any_versions_the_result_is_that_of_the_last(versions: list[list[str]]) -> None:
    """Sentences are added and removed: reported are those of the last version that the first had not, in order."""
    items = []
    for number, (old, new) in enumerate(pairwise(versions)):
        common = [text for text in new if text in old]
        unchanged = common if common == [text for text in old if text in new] else []
        edits = [at(removed(text, EditKind.DETAIL), old=old.index(text)) for text in old if text not in unchanged]
        edits += [at(added(text), new=new.index(text)) for text in new if text not in unchanged]
        edits.sort(key=lambda edit: edit.new_at or edit.old_at)
        items.append(item(edits, versions=(number + 1, number + 2)))
    reported = [edit.new for passage in merged_passages(items) for edit in passage.edits]
    last = versions[-1]
    assert {text for text in last if text not in versions[0]} <= set(reported) <= set(last)
    assert reported == sorted(reported, key=lambda text: last.index(text or ""))


def test_the_five_most_important_passages_are_in_full_and_the_others_in_lines() -> None:
    weights = [0.1, 0.9, 0.2, 0.8, 0.7, 0.3, 0.6, 0.5]
    layout = laid_out([story(numbered(8), weights)], next(rooms([story([], [])])))
    assert layout.top == ()
    shown = layout.stories[0]
    assert [part.text for part in shown.parts] == [f"Sentence {number}." for number in (1, 3, 4, 6, 7)]
    assert [part.brief for part in shown.folded] == [f"Sentence {number}." for number in (0, 2, 5)]
    assert shown.more == 0


def test_a_digest_starts_with_five_passages_of_as_many_stories_as_possible() -> None:
    stories = [story(numbered(4), [0.9, 0.8, 0.7, 0.6], "First"), story(numbered(2), [0.2, 0.1], "Second")]
    layout = laid_out(stories, next(rooms(stories)))
    assert [[part.text for part in story.parts] for story in layout.top] == [
        ["Sentence 0.", "Sentence 1.", "Sentence 2."],
        ["Sentence 0.", "Sentence 1."],
    ]
    assert [(story.above, len(story.parts), story.more) for story in layout.stories] == [(3, 1, 0), (2, 0, 0)]
    # If all passages are shown in full anyway, there is no top.
    assert laid_out(stories[1:], next(rooms(stories))).top == ()


@given(st.lists(st.lists(st.floats(0, 1), max_size=9), min_size=1, max_size=14), st.integers(0, 40))
def test_no_passage_is_lost_at_any_limit(weights: list[list[float]], step: int) -> None:
    stories = [story(numbered(len(found)), found, f"Story {number}") for number, found in enumerate(weights)]
    steps = list(rooms(stories))
    room: Room = steps[min(step, len(steps) - 1)]
    layout = laid_out(stories, room)
    assert len(layout.stories) + layout.more_stories == len(stories)
    assert sum(len(top.parts) for top in layout.top) in (0, TOP_PASSAGES)
    for shown in layout.stories:
        whole = next(story for story in stories if story.headline == shown.headline)
        assert len(shown.parts) + len(shown.folded) + shown.more + shown.above == len(whole.parts)
        assert len(shown.parts) <= TOP_PASSAGES


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


def test_an_announcing_sentence_is_cut_with_what_it_announces() -> None:
    edits = [added("The road is closed."), added("The mayor said:"), added("“Stay at home.” " * 20)]
    part = story_of([item(edits, grouped=[Passage((0, 1, 2), 0)])], ONLINE, NOW).parts[0].shortened(60)
    assert part.text == "The road is closed."
    assert part.left == 2


def test_a_sentence_that_is_not_new_is_marked_as_kept() -> None:
    same = Edit(Op.MOVED, EditKind.MOVED, "the old bridge", "the old bridge")
    update = item([added("Closed are:"), same, added("the port")], grouped=[Passage((0, 1, 2), 0)])
    part = story_of([update], ONLINE, NOW).parts[0]
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
        ([replace(TOLL, kind=EditKind.CORRECTION, evidence=())], "Ferry", "Correction: 15 → 22 · Ferry"),
        ([removed("The ferry was old.", EditKind.DETAIL)], "Ferry", "Removed: The ferry was old · Ferry"),
        ([], "Ferry aground off Northhaven", "Ferry aground off Northhaven"),
    ],
)
def test_a_subject_has_the_news(edits: list[Edit], title: str, subject: str) -> None:
    update = item(edits, about=article(title=title), picks=tuple(range(len(edits))))
    assert news_subject([story_of([update], ONLINE, NOW)], "") == subject


def test_a_new_headline_is_in_the_subject_once() -> None:
    edit = headline("Ferry aground", "Ferry freed, all safe", development=True)
    update = item([edit], about=article(title="Ferry freed, all safe"), old_title="Ferry aground")
    assert news_subject([story_of([update], ONLINE, NOW)], "") == "Ferry freed, all safe"


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=120)), min_size=1, max_size=3))
def test_a_subject_is_never_too_long(texts: list[tuple[str, str]]) -> None:
    stories = [story([added(text)], [0.5], title) for text, title in texts]
    assert len(news_subject(stories, f"{len(stories)} updates in {len(stories)} articles")) <= LENGTH


def test_old_and_new_words_do_not_touch() -> None:
    pieces = spaced(word_pieces("from 6 p.m.", "from 4 p.m."))
    assert "".join(text for _, text in pieces) == "from 6 4 p.m."
