"""The demonstration from end to end: the real daemon as a process, a real site, a real mail server."""

from __future__ import annotations

from monitor.demo import load_stories, run


def test_every_new_sentence_is_flagged_and_nothing_else(tmp_path):
    lines: list[str] = []
    outcome = run(tmp_path / "demo", say=lines.append)
    shown = "\n".join(lines)
    assert outcome.missed == (), shown
    assert outcome.false == (), shown
    assert outcome.found == sum(len(step.new) for story in load_stories() for step in story.steps)
    assert outcome.mails == sum(bool(step.new) for story in load_stories() for step in story.steps)
    assert (tmp_path / "demo" / "mailbox" / "0001.eml").is_file()


def test_stories_say_what_is_new_in_words_that_stand_in_them():
    for story in load_stories():
        for step in story.steps:
            text = "\n".join(step.paragraphs)
            assert all(sentence in text for sentence in (*step.new, *step.notes)), story.slug
