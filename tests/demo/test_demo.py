"""The demonstration from end to end: the daemon as a process, real web servers, a real mail server."""

from __future__ import annotations

from monitor.demo import OTHERS, load_stories, run

STORIES = (*load_stories(), *(story for _, folder in OTHERS for story in load_stories(folder)))


def test_every_new_sentence_is_flagged_and_nothing_else(tmp_path):
    lines: list[str] = []
    outcome = run(tmp_path / "demo", say=lines.append)
    shown = "\n".join(lines)
    assert outcome.missed == (), shown
    assert outcome.false == (), shown
    assert outcome.found == sum(len(step.new) for story in STORIES for step in story.steps)
    assert outcome.mails == sum(bool(step.new) for story in STORIES for step in story.steps)
    assert (tmp_path / "demo" / "mailbox" / "0001.eml").is_file()
    event = shown[shown.index("`monitor story`:") :]
    assert "3 articles of 3 outlets" in event
    # The arrest is shown once, with the first outlet and those that followed.
    assert event.count("night watchman") == 1, event
    assert "first: The Orsa Herald" in event
    assert "also in: Fjord Courier" in event
    # Where outlets differ: 17 and 19 people in hospital.
    sayings = event[: event.index("night watchman")]
    assert "Seventeen" in sayings
    assert "Nineteen" in sayings
    assert "contradict each other" in sayings or "differ" in sayings


def test_the_new_sentences_of_stories_are_in_their_text():
    for story in STORIES:
        for step in story.steps:
            text = "\n".join(step.paragraphs)
            assert all(sentence in text for sentence in (*step.new, *step.notes)), story.slug
