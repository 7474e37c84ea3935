"""Articles of several outlets about one event are put into one story as they arrive, or by a later pass."""

from __future__ import annotations

from sqlalchemy import text

from tests.pipeline.conftest import SITE, STORY, Desk, page_of

OTHER = "https://courier.example"
TOLD_ELSEWHERE = (
    "A freight train was derailed close to the village of Ottering on Monday morning; the line is blocked.",
    "Two wagons with gravel overturned at the station. No one was injured, a spokeswoman of the railway company said.",
    "Passengers have to take buses between Ottering and Fellbrook. The valley line is used by forty trains a day.",
)
SOMETHING_ELSE = (
    "The council of Marsh Hill voted on Tuesday to close two of its six libraries in the coming year.",
    "Councillor Dana Whitlock called the decision a disgrace. The town saves 300,000 pounds a year by it.",
    "Readers handed over a petition with 4,100 signatures before the meeting began at the town hall.",
)


def follow(desk: Desk, path: str, page: str, site: str = SITE) -> int:
    desk.put(path, page)
    if site != SITE:
        desk.web.replies[site + path] = desk.web.replies.pop(SITE + path)
    return desk.pipeline.add_article(site + path).article.id


def test_two_outlets_report_one_event(desk: Desk) -> None:
    first = follow(desk, "/train", page_of("Freight train derails near Ottering", *STORY))
    other = follow(desk, "/library", page_of("Marsh Hill closes two libraries", *SOMETHING_ELSE))
    second = follow(desk, "/derailed", page_of("Ottering: line blocked after train derails", *TOLD_ELSEWHERE), OTHER)
    story = desk.store.stories.of_article(first)
    assert story is not None
    assert [member.article.id for member in desk.store.stories.members(story.id)] == [first, second]
    assert (story.title, story.articles, story.outlets) == ("Freight train derails near Ottering", 2, 2)
    assert desk.store.stories.of_article(other) is None
    assert desk.store.stories.unplaced(10) == ()


def test_an_update_keeps_the_story_and_updates_its_time(desk: Desk) -> None:
    first = follow(desk, "/train", page_of("Freight train derails near Ottering", *STORY))
    follow(desk, "/derailed", page_of("Ottering: line blocked after train derails", *TOLD_ELSEWHERE), OTHER)
    before = desk.store.stories.of_article(first)
    more = "The line was cleared on Tuesday, and the first train ran at noon, the railway company said."
    desk.put("/train", page_of("Freight train derails near Ottering", *STORY, more))
    desk.poll()
    after = desk.store.stories.of_article(first)
    assert before is not None
    assert after is not None
    assert after.id == before.id
    assert after.updated_at > before.updated_at


def test_articles_without_a_place_are_placed_by_a_later_pass(desk: Desk) -> None:
    """As after a crash between a version and its placing, or with a database of an older program."""
    first = follow(desk, "/train", page_of("Freight train derails near Ottering", *STORY))
    second = follow(desk, "/derailed", page_of("Ottering: line blocked after train derails", *TOLD_ELSEWHERE), OTHER)
    with desk.store.database.write() as connection:
        for table in ("story_members", "stories", "term_articles", "article_terms", "term_counts"):
            connection.execute(text(f"DELETE FROM {table}"))
        connection.execute(text("UPDATE articles SET unplaced = 1"))
    assert desk.pipeline.place_waiting() == 2
    story = desk.store.stories.of_article(first)
    assert story is not None
    assert {member.article.id for member in desk.store.stories.members(story.id)} == {first, second}
    assert desk.pipeline.place_waiting() == 0
