"""Lines that articles of one site share: background and facts are text; labels are removed from both versions."""

from __future__ import annotations

from monitor.model import ArticleState
from tests.pipeline.conftest import SITE, Desk, page_of

BACKGROUND = (
    "The strike at the Vell mines began in January, when the company cut the night bonus without notice.",
    "Some 4,000 miners in six towns have stayed away since then, and two smelters run on what is left in the yards.",
    "The union was founded by Petra Holm, a former driller who lost her brother in the collapse of 1998.",
    "The company belongs to a fund in Osterby that bought it two years ago for 900 million crowns.",
    "Talks in March broke down after a day, and each side blames the other for the death of a guard.",
    "Copper has risen by a fifth since then on the exchange, to the profit of mines elsewhere.",
    "The government has called the strike illegal twice, and has lost twice in court.",
    "Schools in two of the towns have closed because their heating comes from the works.",
)
OPENINGS = (
    "Miners blocked the road to the port at Sund on Monday, two drivers said.",
    "A food store for the strikers was set alight on Sunday, the fire service said.",
    "The company named Olaf Brekke as its third director in a year on Saturday.",
    "The school at Lower Vell reopened on Friday with stoves lent by the army.",
    "Osterby's mayor offered to host new talks if both sides asked for them.",
    "Two drivers held by strikers since April were let go on Wednesday.",
)
NEWS = "Police took nine miners from the road after dark, and a clinic in Sund treated fourteen people."


def paths(count: int) -> list[str]:
    return [f"/vell-{number}" for number in range(count)]


def publish(desk: Desk, *extra: str) -> None:
    """Publish six articles that share eight paragraphs; the first also has ``extra`` ones."""
    desk.feed(*paths(6))
    for number, path in enumerate(paths(6)):
        own = (OPENINGS[number], *(extra if number == 0 else ()))
        desk.put(path, page_of(f"Vell strike, part {number}", *own, *BACKGROUND))


def texts(desk: Desk) -> dict[str, str]:
    articles = desk.store.articles.list()
    return {a.url.removeprefix(SITE): desk.store.versions.get(a.id, a.versions).document.text for a in articles}


def test_the_background_of_a_running_story_is_text_of_each_article(desk: Desk):
    publish(desk)
    for _ in range(3):
        report = desk.poll()
    assert (report.articles["unchanged"], report.versions) == (6, 0)
    assert {article.state for article in desk.store.articles.list()} == {ArticleState.LIVE}
    publish(desk, NEWS)
    assert desk.poll().developments == 1
    assert [development.text for development in desk.store.versions.developments()] == [NEWS]
    assert all(paragraph in texts(desk)["/vell-0"] for paragraph in (*BACKGROUND, NEWS))


def test_a_fact_that_other_articles_had_first_is_news_where_it_is_added(desk: Desk):
    toll = "The guard died of his wounds on Tuesday, the hospital said."
    desk.feed(*paths(6))
    for number, path in enumerate(paths(6)):
        desk.put(
            path,
            page_of(f"Vell strike, part {number}", OPENINGS[number], BACKGROUND[number], *([toll] if number else [])),
        )
    desk.poll()
    desk.poll()
    desk.put("/vell-0", page_of("Vell strike, part 0", OPENINGS[0], BACKGROUND[0], toll))
    assert desk.poll().developments == 1


def test_a_list_of_headlines_on_other_pages_removes_nothing_from_the_articles_listed(desk: Desk):
    title, first = "Vell miners vote on Friday", "Miners in Vell vote on Friday whether to go on"
    desk.feed("/vote")
    desk.put("/vote", page_of(title, first, *BACKGROUND[:3]))
    desk.poll()
    desk.feed("/vote", *paths(6))
    for number, path in enumerate(paths(6)):
        named = f"<ul><li>{title}</li><li>{first}</li></ul>"
        desk.put(
            path,
            page_of(f"Vell strike, part {number}", OPENINGS[number], *BACKGROUND[3:], after="").replace(
                "</article>", f"{named}</article>"
            ),
        )
    for _ in range(3):
        desk.poll()
    (vote,) = [article for article in desk.store.articles.list() if article.url.endswith("/vote")]
    assert vote.versions == 1


def test_labels_that_change_on_every_page_make_no_version(desk: Desk):
    labels = ("From the Herald archive of old", "Herald weekend desk and friends", "The Herald evening table")
    desk.feed(*paths(6))

    def show(labels: tuple[str, ...]) -> None:
        for number, path in enumerate(paths(6)):
            page = page_of(f"Vell strike, part {number}", OPENINGS[number], *BACKGROUND[number : number + 3])
            desk.put(path, page.replace("</article>", "".join(f"<p>{label}</p>" for label in labels) + "</article>"))

    show(labels)
    desk.poll()
    desk.poll()
    show(labels[:2])
    assert desk.poll().versions == 0
    show(labels)
    assert desk.poll().versions == 0
